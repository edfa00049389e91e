import fc from 'fast-check'
import { beforeAll, expect, test } from 'vitest'
import { invitationStates } from '#contract/invitation.ts'
import { letterRows, otherLanguages } from '../../../src-renderer/screens/links/letter-rows.ts'
import {
  countByFilter,
  filteredRows,
  hasLink,
  type LinkRow,
  patientRows,
  sortedRows,
  withInvitations
} from '../../../src-renderer/screens/links/link-rows.ts'
import { exportedRows, safeFileName } from '../../../src-renderer/screens/links/make-file.ts'
import { reasonText, stateText } from '../../../src-renderer/screens/links/row-text.ts'
import type { RowView } from '../../../src-renderer/workspace/views.ts'
import { loadAllTexts } from '../../i18n/load-texts.ts'
import { aContent, anInvitation } from '../send/builders.ts'

beforeAll(loadAllTexts)

function aView(rowId: string, part: Partial<RowView> = {}): RowView {
  return {
    rowId,
    row: 2,
    status: 'ready',
    texts: {
      lastName: 'Müller',
      firstName: 'Zoé',
      gender: 'female',
      phone: '+41791112233',
      email: '',
      moment: '',
      language: 'fr',
      doctorEmail: '',
      queue: ''
    },
    appointmentAt: null,
    errors: [],
    warnings: [],
    repairs: [],
    skipReason: null,
    related: [],
    ...part
  } as RowView
}

function aRow(rowId: string, part: Partial<LinkRow> = {}): LinkRow {
  return {
    rowId,
    name: rowId,
    sortKey: rowId.toLowerCase(),
    appointmentAt: null,
    timeZone: null,
    contact: '',
    state: 'ready',
    errors: [],
    invitation: null,
    ...part
  }
}

test('patients keep the order of the file; skipped records are no patients unless they were invited', () => {
  const views = [
    aView('header', { status: 'aside' }),
    aView('a'),
    aView('b', { status: 'blocked' }),
    aView('c', { status: 'excluded' }),
    aView('d', { status: 'aside' })
  ]
  const rows = patientRows(views, (rowId) => rowId === 'd')
  expect(rows.map(({ rowId, state }) => [rowId, state])).toEqual([
    ['a', 'ready'],
    ['b', 'blocked'],
    ['c', 'excluded'],
    ['d', 'excluded']
  ])
})

test('an invitation is shown as it was sent, whatever was typed since', () => {
  const sent = anInvitation('a', { state: 'created', hasLink: true, content: aContent() })
  const [row] = withInvitations(
    patientRows([aView('a')], () => true),
    [sent],
    new Map([['a', 0]])
  )
  expect(row).toEqual({
    rowId: 'a',
    name: 'Muster Anna',
    sortKey: 'muster anna',
    appointmentAt: Date.parse('2026-11-24T08:30:00.000Z'),
    timeZone: 'Europe/Zurich',
    contact: '+41791234567',
    state: 'created',
    errors: [],
    invitation: sent
  })
})

test('a row that was planned but never sent still says that it needs correction', () => {
  const planned = anInvitation('a')
  const blocked = patientRows([aView('a', { status: 'blocked', errors: ['phone-invalid'] })], () => true)
  const [row] = withInvitations(blocked, [planned], new Map([['a', 0]]))
  expect([row?.state, row === undefined ? '' : reasonText(row, 'en')]).toEqual([
    'blocked',
    'This is not a valid phone number.'
  ])
})

test('the three filters part the list: every state counts once', () => {
  const states = [...invitationStates, 'blocked', 'excluded'] as const
  const counts = countByFilter(states.map((state) => aRow(state, { state })))
  expect(counts.created + counts.notSent + counts.problems).toBe(counts.all)
  expect(counts).toEqual({ all: 12, created: 1, notSent: 5, problems: 6 })
})

