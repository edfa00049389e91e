import { mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { DatabaseSync } from 'node:sqlite'
import { afterEach, beforeEach, expect, test } from 'vitest'
import type { InvitationContent } from '#contract/invitation.ts'
import { type RestoredTitles, type RestoreProgress, restoredColumns } from '#contract/restore.ts'
import type { HcwServer } from '../../src-main/hcw/server.ts'
import { createLeases } from '../../src-main/leases/leases.ts'
import { type PracticeServer, type PracticeVersion, startPracticeServer } from '../../src-main/practice/index.ts'
import { openRecords, quarantineRecords, type Records } from '../../src-main/records/index.ts'
import { createRestore, type Restore } from '../../src-main/restore/restore.ts'
import { createSending } from '../../src-main/sending/sending.ts'
import { contentOf, impatientClock, rowIdOf, serverAt, unpaced } from '../sending/engine.ts'
import { figures, listDocument } from '../support/list-data.ts'
import { allLists } from '../support/records.ts'
import { unwrap } from '../support/result.ts'
import { startPlanned } from '../support/start-planned.ts'

const titles = Object.fromEntries(restoredColumns.map((column) => [column, column])) as RestoredTitles
const dora = 'dora.keller@practice.example'
const clock = impatientClock()

let folder: string
let practice: PracticeServer
let records: Records
let key = 0

beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'restore-'))
})
afterEach(async () => {
  records.close()
  await practice.close()
  rmSync(folder, { recursive: true, force: true })
})

/** Opens the records, with another key after each loss. */
function openAll(): void {
  records = unwrap(openRecords({ folder, dataKey: new Uint8Array(32).fill(key), now: clock.now })).records
}

async function open(options: Parameters<typeof startPracticeServer>[0] = {}): Promise<void> {
  practice = await startPracticeServer({ seed: 1, ...options })
  openAll()
}

/** Gives up key and records, and starts new ones. */
function loseKey(): void {
  records.close()
  quarantineRecords(folder, clock.now())
  key += 1
  openAll()
}

function changeQuarantined(sql: string): void {
  const [file = ''] = readdirSync(folder).filter((name) => /^records\.sqlite\.set-aside-[^-]+$/.test(name))
  const raw = new DatabaseSync(join(folder, file))
  raw.exec(sql)
  raw.close()
}

function newList(numbers: readonly number[]): string {
  const { listId } = unwrap(records.lists.create({ connectionId: 'hospital', document: listDocument, figures }))
  const { generation } = unwrap(records.lists.beginRows({ listId }))
  const rows = numbers.map((row) => ({ rowId: rowIdOf(row), row, cells: [], edits: {}, excluded: false }))
  unwrap(records.lists.addRows({ listId, generation, rows }))
  unwrap(records.lists.endRows({ listId, generation, document: listDocument, figures }))
  return listId
}

function engine(server: HcwServer = serverAt(practice.url, { timeoutMs: 2000 })) {
  return createSending({
    store: records.invitations,
    clock,
    chosenConnectionId: () => 'hospital',
    serverFor: () => server,
    ratePerSecond: () => unpaced,
    leases: createLeases()
  })
}

/** Plans invitations, sends them and waits for the outcome. */
async function send(listId: string, contents: ReadonlyMap<number, InvitationContent>): Promise<readonly string[]> {
  const sending = engine()
  const invitations = [...contents].map(([number, content]) => ({ rowId: rowIdOf(number), content }))
  unwrap(await sending.prepare({ listId, begin: true, invitations }))
  const started = await startPlanned(sending, listId)
  if (started.ok) {
    await new Promise<void>((resolve) => {
      const stop = sending.onChange(() => {
        if (sending.view()?.phase !== 'finished') return
        stop()
        resolve()
      })
    })
  }
  return unwrap(await sending.invitations({ listId, offset: 0, limit: 500 })).map(({ state }) => state)
}

function numbered(...numbers: readonly number[]): ReadonlyMap<number, InvitationContent> {
  return new Map(numbers.map((number) => [number, contentOf(number)]))
}

