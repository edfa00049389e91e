import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { afterEach, beforeEach, expect, test } from 'vitest'
import { calls } from '#contract/channels.ts'
import type { InvitationContent } from '#contract/invitation.ts'
import type { ListRow } from '#contract/list.ts'
import { settings } from '#contract/settings.ts'
import { practiceCredentials } from '../../src-main/handlers/practice-host.ts'
import { contentOf, listDocument, rowOf } from '../support/list-data.ts'
import { type AppFixture, makeDataFolder, noKeychain, removeDataFolder, startApp, storeList } from './app-fixture.ts'

let folder: string
let app: AppFixture

beforeEach(async () => {
  folder = makeDataFolder()
  app = await startApp(folder)
})

afterEach(async () => {
  await app.close()
  removeDataFolder(folder)
})

const inTwoDays = new Date(Date.now() + 2 * 86_400_000).toISOString()

/** A patient whom the practice server accepts. */
function patient(number: number, changes: Partial<InvitationContent> = {}): InvitationContent {
  const { doctorEmail: _, ...content } = contentOf(number, { scheduledFor: inTwoDays })
  return { ...content, queue: practiceCredentials.queues[0], ...changes }
}

async function sendAll(listId: string, contents: readonly InvitationContent[], rows: readonly ListRow[]) {
  const invitations = contents.map((content, index) => ({ rowId: rows[index]?.rowId ?? '', content }))
  await app.call('sending.prepare', { listId, begin: true, invitations })
  await app.sendPlanned(listId)
  await app.until(() => app.changes.some(({ change }) => change.kind === 'batch' && change.batch?.phase === 'finished'))
}

test('a list is stored, sent to the practice server and still there with its links after a restart', async () => {
  const rows = [1, 2, 3, 4].map(rowOf)
  const listId = await storeList(app, rows)
  await sendAll(listId, [patient(1), patient(2), patient(3), patient(4, { queue: 'No such queue' })], rows)

  const outcome = async () => {
    const links = await app.linksOf(listId)
    const invitations = await app.call('sending.invitations', { listId, offset: 0, limit: 10 })
    return invitations.map(({ rowId, state, refusal }, index) => [rowId, state, refusal ?? links[index]])
  }
  const before = await outcome()
  expect(before).toEqual([
    [rows[0]?.rowId, 'created', expect.stringMatching(/^http:\/\/127\.0\.0\.1:\d+\/inv\/\?invite=/)],
    [rows[1]?.rowId, 'created', expect.stringMatching(/\?invite=/)],
    [rows[2]?.rowId, 'created', expect.stringMatching(/\?invite=/)],
    [rows[3]?.rowId, 'refused', 'queue-not-found']
  ])

  await app.close()
  app = await startApp(folder)
  expect(await outcome()).toEqual(before)
  expect(await app.lists()).toMatchObject([
    { listId, name: listDocument.name, connectionId: 'practice', invitations: { created: 3, refused: 1 } }
  ])
  expect((await app.call('app.snapshot', undefined)).batch).toBeNull()
})

test('the data folder contains no patient data in clear text', async () => {
  const rows = [rowOf(1)]
  const listId = await storeList(app, rows)
  const content = patient(1)
  await sendAll(listId, [content], rows)
  const [link = ''] = await app.linksOf(listId)
  await app.close()
  const secrets = [content.lastName, content.firstName, content.phoneNumber ?? '', link, listDocument.name]
  const files = readdirSync(folder, { recursive: true, withFileTypes: true }).filter((entry) => entry.isFile())
  expect(files.length).toBeGreaterThan(2)
  for (const file of files) {
    const bytes = readFileSync(join(file.parentPath, file.name))
    const found = secrets.filter((secret) => bytes.includes(secret) || bytes.includes(Buffer.from(secret, 'utf16le')))
    expect({ file: file.name, found }).toEqual({ file: file.name, found: [] })
  }
  app = await startApp(folder)
})

