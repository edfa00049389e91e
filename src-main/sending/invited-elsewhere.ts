import { type Result, succeed } from '#contract/call.ts'
import type { InvitationView } from '#contract/invitation.ts'
import { done, type Outcome } from '../hcw/outcome.ts'
import type { HcwServer, RemoteInvite } from '../hcw/server.ts'
import type { AccountWatch } from './account-watch.ts'
import type { Clock } from './clock.ts'
import { createRowIndex, hasSameContact, isBefore, type RowIndex } from './elsewhere-search.ts'
import { type InvitationStore, isStepRefusal, type Step, type StoredInvitation } from './invitation-port.ts'
import { toInvitationView } from './invitation-view.ts'
import type { InvitedPatient } from './invite-matching.ts'
import { isOnOtherServer } from './same-server.ts'
import type { ServerSearch } from './server-search.ts'
import { yieldToOthers } from './yield-to-others.ts'

export type ElsewhereOptions = {
  readonly listId: string
  readonly store: InvitationStore
  readonly server: HcwServer
  readonly clock: Clock
  readonly watch: AccountWatch
  /** The rows that are asked about. */
  readonly rows: readonly InvitedPatient[]
  /** Attempts of these rows were begun by this batch: an invite with the id of one of them is its own. */
  readonly isBegun?: (rowId: string) => boolean
  readonly onInvitation: (view: InvitationView) => void
}

/** What a look has found and written. */
export type Look = {
  /** False: the server cannot be asked by dates, or has more than can be read. Nothing was written then. */
  readonly isAsked: boolean
  /** Rows that are held back since this look. */
  readonly held: readonly string[]
  /** The first that this computer made of the rows, and the first that another one made of them; null: none. */
  readonly firstOwn: RemoteInvite | null
  readonly firstOther: RemoteInvite | null
  /** Another computer has made one of the rows since the look before. */
  readonly hasOtherGoneOn: boolean
}

/** What a look has to do with the rows that it finds; `failed`: the disk. */
export type LookOutcome = Outcome<Result<Look>>

/**
 * Who of a list's rows is invited already, by another computer, the website or another app: by what the account has on
 * the server and the records of this computer do not know. Patients and appointments are compared as the guard does.
 */
export type InvitedElsewhere = {
  /** Holds back the rows that are found and were not sent, and lets go those whose invite is gone. */
  look(search: ServerSearch): Promise<LookOutcome>
  /**
   * After a look: notes on the invitations that were created here those that another computer created for the same
   * patient, contact and appointment, the earliest first. Each is looked at before. The result: how many have more than one.
   */
  noteDoubles(search: ServerSearch): Promise<Outcome<Result<number>>>
}

