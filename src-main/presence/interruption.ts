import type { Clock } from '../sending/clock.ts'

/** Why the computer cannot send anything now. */
export type InterruptionReason = 'offline' | 'asleep'

export interface InterruptionOptions {
  readonly clock: Clock
  /** False: the computer has no network. True does not mean that a server is reachable. */
  readonly isOnline: () => boolean
  /** Called once for each change; null: the interruption is over. */
  readonly onChange: (reason: InterruptionReason | null) => void
}

/** Combines sleep and loss of network into one state. */
export interface InterruptionWatcher {
  suspend(): void
  resume(): void
  /** Polls the network state until the signal aborts. */
  watch(signal: AbortSignal): Promise<void>
}

/** There is no system event for the network state; polling is cheap. */
const pollIntervalMs = 2000

/**
 * Reports only changes. A network that is missing from the start is not reported: if signing in succeeds nevertheless,
 * the system is wrong, and a batch that the user has resumed is not interrupted again for the same reason.
 */
export function createInterruptionWatcher({ clock, isOnline, onChange }: InterruptionOptions): InterruptionWatcher {
  let isAsleep = false
  let wasOnline = isOnline()
  let isOffline = false
  let reported: InterruptionReason | null = null

  function poll(): void {
    const isOnlineNow = isOnline()
    if (isOnlineNow !== wasOnline) isOffline = !isOnlineNow
    wasOnline = isOnlineNow
    const reason = isAsleep ? 'asleep' : isOffline ? 'offline' : null
    if (reason === reported) return
    reported = reason
    onChange(reason)
  }

  return {
    suspend() {
      isAsleep = true
      poll()
    },
    resume() {
      isAsleep = false
      poll()
    },
    async watch(signal) {
      while (!signal.aborted) {
        poll()
        await clock.sleep(pollIntervalMs, signal)
      }
    }
  }
}
