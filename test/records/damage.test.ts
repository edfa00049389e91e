import { copyFileSync, existsSync, mkdirSync, readdirSync, readFileSync, truncateSync, writeFileSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { DatabaseSync } from 'node:sqlite'
import { afterAll, expect, test, vi } from 'vitest'
import { openRecords, type Records } from '../../src-main/records/index.ts'
import { contentOf, id, listDocument, start } from '../support/list-data.ts'
import { findSamePatient, makeList, planRows, send, steps } from '../support/records.ts'
import { unwrap } from '../support/result.ts'
import { dataKey, makeTempFolder, openTestRecords, removeFolder } from '../support/test-records.ts'

/** Rows 1 to 3 are created, 4 and 5 have an attempt without outcome, 6 is queued, 7 and 8 ready: 1 to 5 may be sent. */
const maybeSent = [1, 2, 3, 4, 5]
// Hundreds of files are opened one after the other.
vi.setConfig({ testTimeout: 240_000 })

const database = 'records.sqlite'
const wal = `${database}-wal`
const log = 'sent.log'

const roots: string[] = []
afterAll(() => roots.forEach(removeFolder))

/** The files of used records: as they are while the app runs, and after it ended. */
function makeUsed(): { readonly listId: string; readonly running: string; readonly ended: string } {
  const root = makeTempFolder()
  roots.push(root)
  const [folder, running, ended] = ['in-use', 'running', 'ended'].map((name) => join(root, name)) as [
    string,
    string,
    string
  ]
  const { records } = openTestRecords(folder)
  const listId = makeList(records, 8)
  planRows(records, listId, 8)
  // Closed and opened in between, so that the database and its write-ahead log both have attempts.
  for (const number of [1, 2]) send(records, listId, number)
  records.close()
  const again = openTestRecords(folder).records
  send(again, listId, 3)
  for (const number of [4, 5]) {
    for (const step of [steps.queue(number), steps.begin(number)]) unwrap(again.invitations.commit(listId, [step]))
  }
  unwrap(again.invitations.commit(listId, [steps.queue(6)]))
  copyFiles(folder, running)
  again.close()
  copyFiles(folder, ended)
  return { listId, running, ended }
}

function copyFiles(from: string, to: string): void {
  mkdirSync(to)
  for (const name of readdirSync(from)) copyFileSync(join(from, name), join(to, name))
}

/** Opens a damaged copy and names the outcome. Throws if a row that may be sent could be sent again. */
function outcomeOf(folder: string, listId: string): string {
  const opened = openRecords({ folder, dataKey, now: () => start })
  if (!opened.ok) return opened.code
  const { records, notice } = opened.value
  try {
    const list = unwrap(records.invitations.list(listId))
    // Of completed invitations only the MAC is checked at opening; their content is decrypted here.
    const page = records.invitations.page(listId, { offset: 0, limit: 8 })
    if (!page.ok) return page.code
    const sendable = list === null ? sendableInNewList(records) : sendableInSameList(records, listId)
    if (sendable.length > 0) throw new Error(`would send again: ${sendable.join()}`)
    return `${notice ?? 'sound'}, ${list === null ? 'list gone' : 'list there'}`
  } finally {
    records.close()
  }
}

/** Rows of the list that a new batch would send. */
function sendableInSameList(records: Records, listId: string): number[] {
  planRows(records, listId, 8)
  return maybeSent.filter((number) => {
    const invitation = unwrap(records.invitations.one(listId, id(number)))
    return invitation === null || ['ready', 'held', 'queued', 'refused'].includes(invitation.state)
  })
}

/** The same file, imported again: rows that the guard would not hold. */
function sendableInNewList(records: Records): number[] {
  const listId = makeList(records, 8, 101)
  const rows = maybeSent.map((number) => ({
    rowId: id(100 + number),
    content: contentOf(number)
  }))
  unwrap(records.invitations.planInvitations(listId, { begin: true, at: start }, rows))
  return maybeSent.filter((number) => {
    const earlier = findSamePatient(records, listId, id(100 + number), contentOf(number))
    return !earlier.some(({ state }) => ['created', 'sending', 'unknown'].includes(state))
  })
}

/** Damages one file of a copy at each place, opens the copy, and counts the outcomes. */
function damageEach(
  source: string,
  listId: string,
  file: string,
  places: readonly number[],
  damage: (path: string, place: number) => void
): Record<string, number> {
  const outcomes: Record<string, number> = {}
  const root = makeTempFolder()
  for (const place of places) {
    const folder = join(root, String(place))
    copyFiles(source, folder)
    damage(join(folder, file), place)
    try {
      const outcome = outcomeOf(folder, listId)
      outcomes[outcome] = (outcomes[outcome] ?? 0) + 1
    } catch (error) {
      throw new Error(`${file}, ${place}`, { cause: error })
    }
    removeFolder(folder)
  }
  removeFolder(root)
  return outcomes
}

function cut(path: string, length: number): void {
  truncateSync(path, length)
}

/** Flips one bit of the byte, another one for each place. */
function flip(path: string, place: number): void {
  const bytes = readFileSync(path)
  bytes[place] = (bytes[place] ?? 0) ^ (1 << (place % 8))
  writeFileSync(path, bytes)
}

function lengthOf(folder: string, file: string): number {
  return readFileSync(join(folder, file)).length
}

/** Every byte of the last `close` ones, and of those before every `stride`-th. */
function placesIn(length: number, close: number, stride: number): number[] {
  return Array.from({ length }, (_, place) => place).filter((place) => place >= length - close || place % stride === 0)
}

test('a database truncated anywhere is quarantined with a notice, and nothing is sent again', () => {
  const { listId, ended } = makeUsed()
  const outcomes = damageEach(ended, listId, database, placesIn(lengthOf(ended, database), 150, 797), cut)
  console.log('database cut', outcomes)
  expect(Object.keys(outcomes).filter((outcome) => !/^(sound, list there|damaged-set-aside)/.test(outcome))).toEqual([])
})

test('a database with a flipped bit opens or is quarantined, and nothing is sent again', () => {
  const { listId, ended } = makeUsed()
  const outcomes = damageEach(ended, listId, database, placesIn(lengthOf(ended, database), 100, 211), flip)
  console.log('database flipped', outcomes)
  expect(
    Object.keys(outcomes).filter((outcome) => !/^(sound, list there|damaged-set-aside|storage-damaged)/.test(outcome))
  ).toEqual([])
})

test('a write-ahead log truncated anywhere loses its end with a notice, and nothing is sent again', () => {
  const { listId, running } = makeUsed()
  const outcomes = damageEach(running, listId, wal, placesIn(lengthOf(running, wal), 150, 797), cut)
  console.log('log cut', outcomes)
  expect(Object.keys(outcomes).filter((outcome) => !/^(sound|end-lost), list there$/.test(outcome))).toEqual([])
})

test('a write-ahead log with a flipped bit loses its end with a notice, and nothing is sent again', () => {
  const { listId, running } = makeUsed()
  const outcomes = damageEach(running, listId, wal, placesIn(lengthOf(running, wal), 100, 797), flip)
  console.log('log flipped', outcomes)
  expect(Object.keys(outcomes).filter((outcome) => !/^(sound|end-lost), list there$/.test(outcome))).toEqual([])
})

test('a sent log truncated or changed anywhere is repaired from the database', () => {
  const { listId, ended } = makeUsed()
  const places = placesIn(lengthOf(ended, log), 20, 13)
  const outcomes = [damageEach(ended, listId, log, places, cut), damageEach(ended, listId, log, places, flip)]
  expect(outcomes).toEqual([{ 'sound, list there': places.length }, { 'sound, list there': places.length }])
})

test('a bit that flips in the seal of a row is told as damage, whether or not its list can be kept', () => {
  const { listId, ended } = makeUsed()
  const marks = [
    ['list_rows', 'sealed_row'],
    ['attempts', 'mac'],
    ['runs', 'sealed_run'],
    ['invitations', 'mac'],
    ['guard_keys', 'mac']
  ] as const
  const outcomes = marks.map(([table, column]) => {
    const folder = join(dirname(ended), table)
    copyFiles(ended, folder)
    const raw = new DatabaseSync(join(folder, database))
    const first = raw.prepare(`SELECT ${column} AS mark FROM ${table} LIMIT 1`).get()
    const mark = Buffer.from(first?.['mark'] as Uint8Array)
    mark.writeUInt8(mark.readUInt8(mark.length - 1) ^ 1, mark.length - 1)
    raw.prepare(`UPDATE ${table} SET ${column} = ? WHERE ${column} = ?`).run(mark, first?.['mark'] ?? null)
    raw.close()
    return [table, outcomeOf(folder, listId)]
  })
  expect(outcomes).toEqual(
    marks.map(([table]) => [table, `damaged-set-aside, list ${table === 'list_rows' ? 'gone' : 'there'}`])
  )
})

test('damage is told without waiting for it to pass', () => {
  const { listId, ended } = makeUsed()
  cut(join(ended, database), lengthOf(ended, database) - 5000)
  const waits = vi.spyOn(Atomics, 'wait')
  const outcome = outcomeOf(ended, listId)
  const waited = waits.mock.calls.length
  waits.mockRestore()
  expect([outcome.split(',')[0], waited]).toEqual(['damaged-set-aside', 0])
})

test('a missing database is noticed, and nothing is sent again', () => {
  const { listId, ended } = makeUsed()
  removeFolder(join(ended, database))
  expect(outcomeOf(ended, listId)).toBe('damaged-set-aside, list gone')
})

test('if database and sent log both lost an attempt, the records do not open and stay unchanged', () => {
  const { running } = makeUsed()
  cut(join(running, wal), 0)
  flip(join(running, log), lengthOf(running, log) - 100)
  const opened = openRecords({ folder: running, dataKey, now: () => start })
  expect([opened.ok ? 'opened' : opened.code, readdirSync(running).filter((name) => name.includes('aside'))]).toEqual([
    'storage-damaged',
    []
  ])
})

test('a damaged file keeps its bytes under a new name, and what is readable is copied', () => {
  const { listId, ended } = makeUsed()
  const path = join(ended, database)
  const bytes = readFileSync(path)
  // The state of one invitation: nothing else is damaged.
  const { records: before } = openTestRecords(ended)
  before.close()
  const place = bytes.lastIndexOf('queued')
  bytes[place] = (bytes[place] ?? 0) ^ 1
  writeFileSync(path, bytes)

  const { records, notice } = openTestRecords(ended)
  const saved = unwrap(records.invitations.page(listId, { offset: 0, limit: 10 }))
  const aside = readdirSync(ended).find((name) => name.includes('set-aside'))
  const audit = unwrap(records.audit.entries())
  const { name } = unwrap(records.lists.open({ listId })).document
  records.close()
  expect({
    notice,
    name,
    saved: Object.fromEntries(saved.map(({ rowId, state }) => [Number(rowId.slice(-4)), state])),
    links: saved.filter(({ facts }) => facts.link !== undefined).length,
    asideIsTheDamagedOne: aside !== undefined && readFileSync(join(ended, aside)).equals(bytes),
    audit
  }).toEqual({
    notice: 'damaged-set-aside',
    name: listDocument.name,
    saved: {
      1: 'created',
      2: 'created',
      3: 'created',
      4: 'sending',
      5: 'sending',
      6: 'queued',
      7: 'ready',
      8: 'ready'
    },
    links: 3,
    asideIsTheDamagedOne: true,
    audit: [{ at: start, account: '', action: 'records-set-aside', count: 0 }]
  })
})

test('records encrypted with another key are not changed', () => {
  const { ended } = makeUsed()
  const before = readdirSync(ended).map((name) => [name, readFileSync(join(ended, name))])
  const opened = openRecords({ folder: ended, dataKey: new Uint8Array(32).fill(8), now: () => start })
  const after = readdirSync(ended).map((name) => [name, readFileSync(join(ended, name))])
  expect([opened, after]).toEqual([{ ok: false, code: 'key-mismatch' }, before])
})

test('a file that is not a database is quarantined', () => {
  const folder = makeTempFolder()
  roots.push(folder)
  writeFileSync(join(folder, database), 'Patientenliste'.repeat(1000))
  const { records, notice } = openTestRecords(folder)
  records.close()
  expect([notice, readdirSync(folder).filter((name) => existsSync(join(folder, name))).length]).toEqual([
    'damaged-set-aside',
    3
  ])
})
