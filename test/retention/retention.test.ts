import { afterEach, beforeEach, expect, test } from 'vitest'
import { createLeases, type Lease, type Leases, type Resource } from '../../src-main/leases/leases.ts'
import type { Records } from '../../src-main/records/index.ts'
import { createRetention, type Retention } from '../../src-main/retention/retention.ts'
import type { Clock } from '../../src-main/sending/clock.ts'
import { account, contentOf, figures, id, listDocument, rowOf, start } from '../support/list-data.ts'
import { allLists, findSamePatient, makeList, planRows, send, statesOf, steps } from '../support/records.ts'
import { unwrap } from '../support/result.ts'
import { openTestRecords } from '../support/test-records.ts'

const hour = 3_600_000
const day = 24 * hour

/** A clock that the test moves. */
function handClock(): { readonly clock: Clock; readonly pass: (ms: number) => void; readonly asleep: () => number[] } {
  let now = start
  let sleepers: { readonly until: number; readonly wake: () => void }[] = []
  return {
    clock: {
      now: () => now,
      monotonic: () => now,
      sleep: (ms, signal) =>
        new Promise((resolve) => {
          const sleeper = { until: now + ms, wake: resolve }
          sleepers.push(sleeper)
          signal?.addEventListener('abort', () => {
            sleepers = sleepers.filter((one) => one !== sleeper)
            resolve()
          })
        })
    },
    pass: (ms) => {
      now += ms
      const due = sleepers.filter(({ until }) => until <= now)
      sleepers = sleepers.filter(({ until }) => until > now)
      for (const { wake } of due) wake()
    },
    asleep: () => sleepers.map(({ until }) => until - now)
  }
}

let records: Records
let time: ReturnType<typeof handClock>
let leases: Leases
let erased: string[]
let retention: Retention
let days: number

beforeEach(() => {
  records = openTestRecords(null).records
  time = handClock()
  leases = createLeases()
  erased = []
  days = 7
  begin()
})
afterEach(async () => {
  await retention.end()
  records.close()
})

function begin(store = records.retention): void {
  retention = createRetention({
    store,
    clock: time.clock,
    days: () => days,
    leases,
    onErased: (listIds) => void erased.push(...listIds)
  })
}

const listOfId = (listId: string): Resource => ({ kind: 'list', id: listId })

function useList(listId: string): Lease {
  const lease = leases.acquire([listOfId(listId)], 'sending')
  if (!lease.ok) throw new Error(lease.code)
  return lease
}

/** Rows 1 to `count`, of which the first are sent. Each appointment is an hour after the one before. */
function listOf(count: number, sent: number, first = 1): string {
  const listId = makeList(records, count, first)
  planRows(records, listId, sent, first)
  for (let number = first; number < first + sent; number += 1) send(records, listId, number)
  const lastMoment = start + (first + count - 1) * hour
  const counted = { ...figures, patients: count, ready: count, firstMoment: start, lastMoment }
  const { revision } = unwrap(records.lists.open({ listId }))
  unwrap(records.lists.change({ listId, revision, change: {}, figures: counted }))
  return listId
}

const rowsLeft = (listId: string) => {
  const rows = records.lists.rows({ listId, offset: 0, limit: 100 })
  return rows.ok ? rows.value.map(({ rowId }) => Number(rowId.slice(-6))) : rows.code
}

/** Waits until everything that is due is done. */
async function allDone(): Promise<void> {
  while (time.asleep().length === 0) await new Promise((resolve) => setImmediate(resolve))
}

test('by the rule each invited patient is erased on time, and those never invited with the last of them', async () => {
  const listId = listOf(4, 3)
  void retention.watch()
  await allDone()
  expect([rowsLeft(listId), time.asleep()]).toEqual([[1, 2, 3, 4], [hour]])
  // The link of the first expires a day after 10:05; then its days are counted.
  time.pass(4 * day)
  await allDone()
  time.pass(4 * day + hour - 1)
  await allDone()
  expect(rowsLeft(listId)).toEqual([1, 2, 3, 4])
  time.pass(hour)
  await allDone()
  expect(rowsLeft(listId)).toEqual([2, 3, 4])
  time.pass(hour)
  await allDone()
  expect(rowsLeft(listId)).toEqual([3, 4])
  time.pass(2 * hour)
  await allDone()
  expect([rowsLeft(listId), erased]).toEqual(['no-such-list', [listId, listId, listId]])
  expect(unwrap(records.audit.entries()).filter(({ action }) => action === 'patients-erased')).toMatchObject([
    { account: '', count: 1 },
    { account: '', count: 1 },
    { account: '', count: 2 }
  ])
})