test('a search finds every word in any order, without accents and capitals, in names and contacts', () => {
  const rows = patientRows([aView('a')], () => false)
  const found = (search: string) => filteredRows(rows, 'all', search).length
  expect([found('zoe MULLER'), found('2233'), found('müller 0791'), found('  ')]).toEqual([1, 1, 0, 1])
})

test('sorting keeps every row, puts those without a date last, and returns to the order of the file', () => {
  const moments = fc.array(fc.option(fc.integer({ min: 0, max: 50 }), { nil: null }), { maxLength: 40 })
  fc.assert(
    fc.property(moments, fc.constantFrom('ascending' as const, 'descending' as const), (values, direction) => {
      const rows = values.map((appointmentAt, index) => aRow(`r${index}`, { appointmentAt }))
      const sorted = sortedRows(rows, { by: 'moment', direction }).map(({ appointmentAt }) => appointmentAt)
      const dated = sorted.filter((moment) => moment !== null)
      const expected = dated.toSorted((one, other) => (direction === 'ascending' ? one - other : other - one))
      const undated = values.filter((moment) => moment === null)
      expect(sorted).toEqual([...expected, ...undated])
      expect(sortedRows(rows, { by: 'file', direction })).toBe(rows)
    })
  )
})

test('only an active invitation has a link', () => {
  const has = (state: LinkRow['state']) =>
    hasLink(aRow('a', { state, invitation: anInvitation('a', { hasLink: true }) }))
  expect([has('created'), has('withdrawn'), has('unknown')]).toEqual([true, false, false])
})

test('an export has those with problems, those with a link, or those who are ticked', () => {
  const rows = [aRow('a', { state: 'created' }), aRow('b', { state: 'refused' }), aRow('c', { state: 'excluded' })]
  const taken = (['all', 'sent', 'failed', 'ticked'] as const).map((choice) =>
    exportedRows(choice, rows, new Set(['c', 'gone'])).map((r) => r.rowId)
  )
  expect(taken).toEqual([['a', 'b', 'c'], ['a'], ['b'], ['c']])
})

test('letters are for patients without a mobile, and a language without texts is named', () => {
  const { phoneNumber: _, ...byEmail } = aContent({ emailAddress: 'a@example.org', channel: 'email', language: 'ti' })
  const rows = [
    aRow('mobile', { state: 'created', invitation: anInvitation('mobile', { state: 'created', hasLink: true }) }),
    aRow('none', {
      state: 'created',
      invitation: anInvitation('none', { state: 'created', hasLink: true, content: byEmail })
    }),
    aRow('refused', { state: 'refused', invitation: anInvitation('refused', { content: byEmail }) })
  ]
  expect([letterRows(rows, false).map((row) => row.rowId), letterRows(rows, true).map((row) => row.rowId)]).toEqual([
    ['none'],
    ['mobile', 'none']
  ])
  expect(otherLanguages(letterRows(rows, true), { listLanguage: 'fr', language: 'en', words: {} })).toEqual({
    count: 1,
    codes: ['ti']
  })
})

test('the server’s words are added to a reason that is too general', () => {
  const invitation = anInvitation('a', { state: 'refused', refusal: 'request-rejected', serverText: 'Locked' })
  const row = aRow('a', { state: 'refused', invitation })
  expect([stateText('refused', 'de'), reasonText(row, 'de')]).toEqual([
    'Abgelehnt',
    'Der Server hat diese Einladung nicht angenommen. (Locked)'
  ])
})

test('a suggested file name can be written on any system', () => {
  fc.assert(
    fc.property(fc.string({ maxLength: 400 }), (name) => {
      const safe = safeFileName(name, 'xlsx')
      // biome-ignore lint/suspicious/noControlCharactersInRegex: what Windows forbids in names
      expect(safe).toMatch(/^[^\u0000-\u001f\\/:*?"<>|]+\.xlsx$/)
      expect(safe.length).toBeLessThanOrEqual(155)
    })
  )
  expect(safeFileName('rdv-demain – liens 24.11.2026', 'xlsx')).toBe('rdv-demain – liens 24.11.2026.xlsx')
})
