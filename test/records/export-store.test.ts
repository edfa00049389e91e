import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import type { ExportedColumn } from '#contract/exported.ts'
import type { Records } from '../../src-main/records/index.ts'
import { account, id, start } from '../support/list-data.ts'
import { eraseRows, makeList } from '../support/records.ts'
import { recordsForEachTest } from '../support/records-for-each-test.ts'
import { unwrap } from '../support/result.ts'

let folder: string
let records: Records

const reopen = recordsForEachTest((opened, place) => {
  records = opened
  folder = place
})

const columns: ExportedColumn[] = [
  { title: 'Nom', kind: 'cell', column: 0 },
  { title: 'HCW-ID', kind: 'state' }
]
const exportId = '0a1b2c3d'
const cellsOf = (number: number) => ({ rowId: id(number), cells: [`Müller ${number}`, id(number)] })
/** What a state or a link was is told by the invitations alone. */
const keptOf = (number: number) => ({ rowId: id(number), cells: [`Müller ${number}`, ''] })
const keep = (listId: string, numbers: readonly number[], of = exportId) =>
  records.exports.keep({ listId, exportId: of, columns, rows: numbers.map(cellsOf) })
const kept = (listId: string, numbers: readonly number[], of = exportId) =>
  records.exports.read({ listId, exportId: of, rowIds: numbers.map(id) })

test('what an export wrote is kept part by part, encrypted, and each export has its own', () => {
  const listId = makeList(records, 3)
  unwrap(keep(listId, [1, 2]))
  unwrap(keep(listId, [3]))
  unwrap(keep(listId, [2], 'ffffffff'))
  reopen()
  expect([kept(listId, [3, 1, 9]), kept(listId, [1, 2], 'ffffffff'), kept(listId, [1], '00000000')]).toEqual([
    { ok: true, value: { columns, rows: [keptOf(3), keptOf(1)], count: 3 } },
    { ok: true, value: { columns, rows: [keptOf(2)], count: 1 } },
    { ok: true, value: null }
  ])
  reopen(() => expect(readFileSync(join(folder, 'records.sqlite')).toString('latin1')).not.toContain('ller 1'))
})

test('nothing is kept of exports once a patient of the list is erased, or the list is removed', () => {
  const [one, other] = [makeList(records, 3), makeList(records, 3, 4)]
  unwrap(keep(one, [1, 2, 3]))
  unwrap(keep(other, [4]))
  let left = 1
  eraseRows(records, one, { at: start, account, shouldErase: () => left-- > 0 })
  unwrap(records.lists.remove({ listId: other, account }))
  expect([kept(one, [1, 2, 3]), kept(other, [4])]).toEqual([
    { ok: true, value: null },
    { ok: false, code: 'no-such-list' }
  ])
})

test('of one list the last twelve exports are kept: an older file is one of which nothing is known', () => {
  const [listId, other] = [makeList(records, 2), makeList(records, 1, 3)]
  unwrap(keep(other, [3]))
  const ids = Array.from({ length: 14 }, (_, index) => (index + 1).toString(16).padStart(8, 'f'))
  for (const of of ids) unwrap(keep(listId, [1, 2], of))
  // A file that is written in parts is one export.
  unwrap(keep(listId, [1], ids[13]))
  const isKept = ids.map((of) => unwrap(kept(listId, [1], of)) !== null)
  expect(isKept).toEqual([false, false, ...Array.from({ length: 12 }, () => true)])
  expect(unwrap(kept(other, [3]))).not.toBeNull()
})
