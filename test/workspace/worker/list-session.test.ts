import { randomUUID } from 'node:crypto'
import { expect, test } from 'vitest'
import type { ListSettings } from '#contract/list.ts'
import type { ListWork, RowView, SourceView } from '../../../src-renderer/workspace/views.ts'
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

const csv = [
  'Liste du jour',
  'Nom;Prénom;Sexe;Natel;Date;Heure',
  'Dupont;Marie;F;079 123 45 67;01.12.2026;08:30',
  'Favre;Jean;M;791234568;01.12.2026;09:00',
  'Rey;Anne;;079 123 45 69;01.12.2026;09:30',
  'Total : 3'
].join('\r\n')

/** What the user sees now. */
const seenIn = (work: ListWork): number => work.endOpen(undefined).changed.number

function session(text = csv, with_: Partial<ListSettings> = {}): ListWork {
  return opened(text, with_).work
}

function opened(
  text: string,
  with_: Partial<ListSettings> = {}
): { readonly work: ListWork; readonly source: SourceView } {
  const work = createListSession(randomUUID)
  const answer = work.read({
    source: { bytes: new TextEncoder().encode(text) },
    choices: {},
    fileName: '',
    settings: { ...settings, ...with_ },
    templates: [],
    directory: [],
    now
  })
  if (answer.kind !== 'read') throw new Error(answer.kind)
  return { work, source: answer.source }
}

/** Reads the file with another separator. */
function readAgain(work: ListWork, part: Partial<Parameters<ListWork['read']>[0]> = {}): void {
  const source = { bytes: new TextEncoder().encode(csv) }
  work.read({
    source,
    choices: { delimiter: ';' },
    fileName: '',
    settings,
    templates: [],
    directory: [],
    keepEdits: true,
    now,
    ...part
  })
}

function verdicts(work: ListWork): string[] {
  return viewsOf(work).map(({ row, status, skipReason, errors, warnings }) =>
    [row, status, skipReason, ...errors, ...warnings].filter(Boolean).join(' ')
  )
}

test('a list is read into rows, each validated or skipped', () => {
  const work = session()
  expect(verdicts(work)).toEqual([
    '1 aside title',
    '2 aside header',
    '3 ready',
    '4 ready phone-repaired',
    '5 blocked gender-missing',
    '6 aside total'
  ])
  expect(viewsOf(work)[2]?.texts).toEqual({
    lastName: 'Dupont',
    firstName: 'Marie',
    gender: 'female',
    phone: '+41791234567',
    email: '',
    moment: '01.12.2026 08:30',
    language: 'fr',
    doctorEmail: '',
    queue: 'Cardiologie'
  })
})

test('an edit is validated at once, and undone and redone as one step', () => {
  const work = session()
  const { rowId } = viewsOf(work)[4] as RowView
  const changed = work.change({ changes: [{ rowId, edits: { gender: 'F' } }] })
  expect(changed.views.map(({ row, status }) => [row, status])).toEqual([[5, 'ready']])
  expect([changed.figures.ready, changed.undoCount, changed.canRedo]).toEqual([3, 1, false])
  const undone = work.undo(undefined).changed
  expect([undone.figures.ready, undone.undoCount, undone.canRedo]).toEqual([2, 0, true])
  expect(undone.change.rows).toEqual([{ rowId, edits: { gender: null } }])
  expect(work.redo(undefined).changed.figures.ready).toBe(3)
})

test('one decision excludes all rows with an issue, and is one step to undo', () => {
  const work = session(csv.replaceAll(';F;', ';;').replaceAll(';M;', ';;'))
  expect(
    work.decide({ issue: 'gender-missing', decision: { kind: 'exclude' }, seen: seenIn(work) }).figures
  ).toMatchObject({
    ready: 0,
    blocked: 0,
    excluded: 3
  })
  expect(work.undo(undefined).changed.figures).toMatchObject({ blocked: 3, excluded: 0 })
  expect(
    work.decide({ issue: 'gender-missing', decision: { kind: 'set', field: 'gender', text: 'F' }, seen: seenIn(work) })
      .figures.ready
  ).toBe(3)
})

