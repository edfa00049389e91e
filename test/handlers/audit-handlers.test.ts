import { join } from 'node:path'
import { DatabaseSync } from 'node:sqlite'
import { afterEach, beforeEach, expect, test } from 'vitest'
import type { CallOutput } from '#contract/channels.ts'
import { openRecords } from '../../src-main/records/index.ts'
import { contentOf, figures, id, listDocument, rowOf } from '../support/list-data.ts'
import { type AppFixture, makeDataFolder, removeDataFolder, startApp, storeList } from './app-fixture.ts'

type AuditPage = Extract<CallOutput<'audit.page'>, { ok: true }>['value']

let folder: string
let app: AppFixture

const shell = {
  save: async () => ({ ok: true, value: { path: '/somewhere/links.csv', fileName: 'links.csv' } }) as const
}

beforeEach(async () => {
  folder = makeDataFolder()
  app = await startApp(folder, { shell })
})
afterEach(async () => {
  await app.close()
  removeDataFolder(folder)
})

function importList(name: string, number: number): Promise<string> {
  return storeList(app, [rowOf(number)], { ...listDocument, name })
}

async function entries(filter: { ofList?: string; from?: number } = {}) {
  return (await app.call('audit.page', { ...filter, before: null, limit: 100 })).entries
}

/** Restarts the app after the database was changed from outside. */
async function reopenAfter(sql: string): Promise<void> {
  await app.close()
  const raw = new DatabaseSync(join(folder, 'records', 'records.sqlite'))
  raw.exec(sql)
  raw.close()
  app = await startApp(folder, { shell })
}

test('what the user does is in the audit log: account, action, count and list, without names or secrets', async () => {
  const listId = await importList('Cardiologie', 1)
  const details = { name: 'Hôpital', baseUrl: 'http://127.0.0.1:1', email: 'anna@hospital.example' }
  const { connectionId } = await app.call('connections.save', { ...details, password: 'correct horse' })
  await app.call('signInLink.setSecret', { secret: 'shared secret' })
  await app.call('signInLink.setSecret', { secret: null })
  await app.call('settings.change', { retentionDays: 30 })
  await app.call('settings.change', { ratePerSecond: 5 })
  const file = { suggestedName: 'links.csv', kind: 'csv', bytes: new Uint8Array(1) } as const
  const rowIds = JSON.stringify([id(1), id(1), id(99)])
  await app.call('files.save', { ...file, content: { kind: 'links', listId, rowIds, fileKind: 'a1' } })
  await app.call('files.save', { ...file, content: { kind: 'support-page' } })
  await app.call('connections.forget', { connectionId })
  const found = await entries()
  expect(found.map(({ action, account, count, listName }) => [action, account, count, listName]).reverse()).toEqual([
    ['list-imported', 'scheduler@practice.example', figures.patients, 'Cardiologie'],
    ['connection-added', details.email, 1, null],
    ['credentials-saved', details.email, 1, null],
    ['shared-secret-saved', details.email, 1, null],
    ['shared-secret-forgotten', details.email, 1, null],
    ['retention-changed', details.email, 30, null],
    ['links-exported', details.email, 1, 'Cardiologie'],
    ['support-page-exported', details.email, 1, null],
    ['credentials-forgotten', details.email, 1, null]
  ])
})

test('removing a list keeps its entries and adds one', async () => {
  const listId = await importList('Cardiologie', 1)
  const { doctorEmail: _, ...content } = contentOf(1, { queue: 'Cardiologie' })
  await app.call('sending.prepare', { listId, begin: true, invitations: [{ rowId: id(1), content }] })
  await app.call('lists.remove', { listId })
  const found = await entries({ ofList: listId })
  expect(found.map(({ action, listName }) => [action, listName])).toEqual([
    ['list-removed', null],
    ['list-imported', null]
  ])
})

test('a list whose patients are all erased is still called by its name', async () => {
  const listId = await importList('Cardiologie', 1)
  await app.call('retention.erase', { scope: { kind: 'list', listId }, at: Date.now() })
  expect((await entries({ ofList: listId })).map(({ action, listName }) => [action, listName])).toEqual([
    ['patients-erased', 'Cardiologie'],
    ['list-imported', 'Cardiologie']
  ])
})

test('pages start with the latest entry, continue where the last one ended, and can be filtered by list and time', async () => {
  const first = await importList('First', 1)
  const second = await importList('Second', 2)
  for (let count = 1; count <= 5; count += 1) await app.call('settings.change', { retentionDays: count })
  const pages: number[][] = []
  for (let before: number | null = null; ; ) {
    const page: AuditPage = await app.call('audit.page', { before, limit: 3 })
    pages.push(page.entries.map(({ number }) => number))
    before = page.next
    if (before === null) break
  }
  expect({
    pages,
    first: (await entries({ ofList: first })).map(({ number }) => number),
    second: (await entries({ ofList: second })).map(({ listName }) => listName),
    later: await entries({ from: Date.now() + 60_000 })
  }).toEqual({ pages: [[7, 6, 5], [4, 3, 2], [1]], first: [1], second: ['Second'], later: [] })
})

test('the chain is verified once the window is shown, and again on demand', async () => {
  await importList('First', 1)
  const before = await app.call('audit.lastCheck', undefined)
  await app.call('app.snapshot', undefined)
  await app.until(() => app.changes.some(({ change }) => change.kind === 'audit'))
  const atStart = await app.call('audit.lastCheck', undefined)
  await importList('Second', 2)
  const onDemand = await app.call('audit.verify', undefined)
  expect([before, atStart?.entries, atStart?.firstWrong, onDemand.entries, onDemand.firstWrong]).toEqual([
    null,
    1,
    null,
    2,
    null
  ])
})

test('an audit log that was changed from outside is reported at start, still shown, and blocks nothing', async () => {
  await importList('First', 1)
  await importList('Second', 2)
  await importList('Third', 3)
  await reopenAfter(`UPDATE audit SET action = 'nothing-happened' WHERE number = 2`)
  const { recordsNotice } = await app.call('app.snapshot', undefined)
  await app.until(() => app.changes.some(({ change }) => change.kind === 'audit'))
  const check = await app.call('audit.lastCheck', undefined)
  await importList('Fourth', 4)
  expect([recordsNotice, check?.firstWrong, (await entries()).map(({ action }) => action)]).toEqual([
    null,
    2,
    ['list-imported', 'list-imported', null, 'list-imported']
  ])
})

test('verifying a long chain does not block other work', async () => {
  const opened = openRecords({ folder: null, dataKey: new Uint8Array(32).fill(7), now: Date.now })
  if (!opened.ok) throw new Error(opened.code)
  const { audit } = opened.value.records
  for (let count = 1; count <= 2000; count += 1) audit.append({ at: count, account: 'a', action: 'looked-up', count })
  let turns = 0
  let isWalking = true
  const count = () => {
    turns += 1
    if (isWalking) setImmediate(count)
  }
  setImmediate(count)
  const walked = await audit.verify()
  isWalking = false
  expect([walked, turns > 2]).toEqual([{ ok: true, value: { entries: 2000, firstWrong: null, breaks: [] } }, true])
  opened.value.records.close()
})
