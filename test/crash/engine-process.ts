import { randomUUID } from 'node:crypto'
import type { InvitationView } from '#contract/invitation.ts'
import { createInvitationActions } from '../../src-main/invitation-actions/invitation-actions.ts'
import { createLeases } from '../../src-main/leases/leases.ts'
import { openRecords } from '../../src-main/records/index.ts'
import { type Clock, systemClock } from '../../src-main/sending/clock.ts'
import { createSending } from '../../src-main/sending/sending.ts'
import { createServerSearch } from '../../src-main/sending/server-search.ts'
import { contentOf, serverAt } from '../sending/engine.ts'
import { figures, listDocument } from '../support/list-data.ts'
import { unwrap } from '../support/result.ts'
import { startPlanned } from '../support/start-planned.ts'
import { type ActionRow, finishActions } from './action-work.ts'
import { deadly, type Kill } from './kill-points.ts'

/** The parent's command line. */
export interface EngineJob {
  readonly url: string
  readonly folder: string
  /** Rows of the list, numbered from `first`. */
  readonly first: number
  readonly count: number
  readonly kill: Kill | null
}

/** The last line of a process that finished its work. */
export interface EngineReport {
  readonly invitations: readonly (Pick<InvitationView, 'rowId' | 'state'> & { readonly link: string | undefined })[]
  readonly acted: readonly ActionRow[]
  /** Rows that the server could not settle, so that the user decided. */
  readonly decided: number
}

const connectionId = 'hospital'
/** The engine's long waits are cut to this. */
const sleepMsMax = 250
const roundsMax = 30

let skipped = 0
const hastyClock: Clock = {
  now: () => Math.floor(Date.now() + skipped),
  monotonic: () => performance.now() + skipped,
  async sleep(ms, signal) {
    if (ms === Number.POSITIVE_INFINITY) return systemClock.sleep(ms, signal)
    await systemClock.sleep(Math.min(ms, sleepMsMax), signal)
    skipped += Math.max(0, ms - sleepMsMax)
  }
}

const job = JSON.parse(process.argv[2] ?? '') as EngineJob
const { store: deadlyStore, care: deadlyCare, server: deadlyServer } = deadly(job.kill)
const dataKey = new Uint8Array(32).fill(7)
const { records, notice } = unwrap(openRecords({ folder: job.folder, dataKey, now: hastyClock.now }))
if (notice !== null) console.error(`records say: ${notice}`)
const server = deadlyServer(serverAt(job.url, { timeoutMs: 700, now: hastyClock.now }))
const leases = createLeases()
const sending = createSending({
  store: deadlyStore(records.invitations),
  clock: hastyClock,
  chosenConnectionId: () => connectionId,
  serverFor: () => server,
  ratePerSecond: () => 150,
  leases
})

const care = deadlyCare(records.actions)
const actions = createInvitationActions({
  store: care,
  clock: hastyClock,
  chosenConnectionId: () => connectionId,
  serverFor: () => server,
  ratePerSecond: () => 150,
  leases
})

function findList(): string {
  const [list] = unwrap(records.lists.page({ of: 'kept', before: null, limit: 1 })).lists
  if (list !== undefined) return list.listId
  const { listId } = unwrap(records.lists.create({ connectionId, document: listDocument, figures }))
  const { generation } = unwrap(records.lists.beginRows({ listId }))
  const rows = Array.from({ length: job.count }, (_, index) => ({
    rowId: randomUUID(),
    row: index + 1,
    cells: [String(job.first + index)],
    edits: {},
    excluded: false
  }))
  unwrap(records.lists.addRows({ listId, generation, rows }))
  unwrap(records.lists.endRows({ listId, generation, document: listDocument, figures }))
  return listId
}

async function viewsOf(listId: string): Promise<readonly InvitationView[]> {
  return unwrap(await sending.invitations({ listId, offset: 0, limit: 2000 }))
}

function finished(): Promise<void> {
  return new Promise((resolve) => {
    const look = () => {
      const view = sending.view()
      // A wait for the user: here the user always resumes.
      if (view?.phase === 'waiting' && view.wait?.until === null) void sending.resume(undefined)
      if (view?.phase !== 'finished') return
      stop()
      resolve()
    }
    const stop = sending.onChange(look)
    look()
  })
}

/**
 * What a user does about a row that the server's answers do not settle: reads all invitations of the account and looks
 * for the row's. Returns whether that succeeded.
 */
async function decideBySight(listId: string, rowId: string): Promise<boolean> {
  const search = createServerSearch({ server, clock: hastyClock, ratePerSecond: 150 })
  const scan = await search.madeAfter({ createdAt: 1 })
  if (scan.kind !== 'done' || !scan.value.complete) return false
  const mine = scan.value.invites.find((invite) => invite.rowId === rowId)
  if (mine === undefined) return (await sending.decide({ listId, rowId, decision: { kind: 'send-again' } })).ok
  const seen = await search.one(mine.inviteId)
  if (seen.kind !== 'done' || seen.value.link === null) return false
  return (await sending.decide({ listId, rowId, decision: { kind: 'created', link: seen.value.link } })).ok
}

/** What a user does after a crash: looks up unknown outcomes, sends the rest, and decides what the server cannot tell. */
async function bringToEnd(listId: string): Promise<number> {
  let decided = 0
  for (let round = 0; round < roundsMax; round += 1) {
    const before = await viewsOf(listId)
    const isAllSent = before.length > 0 && before.every(({ state }) => state !== 'ready')
    const isOpen = ({ state }: InvitationView) => state === 'unknown' || (state === 'undecided' && isAllSent)
    if (before.some(isOpen)) await sending.lookUp({ listId })
    // Only what is still open once everything else is known to exist needs the user.
    for (const { rowId, state } of isAllSent ? await viewsOf(listId) : []) {
      if (state === 'undecided' && (await decideBySight(listId, rowId))) decided += 1
    }
    const states = new Map((await viewsOf(listId)).map(({ rowId, state }) => [rowId, state]))
    const rows = unwrap(records.lists.rows({ listId, offset: 0, limit: 2000 }))
    const left = rows.filter(({ rowId }) => (states.get(rowId) ?? 'ready') === 'ready')
    const isOver = ![...states.values()].some((state) => state === 'unknown' || state === 'undecided')
    if (left.length === 0 && isOver) break
    if (left.length === 0) continue
    const invitations = left.map(({ rowId, cells }) => ({ rowId, content: contentOf(Number(cells[0])) }))
    unwrap(await sending.prepare({ listId, begin: true, invitations }))
    const started = await startPlanned(sending, listId)
    if (started.ok) await finished()
  }
  return decided
}

process.stdout.write('started\n')
unwrap(sending.recoverInterrupted())
const listId = findList()
const decided = await bringToEnd(listId)
const numbers = new Map(
  unwrap(records.lists.rows({ listId, offset: 0, limit: 2000 })).map(({ rowId, cells }) => [rowId, Number(cells[0])])
)
const acted = await finishActions(actions, care, hastyClock, listId, (rowId) => numbers.get(rowId) ?? 0)
const invitations = unwrap(records.invitations.page(listId, { offset: 0, limit: 2000 })).map(
  ({ rowId, state, facts }) => ({ rowId, state, link: facts.link })
)
process.stdout.write(`${JSON.stringify({ invitations, acted, decided } satisfies EngineReport)}\n`)
await Promise.all([sending.drain(), actions.drain()])
records.close()
process.exit(0)
