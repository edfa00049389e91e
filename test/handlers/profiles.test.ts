import { randomUUID } from 'node:crypto'
import { copyFileSync, cpSync, existsSync, mkdirSync, rmSync } from 'node:fs'
import { join } from 'node:path'
import { afterEach, beforeEach, expect, test } from 'vitest'
import type { Question } from '../../src-main/consent/question.ts'
import type { PolicyState } from '../../src-main/policy/index.ts'
import {
  type PracticeServer,
  practiceAccount,
  practiceQueues,
  startPracticeServer
} from '../../src-main/practice/index.ts'
import { contentOf } from '../support/list-data.ts'
import { type AppFixture, blankRows, makeDataFolder, removeDataFolder, startApp, storeList } from './app-fixture.ts'

// A hospital keeps profiles on a server and copies them to a computer when somebody signs in, and back afterwards; or it
// throws them away. The server of the invitations is the judge: no patient gets a second message.

let root: string
let server: PracticeServer
let running: AppFixture[]
beforeEach(async () => {
  root = makeDataFolder()
  server = await startPracticeServer({ seed: 1 })
  running = []
})
afterEach(async () => {
  for (const app of running) await app.close()
  await server.close()
  removeDataFolder(root)
})

const place = (name: string) => join(root, name)
const { email, password } = practiceAccount

function put(from: string, to: string): void {
  rmSync(place(to), { recursive: true, force: true })
  cpSync(place(from), place(to), { recursive: true })
}

async function start(
  folder: string,
  computer: string,
  policy: PolicyState = { kind: 'none' },
  ask: (question: Question) => boolean = () => true
): Promise<AppFixture> {
  mkdirSync(place(folder), { recursive: true })
  const machine = { counter: place(`machine ${computer}/counter.txt`), computer, startedAt: 0 }
  const app = await startApp(place(folder), { machine, policy, shell: { ask: async (question) => ask(question) } })
  running.push(app)
  const { connections } = await app.call('connections.all', undefined)
  if (connections.every(({ kind }) => kind === 'practice')) {
    await app.call('connections.save', { name: 'Hospital', baseUrl: server.url, email, password })
  }
  return app
}

async function end(app: AppFixture): Promise<void> {
  running = running.filter((one) => one !== app)
  await app.close()
}

const notice = async (app: AppFixture) => (await app.call('app.snapshot', undefined)).recordsNotice

/** Imports the list of the patients with these numbers, as the window does. */
async function importList(app: AppFixture, numbers: readonly number[]): Promise<string> {
  const rows = blankRows(numbers.length).map((row) => ({ ...row, rowId: randomUUID() }))
  const listId = await storeList(app, rows)
  await prepare(app, listId, rows, numbers)
  return listId
}

async function prepare(
  app: AppFixture,
  listId: string,
  rows: readonly { readonly rowId: string }[],
  numbers: readonly number[]
): Promise<void> {
  const invitations = rows.map(({ rowId }, index) => {
    const number = numbers[index] ?? 0
    const scheduledFor = new Date(day + number * 3_600_000).toISOString()
    const { doctorEmail: _, ...content } = contentOf(number, { scheduledFor, phoneNumber: `+4179123450${number}` })
    return { rowId, content: { ...content, queue: practiceQueues[0]?.name ?? '' } }
  })
  await app.call('sending.prepare', { listId, begin: true, invitations })
}

/** The same rows, prepared once more, as when the list is opened and sent again. */
async function prepareAgain(app: AppFixture, listId: string, numbers: readonly number[]): Promise<void> {
  const rows = await app.call('lists.rows', { listId, offset: 0, limit: 100 })
  await prepare(app, listId, rows, numbers)
}

const day = Math.ceil(Date.now() / 3_600_000) * 3_600_000 + 2 * 86_400_000

