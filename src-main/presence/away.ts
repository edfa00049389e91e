import type { Clock } from '../sending/clock.ts'

/** Why nothing can be sent now, whatever the server says. */
export type AwayReason = 'offline' | 'asleep'

export interface AwayOptions {
  readonly clock: Clock
  /** False: the computer has no network at all. True says little: the way to a server may be broken all the same. */
  readonly isOnline: () => boolean
  /** Called once for each change; null: nothing stands in the way any more. */
  readonly tell: (reason: AwayReason | null) => void
}

/** The computer's sleep and its network, put together. */
export interface Away {
  sleeps(): void
  wakes(): void
  /** Looks at the network until the signal aborts. Only changes are told: see below. */
  watch(signal: AbortSignal): Promise<void>
}

/** The system has no event for it; asking costs nothing. */
const lookMs = 2000

/**
 * A network that was away from the beginning is not told: whoever signed in to a server nevertheless knows better than
 * the system, and a batch that a person lets go on is not stopped again by the same finding.
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
