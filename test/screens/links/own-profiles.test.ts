import { beforeAll, expect, test } from 'vitest'
import { interfaceLanguages } from '#contract/language.ts'
import { ownProfile, type ProfileColumn, profileFields } from '#contract/sheet-profiles.ts'
import { ownColumns } from '../../../src-renderer/list/index.ts'
import {
  firstColumns,
  freeTitle,
  furtherColumns,
  missingHeaders
} from '../../../src-renderer/screens/links/profile-columns.ts'
import { canComeBack, profileProblems } from '../../../src-renderer/screens/links/profile-titles.ts'
import { ownTable } from '../../../src-renderer/screens/links/sheet-profiles.ts'
import { loadAllTexts } from '../../i18n/load-texts.ts'
import { aLinkRow } from './builders.ts'

beforeAll(loadAllTexts)

const ofField = (field: (typeof profileFields)[number], title: string): ProfileColumn => ({
  kind: 'field',
  field,
  title
})
const ofFile = (header: string, title = header): ProfileColumn => ({ kind: 'file', header, title })
const profileOf = (columns: ProfileColumn[], name = 'Ward') => ({
  profileId: '00000000-0000-4000-8000-000000000001',
  name,
  columns,
  format: 'csv' as const,
  separator: ';' as const
})

test('a sheet of one’s own has its columns in their order, and those of the file as they stand', () => {
  const row = aLinkRow('a', '08:45')
  const columns = [
    ofFile('Zimmer'),
    ofField('name', ' Person '),
    ofField('link', 'Video'),
    ofFile('Bett'),
    ofField('time', 'Um')
  ]
  const table = ownTable(
    {
      rows: [row],
      factsOf: () => ({ texts: undefined, entry: undefined, link: 'https://h.example/1' }),
      language: 'en',
      timeZone: 'Europe/Zurich',
      now: 0,
      isPractice: false
    },
    columns,
    ['Name', ' Zimmer '],
    () => ['Rochat', '12']
  )
  expect(table).toEqual({
    headers: ['Zimmer', 'Person', 'Video', 'Bett', 'Um'],
    linkColumn: 2,
    rows: [['12', 'Name a Anna', 'https://h.example/1', '', '08:45']]
  })
  expect(missingHeaders(profileOf(columns), ['Name', ' Zimmer '])).toEqual(['Bett'])
})

test('titles that are empty, doubled or like ours are told, each at its column', () => {
  const problems = (...columns: ProfileColumn[]) => profileProblems(columns)
  expect(problems(ofField('phone', ' '), ofField('email', 'Kontakt'), ofFile('Natel', 'kontakt '))).toEqual([
    'empty',
    'doubled',
    'doubled'
  ])
  expect(problems(ofFile('Nr', 'HCW-ID'), ofFile('Id', 'HCW-ID 0123abcd'), ofFile('HCW'))).toEqual(['own', 'own', null])
  // What is called like our columns would be replaced when the sheet comes back; the real ones may be called so.
  expect(problems(ofField('phone', 'PATIENT_LINK'), ofField('state', 'STATUS'))).toEqual(['own', null])
  expect(problems(ofField('link', 'Link'), ofFile('Kanton', 'Stand'), ofField('reason', 'Grund'))).toEqual([
    null,
    'own',
    null
  ])
  expect(problems(ofField('link', 'Link'), ofField('email', 'Kontakt'), ofField('state', 'Stand'))).toEqual([
    null,
    null,
    null
  ])
})

test.each(interfaceLanguages)('a new profile has titles that are known when the sheet comes back (%s)', (language) => {
  const columns = firstColumns(language)
  expect([canComeBack(columns), profileProblems(columns).filter((problem) => problem !== null)]).toEqual([true, []])
  const { all, state } = ownColumns(columns.map(({ title }) => title))
  const named = (field: string) => columns.findIndex((column) => column.kind === 'field' && column.field === field)
  expect([state, [...all].toSorted()]).toEqual([
    named('state'),
    ['link', 'state', 'reason'].map(named).toSorted((one, other) => one - other)
  ])
})

test('a sheet whose link or state has another name, or that has no state, is none that can come back', () => {
  const [date, time, ...others] = firstColumns('en')
  if (date === undefined || time === undefined) throw new Error('no columns')
  const renamed = others.map((column) => (column.title === 'State' ? { ...column, title: 'Status' } : column))
  expect([
    canComeBack([date, ...others]),
    canComeBack([date, ...renamed]),
    canComeBack([date, time]),
    canComeBack([ofField('state', 'State'), ...others.filter(({ title }) => title !== 'State')])
  ]).toEqual([true, false, false, false])
})

test('what can be added is what is not there yet, without what an earlier export added; a taken title gets a number', () => {
  const columns = [ofField('name', 'Phone'), ofFile('Zimmer')]
  const headers = ['Zimmer', 'Bett ', 'Bett', '', 'Link', 'State', 'Reason', 'HCW-ID 0123abcd', 'x'.repeat(300)]
  const further = furtherColumns(columns, headers, 'en')
  expect(further.filter(({ kind }) => kind === 'file').map(({ title }) => title)).toEqual(['Bett'])
  expect(further.filter(({ kind }) => kind === 'field')).toHaveLength(profileFields.length - 1)
  expect([freeTitle('Phone', columns), freeTitle('phone', [...columns, ofFile('x', 'PHONE 2')])]).toEqual([
    'Phone 2',
    'phone 3'
  ])
})

test('the contract takes no profile with a title that cannot be, without columns or without a name', () => {
  const isTaken = (columns: ProfileColumn[], name?: string) => ownProfile.safeParse(profileOf(columns, name)).success
  expect([
    isTaken([ofField('name', 'A')]),
    isTaken([]),
    isTaken([ofField('name', 'A')], '  '),
    isTaken([ofField('name', ' ')]),
    isTaken([ofField('name', 'A'), ofField('email', 'a')]),
    isTaken([ofField('name', 'HCW-ID')])
  ]).toEqual([true, false, false, false, false, false])
})