export function createInvitedElsewhere(options: ElsewhereOptions): InvitedElsewhere {
  const { listId, store, server, clock, watch, rows, isBegun = () => false, onInvitation } = options
  const { serverId } = server.identity
  let rowIndex: RowIndex | null = null
  const examined = new Set<string>()
  /** By row, what others made of it. */
  const found = new Map<string, RemoteInvite[]>()
  let firstOwn: RemoteInvite | null = null
  let firstOther: RemoteInvite | null = null

  /** Made once it is needed: most accounts have only what this computer made. */
  function index(): RowIndex {
    if (rowIndex !== null) return rowIndex
    const made = createRowIndex()
    for (const row of rows) made.add(row)
    rowIndex = made
    return made
  }

  const earlier = (one: RemoteInvite | null, other: RemoteInvite) =>
    one === null || isBefore(other, one) ? other : one

  /** Assigns what was not examined yet; whether something of another computer is among it. */
  async function examine(invites: Iterable<RemoteInvite>): Promise<Result<boolean>> {
    let hasOther = false
    const takeTurns = createTurns(clock)
    for (const invite of invites) {
      if (examined.has(invite.inviteId)) continue
      await takeTurns()
      if (invite.rowId !== null && isBegun(invite.rowId)) {
        examined.add(invite.inviteId)
        firstOwn = earlier(firstOwn, invite)
        continue
      }
      const rowIds = index().rowsOf(invite)
      const whose = rowIds.length === 0 ? succeed('nobody' as const) : ownerOf(invite, rowIds)
      if (!whose.ok) return whose
      if (whose.value === 'open') continue
      examined.add(invite.inviteId)
      if (whose.value === 'here') firstOwn = earlier(firstOwn, invite)
      if (whose.value !== 'elsewhere') continue
      hasOther = true
      firstOther = earlier(firstOther, invite)
      for (const rowId of rowIds) {
        const known = found.get(rowId)
        if (known === undefined) found.set(rowId, [invite])
        else known.push(invite)
      }
    }
    return succeed(hasOther)
  }

  /** `open`: an attempt of this computer may have made it, and has no outcome yet. */
  function ownerOf(invite: RemoteInvite, rowIds: readonly string[]): Result<'here' | 'elsewhere' | 'open'> {
    const claimed = store.claimedInvites(serverId, [invite.inviteId])
    if (!claimed.ok) return claimed
    if (claimed.value.has(invite.inviteId)) return succeed('here')
    for (const rowId of rowIds) {
      const stored = store.one(listId, rowId)
      if (!stored.ok) return stored
      if (stored.value === null) continue
      if (invite.rowId === rowId) {
        if (isInQuestion(stored.value)) return succeed('open')
        continue
      }
      const same = store.findSamePatients(listId, [stored.value])
      if (!same.ok) return same
      if (same.value.get(rowId)?.some((other) => other.rowId === invite.rowId) === true) return succeed('open')
    }
    return succeed('elsewhere')
  }

  function write(steps: readonly Step[]): Result<boolean> {
    const written = store.commit(listId, steps)
    if (written.ok) return succeed(true)
    return isStepRefusal(written.code) ? succeed(false) : { ok: false, code: written.code }
  }

  /** The steps of one commit each: a row that has changed meanwhile must not keep the others. */
  async function holdBack(): Promise<Result<readonly string[]>> {
    const held: string[] = []
    const takeTurns = createTurns(clock)
    for (const [rowId, invites] of found) {
      await takeTurns()
      const stored = store.one(listId, rowId)
      if (!stored.ok) return stored
      if (stored.value === null) continue
      const steps = holdSteps(stored.value, invites, clock.now())
      const [last] = steps.slice(-1)
      if (last === undefined) continue
      const written = write(steps)
      if (!written.ok) return written
      if (!written.value) continue
      held.push(rowId)
      onInvitation(toInvitationView({ ...stored.value, state: last.to, facts: last.facts }))
    }
    return succeed(held)
  }

  /** Rows that were held for an invite which the server no longer has. */
  function letGo(invites: ReadonlyMap<string, RemoteInvite>): Result<null> {
    const asked = new Set(rows.map(({ rowId }) => rowId))
    const stored = store.inStates(listId, ['held'])
    if (!stored.ok) return stored
    for (const invitation of stored.value) {
      const { elsewhere, ...facts } = invitation.facts
      if (elsewhere === undefined || !asked.has(invitation.rowId)) continue
      if (elsewhere.inviteIds.some((inviteId) => invites.has(inviteId))) continue
      const to = facts.earlier === undefined ? 'ready' : 'held'
      const written = write([{ rowId: invitation.rowId, from: 'held', to, facts, at: clock.now() }])
      if (!written.ok) return written
      if (written.value) onInvitation(toInvitationView({ ...invitation, state: to, facts }))
    }
    return succeed(null)
  }

  return {
    async look(search) {
      const watched = await watch.look(
        search,
        rows.map(({ content }) => content)
      )
      if (watched.kind === 'refused') return done(succeed({ ...nothing, isAsked: false }))
      if (watched.kind !== 'done') return watched
      const { isComplete, invites } = watched.value
      if (!isComplete) return done(succeed({ ...nothing, isAsked: false }))
      const hasOtherGoneOn = await examine(invites.values())
      if (!hasOtherGoneOn.ok) return done(hasOtherGoneOn)
      const held = await holdBack()
      if (!held.ok) return done(held)
      const released = letGo(invites)
      if (!released.ok) return done(released)
      return done(
        succeed({ isAsked: true, held: held.value, firstOwn, firstOther, hasOtherGoneOn: hasOtherGoneOn.value })
      )
    },

    async noteDoubles(search) {
      let doubles = 0
      for (const [rowId, invites] of found) {
        const stored = store.one(listId, rowId)
        if (!stored.ok) return done(stored)
        const invitation = stored.value
        const own = invitation?.facts.inviteId
        if (invitation?.state !== 'created' || own === undefined || isOnOtherServer(invitation, server)) continue
        const { allowedElsewhere = [], duplicates = [] } = invitation.facts
        const others = invites.filter(
          (invite) =>
            invite.inviteId !== own &&
            !allowedElsewhere.includes(invite.inviteId) &&
            hasSameContact(invitation.content, invite)
        )
        const live: RemoteInvite[] = []
        const asked = others.toSorted((one, other) => (isBefore(one, other) ? -1 : 1)).slice(0, lookedAtMax)
        for (const inviteId of asked.length === 0 ? [] : [own, ...asked.map((invite) => invite.inviteId)]) {
          const seen = await search.one(inviteId)
          if (seen.kind === 'done') live.push(seen.value)
          else if (seen.kind !== 'refused') return seen
        }
        const ids = live.toSorted((one, other) => (isBefore(one, other) ? -1 : 1)).map(({ inviteId }) => inviteId)
        if (ids.length < 2 || !ids.includes(own)) continue
        doubles += 1
        if (ids.every((inviteId) => duplicates.includes(inviteId))) continue
        const facts = { ...invitation.facts, duplicates: ids }
        const written = write([{ rowId, from: 'created', to: 'created', facts, at: clock.now() }])
        if (!written.ok) return done(written)
        if (written.value) onInvitation(toInvitationView({ ...invitation, facts }))
      }
      return done(succeed(doubles))
    }
  }
}

