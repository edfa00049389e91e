import { afterEach, beforeEach, expect, test } from 'vitest'
import {
  type PracticeServer,
  practiceAccount,
  practiceQueues,
  startPracticeServer
} from '../../src-main/practice/index.ts'
import { contentOf } from '../support/list-data.ts'
import { type AppFixture, blankRows, makeDataFolder, removeDataFolder, startApp, storeList } from './app-fixture.ts'

let folder: string
let app: AppFixture
let first: PracticeServer
let second: PracticeServer
beforeEach(async () => {
  folder = makeDataFolder()
  app = await startApp(folder)
  first = await startPracticeServer({ seed: 1 })
  second = await startPracticeServer({ seed: 2 })
})
afterEach(async () => {
  await app.close()
  await first.close()
  await second.close()
  removeDataFolder(folder)
})

const { email, password } = practiceAccount
const at = (server: PracticeServer) => ({ name: 'Hospital', baseUrl: server.url, email, password })

async function prepareList(): Promise<string> {
  const rows = blankRows(2)
  const listId = await storeList(app, rows)
  const scheduledFor = new Date(Date.now() + 2 * 86_400_000).toISOString()
  const invitations = rows.map(({ rowId, row }) => {
    const { doctorEmail: _, ...content } = contentOf(row, { scheduledFor })
    return { rowId, content: { ...content, queue: practiceQueues[0]?.name ?? '' } }
  })
  await app.call('sending.prepare', { listId, begin: true, invitations })
  return listId
}

const batchFinished = () =>
  app.until(() => app.changes.some(({ change }) => change.kind === 'batch' && change.batch?.phase === 'finished'))

test('another address after something was sent is a second connection; the invitations stay with the first', async () => {
  const { connectionId } = await app.call('connections.save', at(first))
  const listId = await prepareList()
  await app.sendPlanned(listId)
  await batchFinished()
  const saved = await app.call('connections.save', { ...at(second), connectionId })
  const [sent] = await app.call('sending.invitations', { listId, offset: 0, limit: 9 })
  const target = { listId, rowId: sent?.rowId ?? '' }
  const elsewhere = await app.session.handlers['consultation.read'](target)
  const { connections, chosen } = await app.call('connections.all', undefined)
  expect([
    saved.isAnother,
    saved.connectionId !== connectionId,
    chosen === saved.connectionId,
    connections.slice(1).map(({ baseUrl }) => new URL(baseUrl).origin),
    elsewhere,
    second.requests.filter(({ path }) => path.includes('/invite')),
    first.invites.filter(({ deletedAt }) => deletedAt === undefined).length
  ]).toEqual([true, true, true, [first.url, second.url], { ok: false, code: 'other-connection' }, [], 2])
})

test('another address is a second connection also when the list of what was sent was removed', async () => {
  const { connectionId } = await app.call('connections.save', at(first))
  const listId = await prepareList()
  await app.sendPlanned(listId)
  await batchFinished()
  await app.call('lists.remove', { listId })
  const saved = await app.call('connections.save', { ...at(second), connectionId })
  expect([saved.isAnother, saved.connectionId !== connectionId]).toEqual([true, true])
})

test('another account is a second connection too; a name, a password or capitals of the account are not', async () => {
  const { connectionId } = await app.call('connections.save', at(first))
  const listId = await prepareList()
  await app.sendPlanned(listId)
  await batchFinished()
  const save = async (changes: object) => {
    const saved = await app.call('connections.save', { ...at(first), connectionId, ...changes })
    return [saved.isAnother, saved.connectionId === connectionId]
  }
  expect([
    await save({ name: 'Renamed' }),
    await save({ email: email.toUpperCase() }),
    await save({ email: 'scheduler2@practice.example' })
  ]).toEqual([
    [false, true],
    [false, true],
    [true, false]
  ])
})

test('a second connection has no password that was not typed for it', async () => {
  const { connectionId } = await app.call('connections.save', at(first))
  const listId = await prepareList()
  await app.sendPlanned(listId)
  await batchFinished()
  const { password: _, ...withoutPassword } = at(second)
  await app.call('connections.save', { ...withoutPassword, connectionId })
  const { connections } = await app.call('connections.all', undefined)
  expect(connections.slice(1).map((connection) => connection.password)).toEqual(['kept', 'none'])
})

test('a connection that nothing was tried through is changed in place', async () => {
  const { connectionId } = await app.call('connections.save', at(first))
  await prepareList()
  const saved = await app.call('connections.save', { ...at(second), connectionId })
  expect([saved, (await app.call('connections.all', undefined)).connections.length]).toEqual([
    { connectionId, isAnother: false },
    2
  ])
})

test('a connection is not saved while a batch signs in through it', async () => {
  const { connectionId } = await app.call('connections.save', at(first))
  const listId = await prepareList()
  const { batchHash } = await app.call('sending.plan', { listId })
  const starting = app.session.handlers['sending.start']({ listId, batchHash })
  await expect.poll(() => app.session.isSending()).toBe(true)
  const saved = await app.session.handlers['connections.save']({ ...at(second), connectionId })
  await starting
  await batchFinished()
  expect([saved, second.requests.length, first.invites.length]).toEqual([{ ok: false, code: 'busy-sending' }, 0, 2])
})
