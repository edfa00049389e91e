import { execFileSync } from 'node:child_process'
import { readdirSync, rmSync, statSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { DatabaseSync } from 'node:sqlite'
import { fileURLToPath } from 'node:url'
import { afterEach, beforeEach, expect, test } from 'vitest'
import { openRecords } from '../../src-main/records/index.ts'
import { logLineLength } from '../../src-main/records/sent-log.ts'
import { catchStorageErrors, toStorageFailure } from '../../src-main/records/storage-failure.ts'
import { figures, id, listDocument, rowOf, start } from '../support/list-data.ts'
import { allLists, makeList, planRows, send, statesOf, steps } from '../support/records.ts'
import { unwrap } from '../support/result.ts'
import { dataKey, makeTempFolder, openTestRecords, removeFolder } from '../support/test-records.ts'

let folder: string
let mounted = false

beforeEach(() => {
  folder = makeTempFolder()
})
afterEach(() => {
  if (mounted) unmount()
  removeFolder(folder)
})

/** The failure that an error of SQLite means. */
function codeOf(work: () => unknown): string | undefined {
  try {
    work()
  } catch (error) {
    return toStorageFailure(error)?.code
  }
  return 'no failure'
}

test("SQLite's errors are named: full, read-only, damaged, anything else", () => {
  const path = join(folder, 'a.sqlite')
  const full = new DatabaseSync(path)
  full.exec('CREATE TABLE t (a); PRAGMA max_page_count = 3')
  const readOnly = new DatabaseSync(path, { readOnly: true })
  const noDatabase = join(folder, 'b.sqlite')
  writeFileSync(noDatabase, 'Patientenliste'.repeat(100))
  const other = new DatabaseSync(noDatabase)
  expect([
    codeOf(() => full.exec('INSERT INTO t VALUES (zeroblob(100000))')),
    codeOf(() => readOnly.exec('INSERT INTO t VALUES (1)')),
    codeOf(() => other.exec('SELECT * FROM sqlite_schema')),
    codeOf(() => full.exec('SELECT nothing')),
    codeOf(() => {
      throw new Error('a defect')
    })
  ]).toEqual(['storage-full', 'storage-read-only', 'storage-damaged', 'storage-failed', undefined])
  for (const database of [full, readOnly, other]) database.close()
})

test('a bug is not reported as a failure of the disk', () => {
  expect(() =>
    catchStorageErrors(() => {
      throw new TypeError('a defect')
    })
  ).toThrow(TypeError)
})

test('a folder that cannot be created is a failure', () => {
  const file = join(folder, 'file')
  writeFileSync(file, '')
  expect(openRecords({ folder: join(file, 'records'), dataKey, now: () => start })).toMatchObject({
    ok: false,
    code: 'storage-failed'
  })
})

test('closed records answer with a failure to calls that come too late', () => {
  const { records } = openTestRecords(folder)
  const listId = makeList(records, 1)
  planRows(records, listId, 1)
  records.close()
  const closed = expect.objectContaining({ ok: false, code: 'storage-failed' })
  expect([
    records.invitations.commit(listId, [steps.queue(1)]),
    records.invitations.one(listId, id(1)),
    records.lists.count('kept'),
    records.retention.lists(start, null)
  ]).toEqual([closed, closed, closed, closed])
})

test('records that are open cannot be opened a second time', () => {
  const { records } = openTestRecords(folder)
  const opener = fileURLToPath(new URL('opener-process.ts', import.meta.url))
  const output = execFileSync(process.execPath, [opener, folder], { encoding: 'utf8' })
  records.close()
  expect(output.trim()).toBe('storage-failed database is locked')
})

/** A real small disk, if this account may mount one. */
function mount(options: string): void {
  execFileSync('mount', ['-t', 'tmpfs', '-o', options, 'tmpfs', folder], { stdio: 'ignore' })
  mounted = true
}

function unmount(): void {
  execFileSync('umount', ['--lazy', folder])
  mounted = false
}

function mayMount(): boolean {
  folder = makeTempFolder()
  try {
    mount('size=1m')
    unmount()
    return true
  } catch {
    return false
  } finally {
    removeFolder(folder)
  }
}

if (mayMount()) {
  test('on a full disk nothing is started, nothing is lost, and work continues once there is space', () => {
    mount('size=12m')
    const filler = join(folder, 'filler')
    const { records } = openTestRecords(folder)
    const listId = makeList(records, 400)
    planRows(records, listId, 400)
    for (let number = 1; number <= 400; number += 1) unwrap(records.invitations.commit(listId, [steps.queue(number)]))
    fillDisk(filler)
    let number = 0
    let answer: ReturnType<typeof records.invitations.commit>
    do {
      number += 1
      answer = records.invitations.commit(listId, [steps.begin(number)])
    } while (answer.ok && number < 400)
    const atFull = unwrap(records.invitations.one(listId, id(number)))
    const lines = statSync(join(folder, 'sent.log')).size / logLineLength - 1
    rmSync(filler)
    unwrap(records.invitations.commit(listId, [steps.begin(number)]))
    unwrap(records.invitations.commit(listId, [steps.create(number)]))
    records.close()
    const again = openTestRecords(folder)
    const counts = unwrap(again.records.invitations.counts(listId))
    again.records.close()
    expect({
      code: answer.ok ? 'ok' : answer.code,
      atFull: [atFull?.state, atFull?.attempt],
      lines,
      notice: again.notice,
      counts: { created: counts.created, sending: counts.sending, queued: counts.queued }
    }).toEqual({
      code: 'storage-full',
      atFull: ['queued', null],
      lines: number - 1,
      notice: null,
      counts: { created: 1, sending: number - 1, queued: 400 - number }
    })
  })

  test('a list that does not fit on the disk is refused, and earlier lists stay', () => {
    mount('size=1m')
    const { records } = openTestRecords(folder)
    const kept = makeList(records, 2)
    planRows(records, kept, 2)
    send(records, kept, 1)
    const { listId } = unwrap(records.lists.create({ connectionId: 'hospital', document: listDocument, figures }))
    const { generation } = unwrap(records.lists.beginRows({ listId }))
    const rows = Array.from({ length: 2000 }, (_, index) => ({ ...rowOf(index + 1), cells: ['x'.repeat(500)] }))
    const refused = records.lists.addRows({ listId, generation, rows })
    const states = statesOf(records, kept)
    records.close()
    const again = openTestRecords(folder)
    const lists = allLists(again.records).map((list) => list.listId)
    again.records.close()
    expect([refused.ok ? 'ok' : refused.code, states, lists, again.notice]).toEqual([
      'storage-full',
      { [id(1)]: 'created', [id(2)]: 'ready' },
      [kept],
      null
    ])
  })

  test('a read-only disk is reported as such and not as damage', () => {
    mount('size=4m')
    const { records } = openTestRecords(folder)
    makeList(records, 2)
    records.close()
    execFileSync('mount', ['-o', 'remount,ro', folder])
    const before = readdirSync(folder)
    const answer = openRecords({ folder, dataKey, now: () => start })
    const after = readdirSync(folder)
    expect([answer.ok ? 'ok' : answer.code, after]).toEqual(['storage-read-only', before])
  })
}

function fillDisk(path: string): void {
  for (let size = 4_000_000; size > 1000; size = Math.floor(size / 2)) {
    try {
      for (;;) writeFileSync(path, Buffer.alloc(size), { flag: 'a' })
    } catch {
      // Full for parts of this size.
    }
  }
}
