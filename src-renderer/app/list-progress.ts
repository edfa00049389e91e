import type { InvitationState } from '#contract/invitation.ts'
import type { ListSummary } from '#contract/list.ts'
import type { BatchView } from '#contract/sending.ts'
import type { ListStep } from '../state/route.ts'

/** Progress of a list in numbers of patients. Each patient counts in exactly one of them. */
export interface ListProgress {
  /** Ready to be invited, not yet invited. */
  readonly ready: number
  /** Must be corrected before they can be invited. */
  readonly blocked: number
  readonly excluded: number
  readonly onTheWay: number
  readonly created: number
  readonly refused: number
  /** The answer was lost: the server or the user has to resolve it. */
  readonly unknownOutcome: number
  readonly held: number
  readonly withdrawn: number
}

/** Combines the figures of the check with the invitations of the list. */
export function listProgress({ figures, invitations }: Pick<ListSummary, 'figures' | 'invitations'>): ListProgress {
  const countIn = (...states: readonly InvitationState[]) =>
    states.reduce((total, state) => total + (invitations[state] ?? 0), 0)
  const onTheWay = countIn('queued', 'sending')
  const created = countIn('created')
  const refused = countIn('refused')
  const unknownOutcome = countIn('unknown', 'checking', 'undecided')
  const held = countIn('held')
  const withdrawn = countIn('withdrawn')
  const tried = onTheWay + created + refused + unknownOutcome + held + withdrawn
  return {
    ready: Math.max(0, figures.ready - tried),
    blocked: figures.blocked,
    excluded: figures.excluded,
    onTheWay,
    created,
    refused,
    unknownOutcome,
    held,
    withdrawn
  }
}

/** Steps of a list that are complete. */
export function stepsDone(progress: ListProgress): ReadonlySet<ListStep> {
  const done = new Set<ListStep>()
  const tried = progress.onTheWay + progress.created + progress.refused + progress.unknownOutcome + progress.held
  const checked = progress.ready + tried + progress.withdrawn
  if (checked > 0) done.add('columns')
  if (checked > 0 && progress.blocked === 0) done.add('check')
  const unresolved = progress.ready + progress.onTheWay + progress.unknownOutcome + progress.held + progress.refused
  if (progress.created > 0 && unresolved === 0) done.add('send')
  return done
}

/** How many invitations of a batch have an outcome or were held. */
export function batchDone(batch: BatchView): number {
  return Math.min(batch.total, Math.max(0, batch.total - batch.queued - batch.inFlight - batch.left))
}

/** 0 to 1, or null where there is nothing to count. */
export function batchFraction(batch: BatchView): number | null {
  return batch.total === 0 ? null : batchDone(batch) / batch.total
}
