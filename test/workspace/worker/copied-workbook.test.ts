import { expect, test } from 'vitest'
import { buildXlsx } from '../../list/xlsx-builder.ts'
import { viewsOf } from '../../support/row-view.ts'
import { compare, edited, exported, openList, shown, take } from './exported-list.ts'

const phones = ({ work }: ReturnType<typeof openList>) =>
  viewsOf(work)
    .slice(1)
    .map(({ texts }) => texts.phone)

test('lines that a person has put into sheets of their own come back from all of them', () => {
  const list = openList()
  const out = exported(list.work)
  const [marie = [], ...others] = edited(out, 'Dupont', { Natel: '078 111 11 11' })
  const notes = { name: 'Notizen', rows: Array.from({ length: 9 }, (_, at) => ['Notiz', `Zeile ${at}`]) }
  const bytes = buildXlsx({
    sheets: [notes, { name: 'Morgen', rows: [out.headers, marie] }, { name: 'Rest', rows: [out.headers, ...others] }]
  })
  const comparison = compare(list.work, bytes, out.kept)
  expect(comparison).toMatchObject({ others: 0, copied: 0, absent: 0 })
  expect(shown(comparison)).toEqual(['Dupont | phone | +41791234561 | +41791234561 | +41781111111 | '])
  take(list.work, comparison)
  expect(phones(list)).toEqual(['+41781111111', '+41791234562', '+41791234563'])
})

test('a copy of the whole sheet in the same workbook doubles nobody', () => {
  const { work } = openList()
  const out = exported(work)
  const sheet = [out.headers, ...out.rows]
  const comparison = compare(
    work,
    buildXlsx({ sheets: ['Liste', 'Liste (2)'].map((name) => ({ name, rows: sheet })) }),
    out.kept
  )
  expect(comparison).toMatchObject({ changes: [], others: 0, unclear: [], absent: 0 })
})

test('a sheet of another export, and one with other titles, are not mixed with it', () => {
  const { work } = openList()
  const out = exported(work)
  const foreign = out.headers.with(-1, 'HCW-ID ffffffff')
  const changed = edited(out, 'Favre', { Natel: '078 222 22 22' })
  const bytes = buildXlsx({
    sheets: [
      { name: 'Liste', rows: [out.headers, ...out.rows] },
      { name: 'Alt', rows: [foreign, ...changed] },
      {
        name: 'Kurz',
        rows: [
          ['Nom', 'Natel', ...out.headers.slice(-1)],
          ...changed.map((row) => [row[0] ?? '', row[3] ?? '', row.at(-1) ?? ''])
        ]
      }
    ]
  })
  expect(compare(work, bytes, out.kept)).toMatchObject({ changes: [], others: 0, copied: 0 })
})

test('lines that a filter of the spreadsheet hides come back as well', () => {
  const { work } = openList()
  const out = exported(work)
  const [first = [], ...rest] = edited(out, 'Dupont', { Natel: '078 111 11 11' })
  const bytes = buildXlsx({ sheets: [{ name: 'Liste', rows: [out.headers, { hidden: true, cells: first }, ...rest] }] })
  const comparison = compare(work, bytes, out.kept)
  expect([comparison.absent, comparison.changes.length]).toEqual([0, 1])
})

test('an id in other letters is no id of this list: nobody is overwritten by it', () => {
  const { work } = openList()
  const out = exported(work)
  const loud = edited(out, 'Dupont', { Natel: '078 111 11 11' }).map((row) =>
    row.with(-1, row.at(-1)?.toUpperCase() ?? '')
  )
  const comparison = compare(work, buildXlsx({ sheets: [{ name: 'Liste', rows: [out.headers, ...loud] }] }), out.kept)
  expect(comparison).toMatchObject({ changes: [], others: 3, absent: 3 })
})
