import { type Result, succeed } from '#contract/call.ts'
import type { Clock } from './clock.ts'
import { endOpenJobs } from './end-job.ts'
import { type InvitationStore, isStepRefusal, type Step, type StoredInvitation } from './invitation-port.ts'
import { type InvitationEvent, next } from './state-machine.ts'

/** States that only a running batch or look-up may leave. */
export const interruptedStates = ['queued', 'sending', 'checking'] as const

/**
 * After the app ended while sending: an attempt without an outcome becomes `unknown` and is never sent again
 * automatically; an interrupted look-up has to be repeated; what was queued was certainly not sent. Then the jobs that
 * were open end. Returns the lists that have invitations with an unknown outcome.
 */
export function recoverInterrupted(store: InvitationStore, clock: Clock): Result<readonly string[]> {
  const interrupted = store.inStates(null, interruptedStates)
  if (!interrupted.ok) return interrupted
  const at = clock.now()
  for (const [listId, invitations] of Map.groupBy(interrupted.value, (invitation) => invitation.listId)) {
    const steps = invitations.flatMap((invitation) => recoveryStep(invitation, at))
    const written = store.commit(listId, steps)
    if (!written.ok) return { ok: false, code: isStepRefusal(written.code) ? 'internal' : written.code }
  }
  const ended = endOpenJobs(store, at)
  if (!ended.ok) return ended
  const unresolved = store.inStates(null, ['unknown', 'undecided'])
  return unresolved.ok ? succeed([...new Set(unresolved.value.map(({ listId }) => listId))]) : unresolved
}

function recoveryStep({ rowId, state, facts, attempt }: StoredInvitation, at: number): Step[] {
  const step = (event: InvitationEvent, more: Pick<Step, 'facts'> & Pick<Step, 'endAttempt'>): Step[] => {
    const to = next(state, event)
    return to === null ? [] : [{ rowId, from: state, to, at, ...more }]
  }
  switch (state) {
    case 'queued':
      return step('unqueue', { facts })
    case 'sending':
      return step('doubt', {
        facts: { doubt: 'app-ended', settledAt: at },
        ...(attempt === null ? {} : { endAttempt: { attemptId: attempt.attemptId } })
      })
    case 'checking':
      return step('give-up-check', { facts: { doubt: 'app-ended', ...facts } })
    default:
      return []
  }
}
