import { closeSync, copyFileSync, openSync, readdirSync, readFileSync, rmSync } from 'node:fs'
import { join } from 'node:path'
import { DatabaseSync } from 'node:sqlite'
import { afterEach, beforeEach, expect, test } from 'vitest'
import { hasRecords, openRecords } from '../../src-main/records/index.ts'
import { moveDatabase } from '../../src-main/records/records-files.ts'
import { fillRecords, longAfter } from '../support/closed-records.ts'
import { type FailingDisk, failDisk, passingFaults } from '../support/failing-disk.ts'
import { start } from '../support/list-data.ts'
import { closeOff, makeList, planRows, send, steps } from '../support/records.ts'
import { unwrap } from '../support/result.ts'
import { dataKey, makeTempFolder, openTestRecords, removeFolder } from '../support/test-records.ts'

// Another program holds the files of the records, or their share pauses: they are whole, and stay what they are.

let folder: string
let listId: string
let disk: FailingDisk | null

beforeEach(() => {
  folder = makeTempFolder()
  disk = null
  const { records } = openTestRecords(folder)
  listId = makeList(records, 3)
  planRows(records, listId, 3)
  send(records, listId, 1)
  unwrap(records.audit.append({ at: start, account: 'a', action: 'looked-up', listId, count: 1 }))
  records.close()
})
afterEach(() => {
  disk?.restore()
  removeFolder(folder)
})

const open = () => openRecords({ folder, dataKey, now: () => start + 1000 })
const quarantined = () => readdirSync(folder).filter((name) => name.includes('set-aside'))

/** What opening gives, then everything that must be as before. */
async function outcome() {
  const opened = open()
  if (!opened.ok) return opened.code
  const { records, notice } = opened.value
  const auditLog = await records.audit.verify()
  const sent = unwrap(records.invitations.counts(listId)).created
  records.close()
  return { notice, auditLog, sent }
}

test('each call of an opening may fail once, in any way, and nothing is set aside', async () => {
  const whole = await outcome()
  disk = failDisk(folder, () => null)
  await outcome()
  const calls = disk.calls()
  disk.restore()
  for (let failing = 1; failing <= calls; failing += 1) {
    for (const fault of passingFaults) {
      disk = failDisk(folder, (number) => (number === failing ? fault : null))
      const seen = await outcome()
      const which = `${fault} at ${disk.failed()[0]?.name ?? 'no call'}`
      disk.restore()
      expect([which, seen, quarantined()]).toEqual([which, whole, []])
    }
  }
  expect(calls).toBeGreaterThan(8)
})

test('a new sent log that a virus scanner holds is written when it lets go, and no database is set aside', async () => {
  rmSync(join(folder, 'sent.log'))
  disk = failDisk(folder, (_number, { name, path }) =>
    name === 'renameSync' && path.endsWith('sent.log.new') && (disk?.failed().length ?? 0) < 3 ? 'EPERM' : null
  )
  expect([await outcome(), disk.failed().length, quarantined()]).toMatchObject([{ notice: null, sent: 1 }, 3, []])
})

test('a sent log that cannot be replaced for longer closes the records as they are', async () => {
  rmSync(join(folder, 'sent.log'))
  disk = failDisk(folder, (_number, { name }) => (name === 'renameSync' ? 'EPERM' : null))
  const refused = await outcome()
  disk.restore()
  expect([refused, quarantined(), await outcome()]).toMatchObject(['storage-read-only', [], { notice: null, sent: 1 }])
})

test('a sent log that is held just after it was shortened is written later, and no other file in its place', async () => {
  const closed = join(folder, 'closed')
  fillRecords(closed)
  const { records } = openTestRecords(closed)
  closeOff(records, longAfter)
  const next = makeList(records, 2, 401)
  planRows(records, next, 2, 401)
  let isRenamed = false
  disk = failDisk(closed, (_number, { name, path }) => {
    if (name === 'renameSync') isRenamed = true
    return isRenamed && name === 'openSync' && path.endsWith('sent.log') ? 'EBUSY' : null
  })
  const shortened = await records.retention.shortenLog()
  // It gets the number that the system gave to the log before.
  const other = join(folder, 'other')
  const handle = openSync(other, 'w+')
  unwrap(records.invitations.commit(next, [steps.queue(401)]))
  const refused = records.invitations.commit(next, [steps.begin(401)])
  disk.restore()
  unwrap(records.invitations.commit(next, [steps.begin(401)]))
  unwrap(records.invitations.commit(next, [steps.create(401)]))
  send(records, next, 402)
  records.close()
  closeSync(handle)
  const again = openRecords({ folder: closed, dataKey, now: () => longAfter })
  if (!again.ok) throw new Error(again.code)
  const found = unwrap(again.value.records.invitations.counts(next)).created
  again.value.records.close()
  expect([shortened, refused, readFileSync(other, 'utf8'), again.value.notice, found]).toMatchObject([
    { ok: false, code: 'storage-failed' },
    { ok: false, code: 'storage-failed' },
    '',
    null,
    2
  ])
})

test('a database whose log was renamed although the share called it failed keeps its log', () => {
  const [from, to] = [join(folder, 'records.sqlite'), join(folder, 'moved.sqlite')]
  copyFileSync(from, `${from}-wal`)
  disk = failDisk(folder, (_number, { name, path }) => {
    if (name !== 'renameSync') return null
    return path === from ? 'EBUSY' : disk?.failed().length === 0 ? { done: 'EIO' } : null
  })
  expect(() => moveDatabase(from, to)).toThrow('EBUSY')
  disk.restore()
  const names = readdirSync(folder).filter((name) => /sqlite/.test(name))
  expect(names.sort()).toEqual(['records.sqlite', 'records.sqlite-wal'])
})

test('a database that another program has locked is not damaged', async () => {
  const other = new DatabaseSync(join(folder, 'records.sqlite'))
  other.exec('BEGIN EXCLUSIVE')
  const locked = await outcome()
  other.exec('ROLLBACK')
  other.close()
  expect([locked, quarantined(), await outcome()]).toMatchObject(['storage-failed', [], { notice: null, sent: 1 }])
})

test('a database is renamed with its log, or neither of them', () => {
  const [from, to] = [join(folder, 'records.sqlite'), join(folder, 'moved.sqlite')]
  copyFileSync(from, `${from}-wal`)
  disk = failDisk(folder, (_number, { name, path }) => (name === 'renameSync' && path === from ? 'EBUSY' : null))
  expect(() => moveDatabase(from, to)).toThrow('EBUSY')
  disk.restore()
  expect(
    readdirSync(folder)
      .filter((name) => /sqlite/.test(name))
      .sort()
  ).toEqual(['records.sqlite', 'records.sqlite-wal'])
})

test('records are there as long as one of their files has a byte', () => {
  const all = hasRecords(folder)
  rmSync(join(folder, 'records.sqlite'))
  const logOnly = hasRecords(folder)
  rmSync(join(folder, 'sent.log'))
  expect([all, logOnly, hasRecords(folder), hasRecords(join(folder, 'none'))]).toEqual([true, true, false, false])
})
