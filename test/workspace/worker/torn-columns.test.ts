import { expect, test } from 'vitest'
import { anne, compare, edited, exported, jean, marie, openList, saved, shown, take } from './exported-list.ts'

const luc = ['Blanc', 'Luc', 'M', '079 123 45 64', '23.01.2027', '11:15', '']
const all = [marie, jean, anne, luc]

/** The sheet with the cells of one column in another order, as after sorting it without the others. */
function torn(title: string, order: readonly number[]) {
  const { work } = openList(all)
  const out = exported(work)
  const column = out.headers.indexOf(title)
  const rows = out.rows.map((row, index) => row.with(column, out.rows[order[index] ?? index]?.[column] ?? ''))
  return { work, out, rows, comparison: compare(work, saved(out, rows), out.kept) }
}

const doubts = ({ comparison }: ReturnType<typeof torn>) =>
  comparison.changes.map(({ field, doubt }) => `${field} ${doubt}`)

test.each([
  ['Heure', 'moment'],
  ['Date', 'moment'],
  ['Nom', 'lastName'],
  ['Prénom', 'firstName'],
  ['Natel', 'phone']
])('a column %s that was sorted alone is asked for each patient', (title, field) => {
  const asked = doubts(torn(title, [3, 2, 1, 0]))
  expect(new Set(asked)).toEqual(new Set([`${field} other-person`]))
  expect(asked.length).toBeGreaterThan(1)
})

test('a sex that was sorted alone is asked, and one that was corrected is not', () => {
  expect(new Set(doubts(torn('Sexe', [1, 0, 2, 3])))).toEqual(new Set(['gender other-person']))
  const { work } = openList(all)
  const out = exported(work)
  expect(shown(compare(work, saved(out, edited(out, 'Dupont', { Sexe: 'M' })), out.kept))).toEqual([
    'Dupont | gender | female | female | male | '
  ])
})

test('a column that was sorted alone and then corrected in one cell is still asked', () => {
  const { work, out, rows } = torn('Heure', [3, 2, 1, 0])
  const corrected = rows.map((row, index) => (index === 1 ? row.with(out.headers.indexOf('Heure'), '14:45') : row))
  const { changes } = compare(work, saved(out, corrected), out.kept)
  expect(changes.map(({ came, doubt }) => [came.slice(11), doubt])).toEqual([
    ['11:15', 'other-person'],
    ['14:45', null],
    ['09:00', 'other-person'],
    ['08:30', 'other-person']
  ])
})

test('everybody half an hour later is a delay and not another order, and a single new time is a correction', () => {
  const { work } = openList(all)
  const out = exported(work)
  const later: Record<string, string> = { '08:30': '09:00', '09:00': '09:30', '09:30': '10:00' }
  const time = out.headers.indexOf('Heure')
  const rows = out.rows.map((row) => row.with(time, later[row[time] ?? ''] ?? row[time] ?? ''))
  const delayed = compare(work, saved(out, rows), out.kept)
  expect(delayed.changes.map(({ doubt }) => doubt)).toEqual([null, null, null])
  expect(take(work, delayed)?.change.rows.length).toBe(3)
  const one = compare(work, saved(out, edited(out, 'Blanc', { Heure: '08:30' })), out.kept)
  expect(one.changes.map(({ doubt }) => doubt)).not.toContain('other-person')
})
