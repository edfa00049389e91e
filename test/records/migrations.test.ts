import { join } from 'node:path'
import { DatabaseSync } from 'node:sqlite'
import { afterEach, beforeEach, expect, test } from 'vitest'
import type { InvitationContent } from '#contract/invitation.ts'
import { createRecordsLifecycle, mayOpenLater } from '../../src-main/handlers/records-lifecycle.ts'
import { createAuditLog } from '../../src-main/records/audit-log.ts'
import { openDatabase } from '../../src-main/records/database.ts'
import { createEncryption } from '../../src-main/records/encryption.ts'
import { addGuardKeys, createGuardSearch } from '../../src-main/records/guard-keys.ts'
import { createFolderClaims, openRecords } from '../../src-main/records/index.ts'
import { findInviteOwner } from '../../src-main/records/invite-owners.ts'
import { NewerVersionError, neededVersionIn, readAppVersion } from '../../src-main/records/needed-version.ts'
import { openUnchecked } from '../../src-main/records/open-unchecked.ts'
import { prepareDatabase, watchWrites } from '../../src-main/records/prepare-database.ts'
import { quarantineRecords } from '../../src-main/records/records-files.ts'
import { rewriteSums } from '../../src-main/records/row-sums.ts'
import { migrations, schemaVersion } from '../../src-main/records/schema.ts'
import { firstGuardKeys, guardKeys } from '../../src-main/sending/duplicate-guard.ts'
import { account, contentOf, id, start } from '../support/list-data.ts'
import { allLists, makeList } from '../support/records.ts'
import { unwrap } from '../support/result.ts'
import { dataKey, makeTempFolder, openTestRecords, removeFolder } from '../support/test-records.ts'

const encryption = createEncryption(dataKey)
const later = [...migrations, 'ALTER TABLE lists ADD COLUMN colour TEXT', 'CREATE TABLE notes (note TEXT) STRICT']

let folder: string
let path: string
let path19: string
let listId: string

beforeEach(() => {
  folder = makeTempFolder()
  path = join(folder, 'records.sqlite')
  path19 = join(folder, 'version-19.sqlite')
  const { records } = openTestRecords(folder)
  listId = makeList(records, 3)
  records.close()
})
afterEach(() => removeFolder(folder))

function prepareWith(steps: readonly string[], appVersion = ''): { version: number; lists: number } {
  const database = openDatabase(path)
  try {
    prepareDatabase(database, encryption, steps, appVersion)
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

/** A file of version 19 with a key of each earlier version of the guard, and the owner of an invitation. */
function writeVersion19(contents: readonly InvitationContent[]): void {
  const database = openDatabase(path19)
  prepareDatabase(database, encryption, migrations.slice(0, 19))
  const bytes = (number: number) => Buffer.from(id(number).replaceAll('-', ''), 'hex')
  const texts = [firstGuardKeys, guardKeys].map(
    (keys, index) => keys('server', contents[index] as InvitationContent)[0]
  )
  database.transaction(() => {
    for (const [index, text] of texts.entries()) {
      const [version, key] = [index + 1, Buffer.from(encryption.lookup(`guard ${text}`))]
      const mac = encryption.mac(['guard-key', key.toString('hex'), version, id(1), id(version), start, start + 9])
      database
        .prepare(
          'INSERT INTO guard_keys (key, list_id, row_id, version, added_at, expires_at, mac) VALUES (?,?,?,?,?,?,?)'
        )
        .run(key, bytes(1), bytes(version), version, start, start + 9, mac)
    }
    const mac = encryption.mac(['invite-owner', 'server', 'invite', id(1), id(2), start + 9])
    database
      .prepare(
        'INSERT INTO invite_owners (server_id, invite_id, list_id, row_id, expires_at, mac) VALUES (?,?,?,?,?,?)'
      )
      .run('server', 'invite', bytes(1), bytes(2), start + 9, mac)
    rewriteSums(database, encryption, null)
    return { ok: true, value: null }
  })
  database.close()
}

test('keys of the guard and owners of version 19 hold after it is brought over, and new ones beside them', () => {
  const contents = [1, 2, 3, 4].map((number) => contentOf(number))
  writeVersion19(contents)
  const database = openDatabase(path19)
  prepareDatabase(database, encryption)
  watchWrites(database, encryption)
  const place = { connectionId: 'hospital', listId: id(1) }
  database.transaction(() => {
    addGuardKeys(database, encryption, { ...place, rowId: id(3) }, contents[2] as InvitationContent, start)
    return { ok: true, value: null }
  })
  const search = createGuardSearch(database, encryption)
  const found = contents.map((content) => search({ ...place, rowId: id(9) }, content).map(({ rowId }) => rowId))
  const owners = ['invite', 'other'].map((inviteId) => findInviteOwner(database, encryption, 'server', inviteId))
  database.close()
  expect(found).toEqual([[id(1)], [id(2)], [id(3)], []])
  expect(owners).toEqual([{ listId: id(1), rowId: id(2) }, null])
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

test('the app says that a newer version has saved the lists and which one opens them, and does not try again', async () => {
  prepareWith(later, '2.31.4')
  const kept = { kind: 'kept', key: dataKey } as const
  const dataKeys = { read: async () => kept, renew: async () => kept, keepSystemKey: () => undefined }
  const machine = { counter: join(folder, 'counter.txt'), computer: 'A', startedAt: start }
  const clock = { now: () => start, monotonic: () => 0, uptime: () => 0 }
  const claims = createFolderClaims({ folder, computer: 'A', ...clock })
  const options = {
    folder,
    machine,
    appVersion: '0.1.0',
    keepsFigures: true,
    isFolderChosen: false,
    claims,
    isOnShare: () => false,
    dataKeys,
    now: () => start
  }
  const state = await createRecordsLifecycle(options).open()
  expect([state, mayOpenLater(state)]).toEqual([
    { kind: 'closed', code: 'storage-failed', notice: 'newer-version', neededVersion: '2.31.4' },
    false
  ])
})

test('records of a later version say which version opens them: the one that brought their format, not the last that wrote', () => {
  const open = (appVersion: string) => openRecords({ folder, dataKey, now: () => start, appVersion })
  prepareWith(later, '2.31.4')
  prepareWith(later, '2.40.0')
  const needed = [open('1.0.0'), openUnchecked({ folder, dataKey, now: () => start, appVersion: '1.0.0' })]
  const expected = { ok: false, code: 'storage-failed', detail: 'newer-version 2.31.4' }
  expect([...needed, neededVersionIn('newer-version 2.31.4'), neededVersionIn('newer-version')]).toEqual([
    expected,
    expected,
    '2.31.4',
    null
  ])
  expect(neededVersionIn('ENOSPC')).toBe(undefined)
})

test('the version that made the records is noted in them', () => {
  const other = makeTempFolder()
  const opened = openRecords({ folder: other, dataKey, now: () => start, appVersion: '0.12.3-beta.1' })
  if (opened.ok) opened.value.records.close()
  const database = openDatabase(join(other, 'records.sqlite'))
  const noted = readAppVersion(database)
  database.close()
  removeFolder(other)
  expect(noted).toBe('0.12.3')
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
  const lists = allLists(records)
  records.close()
  const old = openDatabase(join(folder, 'records.sqlite.set-aside-20260323T090500000Z'))
  const kept = old.prepare('SELECT * FROM lists').all().length
  old.close()
  expect([notice, lists, kept]).toEqual([null, [], 1])
})
