import type { RemoteInvite } from '../hcw/server.ts'
import type { InvitedAlready } from './find-invited-on-server.ts'
import type { KnownInvite, StoredInvitation } from './invitation-port.ts'

/**
 * An invite without our row id matches only within this distance of the attempt. Where our clock was set back by more
 * than this since, nothing is called absent.
 */
export const matchWithinMs = 15 * 60_000

/** How far the clocks may be wrong in a way that the known invites do not show. */
const clockToleranceMs = 60_000

/** Invites that the account made since this long before an attempt have to be found before it is called absent. */
export const knownSinceMs = 3_600_000

/** What one round of questions brought. Times in ms since the epoch, by our clock unless stated otherwise. */
export type Evidence = Omit<InvitedAlready, 'ofOtherRows'> & {
  /** Invites that this account made on this server and that are not known to be gone, as the records have them. */
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
  /** Until when such an invite exists at least on this server, by the server's clock. */
  readonly existsUntil: (appointmentAt: number | null, createdAt: number) => number
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
 * `absent`; `absent` needs all of {@link isProvenAbsent}. An invite that fits two of the rows in question is nobody's.
 */
export function judge(invitation: StoredInvitation, evidence: Evidence): Verdict {
  const { rowId } = invitation
  const matches = evidence.matches.get(rowId) ?? []
  const byRow = matches.filter(({ invite }) => invite.rowId === rowId).map(({ invite }) => invite)
  if (byRow.length > 0) return { kind: 'present', invites: byRow }
  const isNear = ({ createdAt }: RemoteInvite) =>
    createdAt > begunAt(invitation, evidence) + (evidence.clockDifferenceMs ?? 0) - matchWithinMs
  const alike = matches.filter(({ invite }) => invite.isOwn !== false && !evidence.claimed.has(invite.inviteId))
  const same = alike.filter((one) => one.likeness === 'same').map(({ invite }) => invite)
  const near = same.filter(isNear)
  if (
    evidence.isFromHere(invitation) &&
    near.length === 1 &&
    !near.some((invite) => fitsAnother(rowId, invite, evidence))
  ) {
    return { kind: 'present', invites: near }
  }
  const hasSign =
    same.length > 0 ||
    evidence.signed.has(rowId) ||
    invitation.facts.inviteId !== undefined ||
    alike.some((one) => one.likeness === 'similar' && isNear(one.invite))
  return { kind: !hasSign && isAbsent(invitation, evidence) ? 'absent' : 'undecided' }
}

function fitsAnother(rowId: string, { inviteId }: RemoteInvite, { matches }: Evidence): boolean {
  return [...matches].some(
    ([other, some]) =>
      other !== rowId && some.some(({ invite, likeness }) => likeness === 'same' && invite.inviteId === inviteId)
  )
}

function isAbsent(invitation: StoredInvitation, evidence: Evidence): boolean {
  const { rowId, attempt, content } = invitation
  if (attempt === null || !evidence.isFromHere(invitation)) return false
  const { scheduledFor } = content
  const appointmentAt = scheduledFor === undefined ? null : Date.parse(scheduledFor)
  return isProvenAbsent({ rowId, appointmentAt, begunAt: attempt.begunAt }, evidence)
}

/** An attempt that was made on this server and with this account; `begunAt` by our clock. */
export type AttemptInQuestion = Pick<KnownInvite, 'rowId' | 'appointmentAt' | 'begunAt'>

export type AbsenceEvidence = Pick<
  Evidence,
  'isComplete' | 'invites' | 'known' | 'askedAt' | 'clockDifferenceMs' | 'absentAfterMs' | 'existsUntil'
>

/**
 * The server certainly has no invite of this attempt, if in one and the same round
 * - every page was read;
 * - every invite was found that this account is known to have made since an hour before the attempt and that cannot be
 *   over yet, and at least one was found: none, or only older ones, prove nothing about a server that changed meanwhile;
 * - our clock was not set back far since, which the server's times of the known invites show;
 * - the attempt is long enough ago, but younger than the shortest life of such an invite, also if our clock was set back.
 */
export function isProvenAbsent(
  { rowId, appointmentAt, begunAt: at }: AttemptInQuestion,
  evidence: AbsenceEvidence
): boolean {
  const { isComplete, invites, known, askedAt, clockDifferenceMs, absentAfterMs, existsUntil } = evidence
  if (clockDifferenceMs === null || !isComplete || askedAt - at < absentAfterMs) return false
  const found = new Map(invites.filter(({ isOwn }) => isOwn !== false).map((invite) => [invite.inviteId, invite]))
  const others = known.filter((one) => one.begunAt >= at - knownSinceMs && one.rowId !== rowId)
  const setBackMs = others.flatMap(({ inviteId, begunAt: knownAt }) => {
    const invite = found.get(inviteId)
    return invite === undefined ? [] : [Math.max(0, knownAt + clockDifferenceMs - invite.createdAt)]
  })
  if (setBackMs.length === 0) return false
  const mostSetBackMs = setBackMs.reduce((most, ms) => Math.max(most, ms))
  if (mostSetBackMs > matchWithinMs) return false
  const serverNow = askedAt + clockDifferenceMs + mostSetBackMs + clockToleranceMs
  const mayBeOver = (until: number | null, since: number) => serverNow >= existsUntil(until, since + clockDifferenceMs)
  const isMissed = (one: KnownInvite) => !found.has(one.inviteId) && !mayBeOver(one.appointmentAt, one.begunAt)
  return !mayBeOver(appointmentAt, at) && !others.some(isMissed)
}

/** When the attempt began; without one, when its outcome was recorded. */
function begunAt({ attempt, facts }: StoredInvitation, { askedAt }: Evidence): number {
  return attempt?.begunAt ?? facts.settledAt ?? askedAt
}
