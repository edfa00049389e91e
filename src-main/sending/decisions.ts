import { type CommonFailureCode, fail, type Result, succeed } from '#contract/call.ts'
import type { CallInput } from '#contract/channels.ts'
import type { ConnectionFailureCode } from '#contract/connection.ts'
import type { InvitationView } from '#contract/invitation.ts'
import { connectionFailure } from '../hcw/outcome.ts'
import type { HcwServer, RemoteInvite } from '../hcw/server.ts'
import { type Clock, dayMs } from './clock.ts'
import type { AuditAction, InvitationDetails, InvitationStore, Step, StoredInvitation } from './invitation-port.ts'
import { toInvitationView } from './invitation-view.ts'
import { createMatcher, likeness } from './invite-matching.ts'
import type { Pacer } from './pacer.ts'
import { isKnownThere, isOnOtherServer } from './same-server.ts'
import { createServerSearch } from './server-search.ts'
import { type InvitationEvent, next } from './state-machine.ts'
import { takeOver } from './take-over.ts'

/** Tolerance for clock skew: how far before the attempt `createdAt` may lie. */
const clockSkewMs = 15 * 60_000
/** An invite made by hand is looked for from this long before the attempt. */
const madeByHandWithinMs = dayMs
const candidatesMax = 20
/** The user waits for the answer: where the server asks for a longer pause, that is the answer. */
const longestWaitMs = 10_000

export type DecideOptions = {
  readonly store: InvitationStore
  readonly server: HcwServer
  readonly clock: Clock
  readonly listId: string
  readonly ratePerSecond: number
  readonly pacer: Pacer
  /** The app ends: whoever waits for an answer gets none. */
  readonly signal: AbortSignal
  readonly onInvitation: (view: InvitationView) => void
}

export type Decision = CallInput<'sending.decide'>['decision']
type DecisionFailure =
  | 'no-such-row'
  | 'not-in-that-state'
  | 'link-not-of-this-server'
  | 'link-of-another-patient'
  | 'confirm-needed'
  | 'other-server'
  | ConnectionFailureCode
type Failure<Code extends string> = {
  readonly ok: false
  readonly code: Code | CommonFailureCode
  readonly detail?: string
}

/** Records what the user decided about one invitation, with time and account. */
export async function decide(
  options: DecideOptions,
  rowId: string,
  decision: Decision
): Promise<Result<null, DecisionFailure>> {
  const { store, listId } = options
  const stored = store.one(listId, rowId)
  if (!stored.ok) return stored
  if (stored.value === null) return fail('no-such-row')
  const invitation = stored.value
  switch (decision.kind) {
    case 'send-again':
      return write(options, invitation, 'decide-send-again', 'decided-send-again', {})
    case 'let-through':
      return write(options, invitation, 'release', 'decided-let-through', allowed(invitation), { letThrough: true })
    case 'leave-out':
      return write(options, invitation, 'release', 'decided-leave-out', {})
    case 'take-over':
      if (isOnOtherServer(invitation, options.server)) return fail('other-server')
      return takeOver({ ...options, search: createServerSearch({ ...options, longestWaitMs }) }, rowId)
    case 'created':
    case 'this-one':
      return acceptInvite(options, invitation, decision)
    case 'withdraw-duplicate':
      return withdrawDuplicate(options, invitation, decision.inviteId)
  }
}

/** It may be sent beside those that were known when it was held, and those that it was let through beside before. */
function allowed({ facts }: StoredInvitation): InvitationDetails {
  const { earlier, elsewhere, allowedWith = [], allowedElsewhere = [] } = facts
  const rows =
    earlier === undefined ? [] : [{ listId: earlier.listId, rowId: earlier.rowId }, ...(earlier.others ?? [])]
  const inviteIds = elsewhere?.inviteIds ?? []
  return {
    ...(allowedWith.length + rows.length === 0 ? {} : { allowedWith: [...allowedWith, ...rows] }),
    ...(allowedElsewhere.length + inviteIds.length === 0
      ? {}
      : { allowedElsewhere: [...new Set([...allowedElsewhere, ...inviteIds])] })
  }
}

