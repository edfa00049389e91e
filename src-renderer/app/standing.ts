import type { InvitationState } from '#contract/invitation.ts'
import type { ListSummary } from '#contract/list.ts'
import type { BatchView } from '#contract/sending.ts'
import type { ListStep } from './place.ts'

/** Progress of a list in numbers of patients. Each patient counts in exactly one of them. */
export interface ListStanding {
  /** Ready to be invited, not yet invited. */
  readonly ready: number
  /** Must be corrected before they can be invited. */
  readonly blocked: number
  readonly excluded: number
  readonly onTheWay: number
  readonly created: number
  readonly refused: number
  /** The answer was lost: the server or the user has to resolve it. */
  readonly inDoubt: number
  readonly held: number
  readonly withdrawn: number
}

/** Combines the figures of the check with the invitations of the list. */
export function listStanding({ figures, invitations }: Pick<ListSummary, 'figures' | 'invitations'>): ListStanding {
  const of = (...states: readonly InvitationState[]) =>
    states.reduce((total, state) => total + (invitations[state] ?? 0), 0)
  const onTheWay = of('queued', 'sending')
  const created = of('created')
  const refused = of('refused')
  const inDoubt = of('unknown', 'checking', 'undecided')
  const held = of('held')
  const withdrawn = of('withdrawn')
  const tried = onTheWay + created + refused + inDoubt + held + withdrawn
  return {
    ready: Math.max(0, figures.ready - tried),
    blocked: figures.blocked,
    excluded: figures.excluded,
    onTheWay,
    created,
    refused,
    inDoubt,
    held,
    withdrawn
  }
}

/** Steps of a list that are complete. */
export function stepsDone(standing: ListStanding): ReadonlySet<ListStep> {
  const done = new Set<ListStep>()
  const tried = standing.onTheWay + standing.created + standing.refused + standing.inDoubt + standing.held
  const checked = standing.ready + tried + standing.withdrawn
  if (checked > 0) done.add('columns')
  if (checked > 0 && standing.blocked === 0) done.add('check')
  const unsettled = standing.ready + standing.onTheWay + standing.inDoubt + standing.held + standing.refused
  if (standing.created > 0 && unsettled === 0) done.add('send')
  return done
}

/** How many invitations of a batch have an outcome or were held. */
export function batchDone(batch: BatchView): number {
  return Math.min(batch.total, Math.max(0, batch.total - batch.queued - batch.inFlight))
}

/** 0 to 1, or null where there is nothing to count. */
export function batchFraction(batch: BatchView): number | null {
  return batch.total === 0 ? null : batchDone(batch) / batch.total
}
