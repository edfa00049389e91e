import { randomUUID } from 'node:crypto'
import fc from 'fast-check'
import { expect, test } from 'vitest'
import type { ListRow, ListSettings, ParseOptions } from '#contract/list.ts'
import { joinFiles } from '../../../src-renderer/list/index.ts'
import type { UnmatchedDecisions } from '../../../src-renderer/workspace/row-identity.ts'
import type { ListWork, ReadAnswer, RowView } from '../../../src-renderer/workspace/views.ts'
import { createListSession } from '../../../src-renderer/workspace/worker/list-session.ts'
import { buildXlsx } from '../../list/xlsx-builder.ts'
import { viewsOf } from '../../support/row-view.ts'

const now = Date.parse('2026-11-30T07:00:00Z')
const settings: ListSettings = {
  defaultCountry: 'CH',
  timeZone: 'Europe/Zurich',
  defaultLanguage: 'fr',
  queue: 'Cardiologie',
  delivery: 'server'
}
const headers = ['Nom', 'Prénom', 'Sexe', 'Natel', 'Date', 'Heure']
const keepAll: UnmatchedDecisions = { moved: 'keep', changed: 'keep', gone: 'keep' }

/** A list that is read, and read again from the same bytes with other choices. */
function open(bytes: Uint8Array, choices: ParseOptions = {}) {
  const work = createListSession(randomUUID)
  const read = (options: ParseOptions, keepEdits: boolean, sent: readonly string[] = []) =>
    work.read({
      source: { bytes },
      choices: options,
      fileName: '',
      settings,
      templates: [],
      directory: [],
      keepEdits,
      sent,
      now
    })
  const first = read(choices, false)
  if (first.kind !== 'read') throw new Error(first.kind)
  return { work, again: (options: ParseOptions, sent?: readonly string[]) => read(options, true, sent) }
}

function viewOf(work: ListWork, lastName: string): RowView {
  const found = viewsOf(work).find(({ texts }) => texts.lastName === lastName)
  if (found === undefined) throw new Error(`no ${lastName}`)
  return found
}

/** What is known of each patient: status, number, name. */
const patients = (work: ListWork) =>
  viewsOf(work)
    .filter(({ status }) => status !== 'aside')
    .map(({ status, texts }) => `${status} ${texts.lastName} ${texts.phone}`)

function type(work: ListWork, lastName: string, phone: string): void {
  const { rowId } = viewOf(work, lastName)
  work.change({ changes: [{ rowId, edits: { phone } }] })
}

function leaveOut(work: ListWork, lastName: string): void {
  const { rowId } = viewOf(work, lastName)
  work.change({ changes: [{ rowId, excluded: true }] })
}

/** The changes that wait for a decision: kind, row, and the row that they could go to. */
function waiting(answer: ReadAnswer): readonly string[] {
  if (answer.kind !== 'unmatched') throw new Error(answer.kind)
  return answer.groups.flatMap(({ kind, first }) =>
    first.map(
      ({ before, candidate }) => `${kind}: ${before.text.split(' ')[0]} → ${candidate?.text.split(' ')[0] ?? '–'}`
    )
  )
}

const person = (lastName: string, phone: string, time = '08:30') => [lastName, 'Anna', 'F', phone, '01.12.2026', time]
const workbook = buildXlsx({
  sheets: [
    {
      name: 'Lundi',
      rows: [headers, person('Dupont', '0791234561'), person('Blanc', '0791234562')].map((cells) => ({ cells }))
    },
    {
      name: 'Mardi',
      rows: [headers, person('Rochat', '0791234563'), person('Rey', '0791234564')].map((cells) => ({ cells }))
    }
  ]
})

test('what was typed and left out on one sheet does not go to the patients of another', () => {
  const { work, again } = open(workbook, { sheet: 'Lundi' })
  type(work, 'Dupont', '079 999 99 99')
  leaveOut(work, 'Blanc')
  expect(waiting(again({ sheet: 'Mardi' }))).toEqual(['gone: Dupont → –', 'gone: Blanc → –'])
  // Nothing has changed before the decision.
  expect(patients(work)).toEqual(['ready Dupont +41799999999', 'excluded Blanc +41791234562'])
  work.settleReading({ decisions: keepAll })
  expect(patients(work)).toEqual(['ready Rochat +41791234563', 'ready Rey +41791234564'])
})

