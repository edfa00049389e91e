import { expect, test } from 'vitest'
import { idOfView, linesOfViews, packViews } from '../../src-renderer/workspace/packed-views.ts'
import type { RowView } from '../../src-renderer/workspace/views.ts'
import { rowView, unpackedPage } from '../support/row-view.ts'

const unusual: Readonly<Record<string, Partial<RowView>>> = {
  file: { file: 'ward.csv' },
  errors: { status: 'blocked', errors: ['contact-missing', 'date-past'] },
  'let through': { errors: ['duplicate-row'], letThrough: { 'duplicate-row': 'duplicate-row' } },
  warnings: { warnings: ['far-future'] },
  repairs: { repairs: [{ code: 'phone-repaired', field: 'phone', before: '791234567', after: '+41791234567' }] },
  remark: { remark: 'téléphone uniquement' },
  skipped: { status: 'aside', skipReason: 'title', recordText: 'Liste du jour' },
  related: { related: [{ code: 'two-visits', positions: [3, 4] }] },
  weekday: { weekdayDisagrees: true },
  edits: { state: { rowId: 'row 7', edits: { phone: '' }, excluded: false } },
  excluded: { status: 'excluded', state: { rowId: 'row 7', edits: {}, excluded: true } },
  role: { state: { rowId: 'row 7', edits: {}, excluded: false, role: 'patient' } },
  accepted: { state: { rowId: 'row 7', edits: {}, excluded: false, accepted: [] } },
  'no appointment': { appointmentAt: null, channel: null, doctorName: 'Dr Blanc' }
}

test.each(Object.entries(unusual))('a row with %s comes out as it went in', (_, part) => {
  const views = [rowView(6), rowView(7, part), rowView(8)]
  expect(unpackedPage(packViews(views), 6)).toEqual(views)
})

test('every member of a view is tried above', () => {
  const ordinary = rowView(7)
  const tried = new Set(Object.values(unusual).flatMap(Object.keys))
  const always = ['rowId', 'position', 'row', 'texts']
  expect(Object.keys(ordinary).filter((key) => !tried.has(key) && !always.includes(key))).toEqual([])
})

test('texts with separators, quotes and line ends stay what they are', () => {
  const texts = { ...rowView(0).texts, lastName: 'O"Neill,\n[Müller]\u2028', queue: '' }
  expect(unpackedPage(packViews([rowView(0, { texts })]), 0)[0]?.texts).toEqual(texts)
})

test('the ids of a page are read without the rest', () => {
  expect(linesOfViews(packViews([rowView(3), rowView(4)])).map(idOfView)).toEqual(['row 3', 'row 4'])
})

test('ordinary rows take less than half of what they take with all members', () => {
  const views = Array.from({ length: 100 }, (_, at) => rowView(at))
  expect(packViews(views).length).toBeLessThan(JSON.stringify(views).length / 2)
})
