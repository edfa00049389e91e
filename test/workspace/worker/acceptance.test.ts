import { randomUUID } from 'node:crypto'
import { expect, test } from 'vitest'
import type { ListSettings } from '#contract/list.ts'
import { withAccepted } from '../../../src-renderer/workspace/row-edits.ts'
import type { ListWork, RowView } from '../../../src-renderer/workspace/views.ts'
import { createListSession } from '../../../src-renderer/workspace/worker/list-session.ts'
import { viewsOf } from '../../support/row-view.ts'

const now = Date.parse('2026-11-30T07:00:00Z')
const settings: ListSettings = {
  defaultCountry: 'CH',
  timeZone: 'Europe/Zurich',
  defaultLanguage: 'fr',
  delivery: 'server',
  queue: 'Cardiologie'
}

function session(...records: readonly string[]): ListWork {
  const work = createListSession(randomUUID)
  const text = ['Nom;Prénom;Sexe;Natel;Date;Heure;Remarque', ...records].join('\r\n')
  const source = { bytes: new TextEncoder().encode(text) }
  const answer = work.read({ source, choices: {}, fileName: '', settings, templates: [], directory: [], now })
  if (answer.kind !== 'read') throw new Error(answer.kind)
  return work
}

const rowOf = (work: ListWork, record: number): RowView => viewsOf(work)[record] as RowView
const warned = (work: ListWork) => [
  ...work.select({ filter: 'warned', search: '', issue: null, only: null, sentAs: [] })
]
const seenIn = (work: ListWork): number => work.endOpen(undefined).changed.number

function type(work: ListWork, record: number, edits: Partial<RowView['texts']>): void {
  work.change({ changes: [{ rowId: rowOf(work, record).rowId, edits }] })
}

const farAway = 'Dupont;Marie;F;079 123 45 67;01.12.2028;08:30;'

test('an appointment far away that was accepted is asked again when it becomes another one', () => {
  const work = session(farAway)
  work.decide({ issue: 'far-future', decision: { kind: 'accept' }, seen: seenIn(work) })
  const accepted = warned(work)
  type(work, 1, { moment: '01.12.2062 08:30' })
  const typed = warned(work)
  type(work, 1, { moment: '1.12.28 8h30' })
  expect([accepted, typed, rowOf(work, 1).warnings, warned(work)]).toEqual([[], [1], [], []])
})

test('it is asked again as well when another time zone makes it another one', () => {
  const work = session(farAway)
  work.decide({ issue: 'far-future', decision: { kind: 'accept' }, seen: seenIn(work) })
  work.setSettings({ change: { timeZone: 'America/New_York' }, now })
  expect(warned(work)).toEqual([1])
})

test('a corrected number that was accepted is asked again when another number is corrected', () => {
  const work = session('Favre;Jean;M;791234568;01.12.2026;09:00;')
  work.decide({ issue: 'phone-repaired', decision: { kind: 'accept' }, seen: seenIn(work) })
  type(work, 1, { firstName: 'Jan' })
  const renamed = warned(work)
  type(work, 1, { phone: '791234599' })
  expect([renamed, warned(work)]).toEqual([[], [1]])
})

test('accepting again takes the place of what was accepted before, and undo brings that back', () => {
  const work = session(farAway)
  work.decide({ issue: 'far-future', decision: { kind: 'accept' }, seen: seenIn(work) })
  const before = rowOf(work, 1).state.accepted
  type(work, 1, { moment: '01.12.2062 08:30' })
  work.decide({ issue: 'far-future', decision: { kind: 'accept' }, seen: seenIn(work) })
  const after = rowOf(work, 1).state.accepted
  work.undo(undefined)
  expect([before?.length, after?.length, after?.[0] === before?.[0], rowOf(work, 1).state.accepted]).toEqual([
    1,
    1,
    false,
    before
  ])
})

test('an error that was let through stops the row again when it is another one', () => {
  const work = session(
    'Dupont;Marie;F;079 123 45 67;01.12.2026;08:30;',
    'Dupont;Marie;F;079 123 45 67;01.12.2026;08:30;',
    'Dupont;Marie;F;079 123 45 67;01.12.2026;10:30;'
  )
  const { state, letThrough } = rowOf(work, 2)
  work.change({ changes: [withAccepted(state, letThrough?.['duplicate-row'] ?? '')] })
  const through = rowOf(work, 2).status
  type(work, 2, { moment: '01.12.2026 10:30' })
  expect([through, rowOf(work, 2).status, rowOf(work, 3).errors.concat(rowOf(work, 2).errors)]).toEqual([
    'ready',
    'ready',
    ['duplicate-row']
  ])
})

test('a remark that was let through counts for this remark only', () => {
  const work = session('Rey;Anne;F;079 123 45 69;01.12.2026;09:30;annulé par la patiente')
  const { state, letThrough } = rowOf(work, 1)
  work.change({ changes: [withAccepted(state, letThrough?.['remark-against'] ?? '')] })
  expect(rowOf(work, 1).status).toBe('ready')
})

test('what an older version accepted counts for the value that stands there, and for no other typed since', () => {
  const work = session(farAway)
  work.change({ changes: [{ rowId: rowOf(work, 1).rowId, accepted: { 'far-future': true } }] })
  const before = warned(work)
  type(work, 1, { moment: '01.12.2062 08:30' })
  const typed = warned(work)
  work.undo(undefined)
  expect([before, typed, warned(work), rowOf(work, 1).state.accepted]).toEqual([[], [1], [], ['far-future']])
})

test('an invited patient whose appointment is over was ready, and holds up nobody', () => {
  const work = session(
    'Dupont;Marie;F;079 123 45 67;01.11.2026;08:30;',
    'Favre;Jean;M;079 123 45 68;01.12.2026;09:00;',
    'Rey;Anne;F;079 123 45 69;01.11.2026;09:30;'
  )
  const before = work.endOpen(undefined).changed
  work.setInvited({ invited: [rowOf(work, 1).rowId], refused: [rowOf(work, 3).rowId] })
  const { figures, issueGroups } = work.endOpen(undefined).changed
  expect([before.figures, figures].map(({ ready, blocked }) => [ready, blocked])).toEqual([
    [1, 2],
    [3, 0]
  ])
  // The refused patient is to be corrected before the next try; the invited one is as sent.
  expect(issueGroups.map(({ code, count }) => [code, count])).toEqual([['date-past', 1]])
  expect([...work.select({ filter: 'blocked', search: '', issue: null, only: null, sentAs: [] })]).toEqual([3])
  expect(work.contents({ from: 0, to: 4 }).map(({ rowId }) => rowId)).toEqual([rowOf(work, 2).rowId])
})

test('a decision about all rows with an issue leaves invited patients alone', () => {
  const work = session('Dupont;Marie;F;079 123 45 67;01.11.2026;08:30;', 'Rey;Anne;F;079 123 45 69;01.11.2026;09:30;')
  work.setInvited({ invited: [rowOf(work, 1).rowId], refused: [] })
  work.decide({ issue: 'date-past', decision: { kind: 'exclude' }, seen: seenIn(work) })
  expect([rowOf(work, 1).state.excluded, rowOf(work, 2).state.excluded]).toEqual([false, true])
})

test('every sign of a replacement stands for itself', () => {
  const work = session('Dupont;Marie;F;079 123 45 67;01.12.2026;08:30;')
  const search = { field: 'lastName', find: 'pont', rowIds: [rowOf(work, 1).rowId] } as const
  work.replace({ ...search, by: "$&-$$-$1-$'" })
  expect(rowOf(work, 1).texts.lastName).toBe("Du$&-$$-$1-$'")
})
