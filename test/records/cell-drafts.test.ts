import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import type { CellDraft } from '#contract/list.ts'
import type { ListChange } from '#contract/list-change.ts'
import type { Records } from '../../src-main/records/index.ts'
import { account, figures, id, start } from '../support/list-data.ts'
import { eraseRows, makeList } from '../support/records.ts'
import { recordsForEachTest } from '../support/records-for-each-test.ts'
import { unwrap } from '../support/result.ts'

let folder: string
let records: Records

const reopen = recordsForEachTest((opened, place) => {
  records = opened
  folder = place
})

const draft: CellDraft = { rowId: id(2), field: 'phone', base: '079 123 45 67', text: '079 999 88 7' }
const keep = (listId: string, text: CellDraft | null) => unwrap(records.lists.keepDraft({ listId, draft: text }))
const kept = (listId: string) => unwrap(records.lists.open({ listId })).draft

function change(listId: string, by: ListChange): void {
  const { revision } = unwrap(records.lists.open({ listId }))
  unwrap(records.lists.change({ listId, revision, change: by, figures }))
}

test('the text of an open cell outlives a restart, encrypted, each list with its own, and the last one counts', () => {
  const [one, other] = [makeList(records, 3), makeList(records, 3, 4)]
  keep(one, { ...draft, text: '0' })
  keep(one, draft)
  reopen()
  expect([kept(one), kept(other)]).toEqual([draft, null])
  reopen(() => expect(readFileSync(join(folder, 'records.sqlite')).toString('latin1')).not.toContain('999 88'))
})

test('the change that stores the text takes it away; another field, another row or a setting do not', () => {
  const listId = makeList(records, 3)
  keep(listId, draft)
  change(listId, { rows: [{ rowId: id(2), edits: { email: 'a@example.org' } }] })
  change(listId, { rows: [{ rowId: id(1), edits: { phone: '079 000 00 00' } }] })
  change(listId, { settings: { queue: 'Cardiologie' } })
  const before = kept(listId)
  change(listId, { rows: [{ rowId: id(2), edits: { phone: '079 999 88 77' } }] })
  expect([before, kept(listId)]).toEqual([draft, null])
})

test('a change that is refused leaves the text', () => {
  const listId = makeList(records, 3)
  keep(listId, draft)
  const edits = { rows: [{ rowId: id(2), edits: { phone: '079 999 88 77' } }] }
  const refused = records.lists.change({ listId, revision: 99, change: edits, figures })
  expect([refused, kept(listId)]).toEqual([{ ok: false, code: 'stale' }, draft])
})

test('a text that is given up is gone', () => {
  const listId = makeList(records, 3)
  keep(listId, draft)
  keep(listId, null)
  reopen()
  expect(kept(listId)).toBe(null)
})

test('nothing of a text is kept once a patient of the list is erased', () => {
  const listId = makeList(records, 3)
  keep(listId, draft)
  let left = 1
  eraseRows(records, listId, { at: start, account, shouldErase: () => left-- > 0 })
  reopen()
  expect(kept(listId)).toBe(null)
})
