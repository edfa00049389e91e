import { expect, test } from 'vitest'
import { fail, succeed } from '#contract/call.ts'
import type { DirectoryEntry, DirectoryItem } from '#contract/directory.ts'
import type { ColumnMeaning, Layout, ListRow } from '#contract/list.ts'
import { createWorkspace } from '../../src-renderer/workspace/workspace.ts'
import { createFakeMain } from '../renderer-dev/fake-bridge.ts'
import { firstStart } from '../renderer-dev/scenes.ts'
import { listDocument } from '../support/list-data.ts'
import { listWorker } from './open-workspace.ts'

const now = Date.parse('2026-11-30T07:00:00Z')
const keller: DirectoryEntry = { text: 'Dr Keller', doctorEmail: 'dora.keller@hospital.example' }
const favre: DirectoryEntry = { text: 'Dr Favre', doctorEmail: 'jean.favre@hospital.example' }
const item = (entry: DirectoryEntry, more: Partial<DirectoryItem> = {}): DirectoryItem => ({
  entry,
  source: 'confirmed',
  answer: null,
  ...more
})

const headers = ['Nom', 'Prénom', 'Sexe', 'Natel', 'Date', 'Heure', 'Médecin']
const columns: ColumnMeaning[] = ['lastName', 'firstName', 'gender', 'phone:mobile', 'date', 'time', 'doctor']

function rowOf(number: number, doctor: string): ListRow {
  const rowId = `00000000-0000-4000-8000-${String(number).padStart(12, '0')}`
  const cells = [`Muster${number}`, 'Alma', 'F', `079 200 00 ${10 + number}`, '01.12.2026', `08:${10 + number}`, doctor]
  return { rowId, row: number, cells, edits: {}, excluded: false }
}

/** A window with an open list whose doctors are Keller, Keller and Favre. */
async function openList(items: readonly DirectoryItem[] = []) {
  const main = createFakeMain(firstStart())
  let stored = [...items]
  const rows = [rowOf(1, 'Dr Keller'), rowOf(2, 'KELLER'), rowOf(3, 'Dr Favre')]
  const { queue: _, doctorEmail: __, ...settings } = listDocument.settings
  const layout: Layout = { headerRow: null, headers, columns, dateSystem: 1900 }
  const document = { ...listDocument, settings, layout }
  main.answer('lists.open', () =>
    succeed({ connectionId: 'hospital', revision: 1, document, rows: rows.length, hasSource: false, draft: null })
  )
  main.answer('lists.rows', ({ offset, limit }) => succeed(rows.slice(offset, offset + limit)))
  main.answer('lists.change', ({ revision }) => succeed({ revision: revision + 1, takenOut: 0 }))
  main.answer('lists.invitedRows', () => succeed([]))
  main.answer('lists.refusedRows', () => succeed([]))
  main.answer('directory.read', ({ connectionId }) =>
    succeed({ connectionId: connectionId ?? '', items: stored, accepted: [] })
  )
  main.answer('directory.save', ({ entries, replaced }) => {
    const texts = [...replaced, ...entries.map(({ text }) => text)]
    stored = [...stored.filter(({ entry }) => !texts.includes(entry.text)), ...entries.map((entry) => item(entry))]
    return succeed(null)
  })
  main.answer('directory.forget', ({ entries }) => {
    stored = stored.filter(({ entry }) => !entries.some(({ text }) => text === entry.text))
    return succeed(null)
  })
  const workspace = createWorkspace(main.bridge, listWorker(), () => now)
  await workspace.open('11111111-0000-4000-8000-000000000000')
  return {
    main,
    workspace,
    figures: () => {
      const { figures, unknownDoctors, undoCount } = workspace.state() ?? {}
      return [figures?.ready, unknownDoctors?.map(({ text }) => text), undoCount]
    },
    setStored: (next: readonly DirectoryItem[]) => {
      stored = [...next]
    },
    texts: () => stored.map(({ entry }) => entry.text)
  }
}

test('an answer is stored, counts for all rows, and is undone and redone like any step', async () => {
  const { workspace, figures, texts } = await openList()
  expect(figures()).toEqual([0, ['Dr Keller', 'Dr Favre'], 0])
  await workspace.directory.change({ saved: [keller], forgotten: [] })
  expect([figures(), texts()]).toEqual([[2, ['Dr Favre'], 1], ['Dr Keller']])
  expect(await workspace.undo()).toMatchObject({ kind: 'directory' })
  expect([figures(), texts()]).toEqual([[0, ['Dr Keller', 'Dr Favre'], 0], []])
  expect(await workspace.redo()).toMatchObject({ kind: 'directory' })
  expect([figures(), texts()]).toEqual([[2, ['Dr Favre'], 1], ['Dr Keller']])
})

test('a correction is undone to what was before', async () => {
  const { workspace, main } = await openList([item(keller), item(favre)])
  const other = { text: 'Keller', doctorEmail: 'marc.keller@hospital.example' }
  await workspace.directory.change({ saved: [other], forgotten: [keller] })
  await workspace.undo()
  const saves = main.calls.filter(({ name }) => name === 'directory.save').map(({ input }) => input)
  expect(saves).toEqual([
    { connectionId: 'hospital', entries: [other], replaced: ['Dr Keller'] },
    { connectionId: 'hospital', entries: [keller], replaced: ['Keller'] }
  ])
})

test('an answer that cannot be stored changes nothing and is no step', async () => {
  const { workspace, main, figures } = await openList()
  main.answer('directory.save', () => fail('storage-full'))
  expect(await workspace.directory.change({ saved: [keller], forgotten: [] })).toEqual({
    ok: false,
    code: 'storage-full'
  })
  expect(figures()).toEqual([0, ['Dr Keller', 'Dr Favre'], 0])
})

test('an undo that cannot be stored is refused, and can be tried again', async () => {
  const { workspace, main, figures } = await openList()
  await workspace.directory.change({ saved: [keller], forgotten: [] })
  main.answer('directory.forget', () => fail('storage-full'))
  expect(await workspace.undo()).toEqual({ refused: 'storage-full' })
  expect(figures()).toEqual([2, ['Dr Favre'], 1])
})

test('a change made elsewhere counts for the open list at once, and is no step of it', async () => {
  const { workspace, setStored, figures } = await openList()
  setStored([item(keller), item(favre, { source: 'it' })])
  await workspace.directory.refresh()
  expect(figures()).toEqual([3, [], 0])
})

test('a proposal or an answer of the server is shown without reading the rows again', async () => {
  const { workspace, setStored, figures } = await openList([item(keller)])
  const before = workspace.state()?.rows
  setStored([item(keller, { answer: 'accepted' }), item(favre, { source: 'seen' })])
  await workspace.directory.refresh()
  expect(workspace.state()?.directory.items.map(({ answer }) => answer)).toEqual(['accepted', null])
  expect([workspace.state()?.rows === before, figures()]).toEqual([true, [2, ['Dr Favre'], 0]])
})