function restoreWith(server: HcwServer | null = serverAt(practice.url, { timeoutMs: 2000 })): Restore {
  return createRestore({
    store: records.restore,
    clock,
    serverFor: () => server,
    ratePerSecond: () => unpaced,
    defaults: () => listDocument.settings,
    chosenConnectionId: () => 'hospital',
    leases: createLeases()
  })
}

/** Restores everything that is offered, under the name “Recovered”, and waits for the end. */
async function fetchAll(restore = restoreWith(), includeMissed = false): Promise<RestoreProgress> {
  const { sources } = unwrap(await restore['restore.view'](undefined))
  const names = sources.flatMap(({ lists }) => lists.map(({ listId }) => ({ listId, name: 'Recovered' })))
  unwrap(await restore['restore.start']({ connectionId: 'hospital', via: 'hospital', includeMissed, names, titles }))
  // Only now: changes of the run before may still be reported.
  return ending(restore)
}

function ending(restore: Restore): Promise<RestoreProgress> {
  return new Promise((resolve) => {
    const stop = restore.onChange(({ progress }) => {
      if (progress.phase !== 'finished') return
      stop()
      resolve(progress)
    })
  })
}

const page = (listId: string) => unwrap(records.invitations.page(listId, { offset: 0, limit: 500 }))

/** On the server: of the first invitation of the list. */
async function deleteFirstInvite(listId: string): Promise<void> {
  const server = serverAt(practice.url)
  const seen = await server.getInvite(page(listId)[0]?.facts.inviteId ?? '')
  if (seen.kind !== 'done') throw new Error(seen.kind)
  expect((await server.deleteInvite(seen.value)).kind).toBe('done')
}

const versions: readonly PracticeVersion[] = ['bearer', 'x-access-token', '5.3.9']

test.for(versions)(
  'sent invitations are restored with their links, and nobody is invited twice, on %s',
  async (version) => {
    await open({ version })
    const { queue: _, ...withoutQueue } = contentOf(4)
    const { scheduledFor: __, ...undated } = contentOf(5)
    const contents = new Map<number, InvitationContent>([
      ...numbered(1, 2),
      [3, contentOf(3, { emailAddress: 'anna@example.ch', channel: 'none' })],
      [4, { ...withoutQueue, doctorEmail: dora }],
      [5, undated],
      [6, contentOf(6, { lastName: 'D’Été-Müller', emailAddress: 'anna@example.ch', channel: 'email' })]
    ])
    const listId = newList([...contents.keys()])
    await send(listId, contents)
    const before = page(listId)
    loseKey()

    const offered = unwrap(await restoreWith()['restore.view'](undefined))
    const progress = await fetchAll()
    const after = page(listId)
    const again = newList([11, 12, 13, 14, 15, 16])
    const repeated = new Map([...contents].map(([number, content]) => [number + 10, content] as const))
    const created = practice.invites.length
    const states = await send(again, repeated)

    expect({
      offered: offered.sources.map(({ connectionId, accounts, lists }) => [
        connectionId,
        accounts,
        lists.map(({ open }) => open)
      ]),
      figures: [progress.fetched, progress.gone, progress.notFound, progress.unusable, progress.lists],
      name: allLists(records).find((list) => list.listId === listId)?.name,
      rows: after.map(({ rowId, state }) => [rowId, state]),
      links: after.map(({ facts }) => facts.link),
      contents: after.map(({ content }) => content),
      states,
      sentAgain: practice.invites.length - created
    }).toEqual({
      offered: [['hospital', [serverAt(practice.url).account], [6]]],
      figures: [6, 0, 0, 0, [listId]],
      name: 'Recovered',
      rows: before.map(({ rowId }) => [rowId, 'created']),
      links: before.map(({ facts }) => facts.link),
      // The server never got the contact that was not used, so it cannot be restored.
      contents: [...contents.values()].map(({ phoneNumber, emailAddress, ...rest }) => ({
        ...rest,
        ...(rest.channel === 'email' ? { emailAddress } : { phoneNumber }),
        ...(rest.channel === 'none' ? { emailAddress } : {})
      })),
      states: Array(6).fill('held'),
      sentAgain: 0
    })
  }
)