test('a list in use is skipped and tried again an hour later', async () => {
  const [used, free] = [listOf(2, 2), listOf(2, 2, 11)]
  const lease = useList(used)
  time.pass(30 * day)
  void retention.watch()
  await allDone()
  expect([rowsLeft(used), rowsLeft(free)]).toEqual([[1, 2], 'no-such-list'])
  lease.release()
  time.pass(hour)
  await allDone()
  expect(rowsLeft(used)).toBe('no-such-list')
})

test('the number of days is read at each run', async () => {
  const listId = listOf(1, 1)
  time.pass(3 * day)
  void retention.watch()
  await allDone()
  days = 1
  time.pass(hour)
  await allDone()
  expect(rowsLeft(listId)).toBe('no-such-list')
})

test.for([7, 30, 90])(
  'a clock that jumps ahead and is set right again takes nothing from the guard whose appointment is to come: kept for %i days',
  async (kept) => {
    days = kept
    const listId = listOf(40, 40)
    void retention.watch()
    await allDone()
    for (const jump of [days + 1, 60, 8]) {
      time.pass(jump * day)
      await allDone()
      // The hour until the next look is not one of this clock.
      await retention.end()
      time.pass(-jump * day + hour)
      begin()
      void retention.watch()
      await allDone()
    }
    const other = makeList(records, 1, 900)
    // What is still to come after these hours.
    const known = Array.from({ length: 36 }, (_, index) => 5 + index).map(
      (number) => findSamePatient(records, other, id(900), contentOf(number)).length
    )
    expect([new Set(known), allLists(records).some((list) => list.listId === listId)]).toEqual([new Set([1]), true])
  }
)

test('a clock that jumps years ahead erases nothing until it has run on for a day', async () => {
  const listId = listOf(1, 1)
  void retention.watch()
  await allDone()
  time.pass(900 * day)
  await allDone()
  for (let hours = 1; hours < 24; hours += 1) {
    time.pass(hour)
    await allDone()
  }
  expect(rowsLeft(listId)).toEqual([1])
  time.pass(hour)
  await allDone()
  expect(rowsLeft(listId)).toBe('no-such-list')
})

test('a wrong clock that was corrected has erased nothing, and what is due later is erased on time', async () => {
  const listId = listOf(1, 1)
  void retention.watch()
  await allDone()
  time.pass(900 * day)
  await allDone()
  await retention.end()
  time.pass(-900 * day + 4 * day)
  begin()
  void retention.watch()
  await allDone()
  expect(rowsLeft(listId)).toEqual([1])
  time.pass(4 * day + hour)
  await allDone()
  expect(rowsLeft(listId)).toBe('no-such-list')
})

test('if the reading of the clock cannot be stored, nothing is erased automatically', async () => {
  const listId = listOf(1, 1)
  time.pass(90 * day)
  await retention.end()
  begin({ ...records.retention, saveClockTrust: () => ({ ok: false, code: 'storage-full' }) })
  void retention.watch()
  await allDone()
  expect(rowsLeft(listId)).toEqual([1])
})

test('nothing is started after the end', async () => {
  const listId = listOf(1, 1)
  void retention.watch()
  await allDone()
  await retention.end()
  time.pass(90 * day)
  expect([await retention.erase({ kind: 'due' }, time.clock.now(), account), rowsLeft(listId)]).toEqual([
    { ok: false, code: 'internal' },
    [1]
  ])
})

test('a preview shows for each list what is erased, what is kept and why, and changes nothing', async () => {
  const listId = listOf(5, 3)
  planRows(records, listId, 1, 4, false)
  unwrap(records.invitations.commit(listId, [steps.queue(4), steps.begin(4)]))
  unwrap(
    records.invitations.commit(listId, [{ rowId: id(4), from: 'sending', to: 'unknown', facts: {}, at: start + 3 }])
  )
  const now = time.clock.now()
  const all = unwrap(await retention.preview({ kind: 'list', listId }, now))
  expect(all).toEqual([
    {
      listId,
      name: listDocument.name,
      createdAt: start,
      firstAppointmentAt: start,
      rows: 4,
      patients: 4,
      activeLinks: 3,
      kept: { 'on-the-way': 0, 'in-doubt': 1, 'not-yet': 0 },
      hasFile: false
    }
  ])
  expect(unwrap(await retention.preview({ kind: 'due' }, now))).toEqual([])
  const later = unwrap(await retention.preview({ kind: 'due' }, start + 8 * day + 2 * hour))
  expect(later).toMatchObject([{ patients: 2, activeLinks: 0, kept: { 'on-the-way': 0, 'in-doubt': 1, 'not-yet': 2 } }])
  expect([rowsLeft(listId), erased]).toEqual([[1, 2, 3, 4, 5], []])
})