test('what was kept comes back with its sheet, and what was dropped does not', () => {
  const { work, again } = open(workbook, { sheet: 'Lundi' })
  type(work, 'Dupont', '079 999 99 99')
  again({ sheet: 'Mardi' })
  const kept = work.settleReading({ decisions: keepAll })
  if (kept.kind !== 'read') throw new Error(kept.kind)
  expect(kept.source.waiting.map(({ sheet, row }) => [sheet, row.cells[0], row.edits.phone])).toEqual([
    ['Lundi', 'Dupont', '079 999 99 99']
  ])
  type(work, 'Rey', '079 888 88 88')
  expect(waiting(again({ sheet: 'Lundi' }))).toEqual(['gone: Rey → –'])
  work.settleReading({ decisions: { ...keepAll, gone: 'drop' } })
  expect(patients(work)).toEqual(['ready Dupont +41799999999', 'ready Blanc +41791234562'])
  expect(waiting(again({ sheet: 'Mardi' }))).toEqual(['gone: Dupont → –'])
  work.settleReading({ decisions: keepAll })
  expect(patients(work)).toEqual(['ready Rochat +41791234563', 'ready Rey +41791234564'])
})

test('a reading that is not taken changes nothing, and a reading without doubt needs no question', () => {
  const { work, again } = open(workbook, { sheet: 'Lundi' })
  type(work, 'Dupont', '079 999 99 99')
  again({ sheet: 'Mardi' })
  work.cancelReading(undefined)
  expect(() => work.settleReading({ decisions: keepAll })).toThrow()
  expect(again({ sheet: 'Lundi', includeHidden: true }).kind).toBe('read')
  expect(patients(work)).toEqual(['ready Dupont +41799999999', 'ready Blanc +41791234562'])
})

const lines = (rows: readonly (readonly string[])[], separator: string) =>
  [headers, ...rows].map((cells) => cells.join(separator)).join('\r\n')

test('under another encoding only rows that read the same keep their changes; the others are asked', () => {
  const bytes = new TextEncoder().encode(lines([person('Müller', '0791234561'), person('Rey', '0791234562')], ';'))
  const { work, again } = open(bytes)
  type(work, 'Müller', '079 999 99 99')
  type(work, 'Rey', '079 888 88 88')
  const { rowId } = viewOf(work, 'Rey')
  expect(waiting(again({ encoding: 'windows-1252' }))).toEqual(['changed: Müller → MÃ¼ller'])
  work.settleReading({ decisions: { ...keepAll, changed: 'apply' } })
  expect(patients(work).map((line) => line.split(' ').at(-1))).toEqual(['+41799999999', '+41798888888'])
  expect(viewOf(work, 'Rey').rowId).toBe(rowId)
})

test('records that a choice shifts keep nothing by their number', () => {
  // Read as tab-separated, the quoted line break ends the record: all records after it have other numbers.
  const rows = [
    ['"Du\npont"', ...person('', '0791234561').slice(1)],
    person('Rochat', '0791234562'),
    person('Rey', '0791234563')
  ]
  const { work, again } = open(new TextEncoder().encode(lines(rows, ';')))
  type(work, 'Rochat', '079 999 99 99')
  const answer = again({ delimiter: ',' })
  if (answer.kind === 'read') throw new Error('the change was applied without a question')
  expect(patients(work)).toContain('ready Rochat +41799999999')
})

test('a row of the same content at another place is asked, and gets its changes only when the user says so', () => {
  const before = open(
    new TextEncoder().encode(lines([person('Dupont', '0791234561'), person('Rey', '0791234562')], ';'))
  )
  type(before.work, 'Rey', '079 999 99 99')
  const list = before.work
  // The same list in a file of another order, as after a separator that shifted it.
  const shifted = new TextEncoder().encode(
    lines([person('Blanc', '0791234569'), person('Dupont', '0791234561'), person('Rey', '0791234562')], ';')
  )
  const answer = list.read({
    source: { bytes: shifted },
    choices: { delimiter: ';' },
    fileName: '',
    settings,
    templates: [],
    directory: [],
    keepEdits: true,
    now
  })
  expect(waiting(answer)).toEqual(['moved: Rey → Rey'])
  list.settleReading({ decisions: { ...keepAll, moved: 'apply' } })
  expect(patients(list)).toEqual(['ready Blanc +41791234569', 'ready Dupont +41791234561', 'ready Rey +41799999999'])
})

