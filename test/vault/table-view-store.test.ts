import { readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { afterEach, beforeEach, expect, test } from 'vitest'
import { type TableView, tableViewsMax } from '#contract/table-view.ts'
import { createTableViewStore } from '../../src-main/vault/index.ts'
import { fileStore, filledStore, makeFolder, otherFileNames, removeFolder } from './builders.ts'

let folder: string
let path: string

beforeEach(() => {
  folder = makeFolder()
  path = join(folder, 'tables.json')
})
afterEach(() => removeFolder(folder))

/** Simulates a restart. */
const store = () => createTableViewStore(fileStore(path))

const view: TableView = {
  order: ['number', 'moment', 'lastName'],
  hidden: ['gender'],
  pinned: ['number'],
  widths: { moment: 14 },
  sort: { column: 'moment', isDescending: true }
}
const nothing = { ok: true, value: null } as const

test('a kind of file has its own table after a restart, and others are as usual', () => {
  expect(store().keep('a1', view)).toEqual(nothing)
  expect([store().read('a1'), store().read('b2')]).toEqual([{ ok: true, value: view }, nothing])
})

test('a table that is as usual again is not kept', () => {
  store().keep('a1', view)
  store().keep('b2', { ...view, sort: null })
  store().keep('a1', null)
  expect([store().read('a1'), store().read('b2')]).toEqual([nothing, { ok: true, value: { ...view, sort: null } }])
  expect(JSON.parse(readFileSync(path, 'utf8'))).toHaveLength(1)
})

test('of too many kinds of files, those that were changed last are kept', () => {
  const kinds = Array.from({ length: tableViewsMax + 1 }, (_, at) => (0x1000 + at).toString(16))
  writeFileSync(path, JSON.stringify(kinds.slice(0, -1).map((signature) => ({ signature, view }))))
  const [oldest = '', second = ''] = kinds
  store().keep(oldest, { ...view, hidden: [] })
  store().keep(kinds.at(-1) ?? '', view)
  expect([store().read(oldest), store().read(second), store().read(kinds.at(-1) ?? '')]).toEqual([
    { ok: true, value: { ...view, hidden: [] } },
    nothing,
    { ok: true, value: view }
  ])
})

test.each([
  ['is not JSON', '[{"signature":'],
  ['names a column that there is not', JSON.stringify([{ signature: 'a1', view: { ...view, order: ['shoe-size'] } }])],
  ['has a width out of range', JSON.stringify([{ signature: 'a1', view: { ...view, widths: { moment: 9000 } } }])]
])('a file that %s is quarantined, and the table is as usual', (_, text) => {
  writeFileSync(path, text)
  expect(store().read('a1')).toEqual(nothing)
  expect(otherFileNames(path)).toEqual(['tables.json.set-aside'])
  expect(readFileSync(`${path}.set-aside`, 'utf8')).toBe(text)
  expect(store().keep('a1', view)).toEqual(nothing)
  expect(store().read('a1')).toEqual({ ok: true, value: view })
})

test('a full disk is a failure, and what was kept before stays', () => {
  store().keep('a1', view)
  const full = createTableViewStore(filledStore(path))
  expect(full.keep('b2', view)).toEqual({ ok: false, code: 'storage-full', detail: 'ENOSPC' })
  expect(full.read('a1')).toEqual({ ok: true, value: view })
})

test('a disk that refuses is no damage: the file stays where it is', () => {
  store().keep('a1', view)
  const refusing = createTableViewStore({
    ...fileStore(path),
    read: () => {
      throw Object.assign(new Error('input/output error'), { code: 'EIO', syscall: 'read' })
    }
  })
  expect(refusing.read('a1').ok).toBe(false)
  expect(otherFileNames(path)).toEqual(['tables.json'])
  expect(store().read('a1')).toEqual({ ok: true, value: view })
})
