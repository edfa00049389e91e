import type { InvitationContent } from '#contract/invitation.ts'
import type { RemoteInvite } from '../hcw/server.ts'
import type { KnownInvite, StoredInvitation } from './invitation-port.ts'
import { likeness } from './invite-matching.ts'

/** An invite without our row id matches only within this distance of the attempt; also the tolerance for clocks. */
export const matchWithinMs = 15 * 60_000

/** Invites that the account made since this long before an attempt have to be found before it is called absent. */
export const knownSinceMs = 3_600_000

/** What one round of questions brought. Times in ms since the epoch, by our clock unless stated otherwise. */
export type Evidence = {
  /** Every page was read to the end. */
  readonly isComplete: boolean
  /** The account's invites since before the earliest attempt, as this round read them. */
  readonly invites: readonly RemoteInvite[]
  /** Invites that this account made on this server, as the records knew before the round. */
  readonly known: readonly KnownInvite[]
  /** Ids of invites that belong to a row already. */
  readonly claimed: ReadonlySet<string>
  /** Rows of which an invite was seen, whether or not it could be read. */
  readonly signed: ReadonlySet<string>
  readonly askedAt: number
  /** The server's clock minus ours; null: not known. */
  readonly clockDifferenceMs: number | null
  /** After this long the server is no longer at work on a request. */
  readonly absentAfterMs: number
  /** The shortest life of such an invite on this server: until when, by the server's clock. */
  readonly livesUntil: (content: InvitationContent, createdAt: number) => number
  /** The attempt was made on this server and with this account. */
  readonly isFromHere: (invitation: StoredInvitation) => boolean
}

/** `present`: these are the row's, or this one is. `undecided`: only the user can tell. */
export type Verdict =
  | { readonly kind: 'present'; readonly invites: readonly RemoteInvite[] }
  | { readonly kind: 'absent' }
  | { readonly kind: 'undecided' }

/**
 * What the evidence says of an invitation with an unknown outcome. Any sign of it is `present` or `undecided`, never
 * `absent`; `absent` needs all of {@link isProvenAbsent}.
 *
 * @param others the other invitations in question: an invite that fits two of them is nobody's.
 */
export function judge(invitation: StoredInvitation, others: readonly StoredInvitation[], evidence: Evidence): Verdict {
  const { rowId, content } = invitation
  const byRow = evidence.invites.filter((invite) => invite.rowId === rowId)
  if (byRow.length > 0) return { kind: 'present', invites: byRow }
  const isNear = ({ createdAt }: RemoteInvite) =>
    createdAt > begunAt(invitation, evidence) + (evidence.clockDifferenceMs ?? 0) - matchWithinMs
  const alike = evidence.invites
    .filter(({ inviteId, isOwn }) => isOwn !== false && !evidence.claimed.has(inviteId))
    .map((invite) => ({ invite, likeness: likeness(rowId, content, invite) }))
  const same = alike.filter((one) => one.likeness === 'same').map(({ invite }) => invite)
  const near = same.filter(isNear)
  const isOthersToo = (invite: RemoteInvite) =>
    others.some((other) => other.rowId !== rowId && likeness(other.rowId, other.content, invite) === 'same')
  if (evidence.isFromHere(invitation) && near.length === 1 && !near.some(isOthersToo)) {
    return { kind: 'present', invites: near }
  }
  const hasSign =
    same.length > 0 ||
    evidence.signed.has(rowId) ||
    invitation.facts.inviteId !== undefined ||
    alike.some((one) => one.likeness === 'similar' && isNear(one.invite))
  return { kind: !hasSign && isProvenAbsent(invitation, evidence) ? 'absent' : 'undecided' }
}

/**
 * The server certainly has no invite of this attempt, if in one and the same round
 * - the attempt was made on this server and with this account;
 * - every page was read;
 * - every invite that this account is known to have made since an hour before the attempt was found, and there is at
 *   least one: none, or only older ones, prove nothing about a server that changed meanwhile;
 * - our clock was not set back since, which the server's times of the known invites show;
 * - the attempt is long enough ago, but younger than the shortest life of such an invite.
 */
function isProvenAbsent(invitation: StoredInvitation, evidence: Evidence): boolean {
  const { isComplete, invites, known, askedAt, clockDifferenceMs, absentAfterMs, livesUntil, isFromHere } = evidence
  if (invitation.attempt === null || clockDifferenceMs === null || !isComplete || !isFromHere(invitation)) return false
  const at = invitation.attempt.begunAt
  const ageMs = askedAt - at
  if (ageMs < absentAfterMs) return false
  if (askedAt + clockDifferenceMs + matchWithinMs >= livesUntil(invitation.content, at + clockDifferenceMs))
    return false
  const found = new Map(invites.filter(({ isOwn }) => isOwn !== false).map((invite) => [invite.inviteId, invite]))
  const expected = known.filter(
    ({ rowId, begunAt: knownAt }) => knownAt >= at - knownSinceMs && rowId !== invitation.rowId
  )
  return (
    expected.length > 0 &&
    expected.every(({ inviteId, begunAt: knownAt }) => {
      const invite = found.get(inviteId)
      return invite !== undefined && knownAt + clockDifferenceMs - invite.createdAt <= matchWithinMs
    })
  )
}

/** When the attempt began; without one, when its outcome was recorded. */
function begunAt({ attempt, facts }: StoredInvitation, { askedAt }: Evidence): number {
  return attempt?.begunAt ?? facts.settledAt ?? askedAt
}
