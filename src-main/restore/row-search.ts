import type { Outcome } from '../hcw/outcome.ts'
import type { HcwServer, RemoteInvite } from '../hcw/server.ts'
import { dayMs } from '../sending/clock.ts'
import { type AbsenceEvidence, isProvenAbsent, knownSinceMs } from '../sending/evidence.ts'
import type { KnownInvite } from '../sending/invitation-port.ts'
import type { ServerSearch } from '../sending/server-search.ts'
import type { QuarantinedInvitation } from './restore-port.ts'

/** Clocks may have been corrected since: invites up to this much older than the first request are read too. */
const lookBackMs = dayMs

/** Ids by row; invitations that the server certainly does not have; why the search ended early. */
export interface RowSearchResult {
  readonly found: ReadonlyMap<string, readonly string[]>
  readonly absent: readonly QuarantinedInvitation[]
  readonly failure: Exclude<Outcome<unknown>, { readonly kind: 'done' | 'refused' }> | null
}

export type RowSearchOptions = {
  readonly search: ServerSearch
  readonly server: Pick<HcwServer, 'identity' | 'capabilities'>
  /** All that is to be fetched: with an id, it proves that the search finds what the account made. */
  readonly invitations: readonly QuarantinedInvitation[]
  readonly now: () => number
  /** The server's clock minus ours; null: not known. */
  readonly clockDifferenceMs: number | null
}

/**
 * Finds the invite ids of invitations whose answer was lost, by the ids of their rows: among all invites that the account
 * created since the first of them, and one by one if the server does not return all of these. Absence is proved as for
 * unknown outcomes; what is neither found nor absent may be asked for again.
 */
export async function searchByRow(options: RowSearchOptions): Promise<RowSearchResult> {
  const { search, server, invitations, clockDifferenceMs } = options
  const found = new Map<string, string[]>()
  const lost = invitations.filter(({ inviteId }) => inviteId === null)
  if (lost.length === 0) return { found, absent: [], failure: null }
  const wanted = new Set(lost.map(({ rowId }) => rowId))
  const collect = (invites: readonly RemoteInvite[]) => {
    for (const { rowId, inviteId } of invites) {
      if (rowId === null || !wanted.has(rowId)) continue
      const ids = found.get(rowId) ?? []
      if (!ids.includes(inviteId)) found.set(rowId, [...ids, inviteId])
    }
  }
  const earliest = Math.min(...lost.map(({ begunAt }) => begunAt))
  const scan = await search.madeAfter({ createdAt: earliest + (clockDifferenceMs ?? 0) - lookBackMs })
  if (scan.kind === 'undelivered' || scan.kind === 'doubt') return { found, absent: [], failure: scan }
  const { complete, invites } = scan.kind === 'done' ? scan.value : { complete: false, invites: [] }
  collect(invites)
  if (!complete && server.capabilities.isSearchedByRow) {
    for (const { rowId } of lost) {
      if (found.has(rowId)) continue
      const hits = await search.madeFor(rowId)
      if (hits.kind === 'undelivered' || hits.kind === 'doubt') return { found, absent: [], failure: hits }
      if (hits.kind === 'done') collect(hits.value)
    }
  }
  const evidence = evidenceOf(options, complete, invites, earliest)
  const absent = lost.filter(
    (invitation) =>
      !found.has(invitation.rowId) &&
      invitation.serverId === server.identity.serverId &&
      isProvenAbsent(invitation, evidence)
  )
  return { found, absent, failure: null }
}

function evidenceOf(
  { server, invitations, now, clockDifferenceMs }: RowSearchOptions,
  isComplete: boolean,
  invites: readonly RemoteInvite[],
  earliest: number
): AbsenceEvidence {
  const { existsUntil, requestEndsAfterMs } = server.capabilities
  const known = invitations.flatMap(({ inviteId, ...invitation }): KnownInvite[] => {
    const isKnown = invitation.serverId === server.identity.serverId && invitation.begunAt >= earliest - knownSinceMs
    return inviteId !== null && isKnown ? [{ ...invitation, inviteId }] : []
  })
  // Without its content, an invitation can only be told by its row: an invite that does not show its own proves nothing.
  const rows = new Map(known.map(({ inviteId, rowId }) => [inviteId, rowId]))
  const telling = invites.filter(({ inviteId, rowId }) => !rows.has(inviteId) || rows.get(inviteId) === rowId)
  return {
    isComplete,
    invites: telling,
    known,
    askedAt: now(),
    clockDifferenceMs,
    absentAfterMs: requestEndsAfterMs,
    existsUntil
  }
}