test('a reading that lacks a sent row is not taken, whatever is decided', () => {
  const { work, again } = open(workbook, { sheet: 'Lundi' })
  const { rowId } = viewOf(work, 'Dupont')
  expect(again({ sheet: 'Mardi' }, [rowId])).toMatchObject({ kind: 'unmatched', sent: 1 })
  expect(() => work.settleReading({ decisions: keepAll })).toThrow()
  expect(patients(work)).toEqual(['ready Dupont +41791234561', 'ready Blanc +41791234562'])
  expect(again({ sheet: 'Lundi' }, [rowId]).kind).toBe('read')
  expect(viewOf(work, 'Dupont').rowId).toBe(rowId)
})

test('in a joined list the same patient in another sheet of one file is another record', () => {
  const sheet = (name: string, ...people: readonly (readonly string[])[]) => ({
    name,
    rows: [headers, ...people].map((cells) => ({ cells }))
  })
  const weekly = person('Rey', '0791234564')
  const files = [
    { name: 'a.xlsx', bytes: buildXlsx({ sheets: [sheet('Liste', person('Dupont', '0791234561'))] }) },
    { name: 'b.xlsx', bytes: buildXlsx({ sheets: [sheet('Lundi', weekly), sheet('Mardi', weekly)] }) }
  ]
  const { work, again } = open(joinFiles(files), { sheet: 'Lundi' })
  const { rowId } = viewOf(work, 'Rey')
  expect(again({ sheet: 'Mardi' }, [rowId])).toMatchObject({ kind: 'unmatched', sent: 1 })
  type(work, 'Rey', '079 999 99 99')
  expect(waiting(again({ sheet: 'Mardi' }))).toEqual(['gone: Rey → –'])
  work.settleReading({ decisions: keepAll })
  expect(patients(work)).toEqual(['ready Dupont +41791234561', 'ready Rey +41791234564'])
  expect(again({ sheet: 'Lundi' }).kind).toBe('read')
  expect(patients(work)).toEqual(['ready Dupont +41791234561', 'ready Rey +41799999999'])
})

test('columns that were mapped by hand stay in another reading, under another encoding and with another header', () => {
  const odd = ['Kürzel', 'Wort', ...headers.slice(2, 3), 'Zahl', ...headers.slice(4)]
  const text = [odd, person('Dupont', '0791234561'), person('Rey', '0791234562')]
    .map((cells) => cells.join(';'))
    .join('\n')
  const { work, again } = open(new TextEncoder().encode(text))
  const { layout } = work.endOpen(undefined).source
  const columns = layout.columns.with(0, 'lastName').with(1, 'firstName').with(3, 'phone').with(2, 'ignore')
  work.setLayout({ change: { columns } })
  for (const choices of [{ includeHidden: true }, { encoding: 'windows-1252' }, { encoding: 'utf-8' }]) {
    const answer = again(choices)
    if (answer.kind !== 'read') throw new Error(answer.kind)
    expect(answer.source.layout.columns).toEqual(columns)
  }
  expect(work.setHeaderRow({ headerRow: null }).source.layout.columns.slice(0, 4)).toEqual(columns.slice(0, 4))
})

test('columns that only the app proposed are proposed anew: a wrong encoding does not stay', () => {
  const text = lines([person('Dupont', '0791234561'), person('Rey', '0791234562')], ';')
  const { again } = open(new TextEncoder().encode(text), { encoding: 'windows-1252' })
  const answer = again({ encoding: 'utf-8' })
  if (answer.kind !== 'read') throw new Error(answer.kind)
  expect(answer.source.layout.columns).toEqual(['lastName', 'firstName', 'gender', 'phone:mobile', 'date', 'time'])
})