/** Presses Send until what was told is sent or nothing is left; the last answer. */
async function sendAll(app: AppFixture, listId: string): Promise<string> {
  for (let tries = 0; tries < 3; tries += 1) {
    const { batchHash, total } = await app.call('sending.plan', { listId })
    const ends = () => app.changes.filter(({ change }) => change.kind === 'batch' && change.batch?.phase === 'finished')
    const before = ends().length
    const answer = await app.session.handlers['sending.start']({ listId, batchHash })
    if (answer.ok) {
      await app.until(() => ends().length > before)
      return `sent ${total}`
    }
    if (answer.code !== 'stale') return answer.code
  }
  return 'stale'
}

async function linksOf(app: AppFixture, listId: string): Promise<number> {
  const invitations = await app.call('sending.invitations', { listId, offset: 0, limit: 100 })
  return invitations.filter(({ state, hasLink }) => state === 'created' && hasLink).length
}

/** How many live invites each patient has on the server. */
function invitesByPatient(): Record<string, number> {
  const live = server.invites.filter(({ deletedAt }) => deletedAt === undefined)
  const counts: Record<string, number> = {}
  for (const { lastName } of live) counts[lastName] = (counts[lastName] ?? 0) + 1
  return counts
}

const patients = (numbers: readonly number[]) =>
  Object.fromEntries(numbers.map((number) => [contentOf(number).lastName, 1]))

test('the folder of yesterday is told; who was invited since is taken over with the link, and nobody twice', async () => {
  const before = await start('profile', 'A')
  await sendAll(before, await importList(before, [1]))
  const listId = await importList(before, [2, 3, 4])
  await end(before)
  put('profile', 'yesterday')
  const sent = await start('profile', 'A')
  await prepareAgain(sent, listId, [2, 3, 4])
  expect(await sendAll(sent, listId)).toBe('sent 3')
  await end(sent)
  put('yesterday', 'profile')
  const back = await start('profile', 'A')
  expect(await notice(back)).toBe('older')
  await prepareAgain(back, listId, [2, 3, 4])
  expect([await sendAll(back, listId), await linksOf(back, listId)]).toEqual(['nothing-to-send', 3])
  // Imported again, as a file that was exported once more.
  const again = await importList(back, [1, 2, 3, 4, 5])
  await sendAll(back, again)
  expect(invitesByPatient()).toEqual(patients([1, 2, 3, 4, 5]))
})

test('an empty folder where something was sent is told, and its list is asked about before it is sent', async () => {
  const before = await start('profile', 'A')
  expect(await sendAll(before, await importList(before, [1, 2]))).toBe('sent 2')
  await end(before)
  rmSync(place('profile'), { recursive: true })
  const empty = await start('profile', 'A')
  expect(await notice(empty)).toBe('older')
  const listId = await importList(empty, [1, 2, 3])
  expect([await sendAll(empty, listId), await linksOf(empty, listId)]).toEqual(['sent 1', 3])
  expect(invitesByPatient()).toEqual(patients([1, 2, 3]))
})

test('a desktop that was thrown away with all its folders holds back whom the account has invited', async () => {
  const before = await start('profile', 'A')
  expect(await sendAll(before, await importList(before, [1, 2]))).toBe('sent 2')
  await end(before)
  for (const name of ['profile', 'machine A']) rmSync(place(name), { recursive: true })
  const fresh = await start('profile', 'A')
  const listId = await importList(fresh, [1, 2, 3])
  await sendAll(fresh, listId)
  const invitations = await fresh.call('sending.invitations', { listId, offset: 0, limit: 10 })
  expect(invitations.map(({ state }) => state)).toEqual(['held', 'held', 'created'])
  expect(invitesByPatient()).toEqual(patients([1, 2, 3]))
})

test('a computer that was set up anew keeps working with the folder, and is told nothing', async () => {
  const before = await start('profile', 'A')
  await sendAll(before, await importList(before, [1]))
  await end(before)
  rmSync(place('machine A'), { recursive: true })
  const again = await start('profile', 'A')
  expect([await notice(again), await sendAll(again, await importList(again, [1, 2]))]).toEqual([null, 'sent 1'])
  expect(invitesByPatient()).toEqual(patients([1, 2]))
})

