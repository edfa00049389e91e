import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import { practiceConnectionId } from '#contract/connection-ids.ts'
import { type DirectoryEntry, directoryCalls } from '#contract/directory.ts'
import type { PolicyState } from '../../src-main/policy/index.ts'
import { parsePolicy } from '../../src-main/policy/policy-file.ts'
import { type PracticeServer, practiceAccount, startPracticeServer } from '../../src-main/practice/index.ts'
import { contentOf } from '../support/list-data.ts'
import { type AppFixture, blankRows, makeDataFolder, removeDataFolder, startApp, storeList } from './app-fixture.ts'

let folder: string
let app: AppFixture
let hospital: PracticeServer

beforeEach(async () => {
  folder = makeDataFolder()
  hospital = await startPracticeServer()
})
afterEach(async () => {
  await app.close()
  await hospital.close()
  removeDataFolder(folder)
})

const { email, password } = practiceAccount
const account = () => ({ name: 'Hospital', baseUrl: hospital.url, email, password })
const keller: DirectoryEntry = { text: 'Dr Keller', doctorEmail: 'dora.keller@practice.example' }
const unit: DirectoryEntry = { text: 'Tagesklinik', queue: 'Cardiologie' }
const unknown: DirectoryEntry = { text: 'FAVJ', doctorEmail: 'jean.favre@practise.example' }

function policyOf(content: object): PolicyState {
  const parsed = parsePolicy(JSON.stringify(content))
  if (!parsed.ok) throw new Error(parsed.problem.member)
  return { kind: 'loaded', policy: parsed.value }
}

async function open(policy?: PolicyState): Promise<string> {
  app = await startApp(folder, policy === undefined ? {} : { policy })
  return (await app.call('connections.save', account())).connectionId
}

async function items(connectionId: string | null = null): Promise<readonly string[]> {
  const read = await app.call('directory.read', { connectionId })
  return read.items.map(({ entry, source, answer }) => `${entry.text} ${source} ${answer}`)
}

/** Sends an invitation to each; resolves when the batch is finished. */
async function sendTo(targets: readonly object[]): Promise<void> {
  const rows = blankRows(targets.length)
  const listId = await storeList(app, rows)
  const scheduledFor = new Date(Date.now() + 2 * 86_400_000).toISOString()
  const invitations = rows.map(({ rowId, row }, at) => {
    const { doctorEmail: _, ...content } = contentOf(row, { scheduledFor })
    return { rowId, content: { ...content, ...targets[at] } }
  })
  await app.call('sending.prepare', { listId, begin: true, invitations })
  await app.sendPlanned(listId)
  await app.until(() => app.changes.some(({ change }) => change.kind === 'batch' && change.batch?.phase === 'finished'))
}