function write(
  options: DecideOptions,
  invitation: StoredInvitation,
  event: InvitationEvent | null,
  action: AuditAction,
  facts: InvitationDetails,
  extra: Pick<Step, 'letThrough' | 'serverId' | 'protocol'> = {}
): Result<null, 'not-in-that-state' | 'link-of-another-patient'> {
  const { store, server, clock, listId, onInvitation } = options
  const { rowId, state } = invitation
  const to = event === null ? state : next(state, event)
  if (to === null) return fail('not-in-that-state')
  const at = clock.now()
  const step = { rowId, from: state, to, facts, at, ...extra }
  const written = store.commit(listId, [step], { at, account: server.account, action, listId, rowId, count: 1 })
  if (written.ok) {
    onInvitation(toInvitationView({ ...invitation, state: to, facts }))
    return written
  }
  return written.code === 'invite-of-another-row' ? fail('link-of-another-patient') : { ...written, code: written.code }
}

/**
 * The candidate, or the pasted link, must be one of the account's own invites, which only the server knows, and of no
 * other row. The user confirms a link whose invite has neither the name nor the contact of the row.
 */
async function acceptInvite(
  options: DecideOptions,
  invitation: StoredInvitation,
  decision: Chosen
): Promise<Result<null, DecisionFailure>> {
  const { store, server, clock, listId } = options
  if (next(invitation.state, 'decide-created') === null) return fail('not-in-that-state')
  if (isOnOtherServer(invitation, server)) return fail('other-server')
  const isMeant = meantBy(decision)
  if (isMeant === null) return fail('link-not-of-this-server')
  const search = createServerSearch({ ...options, longestWaitMs })
  const scan = await search.madeAfter({
    createdAt: (invitation.attempt?.begunAt ?? clock.now()) - madeByHandWithinMs
  })
  if (scan.kind !== 'done') return connectionFailed(connectionFailure(scan))
  const meant = scan.value.invites.find(isMeant)
  if (meant === undefined) return fail('link-not-of-this-server')
  const found = await search.one(meant.inviteId)
  if (found.kind === 'refused') return fail('link-not-of-this-server')
  if (found.kind !== 'done') return connectionFailed(connectionFailure(found))
  // What the server calls the link, not what was pasted: it may have the right secret and a wrong host.
  if (found.value.link === null) return fail('link-not-of-this-server')
  const { rowId, content } = invitation
  const claimed = store.claimedInvites(server.identity.serverId, [meant.inviteId])
  if (!claimed.ok) return claimed
  const owner = claimed.value.get(meant.inviteId)
  const isAnothers = owner !== undefined && (owner.listId !== listId || owner.rowId !== rowId)
  if (isAnothers || (found.value.rowId !== null && found.value.rowId !== rowId)) return fail('link-of-another-patient')
  if (likeness({ rowId, content }, found.value) === 'other' && !isConfirmed(decision)) return fail('confirm-needed')
  const facts = {
    inviteId: meant.inviteId,
    link: found.value.link,
    recovered: true,
    settledAt: clock.now()
  } as const
  // The link is on this server, whichever the attempt was made on.
  const { serverId, protocol } = server.identity
  return write(options, invitation, 'decide-created', 'decided-created', facts, { serverId, protocol })
}

type Chosen = Extract<Decision, { kind: 'created' | 'this-one' }>

/** Which invite is meant; null: the pasted address is no patient's link. */
function meantBy(decision: Chosen): ((invite: RemoteInvite) => boolean) | null {
  if (decision.kind === 'this-one') return ({ inviteId }) => inviteId === decision.inviteId
  const secret = new URL(decision.link).searchParams.get('invite')
  return secret === null || secret === '' ? null : ({ linkToken }) => linkToken === secret
}

function isConfirmed(decision: Chosen): boolean {
  return decision.kind === 'created' && decision.confirmed === true
}