test('where the server cannot be asked nothing is sent but with the word of a person, and the journal says so', async () => {
  const before = await start('profile', 'A')
  await sendAll(before, await importList(before, [1]))
  await end(before)
  rmSync(place('profile'), { recursive: true })
  const asked: Question[] = []
  let agrees = false
  const empty = await start('profile', 'A', { kind: 'none' }, (question) => {
    if (question.kind === 'use-server' || question.kind === 'first-sending') return true
    asked.push(question)
    return agrees
  })
  const listId = await importList(empty, [2, 3])
  server.setFaults([{ name: 'error-400', route: 'list' }])
  const { batchHash } = await empty.call('sending.plan', { listId })
  const press = empty.session.handlers['sending.start']
  const isUnasked = true
  const answers = [await press({ listId, batchHash }), await press({ listId, batchHash, isUnasked })]
  expect(answers).toMatchObject([{ code: 'older-not-asked' }, { code: 'not-agreed' }])
  expect(invitesByPatient()).toEqual(patients([1]))
  agrees = true
  expect(await press({ listId, batchHash, isUnasked })).toMatchObject({ ok: true })
  await empty.until(() =>
    empty.changes.some(({ change }) => change.kind === 'batch' && change.batch?.phase === 'finished')
  )
  expect(invitesByPatient()).toEqual(patients([1, 2, 3]))
  expect(asked.map(({ kind }) => kind)).toEqual(['send-unasked', 'send-unasked'])
  expect(asked[0]).toMatchObject({ patients: 2, account: email })
  const { entries } = await empty.call('audit.page', { before: null, limit: 100 })
  expect(entries.filter(({ action }) => action === 'batch-unasked')).toHaveLength(1)
})

test('the word for a server that cannot be asked lets nothing through that the server can say', async () => {
  const before = await start('profile', 'A')
  await sendAll(before, await importList(before, [1, 2]))
  await end(before)
  rmSync(place('profile'), { recursive: true })
  const empty = await start('profile', 'A')
  const listId = await importList(empty, [1, 2, 3])
  const { batchHash } = await empty.call('sending.plan', { listId })
  // What is told changes by what the server says, and is told anew.
  const pressed = await empty.session.handlers['sending.start']({ listId, batchHash, isUnasked: true })
  expect(pressed).toMatchObject({ code: 'stale' })
  expect(await sendAll(empty, listId)).toBe('sent 1')
  expect(invitesByPatient()).toEqual(patients([1, 2, 3]))
})

test.each([
  ['A', 'B'],
  ['B', 'A']
])('two computers at once, %s signs off before %s: no patient is invited twice', async (...order) => {
  const before = await start('profile', 'A')
  const listId = await importList(before, [1, 2])
  await end(before)
  for (const computer of ['A', 'B']) put('profile', `copy ${computer}`)
  const first = await start('copy A', 'A')
  await prepareAgain(first, listId, [1, 2])
  await sendAll(first, listId)
  await end(first)
  const second = await start('copy B', 'B')
  await sendAll(second, await importList(second, [3]))
  await end(second)
  for (const computer of order) put(`copy ${computer}`, 'profile')
  for (const computer of ['A', 'B']) {
    const app = await start('profile', computer)
    const told = await notice(app)
    if (computer === order[0]) expect(told).toBe('older')
    await prepareAgain(app, listId, [1, 2])
    await sendAll(app, listId)
    await sendAll(app, await importList(app, [1, 2, 3]))
    await end(app)
  }
  expect(invitesByPatient()).toEqual(patients([1, 2, 3]))
})

