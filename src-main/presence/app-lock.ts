import type { Clock } from '../sending/clock.ts'

/**
 * Events of the system. `system-locked` and `system-unlocked`: the computer was locked or unlocked, or another user's
 * session was activated or left; `asleep`: the computer goes to sleep.
 */
export type PresenceEvent = 'system-locked' | 'system-unlocked' | 'asleep'

/** What the computer knows about the presence of the user. */
export interface SystemPresence {
  /** Seconds since the last input in any program. */
  readonly idleSeconds: () => number
  /** Whether the computer is known to be locked; false if unknown. */
  readonly isLocked: () => boolean
}

export interface AppLockOptions {
  readonly clock: Clock
  /** Minutes without input; 0: only when the computer is locked. Read at each poll. */
  readonly lockAfterMinutes: () => number
  readonly system: SystemPresence
  /** Authenticates the user if the system can; false: it failed. */
  readonly confirm: () => Promise<boolean>
  /** Called once for each change. */
  readonly onChange: (isLocked: boolean) => void
}

/** Hides and shows patients. Starts unlocked: the user has just started the app. */
export interface AppLock {
  isLocked(): boolean
  /** Resolves as soon as the app is unlocked; immediately if it is. */
  whenUnlocked(): Promise<void>
  handle(event: PresenceEvent): void
  /** The user wants to see patients again. False: not authenticated, or locked again meanwhile; it stays locked. */
  unlock(): Promise<boolean>
  /** Polls the system until the signal aborts. */
  watch(signal: AbortSignal): Promise<void>
}

/** Also the maximum delay until a changed setting, or a lock without a system event, takes effect. */
const pollIntervalMs = 5000

/**
 * Locks the app after some minutes without input, before the computer sleeps, and when the computer is locked.
 * Unlocking the computer unlocks the app in every case; otherwise the user requests it.
 */
export function createAppLock(options: AppLockOptions): AppLock {
  const { clock, lockAfterMinutes, system, confirm, onChange } = options
  let isLocked = false
  let wasSystemLocked = false
  /** Number of locks so far: authentication that started before a lock must not end that lock. */
  let timesLocked = 0
  let pending: Promise<boolean> | null = null
  let waiting: (() => void)[] = []

  function lock(): void {
    timesLocked += 1
    if (isLocked) return
    isLocked = true
    onChange(true)
  }

  function open(): void {
    if (!isLocked) return
    isLocked = false
    onChange(false)
    const ready = waiting
    waiting = []
    for (const go of ready) go()
  }

  function handle(event: PresenceEvent): void {
    if (event === 'system-unlocked') open()
    else if (event === 'system-locked' || lockAfterMinutes() > 0) lock()
  }

  function poll(): void {
    // Some systems send an event for their lock, others must be polled: each change is handled once.
    const isSystemLocked = system.isLocked()
    if (isSystemLocked !== wasSystemLocked) {
      wasSystemLocked = isSystemLocked
      handle(isSystemLocked ? 'system-locked' : 'system-unlocked')
    }
    if (!isLocked && lockAfterMinutes() > 0 && idleMsLeft() <= 0) lock()
  }

  function idleMsLeft(): number {
    return lockAfterMinutes() * 60_000 - system.idleSeconds() * 1000
  }

  async function requestUnlock(): Promise<boolean> {
    const before = timesLocked
    const isConfirmed = await confirm()
    if (!isConfirmed || timesLocked !== before) return !isLocked
    open()
    return true
  }

  return {
    isLocked: () => isLocked,
    whenUnlocked: () => (isLocked ? new Promise((resolve) => waiting.push(resolve)) : Promise.resolve()),
    handle,
    unlock() {
      if (!isLocked) return Promise.resolve(true)
      pending ??= requestUnlock().finally(() => {
        pending = null
      })
      return pending
    },
    async watch(signal) {
      while (!signal.aborted) {
        poll()
        const isCounting = !isLocked && lockAfterMinutes() > 0
        await clock.sleep(isCounting ? Math.min(pollIntervalMs, Math.max(idleMsLeft(), 0)) : pollIntervalMs, signal)
      }
    }
  }
}
