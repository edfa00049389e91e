import { DatabaseSync } from 'node:sqlite'
import { afterAll, beforeAll, expect, test, vi } from 'vitest'
import { createAuditHandlers } from '../../src-main/handlers/audit-handlers.ts'
import { createChangePublisher } from '../../src-main/handlers/change-publisher.ts'
import { readListPage, readSomeLists } from '../../src-main/handlers/lists-in-parts.ts'
import { readBoard, type SearchPart, searchBoard } from '../../src-main/invitation-actions/board-queries.ts'
import { createLeases } from '../../src-main/leases/leases.ts'
import { openUnchecked, type Records } from '../../src-main/records/index.ts'
import { migrations } from '../../src-main/records/schema.ts'
import { createRetention, type Retention } from '../../src-main/retention/retention.ts'
import { dayMs, systemClock } from '../../src-main/sending/clock.ts'
import { start } from '../support/list-data.ts'
import { allLists, makeList, planRows, sendAll } from '../support/records.ts'
import { unwrap } from '../support/result.ts'
import { dataKey, makeTempFolder, openTestRecords, removeFolder } from '../support/test-records.ts'
import { forgetQuestions, mostBetweenTurns, wholeReads } from '../support/turns.ts'

vi.setConfig({ hookTimeout: 120_000, testTimeout: 120_000 })

/** So many values take a few ms; the header of a list is longer than others. Most works below have several times as many. */
const most = { rows: 600, headers: 100 }
const sent = 400
const others = 110

let folder: string
let records: Records
let listIds: string[]

beforeAll(() => {
  folder = makeTempFolder()
  records = openTestRecords(folder).records
  const listId = makeList(records, sent)
  planRows(records, listId, sent)
  const numbers = Array.from({ length: sent }, (_, index) => index + 1)
  for (let first = 0; first < sent; first += 50) sendAll(records, listId, numbers.slice(first, first + 50))
  for (let list = 1; list <= others; list += 1) makeList(records, 1, 1000 * list)
  listIds = allLists(records).map((list) => list.listId)
  for (const listId of listIds) {
    unwrap(records.audit.append({ at: start, account: 'anna', action: 'list-imported', listId, count: 1 }))
  }
  records.close()
  // As the app opens them: nothing was read yet.
  records = unwrap(openUnchecked({ folder, dataKey, now: () => start })).records
  forgetQuestions()
})
afterAll(() => {
  records.close()
  removeFolder(folder)
})

const always = { connectionId: 'hospital', from: 0, to: Number.MAX_SAFE_INTEGER }

async function search(): Promise<void> {
  for (let before: number | null = null; ; ) {
    const part: SearchPart = unwrap(await searchBoard(records.actions, 'hospital', 'nobody of that name', before))
    before = part.next
    if (before === null) return
  }
}

async function readAuditLog(): Promise<void> {
  const { handlers } = createAuditHandlers({
    records,
    clock: systemClock,
    publisher: createChangePublisher(() => undefined)
  })
  const { entries } = unwrap(await handlers['audit.page']({ before: null, limit: listIds.length }))
  expect(entries.every(({ listName }) => listName !== null)).toBe(true)
}

async function withRetention(now: number, work: (retention: Retention, ran: Promise<void>) => Promise<unknown>) {
  const { promise: ran, resolve } = Promise.withResolvers<void>()
  const clock = {
    ...systemClock,
    now: () => now,
    sleep: (_: number, signal?: AbortSignal) => {
      resolve()
      return new Promise<void>((wake) => signal?.addEventListener('abort', () => wake(), { once: true }))
    }
  }
  const options = { store: records.retention, clock, days: () => 7, leases: createLeases(), onErased: () => undefined }
  const retention = createRetention(options)
  await work(retention, ran)
  await retention.end()
}

/** Resolves when everything that is due at that time was erased and closed off. */
const hourlyLook = (now: number) =>
  withRetention(now, (retention, ran) => {
    unwrap(records.retention.saveClockTrust({ trusted: now, unconfirmed: null }))
    void retention.watch()
    return ran
  })

test.for<readonly [string, () => Promise<unknown>, (keyof typeof most)?]>([
  [
    'the first page of the lists',
    () => readListPage(records.lists, { of: 'kept', before: null, limit: 100 }),
    'headers'
  ],
  ['some lists', () => readSomeLists(records.lists, { listIds: listIds.slice(-100) }), 'headers'],
  ['a page of the journal, with the names of its lists', readAuditLog, 'headers'],
  ['the board of a long day', () => readBoard(records.actions, always)],
  ['a search', search],
  ['a look for a new doctor', () => records.invitations.knownDoctors('hospital', new Set(['new@hospital.example']))],
  ['a look for what was sent', () => records.invitations.knownInvites('hospital', 0)],
  ['the check of the journal', () => records.audit.verify()],
  [
    'a preview of what is due',
    () => withRetention(start + 100 * dayMs, (retention) => retention.preview({ kind: 'due' }, start + 100 * dayMs))
  ],
  ['the hourly look, with half of a list due', () => hourlyLook(start + 13 * dayMs)],
  ['the hourly look, with everything due', () => hourlyLook(start + 100 * dayMs)],
  ['the hourly look, with everything to be closed off', () => hourlyLook(start + 400 * dayMs)]
])('%s lets others work every few ms', async ([, work, kind = 'rows']) => {
  expect(await mostBetweenTurns(work)).toBeLessThan(most[kind])
})

test('these looks have erased everything', () => {
  expect(unwrap(records.lists.count('kept'))).toBe(0)
})

test('no question of these reads a whole table that grows', () => {
  const database = new DatabaseSync(':memory:')
  for (const step of migrations) database.exec(step)
  const growing = ['invitations', 'attempts', 'guard_keys', 'invite_owners', 'list_rows', 'job_rows', 'care_attempts']
  expect(wholeReads(database, growing)).toEqual([])
})
