import { cpSync, mkdirSync, readdirSync, readFileSync, rmSync, truncateSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { DatabaseSync } from 'node:sqlite'
import { openRecords, type Records } from '../../src-main/records/index.ts'
import { contentOf, rowOf, start } from '../support/list-data.ts'
import { makeList, planRows, send } from '../support/records.ts'
import { unwrap } from '../support/result.ts'
import { dataKey, makeTempFolder, removeFolder } from '../support/test-records.ts'
import { type Area, type Finding, pick, withinTime } from './tally.ts'

const patients = 6
const sent = [1, 2, 3, 4]
const kinds = [
  ...['one bit', 'an end that is missing', 'bytes by chance', 'a file that is missing', 'another file in its place'],
  ...['an earlier file', 'an earlier table row', 'two rows exchanged', 'the whole folder of earlier']
] as const
type Kind = (typeof kinds)[number]

/** States of an invitation from which it may be sent. */
const sendable = ['ready', 'held', 'queued', 'refused']
const database = 'records.sqlite'

/** The records after each step of a day's work, and what the computer has noted of it. */
interface Day {
  readonly root: string
  readonly stages: readonly string[]
  readonly listId: string
}

function open(folder: string, root: string) {
  const machine = { counter: join(root, 'machine', 'counter'), computer: 'desk', startedAt: 0 }
  return openRecords({ folder, dataKey, now: () => start, machine })
}

function workADay(): Day {
  const root = makeTempFolder()
  const folder = join(root, 'records')
  const stages: string[] = []
  let listId = ''
  function work(step: (records: Records) => void): void {
    const { records } = unwrap(open(folder, root))
    step(records)
    records.close()
    const stage = join(root, `stage-${stages.length}`)
    cpSync(folder, stage, { recursive: true })
    stages.push(stage)
  }
  work((records) => {
    listId = makeList(records, patients)
    planRows(records, listId, patients)
  })
  for (const number of sent) work((records) => send(records, listId, number))
  return { root, stages, listId }
}

/** Tables of patients' data and of what was sent, with the column that names a row. */
const tables = [
  { table: 'invitations', key: 'row_id' },
  { table: 'list_rows', key: 'row_id' },
  { table: 'attempts', key: 'number' }
] as const
/** What says where a row is: it stays. */
const placeColumns = ['list', 'row_id', 'position', 'generation', 'number']

function tamper(folder: string, kind: Kind, earlier: string, random: () => number): void {
  const name = pick(readdirSync(folder), random)
  const path = join(folder, name)
  const bytes = readFileSync(path)
  const at = Math.floor(random() * bytes.length)
  switch (kind) {
    case 'one bit':
      bytes[at] = (bytes[at] ?? 0) ^ (1 << Math.floor(random() * 8))
      writeFileSync(path, bytes)
      break
    case 'an end that is missing':
      truncateSync(path, at)
      break
    case 'bytes by chance':
      for (let left = 64; left > 0; left -= 1) bytes[Math.floor(random() * bytes.length)] = Math.floor(random() * 256)
      writeFileSync(path, bytes)
      break
    case 'a file that is missing':
      rmSync(path)
      break
    case 'another file in its place':
      writeFileSync(path, readFileSync(join(folder, pick(readdirSync(folder), random))))
      break
    case 'an earlier file':
      cpSync(join(earlier, pick(readdirSync(earlier), random)), path)
      break
    case 'the whole folder of earlier':
      rmSync(folder, { recursive: true })
      cpSync(earlier, folder, { recursive: true })
      break
    case 'an earlier table row':
    case 'two rows exchanged':
      tamperRows(join(folder, database), kind, join(earlier, database), random)
      break
  }
}

/** Without the key: whole rows of an earlier file, or the contents of two rows of one table exchanged. */
function tamperRows(path: string, kind: Kind, earlierPath: string, random: () => number): void {
  const now = new DatabaseSync(path)
  const earlier = new DatabaseSync(earlierPath)
  const { table, key } = pick(tables, random)
  const keys = now.prepare(`SELECT ${key} AS at FROM ${table}`).all()
  const one = pick(keys, random)['at'] ?? null
  const isExchange = kind === 'two rows exchanged'
  const read = (isExchange ? now : earlier).prepare(`SELECT * FROM ${table} WHERE ${key} = ?`)
  const from = read.get(isExchange ? (pick(keys, random)['at'] ?? null) : one)
  if (from === undefined) now.prepare(`DELETE FROM ${table} WHERE ${key} = ?`).run(one)
  else {
    const written = Object.entries(from).filter(([column]) => !placeColumns.includes(column))
    const set = written.map(([column]) => `${column} = ?`).join()
    now.prepare(`UPDATE OR REPLACE ${table} SET ${set} WHERE ${key} = ?`).run(...written.map(([, value]) => value), one)
  }
  earlier.close()
  now.close()
}

function judge(folder: string, { root, listId }: Day): readonly Finding[] {
  const opened = open(folder, root)
  if (!opened.ok) return []
  const { records } = opened.value
  const findings: Finding[] = []
  try {
    if (unwrap(records.invitations.list(listId)) === null) return []
    const page = records.invitations.page(listId, { offset: 0, limit: patients })
    if (!page.ok) return []
    for (const { rowId, state, content } of page.value) {
      const number = Number(rowId.slice(-6))
      if (content.lastName !== contentOf(number).lastName)
        findings.push({ harm: 'moved', text: `${rowId} is another's` })
      const mayRepeat = sent.includes(number) && sendable.includes(state)
      if (mayRepeat && !records.wereOlder) findings.push({ harm: 'moved', text: `row ${number} would be sent again` })
    }
    const rows = records.lists.rows({ listId, offset: 0, limit: patients })
    for (const { rowId, cells } of rows.ok ? rows.value : []) {
      const isOwn = cells[0] === rowOf(Number(rowId.slice(-6))).cells[0]
      if (!isOwn) findings.push({ harm: 'moved', text: `the cells of ${rowId} are another's` })
    }
  } finally {
    records.close()
  }
  const inClear = readdirSync(folder).filter((name) => readFileSync(join(folder, name)).includes('Müller'))
  return [...findings, ...inClear.map((name): Finding => ({ harm: 'leaks', text: `a name in ${name}` }))]
}

/** Somebody who can write the files, and has no key. */
export async function createFoldersArea(): Promise<Area> {
  const day = workADay()
  const machine = join(day.root, 'machine')
  const machineAfter = join(day.root, 'machine-after')
  cpSync(machine, machineAfter, { recursive: true })
  const last = day.stages.at(-1) ?? ''
  const folder = join(day.root, 'records')

  async function attack(kind: Kind, random: () => number): Promise<readonly Finding[]> {
    for (const [place, source] of [
      [folder, last],
      [machine, machineAfter]
    ] as const) {
      rmSync(place, { recursive: true, force: true })
      mkdirSync(place)
      cpSync(source, place, { recursive: true })
    }
    tamper(folder, kind, pick(day.stages.slice(0, -1), random), random)
    const found = await withinTime(Promise.resolve().then(() => judge(folder, day)))
    return found ?? [{ harm: 'hung', text: 'opening does not end' }]
  }

  return {
    name: 'folders',
    kinds,
    async attack(number, random) {
      const kind = kinds[number % kinds.length] ?? 'one bit'
      return { kind, run: () => attack(kind, random) }
    },
    async end() {
      removeFolder(day.root)
      return []
    }
  }
}
