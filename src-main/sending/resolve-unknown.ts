import { type Result, succeed } from '#contract/call.ts'
import type { ConnectionFailureCode } from '#contract/connection.ts'
import type { InvitationState, InvitationView } from '#contract/invitation.ts'
import { inviteEndsAt } from '../hcw/invite-lifetime.ts'
import type { Outcome } from '../hcw/outcome.ts'
import type { HcwServer, RemoteInvite, SignInBy } from '../hcw/server.ts'
import { connectionFailure } from '../hcw/sign-in.ts'
import type { Clock } from './clock.ts'
import { type Evidence, judge, knownSinceMs } from './evidence.ts'
import {
  type InvitationDetails,
  type InvitationStore,
  isStepRefusal,
  type Step,
  type StoredInvitation
} from './invitation-port.ts'
import { toInvitationView } from './invitation-view.ts'
import { isKnownThere, isOnOtherServer } from './same-server.ts'
import { createServerSearch } from './server-search.ts'
import { type InvitationEvent, next } from './state-machine.ts'

/**
 * The server may still be working on a request that it has read; the shipped proxy gives up after 60 s. What is not
 * found before that may still appear.
 */
export const defaultAbsentAfterMs = 90_000
/** How far before the attempt invites are read: a clock may have been corrected since. */
const lookBackMs = 24 * 3_600_000
/** Up to this many are asked about one by one; more are found by reading the account's invites page by page. */
const askedSinglyMax = 20
/** A question that failed is asked again this many times at the end of the round. */
const repeatsMax = 2
/** This many failures in a row are the server's or the network's, not the question's: the round ends. */
const failuresInARowMax = 5

export type ResolveUnknownOptions = {
  readonly listId: string
  readonly connectionId: string
  readonly store: InvitationStore
  readonly server: HcwServer
  readonly clock: Clock
  readonly ratePerSecond: number
  /** Since the attempt began; see {@link defaultAbsentAfterMs}. */
  readonly absentAfterMs: number
  readonly by: SignInBy
  readonly onInvitation: (view: InvitationView) => void
}

type Failure = Exclude<Outcome<unknown>, { readonly kind: 'done' | 'refused' }>

/** What was found under ids of invites. `unreadable`: ids that the server knows but does not show. */
type Found = { readonly read: readonly RemoteInvite[]; readonly unreadable: readonly string[] }

/**
 * Asks the server about every invitation of a list with an unknown outcome. Each becomes
 * - `created`, with its link, when the server has it; several for one row are recorded as duplicates;
 * - `ready` and proven absent, when the server certainly does not have it, see `evidence.ts`;
 * - `undecided`, when the server's answers do not decide it;
 * - `unknown` as before, when the server did not answer about it; then the reason is the result. One question without
 *   an answer does not keep the others from being asked.
 */
