import { beforeAll, expect, test } from 'vitest'
import type { BoardEntry } from '#contract/invitation-actions.ts'
import { interfaceLanguages } from '#contract/language.ts'
import type { LinkRow } from '../../../src-renderer/screens/links/link-rows.ts'
import { mergeTable, phoneTable, standingState } from '../../../src-renderer/screens/links/sheet-profiles.ts'
import { loadAllTexts } from '../../i18n/load-texts.ts'
import { aContent } from '../send/builders.ts'
import { aLinkRow } from './builders.ts'

beforeAll(loadAllTexts)

const now = Date.parse('2026-11-24T08:00:00Z')

function entryOf(row: LinkRow, progress?: 'confirmed' | 'over' | 'sent' | 'gone'): BoardEntry {
  return {
    target: { listId: crypto.randomUUID(), rowId: crypto.randomUUID() },
    listName: 'Tuesday',
    state: 'created',
    createdAt: now,
    linkEndsAt: now + 86_400_000,
    content: row.invitation?.content ?? aContent(),
    ...(progress !== undefined && { remote: { askedAt: now, progress, scheduledFor: row.appointmentAt } })
  }
}

const texts = {
  lastName: 'Rochat',
  firstName: 'Anna',
  gender: 'female',
  phone: '0791112233',
  email: '',
  moment: '',
  language: 'de',
  doctorEmail: 'a@b.ch',
  queue: ''
}
const input = { language: 'en', timeZone: 'Europe/Zurich', now, isPractice: false } as const

test('titles for mail merge are the same in every language, unique, and the link comes first', () => {
  const rows = [aLinkRow('a', '08:45')]
  const factsOf = () => ({ texts: undefined, entry: undefined, link: 'https://h.example/1' })
  const tables = interfaceLanguages.map((language) => mergeTable({ ...input, rows, factsOf, language }))
  const [first] = tables
  expect(tables.map(({ headers }) => headers)).toEqual(tables.map(() => first?.headers))
  expect([new Set(first?.headers).size, first?.headers[0], first?.rows[0]?.slice(0, 2)]).toEqual([
    first?.headers.length,
    'PATIENT_LINK',
    ['https://h.example/1', 'Name a']
  ])
})

test('a mail merge tells the appointment as it was moved, and of a patient who was not invited what the row says', () => {
  const rows = [aLinkRow('a', '08:45'), aLinkRow('b', null, { state: 'blocked', timeZone: null, invitation: null })]
  const factsOf = () => ({ texts, entry: undefined, link: undefined })
  const { headers, rows: lines } = mergeTable({ ...input, rows, factsOf, isPractice: true })
  const cell = (line: number, title: string) => lines[line]?.[headers.indexOf(title)]
  expect([cell(0, 'APPT_DATE'), cell(0, 'APPT_TIME'), cell(0, 'PATIENT_LAST_NAME')]).toEqual([
    '25/11/2026',
    '08:45',
    'Name a'
  ])
  expect([cell(1, 'APPT_TIME'), cell(1, 'PATIENT_LAST_NAME'), cell(1, 'PHONE'), cell(1, 'DOCTOR')]).toEqual([
    '',
    'Rochat',
    '0791112233',
    'a@b.ch'
  ])
  expect(cell(0, 'PRACTICE')).toMatch(/^PRACTICE/)
})

test('who phones gets the earliest first, numbers in groups and the states of the board', () => {
  const rows = [aLinkRow('late', '10:00'), aLinkRow('early', '08:00'), aLinkRow('none', null)]
  const factsOf = (row: LinkRow) => ({
    texts,
    entry: entryOf(row, row.rowId === 'early' ? 'over' : 'confirmed'),
    link: 'x'
  })
  const { headers, rows: lines, linkColumn } = phoneTable({ ...input, rows, factsOf })
  expect([headers, linkColumn]).toEqual([['Day', 'Time', 'Patient', 'Phone', 'State'], null])
  expect(lines.map((cells) => cells.slice(1))).toEqual([
    ['08:00', expect.stringContaining('Name early'), '+41 79 123 45 67', 'Over'],
    ['10:00', expect.stringContaining('Name late'), '+41 79 123 45 67', 'Appointment confirmed'],
    ['', expect.stringContaining('Name none'), '+41 79 123 45 67', 'Appointment confirmed']
  ])
})

test('the state is that of the board where the server has told more than that the invitation was made', () => {
  const row = aLinkRow('a', '08:45')
  const said = [undefined, entryOf(row), entryOf(row, 'sent'), entryOf(row, 'gone'), entryOf(row, 'over')]
  expect(said.map((entry) => standingState(row, entry, now, 'en'))).toEqual([
    'Invited',
    'Invited',
    'Invited',
    'No longer on the server',
    'Over'
  ])
  expect(standingState({ ...row, state: 'withdrawn' }, entryOf(row, 'over'), now, 'en')).toBe('Withdrawn')
})
