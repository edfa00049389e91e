import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { afterEach, beforeEach, expect, test } from 'vitest'
import type { InvitationContent } from '#contract/invitation.ts'
import { rowsPerCall } from '#contract/limits.ts'
import type { ListRow } from '#contract/list.ts'
import { practiceCredentials } from '../../src-main/handlers/practice-host.ts'
import { contentOf, figures, listDocument, rowOf } from '../support/list-data.ts'
import { type AppFixture, makeDataFolder, removeDataFolder, startApp } from './app-fixture.ts'

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

const inTwoDays = Date.now() + 2 * 86_400_000

function patient(number: number): InvitationContent {
  const { doctorEmail: _, ...content } = contentOf(number, { scheduledFor: new Date(inTwoDays).toISOString() })
  return { ...content, lastName: `Schmutzli ${number}`, queue: practiceCredentials.queues[0] }
}

async function storeList(rows: readonly ListRow[]): Promise<string> {
  const counted = { ...figures, patients: rows.length, ready: rows.length, firstMoment: inTwoDays }
  const { listId } = await app.call('lists.create', { document: listDocument, figures: counted })
  const { generation } = await app.call('lists.beginRows', { listId })
  await app.call('lists.addSource', { listId, generation, bytes: Buffer.from('Schmutzli;079 123 45 67') })
  for (let from = 0; from < rows.length; from += rowsPerCall) {
    const piece = JSON.stringify(rows.slice(from, from + rowsPerCall))
    await app.call('lists.addRows', { listId, generation, rows: piece })
  }
  await app.call('lists.endRows', { listId, generation, document: listDocument, figures: counted })
  return listId
}

async function prepare(listId: string, rows: readonly ListRow[]): Promise<void> {
  const invitations = rows.map(({ rowId }, index) => ({ rowId, content: patient(index + 1) }))
  await app.call('sending.prepare', { listId, begin: true, invitations })
}

async function sentList(rows: readonly ListRow[]): Promise<string> {
  const listId = await storeList(rows)
  await prepare(listId, rows)
  await app.sendPlanned(listId)
  await app.until(() => app.changes.some(({ change }) => change.kind === 'batch' && change.batch?.phase === 'finished'))
  return listId
}

async function eraseList(listId: string): Promise<number> {
  const scope = { kind: 'list', listId } as const
  const { at } = await app.call('retention.preview', scope)
  return (await app.call('retention.erase', { scope, at })).patients
}

const rows = [1, 2, 3].map(rowOf)

test('a sent list is previewed and erased, and no call returns its patients any more, also after a restart', async () => {
  const listId = await sentList(rows)
  const before = (await app.call('board.search', { text: 'Schmutzli', before: null })).entries.length
  const { lists } = await app.call('retention.preview', { kind: 'list', listId })
  expect([before, lists]).toEqual([
    3,
    [
      {
        listId,
        name: listDocument.name,
        createdAt: expect.any(Number),
        firstAppointmentAt: inTwoDays,
        rows: 3,
        patients: 3,
        activeLinks: 3,
        kept: { 'on-the-way': 0, 'in-doubt': 0, 'not-yet': 0 },
        hasFile: true
      }
    ]
  ])

  expect(await eraseList(listId)).toBe(3)
  expect(app.changes.filter(({ change }) => change.kind === 'erased')).toMatchObject([{ change: { lists: [listId] } }])

  const clean = async () => {
    const [summary] = await app.lists()
    return {
      found: (await app.call('board.search', { text: 'Schmutzli', before: null })).entries,
      day: await app.call('board.read', { from: 0, to: Number.MAX_SAFE_INTEGER }),
      ofList: await app.call('board.list', { listId, offset: 0, limit: 9 }),
      invitations: await app.call('sending.invitations', { listId, offset: 0, limit: 9 }),
      left: [summary?.name, summary?.figures.patients, summary?.erased?.invitations, summary?.erased?.isWhole]
    }
  }
  const expected = {
    found: [],
    day: [],
    ofList: [],
    invitations: [],
    left: [listDocument.name, 0, { created: 3 }, true]
  }
  expect(await clean()).toEqual(expected)
  await app.close()
  app = await startApp(folder)
  expect(await clean()).toEqual(expected)
  expect((await app.call('app.snapshot', undefined)).recordsNotice).toBe(null)
})

test('erased patients are held when they appear in another list', async () => {
  const listId = await sentList(rows)
  await eraseList(listId)
  const again = [11, 12, 13].map(rowOf)
  const other = await storeList(again)
  await prepare(other, again)
  const { total, held, batchHash } = await app.call('sending.plan', { listId: other })
  const started = await app.session.handlers['sending.start']({ listId: other, batchHash })
  expect([total, held, started]).toEqual([0, 3, { ok: false, code: 'nothing-to-send' }])
})

test('the data folder contains no patient data in clear text, before and after', async () => {
  const listId = await sentList(rows)
  const [link = '-'] = await app.linksOf(listId)
  const secrets = ['Schmutzli', '+41791234567', '079 123 45 67', link, listDocument.name]
  const leaks = () =>
    readdirSync(folder, { recursive: true, withFileTypes: true })
      .filter((entry) => entry.isFile())
      .filter((entry) => {
        const bytes = readFileSync(join(entry.parentPath, entry.name))
        return secrets.some((secret) => bytes.includes(secret) || bytes.includes(Buffer.from(secret, 'utf16le')))
      })
      .map(({ name }) => name)
  const before = leaks()
  await eraseList(listId)
  expect([before, leaks()]).toEqual([[], []])
})

test('a list that is being sent is not erased', async () => {
  const many = Array.from({ length: 20 }, (_, index) => rowOf(index + 1))
  const listId = await storeList(many)
  await prepare(listId, many)
  await app.sendPlanned(listId)
  const scope = { kind: 'list', listId } as const
  const { at } = await app.call('retention.preview', scope)
  expect(await app.session.handlers['retention.erase']({ scope, at })).toEqual({ ok: false, code: 'busy-sending' })
  await app.call('sending.stop', undefined)
})

test('an erasure that is interrupted by the end of the app can be completed later', async () => {
  const many = Array.from({ length: 1500 }, (_, index) => rowOf(index + 1))
  const listId = await storeList(many)
  const scope = { kind: 'list', listId } as const
  const { at } = await app.call('retention.preview', scope)
  const erasing = app.session.handlers['retention.erase']({ scope, at })
  await app.close()
  await erasing
  app = await startApp(folder)
  expect((await app.call('app.snapshot', undefined)).recordsNotice).toBe(null)
  expect(await eraseList(listId)).toBeGreaterThan(0)
  expect(await app.lists()).toMatchObject([{ erased: { patients: 1500, isWhole: true } }])
})
