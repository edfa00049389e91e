import type { Outcome } from '../hcw/outcome.ts'
import type { RemoteInvite } from '../hcw/server.ts'
import type { ServerSearch } from '../sending/server-search.ts'
import type { QuarantinedInvitation } from './restore-port.ts'

/** Clocks may have been corrected since: invites up to this much older than the first request are read too. */
const lookBackMs = 24 * 3_600_000

/** Ids by row; invitations that the server does not have; why the search ended early. */
export interface RowSearchResult {
  readonly found: ReadonlyMap<string, readonly string[]>
  readonly absent: readonly QuarantinedInvitation[]
  readonly failure: Exclude<Outcome<unknown>, { readonly kind: 'done' | 'refused' }> | null
}

/**
 * Finds the invite ids of invitations whose answer was lost, by the ids of their rows: among all invites that the account
 * created since the first of them, and one by one if the server does not return all of these.
 */
export async function searchByRow(
  search: ServerSearch,
  invitations: readonly QuarantinedInvitation[],
  clockDifferenceMs: number
): Promise<RowSearchResult> {
  const found = new Map<string, string[]>()
  if (invitations.length === 0) return { found, absent: [], failure: null }
  const wanted = new Set(invitations.map(({ rowId }) => rowId))
  const collect = (invites: readonly RemoteInvite[]) => {
    for (const { rowId, inviteId } of invites) {
      if (rowId === null || !wanted.has(rowId)) continue
      const ids = found.get(rowId) ?? []
      if (!ids.includes(inviteId)) found.set(rowId, [...ids, inviteId])
    }
  }
  const since = Math.min(...invitations.map(({ begunAt }) => begunAt)) + clockDifferenceMs - lookBackMs
  const scan = await search.madeAfter(since)
  if (scan.kind === 'undelivered' || scan.kind === 'doubt') return { found, absent: [], failure: scan }
  const isComplete = scan.kind === 'done' && scan.value.complete
  if (scan.kind === 'done') collect(scan.value.invites)

  const absent: QuarantinedInvitation[] = []
  for (const invitation of invitations) {
    if (found.has(invitation.rowId)) continue
    if (!isComplete) {
      const hits = await search.madeFor(invitation.rowId)
      if (hits.kind === 'undelivered' || hits.kind === 'doubt') return { found, absent, failure: hits }
      if (hits.kind === 'done') collect(hits.value)
    }
    if (!found.has(invitation.rowId)) absent.push(invitation)
  }
  return { found, absent, failure: null }
}