test('on demand, what was shown is erased, and what has an unknown outcome is kept', async () => {
  const listId = listOf(4, 2)
  planRows(records, listId, 1, 3, false)
  unwrap(records.invitations.commit(listId, [steps.queue(3)]))
  const scope = { kind: 'list', listId } as const
  const shown = unwrap(await retention.preview(scope, time.clock.now()))
  const gone = unwrap(await retention.erase(scope, time.clock.now(), account))
  expect([shown[0]?.patients, gone, rowsLeft(listId), statesOf(records, listId)]).toEqual([
    3,
    { patients: 3 },
    [3],
    { [id(3)]: 'queued' }
  ])
})

test('what came due since the preview is not erased with it', async () => {
  const listId = listOf(2, 2)
  const shownAt = start + 8 * day + hour
  time.pass(20 * day)
  expect(unwrap(await retention.erase({ kind: 'due' }, shownAt, account))).toEqual({ patients: 1 })
  expect(rowsLeft(listId)).toEqual([2])
})

test('a preview time in the future erases nothing before its time', async () => {
  const listId = listOf(2, 2)
  expect(unwrap(await retention.erase({ kind: 'due' }, start + 900 * day, account))).toEqual({ patients: 0 })
  expect(rowsLeft(listId)).toEqual([1, 2])
})

test('a list that is in use or does not exist is not erased on demand', async () => {
  const listId = listOf(1, 1)
  useList(listId)
  const scope = { kind: 'list', listId } as const
  const answers = [
    await retention.erase(scope, start, account),
    await retention.erase({ kind: 'list', listId: id(99) }, start, account),
    await retention.preview({ kind: 'list', listId: id(99) }, start)
  ]
  expect(answers.map((answer) => !answer.ok && answer.code)).toEqual(['busy-sending', 'no-such-list', 'no-such-list'])
})

test('the erasure of a large list lets other work run after each step, but none with this list', async () => {
  const listId = makeList(records, 2000)
  const scope = { kind: 'list', listId } as const
  const summary = () => allLists(records)[0]
  const meanwhile: unknown[] = []
  const begin = () => {
    if (summary()?.erased === undefined) setImmediate(begin)
    else meanwhile.push(summary()?.erased?.isWhole, leases.acquire([listOfId(listId)], 'sending'))
  }
  setImmediate(begin)
  unwrap(await retention.erase(scope, start, account))
  expect([meanwhile, rowsLeft(listId), erased]).toEqual([
    [false, { ok: false, code: 'busy-erasing' }],
    'no-such-list',
    [listId]
  ])
  useList(listId)
})

test('if the disk fails halfway, the window is notified of what was erased', async () => {
  const listId = makeList(records, 1000)
  let steps = 0
  const failing = createRetention({
    store: {
      ...records.retention,
      erase: (...of) => {
        steps += 1
        return steps < 3 ? records.retention.erase(...of) : { ok: false, code: 'storage-full' }
      }
    },
    clock: time.clock,
    days: () => days,
    leases,
    onErased: (listIds) => void erased.push(...listIds)
  })
  const answer = await failing.erase({ kind: 'list', listId }, start, account)
  expect([answer, erased]).toEqual([{ ok: false, code: 'storage-full' }, [listId]])
  unwrap(await retention.erase({ kind: 'list', listId }, start, account))
  expect(rowsLeft(listId)).toBe('no-such-list')
})

test('remaining rows can be changed between the steps', async () => {
  const listId = makeList(records, 1000)
  planRows(records, listId, 2)
  unwrap(records.invitations.commit(listId, [steps.queue(1)]))
  const erasing = retention.erase({ kind: 'list', listId }, start, account)
  await new Promise((resolve) => setImmediate(resolve))
  const { revision } = unwrap(records.lists.open({ listId }))
  unwrap(records.lists.rename({ listId, revision, name: 'Meanwhile' }))
  unwrap(await erasing)
  expect(unwrap(records.lists.rows({ listId, offset: 0, limit: 9 }))).toEqual([rowOf(1)])
  expect(unwrap(records.invitations.one(listId, id(1)))?.content).toEqual(contentOf(1))
  expect(unwrap(records.lists.open({ listId })).document.name).toBe('Meanwhile')
})