test('a warning that is accepted for all its rows stays, but is nothing to look at any more; one step to undo', () => {
  const work = session(csv.replace('079 123 45 69', '791234569').replace(';;', ';F;'))
  const warned = () => [...work.select({ filter: 'warned', search: '', issue: null, only: null, sentAs: [] })]
  const shown = { filter: 'warned', issue: null, positions: Uint32Array.from(warned()) } as const
  expect([warned(), work.countResolved(shown)]).toEqual([[3, 4], 0])
  const accepted = work.decide({ issue: 'phone-repaired', decision: { kind: 'accept' }, seen: seenIn(work) })
  expect(accepted.stats).toMatchObject({ warned: 0, accepted: { 'phone-repaired': 2 }, lostZeros: 2 })
  expect([warned(), work.countResolved(shown), accepted.figures.ready]).toEqual([[], 2, 3])
  expect([work.undo(undefined).changed.stats.warned, work.countResolved(shown)]).toEqual([2, 0])
})

test('names that mix alphabets are counted and shown apart, until they are typed again or left out; no warning tells them', () => {
  // The М of Marie and the а of Favre are Cyrillic; Иван is a name of its own.
  const text = csv
    .replace('Marie', '\u041carie')
    .replace('Favre', 'F\u0430vre')
    .replace('Anne', '\u0418\u0432\u0430\u043d')
  const work = session(text.replace(';;', ';F;'))
  const mixed = () => [...work.select({ filter: 'mixed', search: '', issue: null, only: null, sentAs: [] })]
  const { stats, figures } = work.endOpen(undefined).changed
  expect([stats.mixed, mixed(), figures.ready, stats.warned]).toEqual([2, [2, 3], 3, 1])
  const [marie, favre] = [viewsOf(work)[2], viewsOf(work)[3]] as [RowView, RowView]
  const typed = work.change({ changes: [{ rowId: marie.rowId, edits: { firstName: 'Marie' } }] })
  const left = work.change({ changes: [{ rowId: favre.rowId, excluded: true }] })
  expect([typed.stats.mixed, left.stats.mixed, mixed(), work.undo(undefined).changed.stats.mixed]).toEqual([
    1,
    0,
    [],
    1
  ])
})

test('a row that is shown for an issue counts as resolved once it is corrected', () => {
  const work = session()
  const { rowId } = viewsOf(work)[4] as RowView
  const shown = { filter: 'all', issue: 'gender-missing', positions: Uint32Array.of(4) } as const
  expect(work.countResolved(shown)).toBe(0)
  work.change({ changes: [{ rowId, edits: { gender: 'F' } }] })
  expect(work.countResolved(shown)).toBe(1)
})

test('skipped records are counted by reason, with the first ones to include', () => {
  const work = session()
  const { skipped, out, hasDoctor, hasQueue } = work.endOpen(undefined).changed.stats
  expect([out, hasDoctor, hasQueue]).toEqual([3, false, true])
  expect([skipped.count, skipped.withText, skipped.byReason]).toEqual([3, 3, { title: 1, header: 1, total: 1 }])
  expect(skipped.first.map(({ position, recordText }) => `${position} ${recordText}`)).toEqual([
    '0 Liste du jour',
    '1 Nom · Prénom · Sexe · Natel · Date · Heure',
    '5 Total : 3'
  ])
})

test('a row lists the positions of the first four rows that belong with it', () => {
  const lines = Array.from(
    { length: 7 },
    (_, at) => `Rey;Anne${'abcdefg'[at]};F;079 123 45 69;01.12.2026;${10 + at}:00`
  )
  const [, second] = viewsOf(session(['Nom;Prénom;Sexe;Natel;Date;Heure', ...lines].join('\r\n'))).slice(1) as RowView[]
  expect(second?.related).toEqual([{ code: 'phone-shared', positions: [1, 3, 4, 5] }])
})

