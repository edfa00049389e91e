import { type Result, succeed } from '#contract/call.ts'
import type { ConnectionFailureCode } from '#contract/connection.ts'
import type { InvitationState, InvitationView } from '#contract/invitation.ts'
import type { Outcome } from '../hcw/outcome.ts'
import type { HcwServer, RemoteInvite } from '../hcw/server.ts'
import { connectionFailure } from '../hcw/sign-in.ts'
import type { Clock } from './clock.ts'
import type { InvitationDetails, InvitationStore, Step, StoredInvitation } from './invitation-port.ts'
import { toInvitationView } from './invitation-view.ts'
import { likeness } from './invite-matching.ts'
import { isKnownThere, isOnOtherServer } from './same-server.ts'
import { createServerSearch, type Scan } from './server-search.ts'
import { type InvitationEvent, next } from './state-machine.ts'

/**
 * The server may still be working on a request that it has read; the shipped proxy gives up after 60 s. What is not
 * found before that may still appear.
 */
export const defaultAbsentAfterMs = 90_000
/** An invite without our row id matches only within this distance of the attempt. */
const matchWithinMs = 15 * 60_000
/** How far before the attempt invites are read: a clock may have been corrected since. */
const lookBackMs = 24 * 3_600_000
/** How many known invites are searched for to find out whether the server's search works. */
const probesMax = 5

export type ResolveUnknownOptions = {
  readonly listId: string
  readonly connectionId: string
  readonly store: InvitationStore
  readonly server: HcwServer
  readonly clock: Clock
  readonly ratePerSecond: number
  /** Since the attempt began; see {@link defaultAbsentAfterMs}. */
  readonly absentAfterMs: number
  readonly onInvitation: (view: InvitationView) => void
}

type Failure = Exclude<Outcome<unknown>, { readonly kind: 'done' }>

/**
 * Asks the server about every invitation of a list with an unknown outcome. Each becomes
 * - `created`, with its link, when the server has it; several for one row are recorded as duplicates;
 * - `ready` and proven absent, when the server certainly does not have it: long enough after the attempt, a search by
 *   row id that is known to work found nothing, or nothing similar was among everything created since;
 * - `undecided`, when the server's answers do not decide it;
 * - `unknown` as before, when the server did not answer; then the reason is the result.
 */