test('whatever is read again, each change is at a record of its own place and content, or waits', () => {
  const cell = fc.constantFrom('Dupont', 'Rey', 'Müller', 'a;b', 'c,d')
  const record = fc.tuple(cell, cell)
  const reading: fc.Arbitrary<ParseOptions> = fc.record(
    {
      encoding: fc.constantFrom('utf-8', 'windows-1252'),
      delimiter: fc.constantFrom(';', ',')
    },
    { requiredKeys: [] }
  )
  const decision = fc.constantFrom('keep', 'drop')
  fc.assert(
    fc.property(
      fc.array(record, { minLength: 2, maxLength: 6 }),
      fc.array(fc.tuple(reading, fc.nat(5), decision), { minLength: 1, maxLength: 6 }),
      (records, steps) => {
        const rows = records.map(([last, first], at) => [
          `"${last}"`,
          `"${first}"`,
          'F',
          `07912345${at}0`,
          '01.12.2026',
          '08:00'
        ])
        const { work, again } = open(new TextEncoder().encode(lines(rows, ';')), { delimiter: ';' })
        const typed = new Map<string, string>()
        for (const [choices, at, decided] of steps) {
          const row = work.rows({ from: 0, to: 99 })[at]
          if (row !== undefined) {
            const mark = `mark ${typed.size}`
            typed.set(mark, key(row))
            work.change({ changes: [{ rowId: row.rowId, edits: { lastName: mark }, excluded: false }] })
          }
          if (again(choices).kind === 'unmatched') {
            work.settleReading({ decisions: { moved: decided, changed: decided, gone: decided } as UnmatchedDecisions })
          }
          for (const after of work.rows({ from: 0, to: 99 })) {
            const mark = after.edits.lastName
            if (mark !== undefined) expect(typed.get(mark)).toBe(key(after))
          }
        }
      }
    ),
    { numRuns: 60 }
  )
})

/** A record by its place and content. */
function key({ row, cells }: ListRow): string {
  return JSON.stringify([row, cells])
}

const csvOf = (names: readonly string[]) =>
  new TextEncoder().encode(
    [headers, ...names.map((name, at) => [name, 'Anna', 'F', `079 123 45 6${at}`, '04.01.2027', `0${8 + at}:00`])]
      .map((cells) => cells.join(';'))
      .join('\n')
  )

test('words that were counted in one sheet are not replaced in another one that was read since', () => {
  const rows = ['Dupont', 'Rochat'].map((name) => [
    headers,
    [name, 'Anna', 'F', '079 123 45 60', '04.01.2027', '08:00']
  ])
  const { work, again } = open(buildXlsx({ sheets: rows.map((cells, at) => ({ name: `S${at}`, rows: cells })) }), {
    sheet: 'S0'
  })
  const search = { field: 'firstName', find: 'Anna', rowIds: viewsOf(work).map(({ rowId }) => rowId) } as const
  expect(work.countMatches(search)).toBe(1)
  again({ sheet: 'S1' })
  expect([work.countMatches(search), work.replace({ ...search, by: 'Maria' }).change.rows]).toEqual([0, []])
  expect(viewOf(work, 'Rochat').texts.firstName).toBe('Anna')
})

test('undo of a reading leads to the list before it, keeps what was sent since, and redo leads back', () => {
  const { work, again } = open(csvOf(['Dupont', 'Rochat', 'Favre']))
  type(work, 'Rochat', '078 111 11 11')
  again({ encoding: 'windows-1252' })
  type(work, 'Dupont', '078 222 22 22')
  type(work, 'Favre', '078 333 33 33')
  const sent = viewOf(work, 'Dupont').rowId
  work.setInvited({ invited: [sent], refused: [] })
  const steps = [1, 2, 3].map(() => work.undo(undefined).kind)
  const phones = () => patients(work).map((line) => line.split(' ').at(-1))
  expect([steps, phones()]).toEqual([
    ['rows', 'rows', 'reading'],
    ['+41782222222', '+41781111111', '+41791234562']
  ])
  expect(viewOf(work, 'Dupont').state.edits).toEqual({ phone: '078 222 22 22' })
  work.undo(undefined)
  for (const _ of [1, 2, 3, 4]) work.redo(undefined)
  expect(phones()).toEqual(['+41782222222', '+41781111111', '+41783333333'])
  expect(work.redo(undefined).kind).toBeNull()
})