test('other settings revalidate the whole list', () => {
  const work = session(csv, { queue: undefined as never })
  expect(work.setSettings({ change: { queue: null }, now }).figures.ready).toBe(0)
  expect(work.setSettings({ change: settings, now }).figures.ready).toBe(2)
  expect(work.setSettings({ change: settings, now: Date.parse('2027-01-01T00:00:00Z') }).figures.ready).toBe(0)
})

test('filter, search and issue select rows by their position in the file', () => {
  const work = session()
  const select = (filter: Parameters<ListWork['select']>[0]['filter'], search = '') => [
    ...work.select({ filter, search, issue: null, only: null, sentAs: [] })
  ]
  expect(select('all')).toEqual([2, 3, 4])
  expect(select('ready')).toEqual([2, 3])
  expect(select('warned')).toEqual([3])
  expect(select('blocked')).toEqual([4])
  expect(select('out')).toEqual([0, 1, 5])
  expect(select('all', 'FAVRE jean')).toEqual([3])
  expect([...work.select({ filter: 'all', search: '', issue: 'gender-missing', only: null, sentAs: [] })]).toEqual([4])
})

test('of some rows only those are selected, and a search also finds rows by what was sent', () => {
  const work = session()
  const [third = '', fourth = '', fifth = ''] = viewsOf(work)
    .slice(2)
    .map(({ rowId }) => rowId)
  const select = (search: string, only: readonly string[] | null, sentAs: readonly string[]) => [
    ...work.select({ filter: 'all', search, issue: null, only, sentAs })
  ]
  expect(select('', [third, fifth], [])).toEqual([2, 4])
  expect(select('favre', null, [])).toEqual([3])
  expect(select('078', null, [fifth])).toEqual([4])
  expect(select('favre', [fourth, fifth], [third, fifth])).toEqual([3, 4])
})

test('find and replace changes one field of the rows that contain the words', () => {
  const work = session()
  const rowIds = viewsOf(work).map(({ rowId }) => rowId)
  const search = { field: 'lastName', find: 'Dupont', rowIds } as const
  expect(work.countMatches(search)).toBe(1)
  expect(work.countMatches({ ...search, rowIds: rowIds.toSpliced(2, 1) })).toBe(0)
  const changed = work.replace({ ...search, by: 'Dupond' })
  expect(changed.change.rows.map(({ edits }) => edits)).toEqual([{ lastName: 'Dupond' }])
  expect(viewsOf(work)[2]?.texts.lastName).toBe('Dupond')
})

test('a header that the user chooses is used, and its columns are matched again', () => {
  const work = session(`Nom;Prénom;Sexe;Natel;Date;Heure\n${csv.split('\r\n').slice(2).join('\n')}`)
  const { changed, source } = work.setHeaderRow({ headerRow: null })
  expect(source.layout.headerRow).toBeNull()
  expect(changed.allChanged).toBe(true)
  expect(work.setHeaderRow({ headerRow: 1 }).source.layout.columns).toEqual([
    'lastName',
    'firstName',
    'gender',
    'phone:mobile',
    'date',
    'time'
  ])
})

test('a stored list that is opened again has the same results', () => {
  const first = session()
  const rows = first.rows({ from: 0, to: 6 })
  const { source } = first.endOpen(undefined)
  const second = createListSession(randomUUID)
  second.beginOpen({
    document: {
      name: 'x',
      fileName: 'x.csv',
      settings,
      format: source.format,
      choices: {},
      layout: source.layout
    },
    directory: [],
    now
  })
  second.addRows({ rows: rows.slice(0, 4) })
  second.addRows({ rows: rows.slice(4) })
  second.endOpen(undefined)
  expect(viewsOf(second)).toEqual(viewsOf(first))
})

