import { randomUUID } from 'node:crypto'
import { expect, it } from 'vitest'
import { succeed } from '#contract/call.ts'
import type { ListRow } from '#contract/list.ts'
import { importFiles } from '../../src-renderer/screens/import/import-files.ts'
import type { ImportSource } from '../../src-renderer/state/import-source.ts'
import { createWorkspace } from '../../src-renderer/workspace/workspace.ts'
import { createFakeMain } from '../renderer-dev/fake-bridge.ts'
import { firstStart } from '../renderer-dev/scenes.ts'
import { listWorker } from './open-workspace.ts'

interface StoredList {
  readonly fileName: string
  source: string
  readonly lastNames: string[]
}

/** A window whose main process stores lists, with what it stored. */
function openEmptyWorkspace() {
  const main = createFakeMain(firstStart())
  const stored = new Map<string, StoredList>()
  main.answer('lists.create', ({ document }) => {
    const listId = randomUUID()
    stored.set(listId, { fileName: document.fileName, source: '', lastNames: [] })
    return succeed({ listId })
  })
  main.answer('lists.beginRows', () => succeed({ generation: 1, revision: 0 }))
  main.answer('lists.addSource', ({ listId, bytes }) => {
    const list = stored.get(listId)
    if (list) list.source += new TextDecoder().decode(bytes as Uint8Array)
    return succeed(null)
  })
  main.answer('lists.addRows', ({ listId, rows }) => {
    const names = (rows as unknown as readonly ListRow[]).map(({ cells }) => cells[0] ?? '')
    stored.get(listId)?.lastNames.push(...names)
    return succeed(null)
  })
  main.answer('lists.endRows', () => succeed({ revision: 1 }))
  main.answer('lists.change', ({ revision }) => succeed({ revision: revision + 1, takenOut: 0 }))
  const now = Date.parse('2026-11-30T07:00:00Z')
  const workspace = createWorkspace(main.bridge, listWorker(), () => now)
  return { workspace, stored: () => [...stored.values()] }
}

function textOf(lastName: string): string {
  return `Nom;Prénom;Natel;Date;Heure\n${lastName};Anna;079 555 51 01;01.12.2026;08:00\n`
}

function fileOf(lastName: string): Extract<ImportSource, { kind: 'file' }> {
  const bytes = new TextEncoder().encode(textOf(lastName))
  return { kind: 'file', id: randomUUID(), name: `${lastName}.csv`, bytes }
}

function expectedList(lastName: string): StoredList {
  return { fileName: `${lastName}.csv`, source: textOf(lastName), lastNames: ['Nom', lastName] }
}

it('two files dropped at once become two lists, each with its own rows and its own bytes', async () => {
  const { workspace, stored } = openEmptyWorkspace()
  const results = await Promise.all(['Rey', 'Favre', 'Blanc'].map((name) => workspace.importList(fileOf(name))))
  await workspace.flushed()
  expect(results.map(({ kind }) => kind)).toEqual(['shown', 'shown', 'shown'])
  expect(stored()).toEqual(['Rey', 'Favre', 'Blanc'].map(expectedList))
})

it('a folder, an image and a file that is too large among several hold nothing up', async () => {
  const { workspace, stored } = openEmptyWorkspace()
  const list = (name: string) => {
    const { bytes, name: fileName } = fileOf(name)
    return { name: fileName, read: async () => bytes }
  }
  const folder = { name: 'Listen', read: async () => Promise.reject(new Error('a folder')) }
  const image = { name: 'a.png', read: async () => Uint8Array.of(0x89, 0x50, 0x4e, 0x47, 13, 10) }
  const huge = { name: 'huge.csv', read: async () => Promise.reject(new Error('too large')) }
  const result = await importFiles(workspace, [folder, list('Rey'), image, huge, list('Favre')], {
    onFile: () => undefined,
    goesOn: () => true
  })
  await workspace.flushed()
  expect(result).toMatchObject({
    lists: [{ name: 'Rey.csv' }, { name: 'Favre.csv' }],
    leftOut: ['Listen', 'a.png', 'huge.csv'],
    alone: [],
    notRead: []
  })
  expect(stored()).toEqual(['Rey', 'Favre'].map(expectedList))
})

it('files are not read any more once the user has gone on, and their names are said', async () => {
  const { workspace, stored } = openEmptyWorkspace()
  const files = ['Rey', 'Favre'].map((lastName) => {
    const { name, bytes } = fileOf(lastName)
    return { name, read: async () => bytes }
  })
  let read = 0
  const result = await importFiles(workspace, files, { onFile: () => read++, goesOn: () => read < 1 })
  await workspace.flushed()
  expect([result.notRead, stored().length]).toEqual([['Favre.csv'], 1])
})
