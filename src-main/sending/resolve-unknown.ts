import { fail, type Result, succeed } from '#contract/call.ts'
import type { ConnectionFailureCode } from '#contract/connection.ts'
import type { InvitationState, InvitationView } from '#contract/invitation.ts'
import type { LookUpWait } from '#contract/sending.ts'
import { connectionFailure } from '../hcw/outcome.ts'
import type { HcwServer, SignInBy } from '../hcw/server.ts'
import { untilAborted } from './abortable.ts'
import type { AttemptAges } from './attempt-ages.ts'
import { type Clock, dayMs } from './clock.ts'
import { type Evidence, judge, knownSinceMs } from './evidence.ts'
import { findInvited } from './find-invited-on-server.ts'
import {
  type InvitationDetails,
  type InvitationStore,
  isStepRefusal,
  type StoredInvitation
} from './invitation-port.ts'
import { createLookUpQuestions, type LookUpQuestions } from './look-up-questions.ts'
import { type LookUpRows, openLookUpRows, unknownDetails } from './look-up-rows.ts'
import { isKnownThere, isOnOtherServer } from './same-server.ts'
import { createServerSearch, type ServerSearch } from './server-search.ts'

/** How far before the attempt invites are read: a clock may have been corrected since. */
const lookBackMs = dayMs
/** Up to this many are asked about one by one; more are found by reading the account's invites page by page. */
const askedSinglyMax = 20

export type ResolveUnknownOptions = {
  readonly listId: string
  readonly connectionId: string
  /** The states that are looked up, apart from `checking`. */
  readonly states: readonly InvitationState[]
  readonly store: InvitationStore
  readonly server: HcwServer
  readonly clock: Clock
  readonly ages: AttemptAges
  readonly ratePerSecond: number
  readonly by: SignInBy
  /** Ends waits and questions: what is open becomes `unknown` again. */
  readonly signal: AbortSignal
  /** A wait begins; null: it is over. */
  readonly onWait: (wait: LookUpWait | null) => void
  readonly onInvitation: (view: InvitationView) => void
}

export type LookUpFailureCode = ConnectionFailureCode | 'stopped'

/** What the steps of a look-up share. */
type LookUp = ResolveUnknownOptions & {
  readonly rows: LookUpRows
  readonly search: ServerSearch
  readonly questions: LookUpQuestions
  /** The server's clock minus ours; null: not known. */
  readonly clockDifferenceMs: number | null
  /** Rows of which the server has shown an invite. */
  readonly signed: Set<string>
  /** Invites that were found for a row in this round. */
  readonly taken: Set<string>
}

/**
 * Asks the server about every invitation of a list with an unknown outcome. Each becomes
 * - `created`, with its link, when the server has it; several for one row are recorded as duplicates;
 * - `ready` and proven absent, when the server certainly does not have it, see `evidence.ts`;
 * - `undecided`, when the server's answers do not decide it;
 * - `unknown` as before, when the server did not answer about it; then the reason is the result. One question without
 *   an answer does not keep the others from being asked.
 */
export async function resolveUnknown(options: ResolveUnknownOptions): Promise<Result<null, LookUpFailureCode>> {
  const { listId, states, store, server, clock, signal } = options
  const signedIn = await untilAborted(server.signIn(options.by), signal, fail('stopped'))
  if (!signedIn.ok) return fail(signedIn.code, signedIn.detail)
  const unresolved = store.inStates(listId, [...states, 'checking'])
  if (!unresolved.ok) return unresolved
  const opened = openLookUpRows({ ...options, identity: server.identity }, unresolved.value)
  if (!opened.ok) return opened
  const rows = opened.value
  const search = createServerSearch({
    ...options,
    onWait: (until) => options.onWait(until === null ? null : { reason: 'slow-down', until })
  })
  const questions = createLookUpQuestions(search, server.capabilities.isSearchedByRow)
  const { clockDifferenceMs } = signedIn.value
  const asked = await ask({
    ...options,
    rows,
    search,
    questions,
    clockDifferenceMs,
    signed: new Set(),
    taken: new Set()
  })
  const isAllAnswered = rows.open().length === 0
  const givenUp = rows.giveUp()
  if (!givenUp.ok) return givenUp
  const audited = store.commit(listId, [], {
    at: clock.now(),
    account: server.account,
    action: 'looked-up',
    listId,
    count: unresolved.value.length
  })
  if (!audited.ok) return { ok: false, code: isStepRefusal(audited.code) ? 'internal' : audited.code }
  const failure = questions.lastFailure()
  if (!asked.ok || isAllAnswered) return asked
  if (signal.aborted) return fail('stopped')
  if (failure === null) return asked
  const { code, detail } = connectionFailure(failure)
  return fail(code, detail)
}

