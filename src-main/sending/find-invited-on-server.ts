import type { Outcome } from '../hcw/outcome.ts'
import type { RemoteInvite } from '../hcw/server.ts'
import { createMatcher, type InvitedPatient, type Match } from './invite-matching.ts'
import type { ServerSearch, Span } from './server-search.ts'

/** Who of some patients is invited on a server, and what the answer rests on. */
export type InvitedAlready = {
  /** Every page was read to the end: who is missing from it was not invited within the span with this account. */
  readonly isComplete: boolean
  /** The account's invites of the span, and those that carry the id of one of the rows. */
  readonly invites: readonly RemoteInvite[]
  /** By row, what may be its invite; rows without any are left out. */
  readonly matches: ReadonlyMap<string, readonly Match[]>
}

/**
 * Who of these patients is invited already: one question, page by page and within the rate limit, whatever the number of
 * patients. It only reads. Patients with an appointment are asked about by a span of `appointments`, others by when
 * their invites were created.
 */
export async function findInvited(
  search: ServerSearch,
  patients: readonly InvitedPatient[],
  span: Span
): Promise<Outcome<InvitedAlready>> {
  const outcome = await search.madeAfter(span)
  if (outcome.kind !== 'done') return outcome
  const rows = new Set(patients.map(({ rowId }) => rowId))
  const invites = outcome.value.invites.filter(
    // An account also sees what others made for its queues.
    ({ isOwn, rowId }) => isOwn !== false || (rowId !== null && rows.has(rowId))
  )
  const matchesOf = createMatcher(invites)
  const matches = patients.map((patient) => [patient.rowId, matchesOf(patient)] as const)
  return {
    kind: 'done',
    value: {
      isComplete: outcome.value.complete,
      invites,
      matches: new Map(matches.filter(([, some]) => some.length > 0))
    }
  }
}
