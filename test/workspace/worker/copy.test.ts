import { randomUUID } from 'node:crypto'
import fc from 'fast-check'
import { expect, test } from 'vitest'
import type { Layout } from '#contract/list.ts'
import { toCsv } from '../../../src-renderer/export/csv.ts'
import { csvValue } from '../../../src-renderer/export/csv-values.ts'
import { toXlsx } from '../../../src-renderer/export/xlsx.ts'
import { viewsOf } from '../../support/row-view.ts'
import {
  anne,
  compare,
  edited,
  exported,
  headers,
  jean,
  marie,
  openList,
  saved,
  shown,
  take,
  type,
  viewOf
} from './exported-list.ts'

test('an export has the corrected value in its column, and what was there in a column of its own', () => {
  const { work } = openList()
  type(work, 'Dupont', { phone: '078 999 88 77', email: 'marie@example.ch', moment: '06.01.2027 10:00' })
  const out = exported(work)
  expect(out.headers).toEqual([
    ...headers,
    'Lien',
    'État',
    'Motif',
    'E-mail',
    'Natel (d’origine)',
    'Date (d’origine)',
    'Heure (d’origine)',
    'HCW-ID 0a1b2c3d'
  ])
  expect(out.rows.map((row) => [...row.slice(0, 7), ...row.slice(10, -1)])).toEqual([
    [
      ...marie.slice(0, 3),
      '+41789998877',
      '06.01.2027',
      '10:00',
      '',
      'marie@example.ch',
      '079 123 45 61',
      '04.01.2027',
      '08:30'
    ],
    [...jean, '', '', '', ''],
    [...anne, '', '', '', '']
  ])
})

test('an export shows what an invited patient was sent, not what was typed since', () => {
  const { work } = openList()
  const [first] = work.contents({ from: 0, to: 9 })
  if (first === undefined) throw new Error('nobody is ready')
  type(work, 'Dupont', { phone: '078 000 00 00' })
  const out = exported(work, new Map([[first.rowId, { ...first.content, phoneNumber: '+41781112233' }]]))
  expect(out.rows[0]?.[3]).toBe('+41781112233')
})

test('a copy that nobody changed changes nothing, whatever was corrected before and after it was made', () => {
  const { work } = openList()
  type(work, 'Dupont', { phone: '078 999 88 77', lastName: 'Dupond' })
  const out = exported(work)
  type(work, 'Favre', { phone: '078 222 22 22' })
  expect(compare(work, saved(out, out.rows), out.kept)).toMatchObject({
    changes: [],
    others: 0,
    absent: 0,
    hasBase: true
  })
})

test('a correction in the copy comes back, and corrections made here before and since stay', () => {
  const { work } = openList()
  type(work, 'Dupont', { phone: '078 999 88 77' })
  const out = exported(work)
  type(work, 'Rey', { email: 'anne@example.ch' })
  const comparison = compare(work, saved(out, edited(out, 'Favre', { Natel: '078 333 33 33' })), out.kept)
  expect(shown(comparison)).toEqual(['Favre | phone | +41791234562 | +41791234562 | +41783333333 | '])
  // Nothing is applied before it is taken; then it is one step to undo.
  expect(viewOf(work, 'Favre').texts.phone).toBe('+41791234562')
  expect(take(work, comparison)?.change.rows).toHaveLength(1)
  expect(
    viewsOf(work)
      .slice(1)
      .map(({ texts }) => `${texts.phone} ${texts.email}`)
  ).toEqual(['+41789998877 ', '+41783333333 ', '+41791234563 anne@example.ch'])
  work.undo(undefined)
  expect(viewOf(work, 'Favre').texts.phone).toBe('+41791234562')
})

test('what was changed here and in the copy is a conflict; what is the same in both is nothing', () => {
  const { work } = openList()
  const out = exported(work)
  type(work, 'Favre', { phone: '078 222 22 22' })
  type(work, 'Rey', { phone: '078 444 44 44' })
  const rows = edited({ ...out, rows: edited(out, 'Favre', { Natel: '078 333 33 33' }) }, 'Rey', {
    Natel: '0784444444'
  })
  expect(shown(compare(work, saved(out, rows), out.kept))).toEqual([
    'Favre | phone | +41791234562 | +41782222222 | +41783333333 | conflict'
  ])
})

