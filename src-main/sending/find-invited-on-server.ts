import type { Outcome } from '../hcw/outcome.ts'
import type { RemoteInvite } from '../hcw/server.ts'
import { createMatcher, createOtherRowsMatcher, type InvitedPatient, type Match } from './invite-matching.ts'
import type { ServerSearch, Span } from './server-search.ts'

/** Who of some patients is invited on a server, and what the answer rests on. */
export type InvitedAlready = {
  /** Every page was read to the end: who is missing from it was not invited within the span with this account. */
  readonly isComplete: boolean
  /** The account's invites of the span, and those that carry the id of one of the rows. */
  readonly invites: readonly RemoteInvite[]
  /** By row, what may be its invite; rows without any are left out. */
  readonly matches: ReadonlyMap<string, readonly Match[]>
  /**
   * By row, the account's invites of the same patient and appointment that carry the id of another row, of this computer
   * or of another one; rows without any are left out. They are somebody else's: they say nothing of an attempt.
   */
  readonly ofOtherRows: ReadonlyMap<string, readonly RemoteInvite[]>
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
  const byRow = <Found>(find: (patient: InvitedPatient) => readonly Found[]) => {
    const found = patients.map((patient) => [patient.rowId, find(patient)] as const)
    return new Map(found.filter(([, some]) => some.length > 0))
  }
  return {
    kind: 'done',
    value: {
      isComplete: outcome.value.complete,
      invites,
      matches: byRow(createMatcher(invites)),
      ofOtherRows: byRow(createOtherRowsMatcher(invites.filter(({ isOwn }) => isOwn !== false)))
    }
  }
}
