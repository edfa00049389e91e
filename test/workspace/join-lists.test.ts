import { randomUUID } from 'node:crypto'
import { expect, it } from 'vitest'
import { fail, succeed } from '#contract/call.ts'
import type { ListDocument } from '#contract/list.ts'
import { importFiles, joinableLists } from '../../src-renderer/screens/import/import-files.ts'
import { createWorkspace } from '../../src-renderer/workspace/workspace.ts'
import { createFakeMain } from '../renderer-dev/fake-bridge.ts'
import { firstStart } from '../renderer-dev/scenes.ts'
import { listWorker } from './open-workspace.ts'

interface StoredList {
  readonly document: ListDocument
  source: number[]
  isComplete: boolean
}

/** A window whose main process stores lists with their bytes, and removes them. */
function openStoringWorkspace(isDiskFull: () => boolean = () => false) {
  const main = createFakeMain(firstStart())
  const stored = new Map<string, StoredList>()
  const listOf = (listId: string) => stored.get(listId) as StoredList
  main.answer('lists.create', ({ document }) => {
    const listId = randomUUID()
    stored.set(listId, { document: document as ListDocument, source: [], isComplete: false })
    return succeed({ listId })
  })
  main.answer('lists.beginRows', () => succeed({ generation: 1, revision: 0 }))
  main.answer('lists.addSource', ({ listId, bytes }) => {
    listOf(listId).source.push(...(bytes as Uint8Array))
    return succeed(null)
  })
  main.answer('lists.addRows', () => succeed(null))
  main.answer('lists.endRows', ({ listId }) => {
    if (isDiskFull()) return fail('internal')
    listOf(listId).isComplete = true
    return succeed({ revision: 1 })
  })
  main.answer('lists.change', ({ revision }) => succeed({ revision: revision + 1, takenOut: 0 }))
  main.answer('lists.open', ({ listId }) =>
    succeed({
      connectionId: 'practice',
      revision: 1,
      document: listOf(listId).document,
      rows: 0,
      hasSource: true,
      draft: null
    })
  )
  main.answer('lists.source', ({ listId }) => succeed(Uint8Array.from(listOf(listId).source)))
  main.answer('lists.remove', ({ listId }) => {
    stored.delete(listId)
    return succeed(null)
  })
  const now = Date.parse('2026-11-30T07:00:00Z')
  const workspace = createWorkspace(main.bridge, listWorker(), () => now)
  const names = () => [...stored.values()].filter(({ isComplete }) => isComplete).map(({ document }) => document.name)
  return { workspace, names }
}

function fileToImport(name: string, lastName: string, day: string, header = 'Nom;Prénom;Natel;Date;Heure') {
  const text = `${header}\n${lastName};Anna;079 555 51 01;${day};08:00\n`
  return { name, read: async () => new TextEncoder().encode(text) }
}

const always = { onFile: () => undefined, goesOn: () => true }

it('files of one kind and one day become one list, whose rows know their file', async () => {
  const { workspace, names } = openStoringWorkspace()
  const files = [fileToImport('matin.csv', 'Rey', '01.12.2026'), fileToImport('soir.csv', 'Favre', '01.12.2026')]
  const { lists } = await importFiles(workspace, files, always)
  const [joinable] = joinableLists(lists)
  expect(joinable).toMatchObject({ day: '2026-12-01', lists: [{ name: 'matin.csv' }, { name: 'soir.csv' }] })
  const joined = await workspace.joinLists(lists.map(({ listId }) => listId))
  await workspace.flushed()
  expect([joined.kind, names()]).toEqual(['shown', ['matin + soir']])
  const views = [...(workspace.state()?.rows ?? [])]
  expect(
    views.filter(({ status }) => status !== 'aside').map(({ file, row, texts }) => [texts.lastName, file, row])
  ).toEqual([
    ['Rey', 'matin.csv', 2],
    ['Favre', 'soir.csv', 2]
  ])
})

it('a joined list is read again with another choice, file by file', async () => {
  const { workspace } = openStoringWorkspace()
  const files = [fileToImport('a.csv', 'Rey', '01.12.2026'), fileToImport('b.csv', 'Favre', '01.12.2026')]
  const { lists } = await importFiles(workspace, files, always)
  await workspace.joinLists(lists.map(({ listId }) => listId))
  expect((await workspace.reread({ encoding: 'windows-1252' })).kind).toBe('shown')
  expect([...(workspace.state()?.rows ?? [])].map(({ file, row }) => [file, row])).toEqual([
    ['a.csv', 1],
    ['a.csv', 2],
    ['b.csv', 1],
    ['b.csv', 2]
  ])
})

it('the single lists stay while the joined one is not on the disk', async () => {
  let isFull = false
  const { workspace, names } = openStoringWorkspace(() => isFull)
  const files = [fileToImport('a.csv', 'Rey', '01.12.2026'), fileToImport('b.csv', 'Favre', '01.12.2026')]
  const { lists } = await importFiles(workspace, files, always)
  await workspace.flushed()
  isFull = true
  await workspace.joinLists(lists.map(({ listId }) => listId))
  expect(names()).toEqual(['a', 'b'])
})

it('files of two days or of two kinds are not offered as one list', async () => {
  const { workspace } = openStoringWorkspace()
  const files = [
    fileToImport('a.csv', 'Rey', '01.12.2026'),
    fileToImport('b.csv', 'Favre', '02.12.2026'),
    fileToImport('c.csv', 'Blanc', '01.12.2026', 'Nachname;Vorname;Natel;Datum;Zeit')
  ]
  const { lists } = await importFiles(workspace, files, always)
  expect(joinableLists(lists)).toEqual([])
})