test('another way of writing the same value is no change', () => {
  const { work } = openList()
  const out = exported(work)
  const rows = edited(
    { ...out, rows: edited(out, 'Dupont', { Natel: '791234561', Date: '2027-01-04', Heure: '08:30:00' }) },
    'Favre',
    {
      Natel: '+41 79 123 45 62',
      Sexe: 'Monsieur',
      Date: '5.1.2027'
    }
  )
  expect(shown(compare(work, saved(out, rows), out.kept))).toEqual([])
})

test('a day and a month that have changed places are asked, and those that can be read in one way only are no change', () => {
  const { work } = openList()
  const out = exported(work)
  const date = out.headers.indexOf('Date')
  const american = out.rows.map((row) => {
    const [day, month, year] = (row[date] ?? '').split('.')
    return row.with(date, `${month}/${day}/${year}`)
  })
  const comparison = compare(work, saved(out, american), out.kept)
  expect(shown(comparison)).toEqual([
    'Dupont | moment | 04.01.2027 08:30 | 04.01.2027 08:30 | 01.04.2027 08:30 | swapped',
    'Favre | moment | 05.01.2027 09:00 | 05.01.2027 09:00 | 01.05.2027 09:00 | swapped'
  ])
  const withoutKept = compare(work, saved(out, american), null)
  expect(withoutKept.changes.map(({ doubt }) => doubt)).toEqual(['swapped', 'swapped'])
})

test('without what the export wrote every difference is asked', () => {
  const { work } = openList()
  const out = exported(work)
  type(work, 'Dupont', { phone: '078 999 88 77' })
  expect(shown(compare(work, saved(out, edited(out, 'Favre', { Natel: '078 333 33 33' })), null))).toEqual([
    'Dupont | phone |  | +41789998877 | +41791234561 | unknown',
    'Favre | phone |  | +41791234562 | +41783333333 | unknown'
  ])
})

test('a copied line is another patient: it overwrites nobody and can become a list', () => {
  const { work } = openList()
  const out = exported(work)
  const [first = [], ...rest] = out.rows
  const copied = ['Blanc', 'Luc', 'M', '078 555 55 55', ...first.slice(4)]
  for (const rows of [
    [first, copied, ...rest],
    [copied, first, ...rest]
  ]) {
    const comparison = compare(work, saved(out, rows), out.kept)
    expect(comparison).toMatchObject({ changes: [], others: 1, copied: 1, unclear: [] })
    expect(work.otherLines(undefined).split('\r\n')).toEqual([
      headers.join('\t'),
      ['Blanc', 'Luc', 'M', '078 555 55 55', '04.01.2027', '08:30', ''].join('\t')
    ])
  }
})

test('a copied line and a correction of the original are told apart; where they cannot be, nothing is taken', () => {
  const { work } = openList()
  const out = exported(work)
  const [first = [], ...rest] = out.rows
  const corrected = first.with(3, '078 666 66 66')
  const copied = first.with(0, 'Blanc').with(3, '078 555 55 55')
  expect(shown(compare(work, saved(out, [copied, corrected, ...rest]), out.kept))).toEqual([
    'Dupont | phone | +41791234561 | +41791234561 | +41786666666 | '
  ])
  const secondVisit = first.with(4, '07.01.2027')
  expect(compare(work, saved(out, [corrected, secondVisit, ...rest]), out.kept)).toMatchObject({
    changes: [],
    unclear: ['Dupont Marie'],
    others: 0
  })
})

test('lines without an id, with one of another list, and lines that were removed are told', () => {
  const { work } = openList()
  const out = exported(work)
  const [first = [], second = []] = out.rows
  const foreign = second.with(-1, randomUUID()).with(0, 'Roux')
  const rows = [first, foreign, first.with(-1, '').with(0, 'Neu')]
  expect(compare(work, saved(out, rows), out.kept)).toMatchObject({ changes: [], others: 2, copied: 0, absent: 2 })
})