const nothing: Look = { isAsked: true, held: [], firstOwn: null, firstOther: null, hasOtherGoneOn: false }

/** Of one patient; each is a request. No two computers make more, and a server that names more may name thousands. */
const lookedAtMax = 20

/** ms of work after which others have their turn: each invite of a row is asked about in the records. */
const turnMs = 15

/** To be awaited before each piece of a long work. */
function createTurns({ monotonic }: Pick<Clock, 'monotonic'>): () => Promise<void> {
  let beganAt = monotonic()
  return async () => {
    if (monotonic() - beganAt < turnMs) return
    await yieldToOthers()
    beganAt = monotonic()
  }
}

/** What became of its attempt is not known yet. */
function isInQuestion({ state }: StoredInvitation): boolean {
  return state === 'sending' || state === 'unknown' || state === 'checking' || state === 'undecided'
}

/** Nothing where it is held for these already, was let through beside them, or is no longer to be sent. */
function holdSteps({ rowId, state, facts }: StoredInvitation, invites: readonly RemoteInvite[], at: number): Step[] {
  const { elsewhere, allowedElsewhere = [] } = facts
  const others = invites.filter(({ inviteId }) => !allowedElsewhere.includes(inviteId))
  const [first] = others.toSorted((one, other) => (isBefore(one, other) ? -1 : 1))
  if (first === undefined || (state !== 'ready' && state !== 'queued' && state !== 'held')) return []
  const inviteIds = others.map(({ inviteId }) => inviteId)
  if (state === 'held' && inviteIds.every((inviteId) => elsewhere?.inviteIds.includes(inviteId))) return []
  const holding = { ...facts, elsewhere: { at: first.createdAt, inviteIds } }
  const hold = { rowId, to: 'held', facts: holding, at } as const
  if (state !== 'queued') return [{ ...hold, from: state }]
  return [
    { rowId, from: 'queued', to: 'ready', facts, at },
    { ...hold, from: 'ready' }
  ]
}
