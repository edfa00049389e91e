import {
  copyFileSync,
  mkdirSync,
  readdirSync,
  readFileSync,
  rmSync,
  statSync,
  truncateSync,
  writeFileSync
} from 'node:fs'
import { join } from 'node:path'
import { DatabaseSync } from 'node:sqlite'
import { fileURLToPath } from 'node:url'
import { afterAll, beforeAll, expect, test, vi } from 'vitest'
import { checkStill } from '../../src-main/records/check-still.ts'
import { createEncryption } from '../../src-main/records/encryption.ts'
import { openRecords } from '../../src-main/records/index.ts'
import { filesIn } from '../../src-main/records/records-files.ts'
import { logLineLength } from '../../src-main/records/sent-log.ts'
import {
  fillRecords,
  guardedState,
  inDoubt,
  later,
  longAfter,
  notHeld,
  type UsedLists
} from '../support/closed-records.ts'
import { linesUntilKilled } from '../support/kill.ts'
import { contentOf, id, start } from '../support/list-data.ts'
import { closeOff, findSamePatient, makeList, planRows, send } from '../support/records.ts'
import { unwrap } from '../support/result.ts'
import { dataKey, makeTempFolder, openTestRecords, removeFolder } from '../support/test-records.ts'

vi.setConfig({ testTimeout: 240_000, hookTimeout: 120_000 })

const database = 'records.sqlite'
const log = 'sent.log'
const kept = [...inDoubt, ...later]

let root: string
let lists: UsedLists
/** Before anything was closed off, and after it. */
let before: string
let after: string

beforeAll(async () => {
  root = makeTempFolder()
  ;[before, after] = [join(root, 'before'), join(root, 'after')]
  lists = fillRecords(before)
  copyFiles(before, after)
  const { records } = openTestRecords(after)
  closeOff(records, longAfter)
  unwrap(await records.retention.shortenLog())
  records.close()
})
afterAll(() => removeFolder(root))

function copyFiles(from: string, to: string): void {
  mkdirSync(to)
  for (const name of readdirSync(from)) copyFileSync(join(from, name), join(to, name))
}

function copyOf(from: string, name: string): string {
  const folder = join(root, name)
  rmSync(folder, { recursive: true, force: true })
  copyFiles(from, folder)
  return folder
}

const linesIn = (folder: string) => statSync(join(folder, log)).size / logLineLength

function countIn(folder: string, table: string): number {
  const raw = new DatabaseSync(join(folder, database), { readOnly: true })
  const count = Number(raw.prepare(`SELECT count(*) AS count FROM ${table}`).get()?.['count'])
  raw.close()
  return count
}

/** What a check beside the open records says of the folder. */
function checked(folder: string): 'sound' | 'found' {
  try {
    checkStill(filesIn(folder), createEncryption(dataKey), () => undefined)
    return 'sound'
  } catch {
    return 'found'
  }
}

/** How the folder opens, and which rows would be sent again. */
function opened(folder: string): string {
  const attempt = openRecords({ folder, dataKey, now: () => start })
  if (!attempt.ok) return attempt.code
  const { records, notice } = attempt.value
  try {
    return [notice ?? 'sound', ...notHeld(records, lists)].join(', ')
  } finally {
    records.close()
  }
}

function flip(path: string, place: number): void {
  const bytes = readFileSync(path)
  bytes[place] = (bytes[place] ?? 0) ^ (1 << (place % 8))
  writeFileSync(path, bytes)
}

test('attempts that nothing asks for any more are closed off, and those in doubt and of live lists stay', () => {
  expect({
    attempts: [countIn(before, 'attempts'), countIn(after, 'attempts')],
    lines: [linesIn(before), linesIn(after)],
    keys: countIn(after, 'guard_keys') === 0,
    checked: checked(after),
    opened: opened(copyOf(after, 'opened'))
  }).toEqual({
    attempts: [310, kept.length],
    // Between the first line and the 12 of attempts there are two marks: 299 and 300 are of those in doubt.
    lines: [311, 1 + 2 + kept.length],
    keys: true,
    checked: 'sound',
    opened: 'sound'
  })
})

