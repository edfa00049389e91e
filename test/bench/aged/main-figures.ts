import { spawnSync } from 'node:child_process'
import { randomUUID } from 'node:crypto'
import { mkdtempSync, readFileSync, rmSync, statSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { practiceConnectionId } from '#contract/connection-ids.ts'
import { listsPerPage } from '#contract/limits.ts'
import { readListPage } from '../../../src-main/handlers/lists-in-parts.ts'
import { readBoard, type SearchPart, searchBoard } from '../../../src-main/invitation-actions/board-queries.ts'
import { createRecordsThread, openUnchecked, type Records } from '../../../src-main/records/index.ts'
import { dayMs } from '../../../src-main/sending/clock.ts'
import { spawnPractice } from '../../practice/spawn-practice.ts'
import { unwrap } from '../../support/result.ts'
import { dataKeyOf, eraseDue, openedAt, sendList } from './aged-folder.ts'
import { measureSending, type SendingFigures } from './sending-figures.ts'

/** Of the main process without a window. */
export interface MainFigures extends SendingFigures {
  readonly openMs: number
  readonly checkMs: number
  readonly peakMb: number
  readonly listsMs: number
  readonly listsKb: number
  readonly retentionBlockMs: number
  readonly retentionBlockCpuMs: number
  readonly searchMs: number
  readonly searchBlockMs: number
  readonly searchBlockCpuMs: number
  readonly boardMs: number
  readonly boardBlockMs: number
  readonly boardBlockCpuMs: number
  readonly auditLogMs: number
  readonly guardMs: number
  readonly guardCpuMs: number
  readonly givenKb: number
  readonly writtenKb: number
  readonly databaseMb: number
  readonly sentLogMb: number
}

const thread = createRecordsThread(new URL('../../../src-main/records/records-worker.ts', import.meta.url))

/** Measures in a process of its own. @param folder a copy of a data folder, which is changed. */
export function measureMain(folder: string, days: number): MainFigures {
  const { status, stdout } = spawnSync(process.execPath, [import.meta.filename, folder, String(days)], {
    encoding: 'utf8',
    stdio: ['ignore', 'pipe', 'inherit']
  })
  if (status !== 0) throw new Error('the folder could not be measured')
  return JSON.parse(stdout)
}

async function measure(folder: string, days: number): Promise<MainFigures> {
  const sizeMb = (name: string) => statSync(join(folder, 'records', name)).size / 1e6
  const [databaseMb, sentLogMb] = [sizeMb('records.sqlite'), sizeMb('sent.log')]
  const dataKey = await dataKeyOf(folder)
  const machine = { counter: join(folder, 'machine', 'counter.txt'), computer: 'bench', startedAt: 0 }
  const task = { folder: join(folder, 'records'), dataKey, machine, appVersion: '', at: openedAt }
  const begunAt = performance.now()
  const { records, release } = unwrap(openUnchecked({ ...task, now: () => openedAt }))
  const openMs = performance.now() - begunAt
  // As in the app: the window asks for its lists, and then the check begins.
  let page: unknown
  const lists = await longestBlock(async () => {
    page = unwrap(await readListPage(records.lists, { of: 'kept', before: null, limit: listsPerPage }))
  })
  const peak = watchPeak()
  const checkedAt = performance.now()
  const check = thread.check(task)
  check.begin()
  const found = await check.whole
  const checkMs = performance.now() - checkedAt
  const peakMb = peak.end()
  if (found !== 'sound') throw new Error(`the folder is ${found}`)
  release()
  try {
    const search = await longestBlock(() => searchAll(records))
    const day = { connectionId: practiceConnectionId, from: openedAt, to: openedAt + dayMs }
    const board = await longestBlock(async () => unwrap(await readBoard(records.actions, day)))
    const auditLog = timed(() => unwrap(records.audit.page({ before: null, limit: 100 })))
    // It adds the list for which the guard is asked.
    const written = measureWritten(records)
    const guard = measureGuard(records)
    const retention = await longestBlock(() => eraseDue(records, openedAt + 1, days))
    // Last: its sockets and its garbage would be among the blocks of others.
    const sending = await withServer((url) => measureSending(records, url))
    return {
      openMs,
      checkMs,
      peakMb,
      listsMs: lists.ms,
      listsKb: Buffer.byteLength(JSON.stringify(page)) / 1000,
      retentionBlockMs: retention.blockMs,
      retentionBlockCpuMs: retention.blockCpuMs,
      searchMs: search.ms,
      searchBlockMs: search.blockMs,
      searchBlockCpuMs: search.blockCpuMs,
      boardMs: board.ms,
      boardBlockMs: board.blockMs,
      boardBlockCpuMs: board.blockCpuMs,
      auditLogMs: auditLog.ms,
      guardMs: guard.ms,
      guardCpuMs: guard.cpuMs,
      ...written,
      ...sending,
      databaseMb,
      sentLogMb
    }
  } finally {
    records.close()
  }
}

/** A practice server in another process. */
async function withServer<Value>(work: (url: string) => Promise<Value>): Promise<Value> {
  const folder = mkdtempSync(join(tmpdir(), 'bench-aged-server-'))
  const server = await spawnPractice(join(folder, 'log.jsonl'), { seed: 1, keepRequests: 100 })
  try {
    return await work(server.url)
  } finally {
    await server.stop()
    rmSync(folder, { recursive: true, force: true })
  }
}

/** A search that finds nothing: it looks at every invitation. */
async function searchAll({ actions }: Records): Promise<void> {
  for (let before: number | null = null; ; ) {
    const part: SearchPart = unwrap(await searchBoard(actions, practiceConnectionId, 'nobody of that name', before))
    before = part.next
    if (before === null) return
  }
}

function timed<Value>(work: () => Value): { readonly value: Value; readonly ms: number } {
  const startedAt = performance.now()
  const value = work()
  return { value, ms: performance.now() - startedAt }
}

interface Blocked {
  readonly ms: number
  /** The longest time for which nothing else could run. */
  readonly blockMs: number
  /** The most processor time in one such time: also on a busy machine what the app itself does. */
  readonly blockCpuMs: number
}

/** ms of processor time that this thread has used. */
function usedMs(): number {
  const { user, system } = process.threadCpuUsage()
  return (user + system) / 1000
}

async function longestBlock(work: () => Promise<unknown>): Promise<Blocked> {
  let [last, lastUsed] = [performance.now(), usedMs()]
  let [blockMs, blockCpuMs, isOver] = [0, 0, false]
  const look = () => {
    const [now, nowUsed] = [performance.now(), usedMs()]
    blockMs = Math.max(blockMs, now - last)
    blockCpuMs = Math.max(blockCpuMs, nowUsed - lastUsed)
    ;[last, lastUsed] = [now, nowUsed]
    if (!isOver) setImmediate(look)
  }
  setImmediate(look)
  const startedAt = performance.now()
  await work()
  const ms = performance.now() - startedAt
  isOver = true
  look()
  return { ms, blockMs, blockCpuMs }
}

function watchPeak(): { readonly end: () => number } {
  let most = 0
  const timer = setInterval(() => {
    most = Math.max(most, process.memoryUsage().rss)
  }, 20)
  return {
    end: () => {
      clearInterval(timer)
      return most / 1e6
    }
  }
}

/** Lists for which the guard is asked, each of other patients; the median of them counts. */
const guardRuns = 5

function measureGuard(records: Records): { readonly ms: number; readonly cpuMs: number } {
  const [list] = unwrap(records.lists.page({ of: 'kept', before: null, limit: 1 })).lists
  const listId = list?.listId ?? ''
  const runs = Array.from({ length: guardRuns }, (_, run) => {
    const scheduledFor = new Date(openedAt + (run + 1) * dayMs).toISOString()
    const patients = Array.from({ length: 200 }, (_, index) => ({
      rowId: randomUUID(),
      content: { ...newPatient, lastName: `Unbekannt ${run} ${index}`, scheduledFor }
    }))
    const usedBefore = usedMs()
    const { ms } = timed(() => unwrap(records.invitations.findSamePatients(listId, patients)))
    return { ms, cpuMs: usedMs() - usedBefore }
  })
  const medianOf = (name: 'ms' | 'cpuMs') =>
    runs.map((run) => run[name]).sort((one, other) => one - other)[Math.floor(guardRuns / 2)] ?? Number.NaN
  return { ms: medianOf('ms'), cpuMs: medianOf('cpuMs') }
}

const newPatient = {
  firstName: 'Anna Maria',
  gender: 'female',
  phoneNumber: '+41791234567',
  language: 'fr',
  queue: 'Cardiologie',
  timeZone: 'Europe/Zurich',
  channel: 'sms'
} as const

/**
 * kB for each invitation of a list that is sent: what this process gave to the system to be written (`givenKb`), and what Linux says that
 * it wrote. For the latter Linux counts whole folios of its cache, where 4 kB in one of 64 kB or more are changed and written.
 */
function measureWritten(records: Records): { readonly givenKb: number; readonly writtenKb: number } {
  const [given, written] = [counted('wchar'), counted('write_bytes')]
  const count = sendList(records, openedAt, 9999, 1)
  return {
    givenKb: (counted('wchar') - given) / count / 1000,
    writtenKb: (counted('write_bytes') - written) / count / 1000
  }
}

/** Bytes. Linux tells it; elsewhere it is not measured. */
function counted(name: 'wchar' | 'write_bytes'): number {
  if (process.platform !== 'linux') return Number.NaN
  return Number(new RegExp(`^${name}: (\\d+)$`, 'm').exec(readFileSync('/proc/self/io', 'utf8'))?.[1])
}

const [asked, days] = process.argv.slice(2)
if (process.argv[1] === import.meta.filename && asked !== undefined) {
  process.stdout.write(JSON.stringify(await measure(asked, Number(days))))
}