export async function resolveUnknown(options: ResolveUnknownOptions): Promise<Result<null, ConnectionFailureCode>> {
  const { listId, connectionId, store, server, clock, ratePerSecond, absentAfterMs, by, onInvitation } = options
  const signedIn = await server.signIn(by)
  if (!signedIn.ok) return signedIn
  const { clockDifferenceMs } = signedIn.value
  const search = createServerSearch(server, clock, ratePerSecond)

  const unresolved = store.inStates(listId, ['unknown', 'undecided', 'checking'])
  if (!unresolved.ok) return unresolved
  const created = store.inStates(listId, ['created'])
  if (!created.ok) return created
  /** Invites that already belong to a row. */
  const claimed = new Set(created.value.map(({ facts }) => facts.inviteId ?? ''))
  /** Rows of which the server has shown an invite. */
  const signed = new Set<string>()
  let lastFailure: Failure | null = null
  let failuresInARow = 0

  /** Writes one event for several invitations; the result is the disk's failure, if any. */
  function move(
    invitations: readonly StoredInvitation[],
    event: InvitationEvent,
    facts: (invitation: StoredInvitation) => InvitationDetails
  ): Result<null> {
    const at = clock.now()
    const moved = invitations.flatMap((invitation) => {
      const to = next(invitation.state, event)
      return to === null ? [] : [{ invitation, to, facts: facts(invitation) }]
    })
    const steps: Step[] = moved.map(({ invitation: { rowId, state }, to, facts }) => ({
      rowId,
      from: state,
      to,
      facts,
      at,
      ...(event === 'find' ? { serverId: server.identity.serverId } : {})
    }))
    const written = store.commit(listId, steps)
    if (!written.ok) return { ok: false, code: isStepRefusal(written.code) ? 'internal' : written.code }
    for (const { invitation, to, facts } of moved) onInvitation(toInvitationView({ ...invitation, state: to, facts }))
    return succeed(null)
  }

  const checkable = unresolved.value.filter(({ state }) => state !== 'checking')
  const marked = move(checkable, 'check', ({ facts }) => facts)
  if (!marked.ok) return marked
  let open: readonly StoredInvitation[] = unresolved.value.map((invitation) => ({
    ...invitation,
    state: 'checking' as InvitationState
  }))

  const foreign = open.filter((invitation) => isOnOtherServer(invitation, server))
  open = open.filter((invitation) => !foreign.includes(invitation))
  const shown = move(foreign, 'cannot-tell', unknownDetails)
  if (!shown.ok) return shown

  /** Completes these rows, unless the disk fails. */
  function complete(
    invitations: readonly StoredInvitation[],
    event: InvitationEvent,
    facts: (invitation: StoredInvitation) => InvitationDetails
  ): Result<null> {
    const completed = new Set(invitations.map(({ rowId }) => rowId))
    open = open.filter(({ rowId }) => !completed.has(rowId))
    return move(invitations, event, facts)
  }

  /** Remembers whether questions are answered at all. */
  function noted<Value>(outcome: Outcome<Value>): Outcome<Value> {
    if (outcome.kind === 'done' || outcome.kind === 'refused') failuresInARow = 0
    else {
      lastFailure = outcome
      failuresInARow += 1
    }
    return outcome
  }

  /** No further question makes sense in this round. */
  function isUseless(): boolean {
    const isSignedOut = lastFailure?.kind === 'undelivered' && lastFailure.signIn !== undefined
    return isSignedOut || failuresInARow >= failuresInARowMax
  }

  /** Reads invites with their links; null: one question failed. */
  async function readAll(inviteIds: readonly string[]): Promise<Found | null> {
    const read: RemoteInvite[] = []
    const unreadable: string[] = []
    for (const inviteId of inviteIds) {
      const outcome = noted(await search.one(inviteId))
      if (outcome.kind === 'done') read.push(outcome.value)
      else if (outcome.kind === 'refused') unreadable.push(inviteId)
      else return null
    }
    return { read: read.toSorted((invite, other) => invite.createdAt - other.createdAt), unreadable }
  }

  /** Ids of the row's invites by the id of the row, or the one that an answer named; null: the question failed. */
  async function idsOf({ rowId, facts }: StoredInvitation): Promise<readonly string[] | null> {
    const outcome = noted(await search.madeFor(rowId))
    if (outcome.kind !== 'done' && outcome.kind !== 'refused') return null
    const hits = outcome.kind === 'done' ? outcome.value.filter((invite) => invite.rowId === rowId) : []
    const ids = hits.map(({ inviteId }) => inviteId)
    return ids.length > 0 || facts.inviteId === undefined ? ids : [facts.inviteId]
  }

  async function completeById(invitation: StoredInvitation): Promise<Result<null> | null> {
    const ids = await idsOf(invitation)
    return ids === null ? null : completeFound(invitation, ids)
  }

  /** Any invite of the row that exists is a sign of it, even if it cannot be read. */
  async function completeFound(invitation: StoredInvitation, ids: readonly string[]): Promise<Result<null> | null> {
    if (ids.length === 0) return succeed(null)
    signed.add(invitation.rowId)
    const found = await readAll(ids)
    if (found === null) return null
    const first = found.read.find((invite) => invite.link !== null && isKnownThere(invitation, invite))
    if (first === undefined || first.link === null) {
      const inviteId = found.read[0]?.inviteId ?? found.unreadable[0]
      return complete([invitation], 'cannot-tell', (row) => ({
        ...unknownDetails(row),
        ...(inviteId === undefined || row.serverId === null ? {} : { inviteId })
      }))
    }
    for (const inviteId of ids) claimed.add(inviteId)
    const duplicates = ids.length > 1 ? { duplicates: [...ids] } : {}
    const { inviteId, link } = first
    const settledAt = clock.now()
    return complete([invitation], 'find', () => ({ inviteId, link, recovered: true, settledAt, ...duplicates }))
  }

  /** Does this for each row; those without an answer get another turn at the end. The result: those without one still. */
  async function forEach(
    rows: readonly StoredInvitation[],
    ask: (invitation: StoredInvitation) => Promise<Result<null> | null>
  ): Promise<Result<readonly StoredInvitation[]>> {
    let left = rows
    for (let turn = 0; turn <= repeatsMax && left.length > 0; turn += 1) {
      const failed: StoredInvitation[] = []
      for (const invitation of left) {
        const completed = isUseless() ? null : await ask(invitation)
        if (completed === null) failed.push(invitation)
        else if (!completed.ok) return completed
      }
      left = failed
    }
    return succeed(left)
  }

  function begunAt({ attempt, facts }: StoredInvitation): number {
    return attempt?.begunAt ?? facts.settledAt ?? clock.now()
  }

  /**
   * The server shows an account only its own invites. An attempt that was restored from the sent log has no account:
   * it was made just before the app ended, and so with this one.
   */
  function isFromHere({ attempt, serverId }: StoredInvitation): boolean {
    if (attempt === null || serverId !== server.identity.serverId) return false
    return attempt.account === server.account || attempt.account === ''
  }

  async function gatherEvidence(): Promise<Result<Evidence | null>> {
    const earliest = Math.min(...open.map(begunAt))
    const known = store.knownInvites(connectionId, earliest - knownSinceMs)
    if (!known.ok) return known
    const outcome = noted(await search.madeAfter(earliest + (clockDifferenceMs ?? 0) - lookBackMs))
    if (outcome.kind !== 'done' && outcome.kind !== 'refused') return succeed(null)
    const scan = outcome.kind === 'done' ? outcome.value : { complete: false, invites: [] }
    return succeed({
      isComplete: scan.complete,
      invites: scan.invites,
      known: known.value.filter(({ serverId }) => serverId === server.identity.serverId),
      claimed,
      signed,
      askedAt: clock.now(),
      clockDifferenceMs,
      absentAfterMs,
      livesUntil: ({ scheduledFor }, createdAt) =>
        inviteEndsAt(scheduledFor === undefined ? null : Date.parse(scheduledFor), createdAt),
      isFromHere
    })
  }

  /** Decides about all that is still open by what the account has on the server. */
  async function findInPages(): Promise<Result<null>> {
    const gathered = await gatherEvidence()
    if (!gathered.ok || gathered.value === null) return gathered.ok ? succeed(null) : gathered
    const evidence = gathered.value
    const asked = evidence.isComplete ? succeed([]) : await forEach(open, completeById)
    if (!asked.ok) return asked
    const unanswered = new Set(asked.value)
    const inQuestion = open.filter((invitation) => !unanswered.has(invitation))
    const verdicts = inQuestion.map((invitation) => ({ invitation, verdict: judge(invitation, inQuestion, evidence) }))
    const rowsOf = (kind: 'absent' | 'undecided') =>
      verdicts.filter(({ verdict }) => verdict.kind === kind).map(({ invitation }) => invitation)
    const absent = complete(rowsOf('absent'), 'miss', () => ({ provenAbsent: true }))
    if (!absent.ok) return absent
    const undecided = complete(rowsOf('undecided'), 'cannot-tell', unknownDetails)
    if (!undecided.ok) return undecided
    const ids = new Map(
      verdicts.flatMap(({ invitation: { rowId }, verdict }) =>
        verdict.kind === 'present' ? [[rowId, verdict.invites.map(({ inviteId }) => inviteId)] as const] : []
      )
    )
    const found = open.filter(({ rowId }) => ids.has(rowId))
    const read = await forEach(found, (invitation) => completeFound(invitation, ids.get(invitation.rowId) ?? []))
    return read.ok ? succeed(null) : read
  }

  async function run(): Promise<Result<null>> {
    if (open.length <= askedSinglyMax) {
      const asked = await forEach(open, completeById)
      if (!asked.ok) return asked
      if (isUseless() || open.length === 0) return succeed(null)
    }
    const oldEnough = Math.max(...open.map(({ attempt }) => (attempt?.begunAt ?? 0) + absentAfterMs))
    // A clock that was set back meanwhile must not extend the wait.
    const waitMs = Math.min(oldEnough - clock.now(), absentAfterMs)
    if (waitMs > 0) await clock.sleep(waitMs)
    return findInPages()
  }

  const result = open.length === 0 ? succeed(null) : await run()
  const isAllAnswered = open.length === 0
  const givenUp = move(open, 'give-up-check', unknownDetails)
  if (!givenUp.ok) return givenUp
  const audited = store.commit(listId, [], {
    at: clock.now(),
    account: server.account,
    action: 'looked-up',
    listId,
    count: unresolved.value.length
  })
  if (!audited.ok) return { ok: false, code: isStepRefusal(audited.code) ? 'internal' : audited.code }
  if (!result.ok || isAllAnswered || lastFailure === null) return result
  const { code, detail } = connectionFailure(lastFailure)
  return { ok: false, code, ...(detail === undefined ? {} : { detail }) }
}

/** The facts that remain of an invitation whose outcome stays unknown. */
function unknownDetails({ facts }: StoredInvitation): InvitationDetails {
  const { doubt, serverText, inviteId, settledAt } = facts
  return {
    doubt: doubt ?? 'app-ended',
    ...(serverText === undefined ? {} : { serverText }),
    ...(inviteId === undefined ? {} : { inviteId }),
    ...(settledAt === undefined ? {} : { settledAt })
  }
}