test('nothing is closed off while the guard still knows the invitation, or before it is long past', () => {
  const folder = copyOf(before, 'young')
  const { records } = openTestRecords(folder)
  closeOff(records, start + 3 * 86_400_000)
  const held = findSamePatient(records, lists.recent, id(301), contentOf(1)).map(({ state }) => state)
  records.close()
  expect([countIn(folder, 'attempts'), held]).toEqual([310, ['created']])
})

test('records that were closed off are sent with, closed off again and know their connections', async () => {
  const folder = copyOf(after, 'again')
  const { records } = openTestRecords(folder)
  const listId = makeList(records, 3, 401)
  planRows(records, listId, 3, 401)
  for (const number of [401, 402, 403]) send(records, listId, number)
  closeOff(records, longAfter)
  unwrap(await records.retention.shortenLog())
  records.close()
  const { records: again, notice } = openTestRecords(folder)
  const tried = ['hospital', 'another'].map((connection) => unwrap(again.isAttempted(connection)))
  again.close()
  expect([notice, tried, countIn(folder, 'attempts'), checked(folder)]).toEqual([
    null,
    [true, false],
    kept.length + 3,
    'sound'
  ])
})

test('a flipped bit anywhere in a shortened sent log is found by the check, and mended from the database', () => {
  const length = statSync(join(after, log)).size
  const outcomes = new Map<string, number>()
  for (let place = 0; place < length; place += 31) {
    const folder = copyOf(after, 'flipped log')
    flip(join(folder, log), place)
    const outcome = `${checked(folder)}, ${opened(folder)}`
    outcomes.set(outcome, (outcomes.get(outcome) ?? 0) + 1)
  }
  expect([...outcomes.keys()]).toEqual(['found, sound'])
})

test('a shortened sent log that is cut anywhere is found by the check, and mended from the database', () => {
  const length = statSync(join(after, log)).size
  const outcomes = new Set<string>()
  for (let place = 0; place < length; place += 67) {
    const folder = copyOf(after, 'cut log')
    truncateSync(join(folder, log), place)
    outcomes.add(`${checked(folder)}, ${opened(folder)}`)
  }
  expect([...outcomes]).toEqual(['found, sound'])
})

test('a line of the sent log that is left out, doubled or put in another place is found by the check', () => {
  const bytes = readFileSync(join(after, log))
  const lines = Array.from({ length: bytes.length / logLineLength }, (_, index) =>
    bytes.subarray(index * logLineLength, (index + 1) * logLineLength)
  )
  const line = (index: number) => lines[index] as Buffer
  const changed = lines.flatMap((_, index) => [
    lines.filter((_line, other) => other !== index),
    [...lines.slice(0, index), line(index), ...lines.slice(index)],
    index === 0 ? [] : [...lines.slice(0, index - 1), line(index), line(index - 1), ...lines.slice(index + 1)]
  ])
  const missed = changed.flatMap((given, index) => {
    const isSame = Buffer.concat(given).equals(bytes)
    const folder = copyOf(after, 'other lines')
    writeFileSync(join(folder, log), Buffer.concat(given))
    return isSame || checked(folder) === 'found' ? [] : [index]
  })
  // Of two equal marks one may be gone, or there may be three: no line of an attempt has another number for that.
  const isOfMark = (index: number) =>
    line(Math.floor(index / 3))
      .toString('latin1')
      .startsWith('00000000-0000-0000')
  expect(missed.filter((index) => !isOfMark(index))).toEqual([])
})

test('a database with a flipped bit anywhere is found by the check or is as it was, and nothing is sent again', () => {
  const length = statSync(join(after, database)).size
  const outcomes: Record<string, number> = {}
  for (let place = 0; place < length; place += 1511) {
    const folder = copyOf(after, 'flipped database')
    flip(join(folder, database), place)
    const outcome = opened(folder)
    outcomes[outcome] = (outcomes[outcome] ?? 0) + 1
  }
  console.log('closed off, database flipped', outcomes)
  expect(
    Object.keys(outcomes).filter((outcome) => !['sound', 'damaged-set-aside', 'storage-damaged'].includes(outcome))
  ).toEqual([])
})