async function ask(lookUp: LookUp): Promise<Result<null>> {
  const { rows, questions, server } = lookUp
  const foreign = rows.open().filter((invitation) => isOnOtherServer(invitation, server))
  const shown = rows.settle(foreign, 'cannot-tell', unknownDetails)
  if (!shown.ok) return shown
  if (rows.open().length <= askedSinglyMax) {
    const asked = await questions.forEach(rows.open(), (invitation) => settleById(lookUp, invitation))
    if (!asked.ok) return asked
  }
  if (questions.isUseless() || rows.open().length === 0) return succeed(null)
  await waitUntilOver(lookUp)
  return lookUp.signal.aborted ? succeed(null) : settleByPages(lookUp)
}

/** Waits until the server can no longer be at work on any of the requests. */
async function waitUntilOver({ rows, server, clock, ages, signal, onWait }: LookUp): Promise<void> {
  const { requestEndsAfterMs } = server.capabilities
  const youngest = Math.min(
    ...rows.open().map(({ attempt }) => (attempt === null ? Infinity : ages.atLeastMs(attempt)))
  )
  // Where the clock was set back since, the age may be negative: that must not extend the wait.
  const waitMs = Math.min(requestEndsAfterMs - youngest, requestEndsAfterMs)
  if (waitMs <= 0) return
  onWait({ reason: 'request-may-go-on', until: Math.ceil(clock.now() + waitMs) })
  await clock.sleep(waitMs, signal)
  onWait(null)
}

async function settleById(lookUp: LookUp, invitation: StoredInvitation): Promise<Result<null> | null> {
  const ids = await lookUp.questions.idsOf(invitation)
  return ids === null ? null : settleFound(lookUp, invitation, ids)
}

/** Any invite of the row that exists is a sign of it, even if it cannot be read. */
async function settleFound(
  { rows, questions, store, server, clock, signed, taken }: LookUp,
  invitation: StoredInvitation,
  ids: readonly string[]
): Promise<Result<null> | null> {
  if (ids.length === 0) return succeed(null)
  signed.add(invitation.rowId)
  const found = await questions.readAll(ids)
  if (found === null) return null
  const claimed = store.claimedInvites(server.identity.serverId, ids)
  if (!claimed.ok) return claimed
  const isAnothers = [...claimed.value.values()].some(
    ({ listId, rowId }) => listId !== invitation.listId || rowId !== invitation.rowId
  )
  // Two rows with a claim to one invite: only the user can tell whose it is.
  if (isAnothers) return rows.settle([invitation], 'cannot-tell', (row) => withoutInvite(unknownDetails(row)))
  const first = found.read.find((invite) => invite.link !== null && isKnownThere(invitation, invite))
  if (first === undefined || first.link === null) {
    const inviteId = found.read[0]?.inviteId ?? found.unreadable[0]
    const isElsewhere = found.read.some(({ otherHost }) => otherHost !== null)
    return rows.settle([invitation], 'cannot-tell', (row) => ({
      ...unknownDetails(row),
      ...(inviteId === undefined || row.serverId === null ? {} : { inviteId }),
      ...(isElsewhere ? { doubt: 'link-of-other-host' } : {})
    }))
  }
  for (const inviteId of ids) taken.add(inviteId)
  // The earliest first; those that cannot be read last.
  const sorted = [...found.read.map(({ inviteId: id }) => id), ...found.unreadable]
  const duplicates = ids.length > 1 ? { duplicates: sorted } : {}
  const { inviteId, link } = first
  const settledAt = clock.now()
  return rows.settle([invitation], 'find', () => ({ inviteId, link, recovered: true, settledAt, ...duplicates }))
}

function withoutInvite({ inviteId: _, ...details }: InvitationDetails): InvitationDetails {
  return details
}