test('the same file read with other options keeps what was typed, by record', () => {
  const work = session()
  const { rowId } = viewsOf(work)[4] as RowView
  work.change({ changes: [{ rowId, edits: { gender: 'F' } }] })
  readAgain(work)
  expect(viewsOf(work)[4]?.texts.gender).toBe('female')
  expect(viewsOf(work)[2]?.texts.firstName).toBe('Marie')
})

test('settings, columns, reading and rows are undone and redone in the order in which they were changed', () => {
  const work = session()
  const { rowId } = viewsOf(work)[4] as RowView
  const bytes = new TextEncoder().encode(csv)
  const french: ListSettings = { ...settings, defaultCountry: 'FR' }
  const shown = () => viewsOf(work).map(({ status, texts }) => [status, texts.gender, texts.phone].join(' '))
  const seen = [shown()]
  work.change({ changes: [{ rowId, edits: { gender: 'F' } }] })
  seen.push(shown())
  work.setSettings({ change: french, now })
  seen.push(shown())
  work.setHeaderRow({ headerRow: null })
  seen.push(shown())
  work.read({
    source: { bytes },
    choices: { delimiter: ';' },
    fileName: '',
    settings: french,
    templates: [],
    directory: [],
    keepEdits: true,
    now
  })
  seen.push(shown())
  // Read again, the header is found again.
  expect(new Set(seen.map((lines) => lines.join())).size).toBe(4)

  for (const [at, kind] of (['reading', 'columns', 'settings', 'rows'] as const).entries()) {
    expect(work.undo(undefined).kind).toBe(kind)
    expect(shown()).toEqual(seen[3 - at])
  }
  expect(work.undo(undefined)).toMatchObject({ kind: null, settings, changed: { undoCount: 0, canRedo: true } })
  for (const [at, kind] of (['rows', 'settings', 'columns', 'reading'] as const).entries()) {
    expect(work.redo(undefined).kind).toBe(kind)
    expect(shown()).toEqual(seen[at + 1])
  }
  expect(work.redo(undefined)).toMatchObject({ kind: null, changed: { undoCount: 4, canRedo: false } })
})

test('undo returns what must be stored: the settings, the columns, or the parse options', () => {
  const work = session()
  const { layout } = work.endOpen(undefined).source
  work.setSettings({ change: { ...settings, queue: 'Neurologie' }, now })
  work.setLayout({ change: { ...layout, columns: layout.columns.with(2, 'ignore') } })
  readAgain(work, { settings: { ...settings, queue: 'Neurologie' } })
  const reading = work.undo(undefined)
  expect([reading.source?.choices, reading.source?.layout.columns[2]]).toEqual([{}, 'ignore'])
  expect(work.undo(undefined).source?.layout).toEqual(layout)
  expect(work.undo(undefined)).toMatchObject({ kind: 'settings', settings, source: null })
})

test('revalidation because time has passed is no step to undo', () => {
  const work = session()
  expect(work.setSettings({ change: { ...settings }, now: now + 60_000 }).undoCount).toBe(0)
})

test('an undone step is validated by the current time', () => {
  const work = session()
  readAgain(work, { now: Date.parse('2027-01-01T00:00:00Z') })
  expect(work.undo(undefined).changed.figures.ready).toBe(0)
})

test('another list has nothing to undo of the one before', () => {
  const work = session()
  work.setSettings({ change: { ...settings, queue: 'Neurologie' }, now })
  const source = { bytes: new TextEncoder().encode(csv) }
  const answer = work.read({ source, choices: {}, fileName: '', settings, templates: [], directory: [], now })
  expect(answer).toMatchObject({ kind: 'read', changed: { undoCount: 0, canRedo: false } })
  expect(work.undo(undefined).kind).toBe(null)
})