test('without a keychain lists last for the session, nothing is written, and the app reports it', async () => {
  await app.close()
  removeDataFolder(folder)
  folder = makeDataFolder()
  app = await startApp(folder, { keychain: noKeychain })
  const listId = await storeList(app, [rowOf(1)])
  expect((await app.lists()).map((list) => list.listId)).toEqual([listId])
  expect((await app.call('app.snapshot', undefined)).recordsNotice).toBe('session-only')
  expect(readdirSync(folder)).toEqual([])
})

test('records whose key is lost stay closed and unchanged until the user starts fresh', async () => {
  const listId = await storeList(app, [rowOf(1)])
  await app.close()
  const keyFile = join(folder, 'data-key.json')
  const before = readFileSync(keyFile)
  app = await startApp(folder, { keychain: noKeychain })
  expect((await app.call('app.snapshot', undefined)).recordsNotice).toBe('key-lost-for-now')
  expect(await app.session.handlers['lists.page']({ of: 'kept', before: null, limit: 100 })).toEqual({
    ok: false,
    code: 'storage-failed'
  })
  expect(readFileSync(keyFile)).toEqual(before)
  await app.close()

  app = await startApp(folder)
  expect((await app.lists()).map((list) => list.listId)).toEqual([listId])
  expect(await app.session.handlers['app.startFresh'](undefined)).toEqual({ ok: false, code: 'not-needed' })
})

test('a request to close stays until it is answered, for a window that has only just been loaded', async () => {
  const request = async () => (await app.call('app.snapshot', undefined)).closeRequest
  const before = await request()
  await app.call('app.unsaved', { isUnsaved: true })
  app.session.requestClose()
  const asked = [await request(), await request()]
  await app.call('app.closeAnswer', { answer: 'stay' })
  const answered = await request()
  app.session.requestClose()
  app.session.windowClosed()
  expect([before, asked, answered, await request()]).toEqual([null, ['saving', 'saving'], null, null])
})

test('closing while invitations are being sent can wait for them or continue in the background', async () => {
  const rows = Array.from({ length: 30 }, (_, index) => rowOf(index + 1))
  const listId = await storeList(app, rows)
  const invitations = rows.map(({ rowId }, index) => ({ rowId, content: patient(index + 1) }))
  await app.call('sending.prepare', { listId, begin: true, invitations })
  await app.sendPlanned(listId)
  const hasBegun = ({ change }: (typeof app.changes)[number]) =>
    change.kind === 'batch' && (change.batch?.created ?? 0) > 0
  await app.until(() => app.changes.some(hasBegun))
  expect(app.session.isSending()).toBe(true)
  await app.call('app.closeAnswer', { answer: 'background' })
  expect([app.closedWindows(), app.session.isSending()]).toEqual([1, true])
  await app.call('app.closeAnswer', { answer: 'finish' })
  expect(app.quits()).toBe(1)

  app = await startApp(folder)
  const states = (await app.call('sending.invitations', { listId, offset: 0, limit: 100 })).map(({ state }) => state)
  expect(new Set(states)).toEqual(new Set(['created', 'ready']))
})

test("the interface starts in the first of the system's languages that it supports", async () => {
  expect((await app.call('settings.read', undefined)).systemLanguage).toBe('de')
})

test('changing one setting keeps the others', async () => {
  const listDefaults = { defaultCountry: 'FR', timeZone: 'Europe/Paris', defaultLanguage: 'fr', delivery: 'links-only' }
  await app.call('settings.change', calls['settings.change'].input.parse({ ratePerSecond: 3, listDefaults }))
  await app.call('settings.change', calls['settings.change'].input.parse({ language: 'it' }))
  expect((await app.call('settings.read', undefined)).settings).toEqual({
    ...settings.parse({}),
    language: 'it',
    ratePerSecond: 3,
    listDefaults
  })
})
