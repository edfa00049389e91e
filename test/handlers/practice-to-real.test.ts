import { afterEach, beforeEach, expect, test } from 'vitest'
import { practiceConnectionId } from '#contract/connection-ids.ts'
import type { InvitationContent } from '#contract/invitation.ts'
import { practiceCredentials } from '../../src-main/handlers/practice-host.ts'
import { practiceAccount, startPracticeServer } from '../../src-main/practice/index.ts'
import { contentOf, listDocument, rowOf } from '../support/list-data.ts'
import { type AppFixture, makeDataFolder, removeDataFolder, startApp, storeList } from './app-fixture.ts'

let folder: string
let app: AppFixture
let server: Awaited<ReturnType<typeof startPracticeServer>>

beforeEach(async () => {
  folder = makeDataFolder()
  app = await startApp(folder)
  server = await startPracticeServer({ seed: 7 })
})

afterEach(async () => {
  await app.close()
  await server.close()
  removeDataFolder(folder)
})

const rows = [
  { ...rowOf(1), edits: { queue: 'typed in practice', phone: '079 111 11 11' } },
  { ...rowOf(2), excluded: true, edits: {} }
]
const document = { ...listDocument, settings: { ...listDocument.settings, queue: 'of practice' } }

async function saveServer(): Promise<string> {
  const { connectionId } = await app.call('connections.save', {
    name: 'Hospital',
    baseUrl: server.url,
    email: practiceAccount.email,
    password: practiceAccount.password
  })
  return connectionId
}

/** `number`: which of the invented patients is invited. */
async function sendFirst(listId: string, rowId = rows[0]?.rowId ?? '', number = 1): Promise<void> {
  const { doctorEmail: _, ...content } = contentOf(number, {
    scheduledFor: new Date(Date.now() + 2 * 86_400_000).toISOString()
  })
  const invited: InvitationContent = { ...content, queue: practiceCredentials.queues[0] }
  await app.call('sending.prepare', {
    listId,
    begin: true,
    invitations: [{ rowId, content: invited }]
  })
  await app.sendPlanned(listId)
  await app.until(() =>
    app.changes.some(
      ({ change }) => change.kind === 'batch' && change.batch?.phase === 'finished' && change.batch.listId === listId
    )
  )
}

const summaries = async () => (await app.lists()).map(({ listId, connectionId }) => [listId, connectionId])
const edits = async (listId: string) =>
  (await app.call('lists.rows', { listId, offset: 0, limit: 10 })).map((row) => [row.cells, row.edits, row.excluded])

test('a list prepared in practice goes over to the server that is set up later, and is sent there', async () => {
  const listId = await storeList(app, rows, document)
  const connectionId = await saveServer()
  const { revision } = await app.call('lists.open', { listId })
  await app.call('lists.takeOver', { listId, revision, connectionId })
  expect(await summaries()).toEqual([[listId, connectionId]])
  await sendFirst(listId)
  expect(server.invites.length).toBe(1)
})

test('of a practice list that was sent there is a fresh copy, and the practised one stays as it is', async () => {
  const listId = await storeList(app, rows, document)
  await sendFirst(listId)
  const connectionId = await saveServer()
  const { revision } = await app.call('lists.open', { listId })
  await expect(app.call('lists.takeOver', { listId, revision, connectionId })).rejects.toThrow('already-sent')
  const { listId: copyId } = await app.call('lists.copyPractice', { listId, connectionId })
  const copy = await app.call('lists.open', { listId: copyId })
  expect([(await summaries()).toSorted(), copy.connectionId, copy.document.settings.queue]).toEqual([
    [
      [listId, practiceConnectionId],
      [copyId, connectionId]
    ].toSorted(),
    connectionId,
    undefined
  ])
  expect([
    await edits(copyId),
    await app.call('sending.invitations', { listId: copyId, offset: 0, limit: 10 })
  ]).toEqual([
    [
      [rows[0]?.cells, { doctorEmail: '', queue: '', phone: '079 111 11 11' }, false],
      [rows[1]?.cells, {}, true]
    ],
    []
  ])
  await expect(app.call('lists.copyPractice', { listId: copyId, connectionId })).rejects.toThrow('already-sent')
})

test('patients of a list that was practised, taken over or copied are in the figures once, and only those really invited', async () => {
  const invited = async () => {
    const given = { by: 'week', fromDay: '2020-01-01', toDay: '2100-01-01' } as const
    const { figures } = await app.call('figures.read', given)
    return figures.reduce((sum, { counts }) => sum + counts.invited, 0)
  }
  const practised = await storeList(app, rows, document)
  const prepared = await storeList(
    app,
    [
      { ...rowOf(11), edits: {} },
      { ...rowOf(12), edits: {} }
    ],
    document
  )
  await sendFirst(practised)
  const seen = [await invited()]
  const connectionId = await saveServer()
  const { revision } = await app.call('lists.open', { listId: prepared })
  await app.call('lists.takeOver', { listId: prepared, revision, connectionId })
  seen.push(await invited())
  await sendFirst(prepared, rowOf(11).rowId)
  seen.push(await invited())
  const { listId: copied } = await app.call('lists.copyPractice', { listId: practised, connectionId })
  seen.push(await invited())
  const [copiedRow] = await app.call('lists.rows', { listId: copied, offset: 0, limit: 1 })
  await sendFirst(copied, copiedRow?.rowId, 2)
  seen.push(await invited())
  expect([seen, server.invites.length]).toEqual([[0, 0, 1, 1, 2], 2])
})

test('a list is given only to the connection that the user sees as chosen', async () => {
  const listId = await storeList(app, rows, document)
  const connectionId = await saveServer()
  await app.call('connections.choose', { connectionId: practiceConnectionId })
  const { revision } = await app.call('lists.open', { listId })
  await expect(app.call('lists.takeOver', { listId, revision, connectionId })).rejects.toThrow('stale')
  await expect(app.call('lists.copyPractice', { listId, connectionId })).rejects.toThrow('stale')
})
