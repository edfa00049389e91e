import { afterEach, beforeEach, expect, test } from 'vitest'
import type { CallInput, CallName } from '#contract/channels.ts'
import { practiceCredentials } from '../../src-main/handlers/practice-host.ts'
import { contentOf, figures, id, listDocument } from '../support/list-data.ts'
import { type AppFixture, blankRows, makeDataFolder, removeDataFolder, startApp, storeList } from './app-fixture.ts'

let folder: string
let app: AppFixture
let left: string[]
let printed: 'printed' | 'cancelled'

const shell = {
  save: async () => ({ ok: true, value: { path: '/exports/a.csv', fileName: 'a.csv' } }) as const,
  openLink: async (url: string) => {
    left.push(`opened ${url}`)
    return 'opened' as const
  },
  copyText: (text: string) => void left.push(`copied ${text}`),
  print: async () => {
    left.push('printed')
    return 'printed' as const
  },
  printLetters: async () => printed
}

beforeEach(async () => {
  left = []
  folder = makeDataFolder()
  app = await startApp(folder, { shell })
})
afterEach(async () => {
  await app.close()
  removeDataFolder(folder)
})

const account = practiceCredentials.email

/** The entries of an action, oldest first. */
async function entriesOf(...actions: readonly string[]) {
  const { entries } = await app.call('audit.page', { before: null, limit: 1000 })
  return entries.reverse().filter(({ action }) => actions.includes(action ?? ''))
}

async function codeOf<Name extends CallName>(name: Name, input: CallInput<Name>): Promise<string | null> {
  const handle = app.session.handlers[name] as (given: unknown) => Promise<{ ok: boolean; code?: string }>
  const given = await handle(input)
  return given.ok ? null : (given.code ?? '')
}

/** A list of so many patients of the practice hospital, all invited. */
async function send(count: number) {
  const rows = blankRows(count)
  const listId = await storeList(app, rows)
  const scheduledFor = new Date(Date.now() + 2 * 86_400_000).toISOString()
  const doctorEmail = practiceCredentials.doctors[0] ?? ''
  const invitations = rows.map(({ rowId, row }) => ({ rowId, content: contentOf(row, { scheduledFor, doctorEmail }) }))
  await app.call('sending.prepare', { listId, begin: true, invitations })
  const { batchHash } = await app.call('sending.plan', { listId })
  await app.call('sending.start', { listId, batchHash })
  await app.until(() => !app.session.isSending())
  return { listId, rows }
}

test('a printed day list is in the audit log with the number of its patients', async () => {
  const [first, second] = [await send(1), await send(2)]
  const lists = [first, second].map(({ listId, rows }) => ({
    listId,
    rowIds: JSON.stringify([...rows.map(({ rowId }) => rowId), id(99)])
  }))
  await app.call('files.printDayList', { lists })
  expect((await entriesOf('day-list-printed')).map(({ count }) => count)).toEqual([3])
})

test('a link is opened, copied, printed and shown by its row, and each is in the audit log with the row', async () => {
  const { listId, rows } = await send(1)
  const target = { listId, rowId: rows[0]?.rowId ?? '' }
  await app.call('links.open', target)
  await app.call('links.copy', target)
  await app.call('links.print', target)
  const { link } = await app.call('links.show', target)
  const entries = await entriesOf('link-opened', 'link-copied', 'link-printed', 'link-shown')
  expect([left, entries.map(({ action, rowId, count }) => [action, rowId, count])]).toEqual([
    [`opened ${link}`, `copied ${link}`, 'printed'],
    [
      ['link-opened', target.rowId, 1],
      ['link-copied', target.rowId, 1],
      ['link-printed', target.rowId, 1],
      ['link-shown', target.rowId, 1]
    ]
  ])
})

test('what the window holds of a list, its changes, the board and the search has no address of a patient', async () => {
  const { listId, rows } = await send(2)
  const links = await app.linksOf(listId)
  const tomorrow = Date.now() + 86_400_000
  const told = [
    await app.call('sending.invitations', { listId, offset: 0, limit: 10 }),
    await app.call('board.list', { listId, offset: 0, limit: 10 }),
    await app.call('board.read', { from: tomorrow, to: tomorrow + 2 * 86_400_000 }),
    await app.call('board.search', { text: links[0] ?? '', before: null }),
    await app.call('lists.rows', { listId, offset: 0, limit: 10 }),
    app.changes
  ].map((value) => JSON.stringify(value))
  const secrets = links.map((link) => new URL(link ?? '').searchParams.get('invite') ?? '')
  expect([
    links.length,
    told.map((text) => text.includes(rows[0]?.rowId ?? '')),
    told.map((text) => secrets.some((secret) => text.includes(secret)))
  ]).toEqual([2, told.map(() => true), told.map(() => false)])
})