test('the guard knows restored invitations after their list was removed', async () => {
  await open()
  const listId = newList([1])
  await send(listId, numbered(1))
  loseKey()
  await fetchAll()
  unwrap(records.lists.remove({ listId, account: '' }))
  expect(await send(newList([2]), new Map([[2, contentOf(1)]]))).toEqual(['held'])
})

test('invitations with an unknown outcome are found by row; those the server never created are counted and can be retried', async () => {
  await open()
  const listId = newList([1, 2, 3])
  practice.setFaults([{ name: 'reset-after-create', route: 'create', probability: 1 }])
  await send(listId, numbered(1))
  practice.setFaults([{ name: 'reset-before-create', route: 'create', probability: 1 }])
  await send(listId, numbered(2))
  practice.setFaults([])
  await send(listId, numbered(3))
  const before = page(listId).map(({ state }) => state)
  // The server is no longer at work on the lost requests.
  await clock.sleep(100_000)
  loseKey()
  const restore = restoreWith()
  const first = await fetchAll(restore)
  const left = unwrap(await restore['restore.view'](undefined)).sources.flatMap(({ lists }) =>
    lists.map(({ open: untried, missed }) => [untried, missed])
  )
  const second = await fetchAll(restore, true)
  expect({
    before,
    first: [first.total, first.fetched, first.notFound],
    left,
    second: [second.total, second.fetched, second.notFound],
    rows: page(listId).map(({ rowId, state, facts }) => [rowId, state, facts.link === practice.invites[0]?.patientURL])
  }).toEqual({
    before: ['unknown', 'unknown', 'created'],
    first: [3, 2, 1],
    left: [[0, 1]],
    // Nothing that is known to exist is left to prove it once more.
    second: [1, 0, 0],
    rows: [
      [rowIdOf(1), 'created', true],
      [rowIdOf(3), 'created', false]
    ]
  })
})

test('where no known invitation proves the search, a lost one that is not found stays open', async () => {
  await open()
  const listId = newList([1])
  practice.setFaults([{ name: 'reset-before-create', route: 'create', probability: 1 }])
  await send(listId, numbered(1))
  practice.setFaults([])
  await clock.sleep(100_000)
  loseKey()
  const restore = restoreWith()
  const progress = await fetchAll(restore)
  const left = unwrap(await restore['restore.view'](undefined)).sources.flatMap(({ lists }) =>
    lists.map(({ open: untried, missed }) => [untried, missed])
  )
  expect([progress.fetched, progress.notFound, left]).toEqual([0, 0, [[1, 0]]])
})

test('without an answer to the search, invitations are restored by id, and the others stay open', async () => {
  await open()
  const listId = newList([1, 2])
  await send(listId, numbered(1))
  practice.setFaults([{ name: 'reset-after-create', route: 'create', probability: 1 }])
  await send(listId, numbered(2))
  practice.setFaults([{ name: 'error-500', route: 'list' }])
  loseKey()
  const restore = restoreWith()
  const first = await fetchAll(restore)
  practice.setFaults([])
  const second = await fetchAll(restore)
  expect({
    first: [first.total, first.completed, first.fetched, first.notFound, first.endedBy],
    second: [second.total, second.fetched, second.endedBy],
    states: page(listId).map(({ state }) => state)
  }).toEqual({
    first: [2, 1, 1, 0, 'server-error'],
    second: [1, 1, undefined],
    states: ['created', 'created']
  })
})

test('a server on this computer needs no network', async () => {
  await open()
  const listId = newList([1])
  await send(listId, numbered(1))
  loseKey()
  const plain = serverAt(practice.url, { timeoutMs: 2000 })
  const restore: Restore = restoreWith({
    ...plain,
    queues: () => {
      restore.setInterruption('offline')
      return plain.queues()
    }
  })
  expect((await fetchAll(restore)).fetched).toBe(1)
})