test('the database of one computer beside what another one has sent is told as that, and nothing is changed', async () => {
  const before = await start('profile', 'A')
  await sendAll(before, await importList(before, [1]))
  await end(before)
  for (const computer of ['A', 'B']) put('profile', `copy ${computer}`)
  for (const [computer, number] of [
    ['A', 2],
    ['B', 3]
  ] as const) {
    const app = await start(`copy ${computer}`, computer)
    await sendAll(app, await importList(app, [number]))
    await end(app)
  }
  put('copy A', 'mixed')
  copyFileSync(place('copy B/records/sent.log'), place('mixed/records/sent.log'))
  const mixed = await start('mixed', 'A')
  const listed = await mixed.session.handlers['lists.page']({ of: 'kept', before: null, limit: 100 })
  expect([await notice(mixed), listed]).toMatchObject(['records-mixed', { ok: false }])
  copyFileSync(place('copy A/records/sent.log'), place('mixed/records/sent.log'))
  await end(mixed)
  expect(await notice(await start('mixed', 'A'))).toBeNull()
})

/** What a profile is copied by; `-wal` is there only where the app did not end in order. */
const profileFiles = ['records/records.sqlite', 'records/records.sqlite-wal', 'records/sent.log'] as const

/** Copies the files of two computers: each bit of `choice` says of which of them a file is. */
function putTogether(choice: number, to: string): void {
  put('copy A', to)
  for (const [index, name] of profileFiles.entries()) {
    const from = (choice >> index) & 1 ? 'copy B' : 'copy A'
    rmSync(place(join(to, name)), { force: true })
    if (existsSync(place(join(from, name)))) copyFileSync(place(join(from, name)), place(join(to, name)))
  }
}

test.each(['ended', 'was killed'])(
  'where the app %s and a profile is put together of files of two computers, it is told, and nobody is invited twice',
  { timeout: 120_000 },
  async (how) => {
    await end(await start('profile', 'A'))
    for (const [computer, number] of [
      ['A', 1],
      ['B', 2]
    ] as const) {
      put('profile', `at ${computer}`)
      const app = await start(`at ${computer}`, computer)
      await sendAll(app, await importList(app, [number]))
      // What a power cut leaves is what is there while the app runs.
      if (how === 'ended') await end(app)
      put(`at ${computer}`, `copy ${computer}`)
      if (how === 'was killed') await end(app)
      rmSync(place(`copy ${computer}/records/in-use.json`), { force: true })
    }
    const untold: number[] = []
    for (let choice = 0; choice < 2 ** profileFiles.length; choice += 1) {
      putTogether(choice, 'mixed')
      const app = await start('mixed', 'A')
      if ((await notice(app)) === null) untold.push(choice)
      const listed = await app.session.handlers['lists.page']({ of: 'kept', before: null, limit: 1 })
      if (listed.ok) await sendAll(app, await importList(app, [1, 2]))
      await end(app)
    }
    // All of A on A.
    expect(untold).toEqual([0])
    expect(invitesByPatient()).toEqual(patients([1, 2]))
  }
)

test('a folder is used by one app; the other says where, and opens by itself once it is free', async () => {
  const first = await start('profile', 'A')
  const second = await start('profile', 'B')
  const { recordsNotice, folderUser } = await second.call('app.snapshot', undefined)
  expect([recordsNotice, folderUser]).toMatchObject(['in-use-elsewhere', { computer: 'A', canBeTaken: false }])
  expect(await second.session.handlers['app.takeFolder'](undefined)).toEqual({ ok: false, code: 'not-needed' })
  await end(first)
  await expect.poll(() => notice(second), { timeout: 20_000 }).toBeNull()
})

test('where the folder must be kept, nothing is sent from one of today; one of another computer may be used', async () => {
  const policy: PolicyState = { kind: 'loaded', policy: { mustPersist: true } }
  const app = await start('profile', 'A', policy)
  expect(await sendAll(app, await importList(app, [1]))).toBe('folder-not-kept')
  await end(app)
  const moved = await start('profile', 'B', policy)
  expect(await sendAll(moved, await importList(moved, [2]))).toBe('sent 1')
})