test('a checkpoint that was changed, removed or put back is found, and what was sent stays known', () => {
  const changes = [
    `UPDATE checkpoint SET sealed_checkpoint = zeroblob(90)`,
    'DELETE FROM checkpoint',
    `ATTACH '${join(before, database)}' AS early; DELETE FROM attempts WHERE number = 310`
  ]
  const found = changes.map((change, index) => {
    const folder = copyOf(after, `checkpoint ${index}`)
    const raw = new DatabaseSync(join(folder, database))
    raw.exec(change)
    raw.close()
    return [checked(folder), opened(folder)]
  })
  expect(found).toEqual([
    ['found', 'damaged-set-aside'],
    ['found', 'turned-back'],
    ['found', 'turned-back']
  ])
})

test('without the database the attempts that were not closed off are taken from the sent log', () => {
  const folder = copyOf(after, 'no database')
  rmSync(join(folder, database))
  const { records, notice } = openTestRecords(folder)
  const hits = kept.map((number) => guardedState(records, number))
  records.close()
  expect([notice, hits, countIn(folder, 'attempts')]).toEqual([
    'damaged-set-aside',
    kept.map(() => 'unknown'),
    kept.length
  ])
})

test('if the database lost an attempt and the shortened sent log its line, the records do not open', () => {
  const outcomes = Array.from({ length: linesIn(after) - 1 }, (_, index) => index + 1).map((line) => {
    const folder = copyOf(after, 'both')
    const raw = new DatabaseSync(join(folder, database))
    raw.exec('DELETE FROM attempts; UPDATE invitations SET mac = zeroblob(16)')
    raw.close()
    flip(join(folder, log), line * logLineLength + 50)
    return opened(folder)
  })
  // One of two marks may be lost.
  expect(outcomes.map((outcome) => outcome === 'storage-damaged')).toEqual(outcomes.map((_, index) => index >= 2))
})

test('a database from before the sent log was shortened is of another time: the records do not open', () => {
  const folder = copyOf(before, 'much earlier')
  const { records } = openTestRecords(folder)
  records.close()
  const early = copyOf(folder, 'early database')
  const newer = openTestRecords(folder).records
  const listId = makeList(newer, 2, 501)
  planRows(newer, listId, 2, 501)
  for (const number of [501, 502]) send(newer, listId, number)
  unwrap(newer.lists.remove({ listId, account: '' }))
  const last = makeList(newer, 1, 503)
  planRows(newer, last, 1, 503)
  send(newer, last, 503)
  closeOff(newer, longAfter)
  return newer.retention.shortenLog().then(() => {
    newer.close()
    copyFileSync(join(folder, log), join(early, log))
    const attempt = openRecords({ folder: early, dataKey, now: () => start })
    expect(attempt.ok ? 'opened' : attempt.code).toBe('records-mixed')
  })
})

test('however often the app is killed while it closes off, nothing in doubt or live is lost', async () => {
  const folder = copyOf(before, 'killed')
  const script = fileURLToPath(new URL('closing-process.ts', import.meta.url))
  const broken: string[] = []
  const seen: string[] = []
  for (const [lines, ms] of [
    [1, 0],
    [1, 4],
    [2, 1],
    [3, 7],
    [6, 2],
    [10, 0],
    [14, 3],
    [Number.POSITIVE_INFINITY, 0]
  ] as const) {
    seen.push(...(await linesUntilKilled(script, [folder], lines, ms)))
    broken.push(opened(copyOf(folder, 'killed and opened')))
    if (checked(copyOf(folder, 'killed and checked')) !== 'sound' && seen.at(-1) === 'done') broken.push('not sound')
  }
  expect([new Set(broken), seen.at(-1), countIn(folder, 'attempts'), linesIn(folder)]).toEqual([
    new Set(['sound']),
    'done',
    kept.length,
    linesIn(after)
  ])
})
