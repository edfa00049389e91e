import { expect, test } from 'vitest'
import type { InvitationContent } from '#contract/invitation.ts'
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
  settings,
  shown,
  type
} from './exported-list.ts'

const nothing = { changes: [], otherCells: [] }

test.each([
  ['1/23/2027', '9:30 AM'],
  ['1/23/2027', '9:30:00 AM'],
  ['01/23/27', '09:30 am'],
  ['1-23-2027', '9:30 a.m.'],
  ['1/23/2027 9:30:00 AM', ''],
  ['01/23/2027, 09:30', '']
])('the date %s and the time %s of an American program are the same values', (date, time) => {
  const { work } = openList([anne])
  const out = exported(work)
  expect(compare(work, saved(out, edited(out, 'Rey', { Date: date, Heure: time })), out.kept)).toMatchObject(nothing)
})

test('an American time is read: one of the afternoon is a change, and one that says nothing is not taken', () => {
  const { work } = openList([anne.with(5, '13:30')])
  const out = exported(work)
  const came = (time: string) => shown(compare(work, saved(out, edited(out, 'Rey', { Heure: time })), out.kept))
  expect(came('1:30 PM')).toEqual([])
  expect(came('2:30 PM')).toEqual(['Rey | moment | 23.01.2027 13:30 | 23.01.2027 13:30 | 23.01.2027 14:30 | '])
  const monthFirst = edited(out, 'Rey', { Date: '1/23/2027', Heure: '1:30 AM' })
  expect(shown(compare(work, saved(out, monthFirst), out.kept))).toEqual([
    'Rey | moment | 23.01.2027 13:30 | 23.01.2027 13:30 | 1/23/2027 1:30 AM | unreadable'
  ])
})

test('what is typed into the column of the original values is told with its title', () => {
  const { work } = openList()
  type(work, 'Dupont', { phone: '078 999 88 77' })
  const out = exported(work)
  const rows = edited(out, 'Dupont', { 'Natel (d’origine)': '078 111 11 11' })
  expect(compare(work, saved(out, rows), out.kept)).toMatchObject({ changes: [], otherCells: ['Natel (d’origine)'] })
  const emptied = edited(out, 'Dupont', { 'Natel (d’origine)': '' })
  expect(compare(work, saved(out, emptied), out.kept)).toMatchObject({ otherCells: ['Natel (d’origine)'] })
  expect(compare(work, saved(out, out.rows), out.kept)).toMatchObject(nothing)
})

test('a form of address or a name that changes no invitation is told, another way of writing is not', () => {
  const { work } = openList(
    [
      ['Mme', 'Dupont, Marie', ...marie.slice(3, 6)],
      ['M.', 'Favre, Jean', ...jean.slice(3, 6)]
    ],
    ['Titre', 'Nom et prénom', ...headers.slice(3, 6)]
  )
  const out = exported(work)
  const name = out.headers.indexOf('Nom et prénom')
  const changed = (cells: Readonly<Record<string, string>>) => {
    const rows = out.rows.map((row) =>
      row[name] === 'Dupont, Marie'
        ? Object.entries(cells).reduce((line, [title, text]) => line.with(out.headers.indexOf(title), text), [...row])
        : row
    )
    return compare(work, saved(out, rows), out.kept)
  }
  expect(changed({ Titre: 'Mme Prof.' })).toMatchObject({ changes: [], otherCells: ['Titre'] })
  expect(changed({ 'Nom et prénom': 'Dupont ,  Marie' })).toMatchObject(nothing)
  expect(changed({ 'Nom et prénom': 'Dupont, Marie (née Rey)' }).otherCells).toEqual(['Nom et prénom'])
  const corrected = changed({ Titre: 'M.', 'Nom et prénom': 'Dupond, Marie' })
  expect([shown(corrected), corrected.otherCells]).toEqual([
    ['Dupont | gender | female | female | male | ', 'Dupont | lastName | Dupont | Dupont | Dupond | '],
    []
  ])
})

test('a form of address is told where another column has the sex', () => {
  const { work } = openList([['Mme', ...marie.slice(0, 6)]], ['Titre', ...headers.slice(0, 6)])
  const out = exported(work)
  const changed = (title: string) => compare(work, saved(out, edited(out, 'Dupont', { Titre: title })), out.kept)
  expect(changed('Madame')).toMatchObject({ changes: [], otherCells: ['Titre'] })
  // Against the other column, nothing can be said.
  expect(shown(changed('M.'))).toEqual(['Dupont | gender | female | female | M. F | unreadable'])
})

/** The contents of the list as they are sent now. */
function sentNow(work: ReturnType<typeof openList>['work']): ReadonlyMap<string, InvitationContent> {
  return new Map(work.contents({ from: 0, to: 9 }).map(({ rowId, content }) => [rowId, content]))
}

test('the sheet of invited patients has their times in the zone in which they were told', () => {
  const { work } = openList()
  const sent = sentNow(work)
  work.setSettings({ change: { timeZone: 'Europe/Lisbon' }, now: Date.parse('2026-11-30T07:00:00Z') })
  const out = exported(work, sent)
  expect(out.headers).toEqual([...headers, 'Lien', 'État', 'Motif', 'HCW-ID 0a1b2c3d'])
  expect(out.rows.map((row) => row.slice(4, 6))).toEqual([marie, jean, anne].map((row) => row.slice(4, 6)))
  expect(compare(work, saved(out, out.rows), out.kept, sent).changes).toEqual([])
})

test('a time that comes back for an invited patient is meant in the zone in which it was told', () => {
  const { work } = openList()
  const [first] = viewsOf(work).filter(({ texts }) => texts.lastName === 'Dupont')
  const sent = new Map([...sentNow(work)].filter(([rowId]) => rowId === first?.rowId))
  work.setSettings({ change: { ...settings, timeZone: 'Europe/Lisbon' }, now: Date.parse('2026-11-30T07:00:00Z') })
  const out = exported(work, sent)
  const rows = edited({ ...out, rows: edited(out, 'Dupont', { Heure: '10:00' }) }, 'Favre', { Heure: '10:00' })
  const { changes } = compare(work, saved(out, rows), out.kept, sent)
  expect(changes.map(({ was, now, came, correction }) => [was, now, came, correction])).toEqual([
    // 10:00 in Zurich
    ['04.01.2027 08:30', '04.01.2027 08:30', '04.01.2027 10:00', { scheduledFor: '2027-01-04T09:00:00Z' }],
    // Not invited: 10:00 in Lisbon, when it is sent.
    ['05.01.2027 09:00', '05.01.2027 09:00', '05.01.2027 10:00', null]
  ])
})

test('a time with its own zone in the file is the same moment in every zone of the list', () => {
  const { work } = openList([marie.with(4, '2027-01-04T07:30:00Z').with(5, '')])
  const sent = sentNow(work)
  work.setSettings({ change: { timeZone: 'Europe/Lisbon' }, now: Date.parse('2026-11-30T07:00:00Z') })
  const out = exported(work, sent)
  expect(out.rows[0]?.[4]).toBe('2027-01-04T07:30:00Z')
  const rows = edited(out, 'Dupont', { Date: '2027-01-04T09:00:00Z' })
  expect(
    compare(work, saved(out, rows), out.kept, sent).changes.map(({ came, correction }) => [came, correction])
  ).toEqual([['04.01.2027 10:00', { scheduledFor: '2027-01-04T09:00:00Z' }]])
})