async function withdrawDuplicate(
  options: DecideOptions,
  invitation: StoredInvitation,
  inviteId: string
): Promise<Result<null, DecisionFailure>> {
  const { server } = options
  const { facts, state } = invitation
  const { duplicates = [], ...rest } = facts
  if (state !== 'created' || !duplicates.includes(inviteId) || duplicates.length < 2) return fail('not-in-that-state')
  if (isOnOtherServer(invitation, server)) return fail('other-server')
  const seen = await server.getInvite(inviteId)
  const isAnswered = seen.kind === 'done' || seen.kind === 'refused'
  if (isAnswered && !isKnownThere(invitation, seen.kind === 'done' ? seen.value : null)) return fail('other-server')
  const deleted = seen.kind === 'done' ? await server.deleteInvite(seen.value) : seen
  const isGone = deleted.kind === 'done' || (deleted.kind === 'refused' && deleted.code === 'not-found')
  if (deleted.kind === 'refused' && !isGone) return fail('not-in-that-state', deleted.text)
  if (!isGone) return connectionFailed(connectionFailure(deleted))
  const left = duplicates.filter((duplicate) => duplicate !== inviteId)
  const otherDuplicates = left.length > 1 ? { duplicates: left } : {}
  if (facts.inviteId !== inviteId)
    return write(options, invitation, null, 'decided-withdraw-duplicate', { ...rest, ...otherDuplicates })
  const kept = await createServerSearch({ ...options, longestWaitMs }).one(left[0] ?? '')
  if (kept.kind !== 'done' || kept.value.link === null) return connectionFailed(connectionFailure(kept))
  const { link } = kept.value
  const now = { ...rest, ...otherDuplicates, inviteId: kept.value.inviteId, link }
  return write(options, invitation, null, 'decided-withdraw-duplicate', now)
}

export type Candidate = {
  readonly inviteId: string
  readonly firstName: string
  readonly lastName: string
  readonly contact: string
  readonly scheduledFor: number | null
  readonly createdAt: number
  readonly hasLink: boolean
}

/** Invites created around the time of the attempt, with a similar name or contact, and of no other row. */
export async function findCandidates(
  options: DecideOptions,
  rowId: string
): Promise<Result<Candidate[], 'no-such-row' | 'other-server' | ConnectionFailureCode>> {
  const { store, server, clock, listId } = options
  const stored = store.one(listId, rowId)
  if (!stored.ok) return stored
  if (stored.value === null) return fail('no-such-row')
  if (isOnOtherServer(stored.value, server)) return fail('other-server')
  const { content, attempt } = stored.value
  const search = createServerSearch({ ...options, longestWaitMs })
  const scan = await search.madeAfter({ createdAt: (attempt?.begunAt ?? clock.now()) - clockSkewMs })
  if (scan.kind !== 'done') return connectionFailed(connectionFailure(scan))
  const matches = createMatcher(scan.value.invites)({ rowId, content })
  const claimed = store.claimedInvites(
    server.identity.serverId,
    matches.map(({ invite }) => invite.inviteId)
  )
  if (!claimed.ok) return claimed
  const alike = matches
    .map(({ invite }) => invite)
    .filter(({ inviteId }) => !claimed.value.has(inviteId))
    .slice(0, candidatesMax)
  const candidates: Candidate[] = []
  for (const { inviteId } of alike) {
    const found = await search.one(inviteId)
    if (found.kind === 'done') candidates.push(candidateOf(found.value))
    else if (found.kind !== 'refused') return connectionFailed(connectionFailure(found))
  }
  return succeed(candidates)
}

function candidateOf(invite: RemoteInvite): Candidate {
  const { inviteId, firstName, lastName, phoneNumber, emailAddress, scheduledFor, createdAt, link } = invite
  const contact = phoneNumber === '' ? emailAddress : phoneNumber
  return { inviteId, firstName, lastName, contact, scheduledFor, createdAt, hasLink: link !== null }
}

function connectionFailed({
  code,
  detail
}: {
  readonly code: ConnectionFailureCode
  readonly detail?: string
}): Failure<ConnectionFailureCode> {
  return detail === undefined ? { ok: false, code } : { ok: false, code, detail }
}