test('links that are read for a file are in the audit log, in one entry where they come in pieces', async () => {
  const { listId, rows } = await send(5)
  const [first, ...others] = rows.map(({ rowId }) => rowId)
  const unsent = blankRows(1)
  const other = await storeList(app, unsent)
  const links = await app.call('links.read', { listId, rowIds: [first ?? '', id(99)] })
  for (const rowId of others) await app.call('links.read', { listId, rowIds: [rowId] })
  const none = [
    await app.call('links.read', { listId: other, rowIds: unsent.map(({ rowId }) => rowId) }),
    await app.call('links.read', { listId: id(7), rowIds: [first ?? ''] })
  ]
  await app.close()
  app = await startApp(folder, { shell })
  const entries = await entriesOf('links-read')
  expect([
    links.map(({ rowId }) => rowId),
    none,
    entries.map(({ listId: of, count, account: by }) => [of, count, by])
  ]).toEqual([
    [first],
    [[], []],
    [
      [listId, 1, account],
      [listId, 4, account]
    ]
  ])
})

test('what an export keeps of its rows has no links, whoever asks for it', async () => {
  const { listId, rows } = await send(1)
  const [link = ''] = await app.linksOf(listId)
  const rowId = rows[0]?.rowId ?? ''
  const columns: CallInput<'exports.keep'>['columns'] = [
    { kind: 'cell', column: 0, title: 'Name' },
    { kind: 'state', title: 'Link' }
  ]
  const exported = { listId, exportId: '0123abcd' }
  await app.call('exports.keep', { ...exported, columns, rows: JSON.stringify([{ rowId, cells: ['Muster', link] }]) })
  expect(await app.call('exports.read', { ...exported, rowIds: [rowId] })).toEqual({
    columns,
    rows: [{ rowId, cells: ['Muster', ''] }],
    count: 1
  })
})

test('no link of a row that is not there or was not sent, and none that leads to another server of this computer', async () => {
  const { listId, rows } = await send(1)
  const unsent = blankRows(1)
  const other = await storeList(app, unsent)
  const [target] = rows.map(({ rowId }) => ({ listId, rowId }))
  const codes = [
    await codeOf('links.open', { listId, rowId: id(99) }),
    await codeOf('links.open', { listId: other, rowId: unsent[0]?.rowId ?? '' }),
    await codeOf('links.open', { listId: id(7), rowId: target?.rowId ?? '' })
  ]
  // Another start of the practice server has another port, which may be any program's by now.
  await app.close()
  app = await startApp(folder, { shell })
  codes.push(await codeOf('links.open', target ?? { listId, rowId: '' }))
  expect([codes, left]).toEqual([['no-such-row', 'no-such-row', 'no-such-row', 'address-refused'], []])
})

test('twenty links at once are not opened', async () => {
  const { listId, rows } = await send(1)
  const target = { listId, rowId: rows[0]?.rowId ?? '' }
  const codes = await Promise.all(Array.from({ length: 20 }, () => codeOf('links.open', target)))
  expect([left.length, codes.filter((code) => code === 'too-many-calls').length]).toEqual([6, 14])
})

test('every saved file is in the audit log with what the records count, not with what the window says', async () => {
  const { listId, rows } = await send(3)
  const rowIds = rows.map(({ rowId }) => rowId)
  const invented = Array.from({ length: 1000 }, (_, index) => id(index + 1))
  const save = (content: CallInput<'files.save'>['content']) =>
    app.call('files.save', { suggestedName: 'a', kind: 'csv', bytes: new Uint8Array(), content })
  const fileKind = 'a1'
  await save({ kind: 'letters', listId, rowIds: JSON.stringify([...rowIds, ...invented, ...rowIds]), fileKind })
  await save({ kind: 'links', listId: id(5), rowIds: JSON.stringify(rowIds), fileKind })
  await save({ kind: 'audit-log', ofList: listId })
  await save({ kind: 'templates' })
  const before = (await entriesOf('list-imported', 'batch-started', 'batch-finished')).length
  const saved = await entriesOf('letters-made', 'links-exported', 'journal-exported', 'templates-exported')
  expect([before, saved.map(({ action, count }) => [action, count])]).toEqual([
    3,
    [
      ['letters-made', 3],
      ['links-exported', 0],
      ['journal-exported', 4],
      ['templates-exported', 1]
    ]
  ])
})

test('letters that were printed are in the audit log, those that were not are not', async () => {
  const { listId, rows } = await send(2)
  const rowIds = JSON.stringify(rows.map(({ rowId }) => rowId))
  const html = new TextEncoder().encode('<p>')
  printed = 'cancelled'
  const code = await codeOf('letters.print', { html, isDuplex: true, listId, rowIds })
  printed = 'printed'
  await app.call('letters.print', { html, isDuplex: true, listId, rowIds })
  const entries = await entriesOf('letters-printed')
  expect([code, entries.map(({ listId: of, count }) => [of, count])]).toEqual(['cancelled', [[listId, 2]]])
})

test('a list that the window reads is in the audit log once, a single patient is not', async () => {
  const { listId, rows } = await send(30)
  const other = await send(3)
  await app.call('sending.invitations', { listId: other.listId, offset: 0, limit: 10 })
  for (let count = 0; count < 3; count += 1) await app.call('lists.rows', { listId, offset: 0, limit: 1000 })
  await app.call('sending.invitations', { listId, offset: 0, limit: 1000 })
  const read = await entriesOf('patients-read')
  expect(read.map(({ listId: of, count, account: by }) => [of, count, by])).toEqual([[listId, rows.length, account]])
})

