import { type Result, succeed } from '#contract/call.ts'
import type { Clock } from './clock.ts'
import type { InvitationStore } from './invitation-port.ts'
import { toInvitationView } from './invitation-view.ts'
import type { Publisher } from './publisher.ts'
import { interruptedStates, recoverInterrupted } from './recover-interrupted.ts'

/** Recovers what the last run left; while the disk refuses, once more before each new work. */
export interface Recovery {
  /** At the start of the app. Returns the lists that have invitations with an unknown outcome. */
  begin(): Result<readonly string[]>
  /**
   * Before a batch, a look-up or a plan; does nothing once it has succeeded. These must not begin when it fails: so it
   * never meets the rows of a running batch or look-up.
   */
  complete(): Result<null>
}

export function createRecovery(store: InvitationStore, clock: Clock, publisher: Publisher): Recovery {
  let hasFailed = false

  function begin(): Result<readonly string[]> {
    const recovered = recoverInterrupted(store, clock)
    hasFailed = !recovered.ok
    return recovered
  }

  return {
    begin,
    complete() {
      if (!hasFailed) return succeed(null)
      const interrupted = store.inStates(null, interruptedStates)
      if (!interrupted.ok) return interrupted
      const recovered = begin()
      // Also after a failure: the disk may have taken some of it.
      for (const { listId, rowId } of interrupted.value) {
        const stored = store.one(listId, rowId)
        if (stored.ok && stored.value !== null) publisher.invitation(listId, toInvitationView(stored.value))
      }
      if (!recovered.ok) return recovered
      publisher.recovered(recovered.value)
      return succeed(null)
    }
  }
}