test('a line over which another patient was typed is asked as a whole', () => {
  const { work } = openList()
  const out = exported(work)
  const rows = edited(out, 'Favre', { Nom: 'Blanc', Prénom: 'Luc', Natel: '078 555 55 55' })
  expect(compare(work, saved(out, rows), out.kept).changes.map(({ field, doubt }) => `${field} ${doubt}`)).toEqual([
    'lastName other-person',
    'firstName other-person',
    'phone other-person'
  ])
})

test('ids that have changed places in a family, and another patient number, are asked as other patients', () => {
  const lea = ['Dupont', 'Léa', 'F', '079 123 45 69', '06.01.2027', '10:00', '7001']
  const { work } = openList([marie.with(6, '0700'), jean.with(6, '0701'), lea], headers.with(6, 'Patientennummer'))
  const out = exported(work)
  const [first = [], second = [], third = []] = out.rows
  const id = (cells: readonly string[]) => cells.at(-1) ?? ''
  const swapped = [first.with(-1, id(third)), second.with(6, '701'), third.with(-1, id(first))]
  const { changes } = compare(work, saved(out, swapped), out.kept)
  expect(changes.map(({ doubt }) => doubt)).toEqual(Array.from({ length: 6 }, () => 'other-person'))
  const number = [first.with(6, '0800').with(3, '078 333 33 33'), second.with(3, '078 444 44 44'), third]
  expect(shown(compare(work, saved(out, number), out.kept))).toEqual([
    'Dupont | phone | +41791234561 | +41791234561 | +41783333333 | other-person',
    'Favre | phone | +41791234562 | +41791234562 | +41784444444 | '
  ])
})

test('a new title, and one of two equal titles that is gone, are told: no column takes the place of another', () => {
  const twice = headers.with(3, 'Téléphone').with(6, 'Téléphone')
  const { work } = openList([marie.with(6, '079 000 00 01'), jean.with(6, '079 000 00 02')], twice)
  const out = exported(work)
  const without = (cells: readonly string[]) => cells.filter((_, column) => column !== 3)
  const rows = out.rows.map(without)
  const bytes = toXlsx({ headers: without(out.headers), rows, linkColumn: 6, rowIdColumn: 9 }, 'Liste')
  expect(compare(work, bytes, out.kept)).toMatchObject({ changes: [], missing: ['Téléphone', 'Téléphone'] })
  const renamed = { ...out, headers: out.headers.with(1, 'Vorname') }
  expect(compare(work, saved(renamed, out.rows), out.kept)).toMatchObject({ changes: [], missing: ['Prénom'] })
})

test('where a program may have put the month first, a corrected date is asked as well', () => {
  const { work } = openList()
  const out = exported(work)
  const corrected = edited(out, 'Favre', { Date: '07.01.2027' })
  const american = (text = '') => text.replace(/^(\d\d)\.(\d\d)\./, '$2/$1/')
  for (const rows of [
    corrected.map((row) => row.with(4, american(row[4]))),
    edited(out, 'Favre', { Date: '01/07/2027' })
  ]) {
    expect(shown(compare(work, saved(out, rows), out.kept))).toContain(
      'Favre | moment | 05.01.2027 09:00 | 05.01.2027 09:00 | 01.07.2027 09:00 | swapped'
    )
  }
  expect(shown(compare(work, saved(out, corrected), out.kept))).toEqual([
    'Favre | moment | 05.01.2027 09:00 | 05.01.2027 09:00 | 07.01.2027 09:00 | '
  ])
})

test('a column that was sorted alone, and cells that were emptied, are asked', () => {
  const { work } = openList()
  const out = exported(work)
  const phones = out.rows.map((row) => row[3] ?? '')
  const turned = out.rows.map((row, at) => row.with(3, phones.at(at - 1) ?? ''))
  const doubtsOf = (rows: readonly (readonly string[])[]) =>
    compare(work, saved(out, rows), out.kept).changes.map(({ field, doubt }) => `${field} ${doubt}`)
  expect(doubtsOf(turned)).toEqual(['phone other-person', 'phone other-person', 'phone other-person'])
  expect(doubtsOf(edited(out, 'Favre', { Natel: '', Sexe: '' }))).toEqual(['gender emptied', 'phone emptied'])
})