test('only ready rows become invitations, by SMS where there is a number', () => {
  const work = session()
  const contents = work.contents({ from: 0, to: 6 })
  expect(contents.map(({ content }) => [content.lastName, content.channel, content.scheduledFor])).toEqual([
    ['Dupont', 'sms', '2026-12-01T07:30:00Z'],
    ['Favre', 'sms', '2026-12-01T08:00:00Z']
  ])
})

const english = [
  'Last name;First name;Sex;Mobile;Date;Time',
  'Dupont;Marie;F;079 123 45 67;12/01/2026;08:30',
  'Favre;Jean;M;079 123 45 68;12/15/2026;09:00',
  'Rey;Anne;F;079 123 45 69;12/02/2026;',
  'Roth;Paul;M;079 123 45 70;13/12/2026;10:00'
].join('\r\n')

function moments(work: ListWork): string[] {
  return viewsOf(work).flatMap(({ skipReason, texts, status }) =>
    skipReason === null ? [`${status} ${texts.moment}`] : []
  )
}

/** Says that the month comes first. */
function monthFirst(work: ListWork, source: SourceView): ReturnType<ListWork['setLayout']> {
  return work.setLayout({ change: { ...source.layout, dateOrder: 'month-first' } })
}

test('with the month first all dates are read again, as one step to undo, and evidence against the order is reported', () => {
  const { work, source } = opened(english)
  const dayFirst = [
    'blocked 12/01/2026 08:30',
    'blocked 12/15/2026 09:00',
    'blocked 12/02/2026',
    'ready 13.12.2026 10:00'
  ]
  expect(source.dates).toEqual({
    order: 'day-first',
    evidence: '13/12/2026',
    otherwise: { count: 1, example: '12/15/2026' }
  })
  const changed = monthFirst(work, source)
  expect(changed.source.dates).toEqual({
    order: 'month-first',
    evidence: '12/15/2026',
    otherwise: { count: 1, example: '13/12/2026' }
  })
  // A date without a time is shown in the form in which it is read once a time is typed after it.
  expect(moments(work)).toEqual([
    'ready 01.12.2026 08:30',
    'ready 15.12.2026 09:00',
    'blocked 02.12.2026',
    'blocked 13/12/2026 10:00'
  ])
  expect(work.undo(undefined)).toMatchObject({ kind: 'columns', source: { dates: { order: 'day-first' } } })
  expect([moments(work)[1], moments(work)[3]]).toEqual([dayFirst[1], dayFirst[3]])
  expect(work.redo(undefined)).toMatchObject({ source: { layout: { dateOrder: 'month-first' } } })
})

test('what is typed is read with the day first, before and after the month is said to come first', () => {
  const { work, source } = opened(english)
  const [, first, , third] = viewsOf(work) as [RowView, RowView, RowView, RowView]
  const type = ({ rowId }: RowView, moment: string) =>
    work.change({ changes: [{ rowId, edits: { moment }, excluded: false }] })
  type(first, '03.12.2026 08:30')
  monthFirst(work, source)
  type(third, '02.12.2026 11:00')
  expect(moments(work)).toEqual([
    'ready 03.12.2026 08:30',
    'ready 15.12.2026 09:00',
    'ready 02.12.2026 11:00',
    'blocked 13/12/2026 10:00'
  ])
})

test('another header and another reading keep the order of its dates', () => {
  const { work, source } = opened(english)
  monthFirst(work, source)
  expect(work.setHeaderRow({ headerRow: 1 }).source.layout.dateOrder).toBe('month-first')
  const bytes = new TextEncoder().encode(english)
  expect(
    work.read({
      source: { bytes },
      choices: { encoding: 'windows-1252' },
      fileName: '',
      settings,
      templates: [],
      directory: [],
      keepEdits: true,
      now
    })
  ).toMatchObject({ source: { layout: { dateOrder: 'month-first' } } })
})