test('invitations that the server no longer has, or shows only to another account, are counted', async () => {
  await open()
  const listId = newList([1, 2])
  await send(listId, numbered(1, 2))
  await deleteFirstInvite(listId)
  loseKey()
  const progress = await fetchAll()
  expect([progress.total, progress.fetched, progress.gone]).toEqual([2, 1, 1])
})

test('where it is not known which server made an invitation, one that is missing here stays open', async () => {
  await open()
  const listId = newList([1, 2])
  await send(listId, numbered(1, 2))
  await deleteFirstInvite(listId)
  loseKey()
  changeQuarantined('UPDATE invitations SET server_id = NULL')
  const progress = await fetchAll()
  const { sources } = unwrap(await restoreWith()['restore.view'](undefined))
  expect([progress.fetched, progress.gone, progress.completed, sources[0]?.lists[0]?.open]).toEqual([1, 0, 1, 1])
})

test('an invitation that two rows had, or that shows the id of another row, is fetched for its own row only', async () => {
  await open()
  const listId = newList([1, 2])
  await send(listId, numbered(1, 2))
  loseKey()
  changeQuarantined('UPDATE invitations SET invite_id = (SELECT invite_id FROM invitations WHERE position = 0)')
  const progress = await fetchAll()
  expect([progress.fetched, progress.unusable, page(listId).map(({ rowId }) => rowId)]).toEqual([1, 1, [rowIdOf(1)]])
})

test('a stopped run continues where it stopped', async () => {
  await open()
  const numbers = Array.from({ length: 40 }, (_, index) => index + 1)
  const listId = newList(numbers)
  await send(listId, numbered(...numbers))
  loseKey()
  let asked = 0
  const plain = serverAt(practice.url)
  const stopping: Restore = restoreWith({
    ...plain,
    getFullInvite: (inviteId) => {
      asked += 1
      if (asked === 10) void stopping['restore.stop'](undefined)
      return plain.getFullInvite(inviteId)
    }
  })
  const first = await fetchAll(stopping)
  const second = await fetchAll(stopping)
  expect({
    some: first.fetched > 0 && first.fetched < 40,
    rest: second.total === 40 - first.fetched && second.fetched === second.total,
    rows: new Set(page(listId).map(({ rowId }) => rowId)).size,
    listed: unwrap(records.lists.rows({ listId, offset: 0, limit: 100 })).length
  }).toEqual({ some: true, rest: true, rows: 40, listed: 40 })
})

test('the quarantined files are only read', async () => {
  await open()
  const listId = newList([1, 2, 3])
  await send(listId, numbered(1, 2, 3))
  loseKey()
  const quarantined = () =>
    readdirSync(folder)
      .filter((name) => name.includes('set-aside') && !/-(wal|shm)$/.test(name))
      .map((name) => [name, readFileSync(join(folder, name)).toString('base64')])
  const before = quarantined()
  await fetchAll()
  expect([quarantined(), before.length]).toEqual([before, 2])
})

test('expired links are counted and not requested; records without invite ids are searched by row', async () => {
  await open()
  const listId = newList([1, 2])
  await send(listId, numbered(1, 2))
  loseKey()
  changeQuarantined('DROP INDEX invitations_without_server; ALTER TABLE invitations DROP COLUMN invite_id')
  changeQuarantined(`UPDATE invitations SET moment = ${clock.now() - 48 * 3_600_000} WHERE position = 0`)
  const { over } = unwrap(await restoreWith()['restore.view'](undefined))
  const progress = await fetchAll()
  expect([over, progress.total, progress.fetched]).toEqual([1, 1, 1])
})

test('nothing is requested without a server of that connection, or without quarantined records', async () => {
  await open()
  const listId = newList([1])
  await send(listId, numbered(1))
  const input = { connectionId: 'hospital', via: 'hospital', includeMissed: false, titles }
  const names = [{ listId, name: 'Recovered' }]
  const nothing = await restoreWith()['restore.start']({ ...input, names })
  loseKey()
  const gone = await restoreWith(null)['restore.start']({ ...input, names })
  expect([nothing, gone]).toEqual([
    { ok: false, code: 'nothing-to-fetch' },
    { ok: false, code: 'no-such-connection' }
  ])
})