test('a patient who was invited since the comparison is not silently left as before', () => {
  const { work } = openList()
  const out = exported(work)
  const comparison = compare(work, saved(out, edited(out, 'Favre', { Natel: '078 333 33 33' })), out.kept)
  work.setInvited({ invited: [viewOf(work, 'Favre').rowId], refused: [] })
  expect(take(work, comparison)).toBe(null)
})

test('a date with dots is asked in a list that has the month first', () => {
  const american = [marie.with(4, '01/23/2027'), jean.with(4, '01/05/2027')]
  const { work } = openList(american)
  work.setLayout({ change: { dateOrder: 'month-first' } })
  const out = exported(work)
  expect(shown(compare(work, saved(out, edited(out, 'Favre', { Date: '07.01.2027' })), out.kept))).toEqual([
    'Favre | moment | 05.01.2027 09:00 | 05.01.2027 09:00 | 01.07.2027 09:00 | swapped'
  ])
})

test('a cell that was changed beside a value that the export had added is not unseen', () => {
  const { work } = openList(
    [['Mme', ...marie.slice(0, 2), ...marie.slice(3, 6)]],
    ['Titre', ...headers.toSpliced(2, 1)]
  )
  type(work, 'Dupont', { gender: 'M' })
  const out = exported(work)
  expect(compare(work, saved(out, out.rows), out.kept).changes).toEqual([])
  expect(shown(compare(work, saved(out, edited(out, 'Dupont', { Titre: 'Madame Dr' })), out.kept))).toEqual([
    'Dupont | gender | male | male | female | '
  ])
  expect(shown(compare(work, saved(out, edited(out, 'Dupont', { gender: 'F' })), out.kept))).toEqual([
    'Dupont | gender | male | male | female | '
  ])
})

test('a new line keeps what was typed where the export had added a column', () => {
  const { work } = openList()
  type(work, 'Favre', { email: 'jean@example.ch' })
  const out = exported(work)
  const [first = []] = out.rows
  const added = first.with(-1, '').with(0, 'Neu').with(out.headers.indexOf('E-mail'), 'neu@example.ch')
  expect(compare(work, saved(out, [...out.rows, added]), out.kept)).toMatchObject({ changes: [], others: 1 })
  expect(work.otherLines(undefined).split('\r\n')).toEqual([
    [...headers, 'E-mail'].join('\t'),
    ['Neu', ...marie.slice(1), 'neu@example.ch'].join('\t')
  ])
})

test('columns that were mapped by hand are read as the list reads them, moved and removed ones too', () => {
  const odd = ['Kürzel', 'Wort', 'Sexe', 'Zahl', 'Datum', 'Zeit', 'Telefon']
  const { work } = openList([marie.with(6, '079 000 00 01'), jean.with(6, '079 000 00 02')], odd)
  const columns: Layout['columns'] = ['lastName', 'firstName', 'gender', 'phone:mobile', 'date', 'time', 'ignore']
  work.setLayout({ change: { columns } })
  const out = exported(work)
  expect(compare(work, saved(out, out.rows), out.kept).changes).toEqual([])
  // As a spreadsheet program saves it after columns were moved and one was removed.
  const order = out.headers
    .map((_, column) => column)
    .filter((column) => out.headers[column] !== 'Zeit')
    .toReversed()
  const moved = (cells: readonly string[]) => order.map((column) => cells[column] ?? '')
  const rows = edited({ ...out, headers: ['Nom', ...out.headers.slice(1)] }, 'Favre', { Zahl: '078 333 33 33' })
  const bytes = toXlsx({ headers: moved(out.headers), rows: rows.map(moved), linkColumn: 3, rowIdColumn: 0 }, 'Liste')
  expect(shown(compare(work, bytes, out.kept))).toEqual([
    'Favre | phone | +41791234562 | +41791234562 | +41783333333 | '
  ])
})

test('a correction beside its unchanged line is no other patient; another visit of the patient is a line of its own', () => {
  const { work } = openList()
  const out = exported(work)
  const withLine = (title: string, text: string) => {
    const line = edited(out, 'Favre', { [title]: text })[1] ?? []
    return compare(work, saved(out, [...out.rows, line]), out.kept)
  }
  expect(withLine('Natel', '078 333 33 33')).toMatchObject({ changes: [], unclear: ['Favre Jean'], others: 0 })
  expect(withLine('Date', '12.01.2027')).toMatchObject({ changes: [], unclear: [], others: 1 })
})

