import { expect, test } from 'vitest'
import type { RowOrder } from '../../../src-renderer/workspace/views.ts'
import { headers, openList } from './exported-list.ts'

const row = (lastName: string, { sex = 'F', mobile = '079 123 45 61', day = '07.12.2026', time = '08:30' } = {}) => [
  lastName,
  'Alma',
  sex,
  mobile,
  day,
  time,
  'dora.keller@hospital.example'
]
const titles = headers.with(6, 'Email médecin')

/** Last names in the order of a column. */
function sorted(rows: readonly (readonly string[])[], order: Omit<RowOrder, 'locale'>, locale = 'de-CH') {
  const { work } = openList(rows, titles)
  const positions = work.select({
    filter: 'all',
    issue: null,
    search: '',
    only: null,
    sentAs: [],
    order: { ...order, locale }
  })
  // The first record of the list holds the titles.
  return [...positions].map((position) => rows[position - 1]?.[0] ?? 'title')
}

const up = (column: RowOrder['column']) => ({ column, isDescending: false })
const down = (column: RowOrder['column']) => ({ column, isDescending: true })

test('names are sorted as in the language, with accents and whatever the case', () => {
  const rows = ['Zürcher', 'öztürk', 'Oberli', 'Émery', 'Egger', 'Zuber'].map((name) => row(name))
  expect(sorted(rows, up('lastName'))).toEqual(['Egger', 'Émery', 'Oberli', 'öztürk', 'Zuber', 'Zürcher'])
  expect(sorted(rows, down('lastName'))).toEqual(['Zürcher', 'Zuber', 'öztürk', 'Oberli', 'Émery', 'Egger'])
})

test('numbers inside of texts are sorted by their value', () => {
  const rows = ['Muster 10', 'Muster 9', 'Muster 100'].map((name) => row(name))
  expect(sorted(rows, up('lastName'))).toEqual(['Muster 9', 'Muster 10', 'Muster 100'])
})

test('appointments are sorted by time, not by their letters, and those without one come last both ways', () => {
  const rows = [
    row('Later', { day: '04.02.2027' }),
    row('Unknown', { day: '', time: '' }),
    row('First', { day: '12.01.2027' }),
    row('Second', { day: '12.01.2027', time: '14:00' })
  ]
  expect(sorted(rows, up('moment'))).toEqual(['First', 'Second', 'Later', 'Unknown'])
  expect(sorted(rows, down('moment'))).toEqual(['Later', 'Second', 'First', 'Unknown'])
})

test('rows with the same value stay as in the file, both ways', () => {
  const rows = ['Anna', 'Berta', 'Carla', 'Dora'].map((name, at) => row(name, { sex: at % 2 === 0 ? 'M' : 'F' }))
  expect(sorted(rows, up('gender')).join()).toMatch(/^(Anna,Carla,Berta,Dora|Berta,Dora,Anna,Carla)$/)
  expect(sorted(rows, up('firstName'))).toEqual(['Anna', 'Berta', 'Carla', 'Dora'])
  expect(sorted(rows, down('firstName'))).toEqual(['Anna', 'Berta', 'Carla', 'Dora'])
})

test('by state, what needs somebody comes first', () => {
  const rows = [row('Ready', { mobile: '+41791234561' }), row('Blocked', { sex: '' }), row('Fine')]
  expect(sorted(rows, up('status'))[0]).toBe('Blocked')
  expect(sorted(rows, down('status')).at(-1)).toBe('Blocked')
})

test('by problem, rows without one come last both ways, and rows of one problem stand together', () => {
  const rows = [
    row('Fine', { mobile: '079 123 45 61', time: '08:30' }),
    row('NoSex', { mobile: '079 123 45 62', time: '08:45', sex: '' }),
    row('Past', { mobile: '079 123 45 63', time: '09:00', day: '04.01.2020' }),
    row('NoSex2', { mobile: '079 123 45 64', time: '09:15', sex: '' })
  ]
  for (const order of [up('problem'), down('problem')]) {
    const names = sorted(rows, order)
    expect(names.at(-1)).toBe('Fine')
    expect(names.join()).toContain('NoSex,NoSex2')
  }
})

test('by number, the last row of the file comes first when turned round', () => {
  const rows = ['Anna', 'Berta', 'Carla'].map((name) => row(name))
  expect(sorted(rows, down('number'))).toEqual(['Carla', 'Berta', 'Anna'])
})
