import type { Clock } from '../sending/clock.ts'

/**
 * What the system tells of the person in front of it. `system-locked` and `system-unlocked` are the computer's own
 * lock, or another person's session in front; `asleep`: the computer goes to sleep.
 */
export type PresenceEvent = 'system-locked' | 'system-unlocked' | 'asleep'

/** The computer, as far as it knows whether somebody is there. */
export interface System {
  /** Seconds since a key or the mouse was last used, in whatever program. */
  readonly idleSeconds: () => number
  /** Whether the computer's own lock is known to be on; false where nobody can tell. */
  readonly isLocked: () => boolean
}

export interface LockOptions {
  readonly clock: Clock
  /** Minutes without a key or the mouse; 0: only with the computer's own lock. Asked anew at each look. */
  readonly lockAfterMinutes: () => number
  readonly system: System
  /** Lets the person prove who they are, where the system can ask; false: they did not. */
  readonly confirm: () => Promise<boolean>
  /** Called once for each change. */
  readonly onChange: (isLocked: boolean) => void
}

/** Whether patients are hidden. Begins open: somebody has just started the app. */
export interface Lock {
  isLocked(): boolean
  /** Resolves as soon as patients may be seen; at once where they may. */
  opened(): Promise<void>
  hear(event: PresenceEvent): void
  /** The person wants to see patients again. False: not confirmed, or locked anew meanwhile; it stays locked. */
  show(): Promise<boolean>
  /** Looks at the system until the signal aborts. */
  watch(signal: AbortSignal): Promise<void>
}

/** Also how late a changed setting, or a lock that the system has no event for, is noticed. */
const lookMs = 5000

/**
 * Hides patients after some minutes without the person, before the computer sleeps, and with the computer's own lock.
 * Unlocking the computer is proof enough and opens whatever was the reason; otherwise the person asks.
 */
export function createLock(options: LockOptions): Lock {
  const { clock, lockAfterMinutes, system, confirm, onChange } = options
  let isLocked = false
  let wasSystemLocked = false
  /** Counts what locks: an answer to an earlier question must not open a later lock. */
  let timesLocked = 0
  let asked: Promise<boolean> | null = null
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

  function hear(event: PresenceEvent): void {
    if (event === 'system-unlocked') open()
    else if (event === 'system-locked' || lockAfterMinutes() > 0) lock()
  }

  function look(): void {
    // Some systems tell of their lock by an event, some only when asked: each change counts once.
    const isSystemLocked = system.isLocked()
    if (isSystemLocked !== wasSystemLocked) {
      wasSystemLocked = isSystemLocked
      hear(isSystemLocked ? 'system-locked' : 'system-unlocked')
    }
    if (!isLocked && lockAfterMinutes() > 0 && idleMsLeft() <= 0) lock()
  }

  function idleMsLeft(): number {
    return lockAfterMinutes() * 60_000 - system.idleSeconds() * 1000
  }

  async function ask(): Promise<boolean> {
    const before = timesLocked
    const isConfirmed = await confirm()
    if (!isConfirmed || timesLocked !== before) return !isLocked
    open()
    return true
  }

  return {
    isLocked: () => isLocked,
    opened: () => (isLocked ? new Promise((resolve) => waiting.push(resolve)) : Promise.resolve()),
    hear,
    show() {
      if (!isLocked) return Promise.resolve(true)
      asked ??= ask().finally(() => {
        asked = null
      })
      return asked
    },
    async watch(signal) {
      while (!signal.aborted) {
        look()
        const isCounting = !isLocked && lockAfterMinutes() > 0
        await clock.sleep(isCounting ? Math.min(lookMs, Math.max(idleMsLeft(), 0)) : lookMs, signal)
      }
    }
  }
}