export async function resolveUnknown(options: ResolveUnknownOptions): Promise<Result<null, ConnectionFailureCode>> {
  const { listId, connectionId, store, server, clock, ratePerSecond, absentAfterMs, onInvitation } = options
  const signedIn = await server.signIn()
  if (!signedIn.ok) return signedIn
  const { clockDifferenceMs } = signedIn.value
  const search = createServerSearch(server, clock, ratePerSecond)

  const unresolved = store.inStates(listId, ['unknown', 'undecided', 'checking'])
  if (!unresolved.ok) return unresolved
  const created = store.inStates(listId, ['created'])
  if (!created.ok) return created
  const known = store.latestCreated(connectionId, probesMax)
  if (!known.ok) return known
  /** Invites that already belong to a row. */
  const claimed = new Set(created.value.map(({ facts }) => facts.inviteId ?? ''))
  /** The search by row id. `works`: it found an existing invite; `ignored`: it returned other invites. */
  let searching: 'unproven' | 'works' | 'ignored' = 'unproven'

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
    if (!written.ok) return { ok: false, code: written.code === 'not-in-that-state' ? 'internal' : written.code }
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

  /** Completes one row, unless the disk fails. */
  function complete(invitation: StoredInvitation, event: InvitationEvent, facts: InvitationDetails): Result<null> {
    open = open.filter(({ rowId }) => rowId !== invitation.rowId)
    return move([invitation], event, () => facts)
  }

  /** The invites that still exist, with their links. */
  async function withLinks(invites: readonly RemoteInvite[]): Promise<Outcome<readonly RemoteInvite[]>> {
    const found: RemoteInvite[] = []
    for (const { inviteId } of invites.toSorted((invitation, other) => invitation.createdAt - other.createdAt)) {
      const outcome = await search.one(inviteId)
      if (outcome.kind === 'done') found.push(outcome.value)
      else if (outcome.kind !== 'refused') return outcome
    }
    return { kind: 'done', value: found }
  }

  /** Searches by row id, and learns from the result whether the search works. */
  async function madeFor(rowId: string): Promise<Outcome<readonly RemoteInvite[]>> {
    const outcome = await search.madeFor(rowId)
    if (outcome.kind !== 'done') return outcome
    const hits = outcome.value.filter((invite) => invite.rowId === rowId)
    if (hits.length < outcome.value.length) searching = 'ignored'
    else if (hits.length > 0 && searching === 'unproven') searching = 'works'
    return { kind: 'done', value: hits }
  }

  /** The row's invites, found by row id or invite id; empty: none was found. */
  async function byId(invitation: StoredInvitation): Promise<Outcome<readonly RemoteInvite[]>> {
    const { rowId, facts } = invitation
    const outcome = await madeFor(rowId)
    if (outcome.kind !== 'done' && outcome.kind !== 'refused') return outcome
    const hits = outcome.kind === 'done' ? outcome.value : []
    if (hits.length > 0 || facts.inviteId === undefined) return withLinks(hits)
    const named = await search.one(facts.inviteId)
    if (named.kind === 'refused') return { kind: 'done', value: [] }
    if (named.kind !== 'done') return named
    return { kind: 'done', value: isKnownThere(invitation, named.value) ? [named.value] : [] }
  }

  function completeFound(invitation: StoredInvitation, found: readonly RemoteInvite[]): Result<null> {
    const first = found.find(({ link }) => link !== null)
    if (first === undefined || first.link === null)
      return complete(invitation, 'cannot-tell', unknownDetails(invitation))
    for (const { inviteId } of found) claimed.add(inviteId)
    const duplicates = found.length > 1 ? { duplicates: found.map(({ inviteId }) => inviteId) } : {}
    const settledAt = clock.now()
    const facts = { inviteId: first.inviteId, link: first.link, recovered: true, settledAt, ...duplicates } as const
    return complete(invitation, 'find', facts)
  }

  async function findById(): Promise<Failure | Result<null>> {
    for (const invitation of open) {
      const outcome = await byId(invitation)
      if (outcome.kind !== 'done') return outcome
      const completed = outcome.value.length > 0 ? completeFound(invitation, outcome.value) : succeed(null)
      if (!completed.ok) return completed
    }
    return succeed(null)
  }

  /** Searches for invites that are known to exist, until one is found. */
  async function proveSearch(): Promise<void> {
    for (const { rowId } of known.ok ? known.value : []) {
      if (searching !== 'unproven') return
      await madeFor(rowId)
    }
  }

  /** When the attempt began by the server's clock, assuming today's clock difference. */
  function begunAt({ attempt, facts }: StoredInvitation): number {
    return (attempt?.begunAt ?? facts.settledAt ?? clock.now()) + (clockDifferenceMs ?? 0)
  }

  /** A scan that lacks every invite known to exist proves nothing. */
  function isTrustworthy({ complete, invites }: Scan, after: number): boolean {
    const expected = known.ok ? known.value.filter(({ createdAt }) => createdAt - matchWithinMs > after) : []
    const ids = new Set(invites.map(({ inviteId }) => inviteId))
    return complete && (expected.length === 0 || expected.some(({ inviteId }) => ids.has(inviteId)))
  }

  async function findByFields(): Promise<Failure | Result<null>> {
    const after = Math.min(...open.map(begunAt)) - lookBackMs
    const outcome = await search.madeAfter(after)
    if (outcome.kind !== 'done' && outcome.kind !== 'refused') return outcome
    const scan = outcome.kind === 'done' ? outcome.value : { complete: false, invites: [] }
    const trustworthy = isTrustworthy(scan, after)
    for (const invitation of open) {
      const { rowId, content } = invitation
      const free = scan.invites.filter(({ inviteId }) => !claimed.has(inviteId))
      const isNear = ({ createdAt }: RemoteInvite) => createdAt > begunAt(invitation) - matchWithinMs
      const same = free.filter((invite) => likeness(rowId, content, invite) === 'same')
      const byRow = same.filter((invite) => invite.rowId !== null)
      const near = same.filter(isNear)
      const sole = near.length === 1 && invitation.serverId !== null ? near : []
      const claim = byRow.length > 0 ? byRow : sole
      const hasSimilar = free.some((invite) => likeness(rowId, content, invite) === 'similar' && isNear(invite))
      const isAbsent = same.length === 0 && !hasSimilar && trustworthy && isOwn(invitation)
      const links = await withLinks(claim)
      if (links.kind !== 'done') return links
      const completed =
        links.value.length > 0
          ? completeFound(invitation, links.value)
          : isAbsent
            ? complete(invitation, 'miss', { provenAbsent: true })
            : complete(invitation, 'cannot-tell', unknownDetails(invitation))
      if (!completed.ok) return completed
    }
    return succeed(null)
  }

  /**
   * The server shows an account only its own invites. An attempt that was restored from the sent log has no account:
   * it was made just before the app ended, and so with this one.
   */
  function isOwn({ attempt, serverId }: StoredInvitation): boolean {
    return serverId !== null && attempt !== null && (attempt.account === server.account || attempt.account === '')
  }

  function missTheRest(): Result<null> {
    const [own, foreign] = [open.filter(isOwn), open.filter((invitation) => !isOwn(invitation))]
    open = []
    const missed = move(own, 'miss', () => ({ provenAbsent: true }))
    return missed.ok ? move(foreign, 'cannot-tell', unknownDetails) : missed
  }

  async function run(): Promise<Failure | Result<null>> {
    const first = await findById()
    if (!isSuccess(first) || open.length === 0) return first
    const oldEnough = Math.max(...open.map(({ attempt }) => (attempt?.begunAt ?? 0) + absentAfterMs))
    // A clock that was set back meanwhile must not extend the wait.
    const waitMs = Math.min(oldEnough - clock.now(), absentAfterMs)
    if (waitMs > 0) {
      await clock.sleep(waitMs)
      const second = await findById()
      if (!isSuccess(second) || open.length === 0) return second
    }
    await proveSearch()
    return searching === 'works' ? missTheRest() : findByFields()
  }

  const result = await run()
  const givenUp = move(open, 'give-up-check', unknownDetails)
  if (!givenUp.ok) return givenUp
  const audited = store.commit(listId, [], {
    at: clock.now(),
    account: server.account,
    action: 'looked-up',
    listId,
    count: unresolved.value.length
  })
  if (!audited.ok) return { ok: false, code: audited.code === 'not-in-that-state' ? 'internal' : audited.code }
  if ('ok' in result) return result
  const { code, detail } = connectionFailure(result)
  return { ok: false, code, ...(detail === undefined ? {} : { detail }) }
}

function isSuccess(result: Failure | Result<null>): boolean {
  return 'ok' in result && result.ok
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