/** Decides about all that is still open by what the account has on the server. */
async function settleByPages(lookUp: LookUp): Promise<Result<null>> {
  const { rows, questions } = lookUp
  const gathered = await gatherEvidence(lookUp)
  if (!gathered.ok || gathered.value === null) return gathered.ok ? succeed(null) : gathered
  const evidence = gathered.value
  const asked = evidence.isComplete
    ? succeed([])
    : await questions.forEach(rows.open(), (invitation) => settleById(lookUp, invitation))
  if (!asked.ok) return asked
  const unanswered = new Set(asked.value)
  const inQuestion = rows.open().filter((invitation) => !unanswered.has(invitation))
  const verdicts = inQuestion.map((invitation) => ({ invitation, verdict: judge(invitation, evidence) }))
  const rowsOf = (kind: 'absent' | 'undecided') =>
    verdicts.filter(({ verdict }) => verdict.kind === kind).map(({ invitation }) => invitation)
  const absent = rows.settle(rowsOf('absent'), 'miss', () => ({ provenAbsent: true }))
  if (!absent.ok) return absent
  const undecided = rows.settle(rowsOf('undecided'), 'cannot-tell', unknownDetails)
  if (!undecided.ok) return undecided
  const ids = new Map(
    verdicts.flatMap(({ invitation: { rowId }, verdict }) =>
      verdict.kind === 'present' ? [[rowId, verdict.invites.map(({ inviteId }) => inviteId)] as const] : []
    )
  )
  const found = rows.open().filter(({ rowId }) => ids.has(rowId))
  const read = await questions.forEach(found, (invitation) =>
    settleFound(lookUp, invitation, ids.get(invitation.rowId) ?? [])
  )
  return read.ok ? succeed(null) : read
}

/** null: the server did not answer. */
async function gatherEvidence(lookUp: LookUp): Promise<Result<Evidence | null>> {
  const { connectionId, rows, search, questions, store, server, clock, clockDifferenceMs, signed, taken } = lookUp
  const { serverId } = server.identity
  const earliest = Math.min(
    ...rows.open().map(({ attempt, facts }) => attempt?.begunAt ?? facts.settledAt ?? clock.now())
  )
  const known = () => store.knownInvites(connectionId, earliest - knownSinceMs)
  const before = await known()
  if (!before.ok) return before
  const createdAt = earliest + (clockDifferenceMs ?? 0) - lookBackMs
  const outcome = questions.noted(await findInvited(search, rows.open(), { createdAt }))
  if (outcome.kind !== 'done' && outcome.kind !== 'refused') return succeed(null)
  const invited =
    outcome.kind === 'done'
      ? outcome.value
      : { isComplete: false, invites: [], matches: new Map<string, never>(), ofOtherRows: new Map<string, never>() }
  // What was withdrawn while the pages were read need not be in them.
  const after = await known()
  if (!after.ok) return after
  const stillKnown = new Set(after.value.map(({ inviteId }) => inviteId))
  const claimed = store.claimedInvites(
    serverId,
    invited.invites.map(({ inviteId }) => inviteId)
  )
  if (!claimed.ok) return claimed
  // A row whose invitation was noted and then lost from the records finds it again.
  const open = new Set(rows.open().map(({ listId, rowId }) => `${listId} ${rowId}`))
  const ofOthers = [...claimed.value].filter(([, owner]) => !open.has(`${owner.listId} ${owner.rowId}`))
  return succeed({
    ...invited,
    known: before.value.filter((one) => one.serverId === serverId && stillKnown.has(one.inviteId)),
    claimed: new Set([...ofOthers.map(([inviteId]) => inviteId), ...taken]),
    signed,
    askedAt: clock.now(),
    clockDifferenceMs,
    absentAfterMs: server.capabilities.requestEndsAfterMs,
    existsUntil: server.capabilities.existsUntil,
    isFromHere: (invitation) => isFromHere(server, invitation)
  })
}

/**
 * The server shows an account only its own invites. An attempt that was restored from the sent log has no account: it
 * was made just before the app ended, and so with this one.
 */
function isFromHere(server: HcwServer, { attempt, serverId }: StoredInvitation): boolean {
  if (attempt === null || serverId !== server.identity.serverId) return false
  return attempt.account === server.account || attempt.account === ''
}
