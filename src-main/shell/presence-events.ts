import { powerMonitor, systemPreferences } from 'electron'
import type { PresenceEvent, SystemPresence } from '../presence/app-lock.ts'

/** Any value will do: only the state `locked` matters, not `idle`. */
const idleThresholdSeconds = 60

/** Idle time and lock of the computer. On Linux the lock is known only if the desktop has a screen saver service. */
export const systemPresence: SystemPresence = {
  idleSeconds: () => powerMonitor.getSystemIdleTime(),
  isLocked: () => powerMonitor.getSystemIdleState(idleThresholdSeconds) === 'locked'
}

/** Reports lock and unlock (Windows, macOS), a switch to another user's session (macOS), and sleep. */
export function onPresenceEvent(listener: (event: PresenceEvent) => void): void {
  powerMonitor.on('lock-screen', () => listener('system-locked'))
  powerMonitor.on('unlock-screen', () => listener('system-unlocked'))
  powerMonitor.on('user-did-resign-active', () => listener('system-locked'))
  powerMonitor.on('user-did-become-active', () => listener('system-unlocked'))
  powerMonitor.on('suspend', () => listener('asleep'))
}

/** Whether {@link confirmUser} authenticates the user here. */
export function canConfirmUser(): boolean {
  return process.platform === 'darwin' && systemPreferences.canPromptTouchID()
}

/**
 * Authenticates the user by Touch ID or password where Electron supports it: on a Mac with Touch ID. Electron has no
 * API for Windows Hello or Linux: there no authentication is needed, and the computer's own lock protects the app.
 * `reason` completes "The app is trying to …".
 */
export async function confirmUser(reason: string): Promise<boolean> {
  if (!canConfirmUser()) return true
  try {
    await systemPreferences.promptTouchID(reason)
    return true
  } catch {
    return false
  }
}
