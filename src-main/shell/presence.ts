import { powerMonitor, systemPreferences } from 'electron'
import type { PresenceEvent, System } from '../presence/lock.ts'

/** Less than anybody's pause: only whether the state is `locked` is asked. */
const idleThresholdSeconds = 60

/** The computer's own knowledge. On Linux its lock is known only where the desktop runs a screen saver that tells. */
export const system: System = {
  idleSeconds: () => powerMonitor.getSystemIdleTime(),
  isLocked: () => powerMonitor.getSystemIdleState(idleThresholdSeconds) === 'locked'
}

/** Tells of the computer's lock (Windows, macOS), of another person's session in front (macOS), and of sleep. */
export function hearPresence(hear: (event: PresenceEvent) => void): void {
  powerMonitor.on('lock-screen', () => hear('system-locked'))
  powerMonitor.on('unlock-screen', () => hear('system-unlocked'))
  powerMonitor.on('user-did-resign-active', () => hear('system-locked'))
  powerMonitor.on('user-did-become-active', () => hear('system-unlocked'))
  powerMonitor.on('suspend', () => hear('asleep'))
}

/**
 * Asks the person for finger or password, where Electron lets an app do so: on a Mac with Touch ID. It has no such
 * call for Windows Hello or for Linux: there the wish alone is enough, and the computer's own lock is what proves who
 * somebody is. `reason` completes "The app is trying to …".
 */
export async function confirmPerson(reason: string): Promise<boolean> {
  if (process.platform !== 'darwin' || !systemPreferences.canPromptTouchID()) return true
  try {
    await systemPreferences.promptTouchID(reason)
    return true
  } catch {
    return false
  }
}
