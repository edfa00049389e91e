import { randomUUID } from 'node:crypto'
import type { InvitationView } from '#contract/invitation.ts'
import { createInvitationActions } from '../../src-main/invitation-actions/invitation-actions.ts'
import { createLeases } from '../../src-main/leases/leases.ts'
import { openRecords } from '../../src-main/records/index.ts'
import { type Clock, systemClock } from '../../src-main/sending/clock.ts'
import { createSending } from '../../src-main/sending/sending.ts'
import { contentOf, serverAt } from '../sending/engine.ts'
import { figures, listDocument } from '../support/list-data.ts'
import { unwrap } from '../support/result.ts'
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
  readonly invitations: readonly Pick<InvitationView, 'rowId' | 'state' | 'link'>[]
  readonly acted: readonly ActionRow[]
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
const server = deadlyServer(serverAt(job.url, { timeoutMs: 700 }))
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
  const [list] = unwrap(records.lists.all())
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

/** What a user does after a crash: look up unknown outcomes, then send the rest. */
async function bringToEnd(listId: string): Promise<readonly InvitationView[]> {
  for (let round = 0; round < roundsMax; round += 1) {
    const before = await viewsOf(listId)
    if (before.some(({ state }) => state === 'unknown')) await sending.lookUp({ listId })
    const states = new Map((await viewsOf(listId)).map(({ rowId, state }) => [rowId, state]))
    const rows = unwrap(records.lists.rows({ listId, offset: 0, limit: 2000 }))
    const left = rows.filter(({ rowId }) => (states.get(rowId) ?? 'ready') === 'ready')
    if (left.length === 0 && ![...states.values()].includes('unknown')) break
    if (left.length === 0) continue
    const invitations = left.map(({ rowId, cells }) => ({ rowId, content: contentOf(Number(cells[0])) }))
    unwrap(await sending.prepare({ listId, begin: true, invitations }))
    const started = await sending.start({ listId })
    if (started.ok) await finished()
  }
  return viewsOf(listId)
}

process.stdout.write('started\n')
unwrap(sending.recoverInterrupted())
const listId = findList()
await bringToEnd(listId)
const numbers = new Map(
  unwrap(records.lists.rows({ listId, offset: 0, limit: 2000 })).map(({ rowId, cells }) => [rowId, Number(cells[0])])
)
const acted = await finishActions(actions, care, hastyClock, listId, (rowId) => numbers.get(rowId) ?? 0)
const invitations = (await viewsOf(listId)).map(({ rowId, state, link }) => ({ rowId, state, link }))
process.stdout.write(`${JSON.stringify({ invitations, acted } satisfies EngineReport)}\n`)
await Promise.all([sending.drain(), actions.drain()])
records.close()
process.exit(0)