test('the file of a list that the window reads again is in the audit log, with the number of its rows', async () => {
  const rows = blankRows(30)
  const document = { ...listDocument, fileName: 'tomorrow.csv' }
  const { listId } = await app.call('lists.create', { document, figures })
  const { generation } = await app.call('lists.beginRows', { listId })
  await app.call('lists.addSource', { listId, generation, bytes: Buffer.from('Nom;Prénom') })
  await app.call('lists.addRows', { listId, generation, rows: JSON.stringify(rows) })
  await app.call('lists.endRows', { listId, generation, document, figures })
  await app.call('lists.source', { listId })
  await app.call('lists.source', { listId })
  const read = await entriesOf('patients-read')
  expect(read.map(({ listId: of, count }) => [of, count])).toEqual([[listId, 30]])
})

test('what is read in small pieces is in the audit log too, at the end at the latest', async () => {
  const { listId } = await send(30)
  for (let offset = 0; offset < 30; offset += 5) await app.call('lists.rows', { listId, offset, limit: 5 })
  await app.close()
  app = await startApp(folder, { shell })
  const read = await entriesOf('patients-read')
  expect(read.reduce((sum, { count }) => sum + count, 0)).toBe(30)
})

test('a text about a patient is no account, and reaches no entry', async () => {
  const details = { name: 'Hospital', baseUrl: 'http://127.0.0.1:1', password: 'secret' }
  for (const email of ['Patient Muster has HIV', 'Muster has HIV@hospital.example', '<b>a@hospital.example']) {
    await expect(app.call('connections.save', { ...details, email })).rejects.toThrow()
  }
  await app.call('connections.save', { ...details, email: 'anna@hospital.example' })
  await app.call('connections.save', { ...details, email: 'anna@hospital.example', password: 'other' })
  const { entries } = await app.call('audit.page', { before: null, limit: 1000 })
  expect(JSON.stringify(entries)).not.toContain('HIV')
})

test('a new connection and a changed one are in the audit log, one saved as it was is not', async () => {
  const details = {
    name: 'Hospital',
    baseUrl: 'http://127.0.0.1:1',
    email: 'anna@hospital.example',
    password: 'secret'
  }
  const { connectionId } = await app.call('connections.save', details)
  await app.call('connections.save', { ...details, connectionId, name: 'Clinic' })
  await app.call('connections.save', { ...details, connectionId, baseUrl: 'http://127.0.0.1:2' })
  await app.call('settings.change', { lockAfterMinutes: 3 })
  const entries = await entriesOf('connection-added', 'connection-changed', 'lock-changed')
  expect(entries.map(({ action, count }) => [action, count])).toEqual([
    ['connection-added', 1],
    ['connection-changed', 1],
    ['lock-changed', 3]
  ])
})

test('while patients are hidden nothing of them reaches the window, and what was asked comes afterwards', async () => {
  const { listId } = await send(2)
  app.lock.handle('system-locked')
  const before = app.changes.length
  const reading = [
    app.call('lists.rows', { listId, offset: 0, limit: 10 }),
    app.call('sending.invitations', { listId, offset: 0, limit: 10 }),
    app.call('board.search', { text: 'Müller', before: null }).then(({ entries }) => entries),
    app.lists()
  ]
  let answered = 0
  for (const answer of reading) void answer.then(() => (answered += 1))
  await app.call('app.snapshot', undefined)
  await app.call('settings.read', undefined)
  const during = [answered, JSON.stringify(app.changes.slice(before)).includes('Müller')]
  app.lock.handle('system-unlocked')
  const values = await Promise.all(reading)
  expect([during, values.map((value) => value.length)]).toEqual([
    [0, false],
    [2, 2, 2, 1]
  ])
})

test('a batch that goes on while patients are hidden is told in figures, and in full afterwards', async () => {
  const rows = blankRows(3)
  const listId = await storeList(app, rows)
  const scheduledFor = new Date(Date.now() + 2 * 86_400_000).toISOString()
  const doctorEmail = practiceCredentials.doctors[0] ?? ''
  const invitations = rows.map(({ rowId, row }) => ({ rowId, content: contentOf(row, { scheduledFor, doctorEmail }) }))
  await app.call('sending.prepare', { listId, begin: true, invitations })
  const { batchHash } = await app.call('sending.plan', { listId })
  await app.call('sending.start', { listId, batchHash })
  app.lock.handle('system-locked')
  const from = app.changes.length
  await app.until(() => !app.session.isSending())
  const during = app.changes.slice(from).map(({ change }) => change.kind)
  app.lock.handle('system-unlocked')
  await app.until(() => app.changes.slice(from).some(({ change }) => change.kind === 'invitations'))
  const told = app.changes
    .slice(from)
    .flatMap(({ change }) => (change.kind === 'invitations' ? change.invitations : []))
  const states = new Map(told.map(({ rowId, state }) => [rowId, state]))
  expect([during.includes('batch'), during.includes('invitations'), [...states.values()]]).toEqual([
    true,
    false,
    ['created', 'created', 'created']
  ])
})