describe('the directory of doctors', () => {
  test('is that of the chosen connection where none is named, and every change is published', async () => {
    const connectionId = await open()
    await app.call('directory.save', { connectionId, entries: [keller], replaced: [] })
    await app.call('directory.save', { connectionId: practiceConnectionId, entries: [unit], replaced: [] })
    expect([await items(), await items(practiceConnectionId)]).toEqual([
      ['Dr Keller confirmed null'],
      ['Tagesklinik confirmed null']
    ])
    await app.call('directory.forget', { connectionId, entries: [keller] })
    expect(await items()).toEqual([])
    expect(app.changes.filter(({ change }) => change.kind === 'directory').length).toBe(3)
  })

  test('shows what lists have together until the text is confirmed', async () => {
    const connectionId = await open()
    const other = { text: 'Dr Keller', doctorEmail: 'marc.keller@practice.example' }
    await app.call('directory.propose', { connectionId, entries: [keller, other] })
    expect(await items()).toEqual(['Dr Keller seen null', 'Dr Keller seen null'])
    await app.call('directory.save', { connectionId, entries: [keller], replaced: [] })
    expect(await items()).toEqual(['Dr Keller confirmed null'])
  })

  test('logs how many entries were saved and forgotten, without names', async () => {
    const connectionId = await open()
    await app.call('directory.save', { connectionId, entries: [keller, unit], replaced: [] })
    await app.call('directory.forget', { connectionId, entries: [unit] })
    const { entries } = await app.call('audit.page', { before: null, limit: 10 })
    expect(entries.slice(0, 2).map(({ action, count }) => [action, count])).toEqual([
      ['directory-forgotten', 1],
      ['directory-saved', 2]
    ])
  })

  test('knows which accounts and queues the server accepted or refused', async () => {
    const connectionId = await open()
    await app.call('directory.save', { connectionId, entries: [keller, unit, unknown], replaced: [] })
    await sendTo([
      { doctorEmail: 'dora.keller@practice.example' },
      { queue: 'Cardiologie' },
      { doctorEmail: 'jean.favre@practise.example' }
    ])
    expect(await items()).toEqual([
      'Dr Keller confirmed accepted',
      'FAVJ confirmed refused',
      'Tagesklinik confirmed accepted'
    ])
    const { accepted } = await app.call('directory.read', { connectionId })
    expect(accepted).toHaveLength(2)
  })

  test('is taken over when another account makes a connection of its own', async () => {
    const connectionId = await open()
    await app.call('directory.save', { connectionId, entries: [keller], replaced: [] })
    await sendTo([{ doctorEmail: 'dora.keller@practice.example' }])
    const other = { ...account(), connectionId, email: 'scheduler2@practice.example' }
    const saved = await app.call('connections.save', other)
    expect([saved.isAnother, await items(saved.connectionId), await items(connectionId)]).toEqual([
      true,
      ['Dr Keller confirmed null'],
      ['Dr Keller confirmed accepted']
    ])
  })

  test('goes with a connection that is forgotten', async () => {
    const connectionId = await open()
    await app.call('directory.save', { connectionId, entries: [keller], replaced: [] })
    await app.call('connections.forget', { connectionId })
    expect(await items(connectionId)).toEqual([])
  })

  test('takes no entry whose address is none', async () => {
    await open()
    const { input } = directoryCalls['directory.save']
    const save = (entry: object) => input.safeParse({ connectionId: 'one', entries: [entry], replaced: [] }).success
    expect([
      save(keller),
      save({ text: 'Dr Keller', doctorEmail: 'dora.keller' }),
      save({ text: ' ', queue: 'Cardiologie' }),
      save({ ...keller, queue: 'Cardiologie' })
    ]).toEqual([true, false, false, false])
  })
})

describe('the directory of the hospital’s IT', () => {
  const policy = policyOf({ directory: [{ text: 'KELLER', doctorEmail: 'it@practice.example' }, unit] })

  test('wins over the user’s entries, and cannot be changed', async () => {
    const before = await open()
    await app.call('directory.save', {
      connectionId: before,
      entries: [{ text: 'keller', queue: 'Oncologie' }, unknown],
      replaced: []
    })
    await app.close()
    const connectionId = await open(policy)
    await app.call('directory.save', { connectionId, entries: [unknown], replaced: [] })
    const refused = [
      await app.session.handlers['directory.save']({
        connectionId,
        entries: [{ ...keller, text: 'Keller' }],
        replaced: []
      }),
      await app.session.handlers['directory.save']({ connectionId, entries: [keller], replaced: ['Tagesklinik'] })
    ]
    expect(refused).toEqual([
      { ok: false, code: 'fixed-by-it' },
      { ok: false, code: 'fixed-by-it' }
    ])
    expect(await items(connectionId)).toEqual(['FAVJ confirmed null', 'KELLER it null', 'Tagesklinik it null'])
  })

  test('does not count for practice, where those accounts do not exist', async () => {
    await open(policy)
    expect(await items(practiceConnectionId)).toEqual([])
  })
})
