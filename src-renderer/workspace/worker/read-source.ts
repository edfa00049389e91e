import type { Layout, ListSettings, ParseOptions } from '#contract/list.ts'
import {
  type ListReading,
  type ListSource,
  proposeLayout,
  readList,
  type WorkbookReader,
  withChosenColumns
} from '../../list/index.ts'
import { asSourceRecords } from '../row-edits.ts'
import {
  type CarriedRows,
  carryOver,
  fingerprintOf,
  settleUnmatched,
  type UnmatchedDecisions
} from '../row-identity.ts'
import type { ListWork } from '../views.ts'
import { createListState, type ListState } from './list-state.ts'
import { documentParts, templateChoices, templateSettings } from './template-settings.ts'

type ReadInput = Parameters<ListWork['read']>[0]

/** A source as read, not yet a list. */
export interface SourceReading {
  readonly kind: 'read'
  readonly reading: Extract<ListReading, { kind: 'list' }>
  readonly settings: ListSettings
  readonly choices: ParseOptions
  readonly input: ReadInput
}

function toListSource(source: ReadInput['source']): ListSource {
  return 'bytes' in source ? source.bytes : { text: source.text, html: source.html ?? undefined }
}

function workbookReaderOf(source: ReadInput['source']): WorkbookReader | undefined {
  return 'bytes' in source ? source.readWorkbook : undefined
}

/**
 * Reads a file or pasted text, with the choices and settings that its template remembers. `before`: the same list as it
 * was read until now.
 */
export function readSource(
  input: ReadInput,
  before: ListState | null,
  newRowId: () => string
): SourceReading | Extract<ListReading, { kind: 'unreadable' }> {
  const { source, choices, fileName, settings, templates, directory, now } = input
  const readWith = (readChoices: ParseOptions, headerRow?: number) =>
    readList(toListSource(source), {
      readWorkbook: workbookReaderOf(source),
      settings: { ...settings, destinations: directory, now, fileName },
      settingsFor: (match) => ({ ...templateSettings(match, settings), destinations: directory, now, fileName }),
      choices: readChoices,
      templates,
      headerRow,
      dateOrder: before?.layout.dateOrder,
      rowId: () => newRowId()
    })
  const found = readWith(choices)
  if (found.kind === 'unreadable') return found
  const remembered = templateChoices(found.match, choices)
  const headerRow = before === null ? undefined : chosenHeader(before, found)
  const isReread = remembered !== choices || headerRow !== undefined
  const reread = isReread ? readWith(remembered, headerRow) : found
  // What was chosen for an earlier file may not fit this one: then the first reading counts.
  const reading = reread.kind === 'list' ? reread : found
  const ownChoices = reread.kind === 'list' ? remembered : choices
  return { kind: 'read', reading, settings: templateSettings(reading.match, settings), choices: ownChoices, input }
}

/** The list of a source that was read for the first time. */
export function newList({ reading, settings, choices, input }: SourceReading): ListState {
  const { directory, now, fileName } = input
  const parts = documentParts(reading)
  const { rows, validator, evidence } = reading
  // A template may have another country, in which other digits are a phone.
  const isOwnCountry = settings.defaultCountry === input.settings.defaultCountry
  return createListState({
    ...parts,
    rows: [...rows],
    settings,
    directory,
    now,
    fileName,
    choices,
    waiting: [],
    validator,
    evidence: isOwnCountry ? evidence : undefined
  })
}

/** What another reading of the list's source keeps of its rows. */
export function carriedRows({ reading, input }: SourceReading, before: ListState): CarriedRows {
  return carryOver(
    { ...before.format, rows: before.rows, waiting: before.waiting, sent: new Set(input.sent) },
    { ...reading.format, rows: reading.rows }
  )
}

/** The list in another reading of its source, with what the user decided about changes that did not match. */
export function rereadList(
  { reading, settings, choices, input }: SourceReading,
  before: ListState,
  carried: CarriedRows,
  decisions: UnmatchedDecisions
): ListState {
  const { directory, now, fileName } = input
  const parts = documentParts(reading)
  return createListState({
    ...parts,
    layout: keptLayout(parts.layout, before, reading),
    ...settleUnmatched(carried, decisions),
    settings,
    directory,
    now,
    fileName,
    choices,
    seenIssues: before.seenIssues
  })
}

/** One layout belongs to a source: another reading of it keeps what the user has said about columns. */
function keptLayout(layout: Layout, before: ListState, reading: SourceReading['reading']): Layout {
  const samePlaces =
    before.format.sheet === reading.format.sheet &&
    before.format.delimiter === reading.format.delimiter &&
    before.layout.columns.length === layout.columns.length
  return withChosenColumns(layout, before.layout, chosenColumns(before), samePlaces)
}

/** Positions of the columns whose meaning the user or a template chose. */
export function chosenColumns({ evidence, layout }: Pick<ListState, 'evidence' | 'layout'>): ReadonlySet<number> {
  const chosen = evidence.filter((column) => column.evidence.some(({ kind }) => kind === 'person'))
  return new Set([...chosen.map(({ column }) => column), ...(layout.chosenColumns ?? [])])
}

/** The header row that the user chose, if the new reading still has it; undefined: it is searched. */
function chosenHeader(before: ListState, reading: SourceReading['reading']): number | undefined {
  const { headerRow, dateSystem } = before.layout
  if (headerRow === null || before.format.sheet !== reading.format.sheet) return undefined
  const context = { country: before.settings.defaultCountry, now: before.now, dateSystem }
  const proposed = proposeLayout(asSourceRecords(before.rows), context).layout.headerRow
  if (proposed === headerRow) return undefined
  const header = before.rows.find(({ row }) => row === headerRow)
  const there = reading.rows.find(({ row }) => row === headerRow)
  const isSame = header !== undefined && there !== undefined && fingerprintOf(header) === fingerprintOf(there)
  return isSame ? headerRow : undefined
}
