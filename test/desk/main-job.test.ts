import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { afterEach, beforeEach, expect, test } from 'vitest'
import { calls } from '#contract/channels.ts'
import type { InvitationContent } from '#contract/invitation.ts'
import type { ListRow } from '#contract/list.ts'
import { settings } from '#contract/settings.ts'
import { practiceCast } from '../../src-main/desk/practice-ground.ts'
import { contentOf, document, rowOf } from '../records/builders.ts'
import { makeOfficeFolder, noKeychain, type Office, openOffice, removeOfficeFolder, storeList } from './office.ts'

let folder: string
let office: Office

beforeEach(async () => {
  folder = makeOfficeFolder()
  office = await openOffice(folder)
})

afterEach(async () => {
  await office.close()
  removeOfficeFolder(folder)
})

const inTwoDays = new Date(Date.now() + 2 * 86_400_000).toISOString()

/** A patient whom the practice server accepts. */
function patient(number: number, changes: Partial<InvitationContent> = {}): InvitationContent {
  const { doctorEmail: _, ...content } = contentOf(number, { scheduledFor: inTwoDays })
  return { ...content, queue: practiceCast.queues[0], ...changes }
}

async function sendAll(listId: string, contents: readonly InvitationContent[], rows: readonly ListRow[]) {
  const invitations = contents.map((content, index) => ({ rowId: rows[index]?.rowId ?? '', content }))
  await office.ask('sending.prepare', { listId, begin: true, invitations })
  await office.ask('sending.start', { listId })
  await office.until(() =>
    office.changes.some(({ change }) => change.kind === 'batch' && change.batch?.phase === 'finished')
  )
}

test('a list is stored, sent to the practice server and still there with its links after a restart', async () => {
  const rows = [1, 2, 3, 4].map(rowOf)
  const listId = await storeList(office, rows)
  await sendAll(listId, [patient(1), patient(2), patient(3), patient(4, { queue: 'No such queue' })], rows)

  const outcome = async () =>
    (await office.ask('sending.invitations', { listId, offset: 0, limit: 10 })).map(
      ({ rowId, state, link, refusal }) => [rowId, state, refusal ?? link]
    )
  const before = await outcome()
  expect(before).toEqual([
    [rows[0]?.rowId, 'created', expect.stringMatching(/^http:\/\/127\.0\.0\.1:\d+\/inv\/\?invite=/)],
    [rows[1]?.rowId, 'created', expect.stringMatching(/\?invite=/)],
    [rows[2]?.rowId, 'created', expect.stringMatching(/\?invite=/)],
    [rows[3]?.rowId, 'refused', 'queue-not-found']
  ])

  await office.close()
  office = await openOffice(folder)
  expect(await outcome()).toEqual(before)
  expect(await office.ask('lists.all', undefined)).toMatchObject([
    { listId, name: document.name, connectionId: 'practice', invitations: { created: 3, refused: 1 } }
  ])
  expect((await office.ask('app.snapshot', undefined)).batch).toBeNull()
})

test('the data folder contains no patient data in clear text', async () => {
  const rows = [rowOf(1)]
  const listId = await storeList(office, rows)
  const content = patient(1)
  await sendAll(listId, [content], rows)
  const [invitation] = await office.ask('sending.invitations', { listId, offset: 0, limit: 1 })
  await office.close()
  const secrets = [
    content.lastName,
    content.firstName,
    content.phoneNumber ?? '',
    invitation?.link ?? '',
    document.name
  ]
  const files = readdirSync(folder, { recursive: true, withFileTypes: true }).filter((entry) => entry.isFile())
  expect(files.length).toBeGreaterThan(2)
  for (const file of files) {
    const bytes = readFileSync(join(file.parentPath, file.name))
    const found = secrets.filter((secret) => bytes.includes(secret) || bytes.includes(Buffer.from(secret, 'utf16le')))
    expect({ file: file.name, found }).toEqual({ file: file.name, found: [] })
  }
  office = await openOffice(folder)
})

test('without a keychain lists last for the session, nothing is written, and the app reports it', async () => {
  await office.close()
  removeOfficeFolder(folder)
  folder = makeOfficeFolder()
  office = await openOffice(folder, { keychain: noKeychain })
  const listId = await storeList(office, [rowOf(1)])
  expect((await office.ask('lists.all', undefined)).map((list) => list.listId)).toEqual([listId])
  expect((await office.ask('app.snapshot', undefined)).recordsNotice).toBe('session-only')
  expect(readdirSync(folder)).toEqual([])
})

test('records whose key is lost stay closed and unchanged until the user starts fresh', async () => {
  const listId = await storeList(office, [rowOf(1)])
  await office.close()
  const keyFile = join(folder, 'data-key.json')
  const before = readFileSync(keyFile)
  office = await openOffice(folder, { keychain: noKeychain })
  expect((await office.ask('app.snapshot', undefined)).recordsNotice).toBe('key-lost')
  expect(await office.desk.handlers['lists.all'](undefined)).toEqual({ ok: false, code: 'storage-failed' })
  expect(readFileSync(keyFile)).toEqual(before)
  await office.close()

  office = await openOffice(folder)
  expect((await office.ask('lists.all', undefined)).map((list) => list.listId)).toEqual([listId])
  expect(await office.desk.handlers['app.beginAnew'](undefined)).toEqual({ ok: false, code: 'not-needed' })
})

test('closing while invitations are being sent can wait for them or continue in the background', async () => {
  const rows = Array.from({ length: 30 }, (_, index) => rowOf(index + 1))
  const listId = await storeList(office, rows)
  const invitations = rows.map(({ rowId }, index) => ({ rowId, content: patient(index + 1) }))
  await office.ask('sending.prepare', { listId, begin: true, invitations })
  await office.ask('sending.start', { listId })
  expect(office.desk.isSending()).toBe(true)
  await office.ask('app.closeAnswer', { answer: 'background' })
  expect([office.closedWindows(), office.desk.isSending()]).toEqual([1, true])
  await office.ask('app.closeAnswer', { answer: 'finish' })
  expect(office.quits()).toBe(1)

  office = await openOffice(folder)
  const states = (await office.ask('sending.invitations', { listId, offset: 0, limit: 100 })).map(({ state }) => state)
  expect(new Set(states)).toEqual(new Set(['created', 'ready']))
})

test("the interface starts in the first of the system's languages that it supports", async () => {
  expect((await office.ask('settings.read', undefined)).systemLanguage).toBe('de')
})

test('changing one setting keeps the others', async () => {
  const listDefaults = { defaultCountry: 'FR', timeZone: 'Europe/Paris', defaultLanguage: 'fr', delivery: 'links-only' }
  await office.ask('settings.change', calls['settings.change'].input.parse({ ratePerSecond: 3, listDefaults }))
  await office.ask('settings.change', calls['settings.change'].input.parse({ language: 'it' }))
  expect((await office.ask('settings.read', undefined)).settings).toEqual({
    ...settings.parse({}),
    language: 'it',
    ratePerSecond: 3,
    listDefaults
  })
})