test('titles that were sorted in among the patients are titles still: nobody above them is lost', () => {
  const { work } = openList()
  const out = exported(work)
  const [first = [], ...others] = edited(out, 'Dupont', { Natel: '078 333 33 33' })
  const text = [first, ...others.with(1, out.headers), others[1] ?? []].map((cells) => cells.join(';')).join('\r\n')
  const comparison = compare(work, new TextEncoder().encode(text), out.kept)
  expect(shown(comparison)).toEqual(['Dupont | phone | +41791234561 | +41791234561 | +41783333333 | '])
  expect(comparison).toMatchObject({ absent: 0, others: 0 })
})

test('a number typed beside the one that is used changes nothing, and is told', () => {
  const { work } = openList(
    [
      ['Dupont', 'Marie', 'F', '021 311 22 33', '079 123 45 61', '04.01.2027', '08:30'],
      ['Favre', 'Jean', 'M', '079 123 45 62', '', '05.01.2027', '09:00']
    ],
    ['Nom', 'Prénom', 'Sexe', 'Téléphone', 'Natel', 'Date', 'Heure']
  )
  const out = exported(work)
  const typed = edited(out, 'Dupont', { Téléphone: '021 999 88 77' })
  expect(compare(work, saved(out, typed), out.kept)).toMatchObject({ changes: [], otherCells: ['Téléphone'] })
  const emptied = edited(out, 'Dupont', { Téléphone: '' })
  expect(compare(work, saved(out, emptied), out.kept)).toMatchObject({ changes: [], otherCells: ['Téléphone'] })
  const rewritten = edited(out, 'Dupont', { Téléphone: '+41213112233', Natel: '791234561' })
  expect(compare(work, saved(out, rewritten), out.kept)).toMatchObject({ changes: [], otherCells: [] })
  // Where it is the only one, it is a change of the patient.
  const used = compare(work, saved(out, edited(out, 'Favre', { Téléphone: '078 333 33 33' })), out.kept)
  expect(used).toMatchObject({ otherCells: [], changes: [{ field: 'phone', came: '+41783333333' }] })
})

test('an exported text file comes back unchanged, with the apostrophes before its numbers', () => {
  const { work } = openList()
  type(work, 'Dupont', { phone: '078 999 88 77' })
  const out = exported(work)
  const bytes = toCsv({ headers: out.headers, rows: out.rows }, ';')
  expect(new TextDecoder().decode(bytes)).toContain("'+41789998877")
  expect(compare(work, bytes, out.kept)).toMatchObject({ changes: [], otherCells: [] })
  const kept = toCsv({ headers: out.headers, rows: out.rows.map((cells) => cells.map(csvValue)) }, ';')
  expect(compare(work, kept, out.kept)).toMatchObject({ changes: [], otherCells: [] })
})

test('for an invited patient a change is a correction of the invitation, and the list keeps its row', () => {
  const { work } = openList()
  const contents = new Map(work.contents({ from: 0, to: 9 }).map(({ rowId, content }) => [rowId, content]))
  const out = exported(work, contents)
  const rows = edited(out, 'Favre', { Natel: '078 333 33 33', Sexe: 'F', Heure: '09:15' })
  const comparison = compare(work, saved(out, rows), out.kept, contents)
  expect(comparison.changes.map(({ field, isSent, correction }) => [field, isSent, correction])).toEqual([
    ['gender', true, null],
    ['phone', true, { phoneNumber: '+41783333333' }],
    ['moment', true, { scheduledFor: '2027-01-05T08:15:00Z' }]
  ])
  expect(take(work, comparison)?.change.rows).toEqual([])
  expect(viewOf(work, 'Favre').texts.phone).toBe('+41791234562')
})

test('nothing is taken into a list that is no longer as it was shown', () => {
  const { work } = openList()
  const out = exported(work)
  const comparison = compare(work, saved(out, edited(out, 'Favre', { Natel: '078 333 33 33' })), out.kept)
  type(work, 'Favre', { phone: '078 222 22 22' })
  expect(take(work, comparison)).toBe(null)
  expect(viewOf(work, 'Favre').texts.phone).toBe('+41782222222')
})

