import type { Clock } from '../sending/clock.ts'

/** Why the computer cannot send anything now. */
export type AwayReason = 'offline' | 'asleep'

export interface AwayOptions {
  readonly clock: Clock
  /** False: the computer has no network. True does not mean that a server is reachable. */
  readonly isOnline: () => boolean
  /** Called once for each change; null: the interruption is over. */
  readonly tell: (reason: AwayReason | null) => void
}

/** Combines sleep and loss of network into one state. */
export interface Away {
  sleeps(): void
  wakes(): void
  /** Polls the network state until the signal aborts. */
  watch(signal: AbortSignal): Promise<void>
}

/** There is no system event for the network state; polling is cheap. */
const lookMs = 2000

/**
 * Reports only changes. A network that is missing from the start is not reported: if signing in succeeds nevertheless,
 * the system is wrong, and a batch that the user has resumed is not interrupted again for the same reason.
 */
export function watchAway({ clock, isOnline, tell }: AwayOptions): Away {
  let isAsleep = false
  let wasOnline = isOnline()
  let isOffline = false
  let told: AwayReason | null = null

  function look(): void {
    const isOnlineNow = isOnline()
    if (isOnlineNow !== wasOnline) isOffline = !isOnlineNow
    wasOnline = isOnlineNow
    const reason = isAsleep ? 'asleep' : isOffline ? 'offline' : null
    if (reason === told) return
    told = reason
    tell(reason)
  }

  return {
    sleeps() {
      isAsleep = true
      look()
    },
    wakes() {
      isAsleep = false
      look()
    },
    async watch(signal) {
      while (!signal.aborted) {
        look()
        await clock.sleep(lookMs, signal)
      }
    }
  }
}
