import { join } from 'node:path'
import { DatabaseSync } from 'node:sqlite'
import { afterEach, beforeEach, expect, test } from 'vitest'
import { createRecordsLifecycle, mayOpenLater } from '../../src-main/handlers/records-lifecycle.ts'
import { createAuditLog } from '../../src-main/records/audit-log.ts'
import { openDatabase } from '../../src-main/records/database.ts'
import { createEncryption } from '../../src-main/records/encryption.ts'
import { createFolderClaims, openRecords } from '../../src-main/records/index.ts'
import { NewerVersionError, prepareDatabase } from '../../src-main/records/prepare-database.ts'
import { quarantineRecords } from '../../src-main/records/records-files.ts'
import { migrations, schemaVersion } from '../../src-main/records/schema.ts'
import { account, start } from '../support/list-data.ts'
import { dataKey, makeList, makeTempFolder, openTestRecords, removeFolder } from '../support/records.ts'
import { unwrap } from '../support/result.ts'

const encryption = createEncryption(dataKey)
const later = [...migrations, 'ALTER TABLE lists ADD COLUMN colour TEXT', 'CREATE TABLE notes (note TEXT) STRICT']

let folder: string
let path: string
let listId: string

beforeEach(() => {
  folder = makeTempFolder()
  path = join(folder, 'records.sqlite')
  const { records } = openTestRecords(folder)
  listId = makeList(records, 3)
  records.close()
})
afterEach(() => removeFolder(folder))

function prepareWith(steps: readonly string[]): { version: number; lists: number } {
  const database = openDatabase(path)
  try {
    prepareDatabase(database, encryption, steps)
    return { version: schemaVersion(database), lists: database.prepare('SELECT * FROM lists').all().length }
  } finally {
    database.close()
  }
}

test('a current file takes the steps of later versions once, and keeps its lists', () => {
  const expected = { version: migrations.length + 2, lists: 1 }
  expect([prepareWith(later), prepareWith(later)]).toEqual([expected, expected])
})

test('an entry removed from the end of the audit log is noticed even after an upgrade', async () => {
  const { records } = openTestRecords(folder)
  for (const count of [1, 2]) unwrap(records.audit.append({ at: start, account, action: 'looked-up', count }))
  records.close()
  const raw = new DatabaseSync(path)
  raw.exec('DELETE FROM audit WHERE number = (SELECT max(number) FROM audit)')
  raw.close()
  const database = openDatabase(path)
  prepareDatabase(database, encryption, later)
  const checked = await createAuditLog(database, encryption).verify()
  database.close()
  expect(checked).toMatchObject({ ok: true, value: { firstWrong: expect.any(Number) } })
})

test('a failing step leaves the file unchanged', () => {
  expect(() => prepareWith([...later, 'CREATE TABLE lists (twice)'])).toThrow()
  const { records, notice } = openTestRecords(folder)
  const rows = unwrap(records.lists.rows({ listId, offset: 0, limit: 9 })).length
  records.close()
  expect([rows, notice]).toEqual([3, null])
})

test('a file of a later version is refused and not changed', () => {
  prepareWith(later)
  const answer = openRecords({ folder, dataKey, now: () => start })
  expect([answer, prepareWith(later).lists]).toEqual([
    { ok: false, code: 'storage-failed', detail: 'newer-version' },
    1
  ])
  expect(() => prepareWith(migrations)).toThrow(NewerVersionError)
})

test('the app says that a newer version has saved the lists, and does not try again', async () => {
  prepareWith(later)
  const kept = { kind: 'kept', key: dataKey } as const
  const dataKeys = { read: async () => kept, renew: async () => kept, keepSystemKey: () => undefined }
  const machine = { counter: join(folder, 'counter.txt'), computer: 'A', startedAt: start }
  const clock = { now: () => start, monotonic: () => 0, uptime: () => 0 }
  const claims = createFolderClaims({ folder, computer: 'A', ...clock })
  const options = { folder, machine, claims, isOnShare: () => false, dataKeys, now: () => start }
  const state = await createRecordsLifecycle(options).open()
  expect([state.kind, state.notice, mayOpenLater(state)]).toEqual(['closed', 'newer-version', false])
})

test('a version number changed from outside is treated as damage, not as an upgrade', () => {
  const raw = new DatabaseSync(path)
  raw.exec('PRAGMA user_version = 0')
  raw.close()
  const { records, notice } = openTestRecords(folder)
  const rows = unwrap(records.lists.rows({ listId, offset: 0, limit: 9 })).length
  records.close()
  expect([notice, rows]).toEqual(['damaged-set-aside', 3])
})

test('quarantined records stay on the disk, next to new ones', () => {
  quarantineRecords(folder, start)
  quarantineRecords(folder, start)
  const { records, notice } = openTestRecords(folder, new Uint8Array(32).fill(9))
  const lists = unwrap(records.lists.all())
  records.close()
  const old = openDatabase(join(folder, 'records.sqlite.set-aside-20260323T090500000Z'))
  const kept = old.prepare('SELECT * FROM lists').all().length
  old.close()
  expect([notice, lists, kept]).toEqual([null, [], 1])
})