test('a list without titles comes back too, with and without what the export wrote', () => {
  const { work } = openList(
    [jean, anne].map((cells) => cells.slice(0, 6)),
    marie.slice(0, 6)
  )
  type(work, 'Dupont', { gender: 'M' })
  const out = exported(work)
  expect(out.headers[3]).toBe('Colonne 4')
  const rows = out.rows.map((row) => (row[0] === 'Favre' ? row.with(3, '078 333 33 33') : row))
  expect(shown(compare(work, saved(out, rows), out.kept))).toEqual([
    'Favre | phone | +41791234562 | +41791234562 | +41783333333 | '
  ])
  expect(shown(compare(work, saved(out, rows), null))).toEqual([
    'Favre | phone |  | +41791234562 | +41783333333 | unknown'
  ])
})

test('two names in one column, a title for the sex and dates with the month first make the way and back', () => {
  const { work } = openList(
    [
      ['Mme', 'Dupont Marie', '0791234561', '12/15/2026', '08:30'],
      ['M.', 'Favre Jean', '0791234562', '12/05/2026', '09:00']
    ],
    ['Titre', 'Patient', 'Natel', 'Date', 'Heure']
  )
  work.setLayout({ change: { dateOrder: 'month-first' } })
  type(work, 'Dupont', { lastName: 'Dupond', gender: 'M', moment: '06.12.2026 10:00' })
  const out = exported(work)
  expect(out.rows[0]?.slice(0, 5)).toEqual(['Mme', 'Dupond, Marie', '0791234561', '2026-12-06', '10:00'])
  expect(compare(work, saved(out, out.rows), out.kept).changes).toEqual([])
  const rows = out.rows.map((row) => (row[1] === 'Favre Jean' ? row.with(1, 'Favre Jean-Luc') : row))
  expect(shown(compare(work, saved(out, rows), out.kept))).toEqual(['Favre | firstName | Jean | Jean | Jean-Luc | '])
})

test('a value that cannot be read, and cells that invitations do not need, are told', () => {
  const { work } = openList()
  const out = exported(work)
  const rows = edited(out, 'Favre', { Natel: '4.179E+10', Remarque: 'rappeler' })
  const comparison = compare(work, saved(out, rows), out.kept)
  expect(comparison.otherCells).toEqual(['Remarque'])
  expect(shown(comparison)).toEqual(['Favre | phone | +41791234562 | +41791234562 | 4.179E+10 | unreadable'])
})

test('whatever is edited here and in the copy, taking what is certain leaves each patient with its own values', () => {
  const people = [marie, jean, anne]
  // No number is another patient's: such a one is asked.
  const phone = (at: number, number: number) => `078 000 0${at} ${number}`
  const edit = fc.tuple(fc.nat(2), fc.integer({ min: 10, max: 99 }))
  fc.assert(
    fc.property(
      fc.array(edit, { maxLength: 3 }),
      fc.array(edit, { maxLength: 3 }),
      fc.array(edit, { maxLength: 3 }),
      (before, since, there) => {
        const { work } = openList()
        const model = people.map(([, , , own = '']) => own.replaceAll(' ', '').replace(/^0/, '+41'))
        const e164 = (at: number, number: number) => phone(at, number).replaceAll(' ', '').replace(/^0/, '+41')
        const typeAt = ([at, number]: readonly [number, number]) => {
          type(work, people[at]?.[0] ?? '', { phone: phone(at, number) })
          model[at] = e164(at, number)
        }
        for (const one of before) typeAt(one)
        const base = [...model]
        const out = exported(work)
        for (const one of since) typeAt(one)
        const rows = [...out.rows]
        const came = [...base]
        for (const [at, number] of there) {
          rows[at] = (rows[at] ?? []).with(3, phone(at, number))
          came[at] = e164(at, number)
        }
        const comparison = compare(work, saved(out, rows), out.kept)
        take(work, comparison, ({ doubt }) => doubt === null)
        for (const [at, person] of people.entries()) {
          const isOnlyThere = came[at] !== base[at] && model[at] === base[at]
          expect(viewOf(work, person[0] ?? '').texts.phone).toBe(isOnlyThere ? came[at] : model[at])
        }
      }
    ),
    { numRuns: 40 }
  )
})
