import type { ColumnMeaning, Layout } from '#contract/list.ts'
import { assignColumns } from './assign.ts'
import type { Assignment } from './assignment.ts'
import { createRowClassifier, type RecordInput, type SkipReason } from './classify-rows.ts'
import { type ColumnStats, computeColumnStats } from './column-stats.ts'
import type { IgnoreReason } from './header-cell.ts'
import { findHeader, type Header, headerAt } from './header-row.ts'
import { hasTwoPatients } from './side-by-side.ts'

/** One reason for the meaning of a column, to show to the user. */
export type Evidence =
  /** Its title says so. */
  | { readonly kind: 'header'; readonly text: string }
  /** Its values look so. */
  | { readonly kind: 'values' }
  /** It is not used, for this reason. */
  | { readonly kind: 'ignored'; readonly reason: IgnoreReason }
  /** The title and most values disagree. The title was followed; the user should check. */
  | { readonly kind: 'contradicted' }
  /** The user chose it, now or in the template. */
  | { readonly kind: 'person' }

/** What is known about one column. */
export interface ColumnEvidence {
  /** Position from 0. */
  readonly column: number
  /** Title as in the file, with the line above it (`Termin / Datum`); empty if there is none. */
  readonly header: string
  readonly meaning: ColumnMeaning
  readonly evidence: readonly Evidence[]
  /** First distinct values. */
  readonly samples: readonly string[]
  /** How many of the inspected rows have a value. */
  readonly filled: number
}

export interface LayoutOptions {
  /** ISO 3166; distinguishes phones from other digits. Default `CH`. */
  readonly country?: string | undefined
  /** ms since the epoch; distinguishes appointments from birth dates where no header does. */
  readonly now?: number | undefined
  readonly dateSystem?: 1900 | 1904 | undefined
  /** Number of the header's record if the user chose it; null: the file has none. Absent: it is searched. */
  readonly headerRow?: number | null | undefined
}

export interface ProposedLayout {
  readonly layout: Layout
  readonly evidence: readonly ColumnEvidence[]
  /** Each row holds two patients side by side: it cannot be read as a list. */
  readonly hasTwoPatients: boolean
}

/** Enough rows to recognise a column, spread over the list: the first page can be uniform. */
const inspectedRows = 300
const maxColumns = 1000

function spreadSample<T>(rows: readonly T[]): readonly T[] {
  if (rows.length <= inspectedRows) return rows
  const half = inspectedRows / 2
  const step = (rows.length - half) / half
  return [...rows.slice(0, half), ...Array.from({ length: half }, (_, at) => rows[half + Math.floor(at * step)] as T)]
}

function titleOf({ text, group }: { readonly text: string; readonly group: string }): string {
  const own = text.trim()
  const above = group.trim()
  return (own !== '' && above !== '' && above !== own ? `${above} / ${own}` : own || above).slice(0, 2000)
}

function hasTitle(header: Header | undefined, column: number): boolean {
  return (header?.cells[column]?.text.trim() ?? '') !== ''
}

/** All records of a short list; the beginning and a sample of a long one. */
function sampledRecords(records: readonly RecordInput[]): readonly RecordInput[] {
  if (records.length <= 4 * inspectedRows) return records
  const step = Math.ceil(records.length / (2 * inspectedRows))
  const beginning = 2 * inspectedRows
  return records.filter((_, at) => at < beginning || at % step === 0)
}

/** Rows that show what columns contain: below the header, more than a heading, not the header repeated. */
function informativeRows(records: readonly RecordInput[], header: Header | undefined): readonly RecordInput[] {
  const first = header?.cells.find(({ text }) => text.trim() !== '')
  const firstColumn = first ? (header?.cells.indexOf(first) ?? 0) : 0
  return sampledRecords(records).filter(({ row, cells, hidden }) => {
    if (hidden || row <= (header?.row ?? 0)) return false
    if (first && cells[firstColumn]?.trim() === first.text.trim()) return false
    let filled = 0
    for (const cell of cells) if (cell !== '' && cell.trim() !== '') filled += 1
    return filled >= 3 || (filled === 2 && (header?.cells.length ?? 3) <= 3)
  })
}

function contradicts({ meaning, by }: Assignment, { filled, email, phone, date, dateTime }: ColumnStats): boolean {
  if (by !== 'header' || filled < 3) return false
  const dated = date + dateTime
  switch (meaning) {
    case 'email':
      return email < 0.1
    case 'phone':
    case 'phone:mobile':
      return email + dated > 0.5
    case 'date':
    case 'dateTime':
    case 'birthDate':
      return email + phone > 0.5
    case 'lastName':
    case 'firstName':
    case 'fullName':
      return email + phone + dated > 0.5
    default:
      return false
  }
}

function evidenceOf(assignment: Assignment, stats: ColumnStats, text: string): readonly Evidence[] {
  const { meaning, by, reason } = assignment
  if (meaning === 'ignore') return [{ kind: 'ignored', reason: reason ?? 'unknown' }]
  const reasons: Evidence[] = []
  if (by === 'header' || by === 'both') reasons.push({ kind: 'header', text })
  if (by === 'values' || by === 'both') reasons.push({ kind: 'values' })
  if (contradicts(assignment, stats)) reasons.push({ kind: 'contradicted' })
  return reasons
}

/**
 * Interprets the records of a file as a list of patients: where its header is and what each column contains.
 * {@link classifyRows} then finds the records that are no patients.
 */
export function proposeLayout(records: readonly RecordInput[], options: LayoutOptions = {}): ProposedLayout {
  const header = options.headerRow === undefined ? findHeader(records) : headerAt(records, options.headerRow)
  const informative = spreadSample(informativeRows(records, header))
  const columnCount = Math.min(
    maxColumns,
    header?.cells.length ?? informative.reduce((length, { cells }) => Math.max(length, cells.length), 0)
  )
  const all = Array.from({ length: columnCount }, (_, column) =>
    computeColumnStats(informative, column, options.country ?? 'CH')
  )
  // Rows often end in delimiters: trailing columns without title and values are dropped.
  const width = all.findLastIndex(({ filled }, column) => filled > 0 || hasTitle(header, column)) + 1
  const columnStats = all.slice(0, width)
  const { columns, fullNameOrder } = assignColumns(header?.cells, columnStats, { now: options.now }, informative)
  const headers = header
    ? Array.from({ length: width }, (_, at) => titleOf(header.cells[at] ?? { text: '', group: '' }))
    : []
  const layout: Layout = {
    headerRow: header?.row ?? null,
    headers: header ? headers : columns.map(() => ''),
    columns: columns.map(({ meaning }) => meaning),
    ...(fullNameOrder === undefined ? {} : { fullNameOrder }),
    dateSystem: options.dateSystem ?? 1900
  }
  const evidence = columns.map((assignment, column): ColumnEvidence => {
    const stats = columnStats[column] as ColumnStats
    const text = layout.headers[column] ?? ''
    return {
      column,
      header: text,
      meaning: assignment.meaning,
      evidence: evidenceOf(assignment, stats, text),
      samples: stats.samples,
      filled: stats.filled
    }
  })
  return { layout, evidence, hasTwoPatients: hasTwoPatients(header?.cells.slice(0, width) ?? [], informative) }
}

/**
 * The evidence for a layout that may differ from the proposed one: changed by the user, or from a template. `known`: what
 * was proposed for these records, if it was; it holds for a layout with the same header.
 */
export function explainLayout(
  records: readonly RecordInput[],
  layout: Layout,
  options: LayoutOptions = {},
  known?: ProposedLayout
): readonly ColumnEvidence[] {
  const proposed =
    known?.layout.headerRow === layout.headerRow
      ? known
      : proposeLayout(records, { ...options, headerRow: layout.headerRow })
  return layout.columns.map((meaning, column): ColumnEvidence => {
    const own = proposed.evidence[column]
    if (own && own.meaning === meaning) return own
    return {
      column,
      header: layout.headers[column] ?? '',
      meaning,
      evidence: [{ kind: 'person' }],
      samples: own?.samples ?? [],
      filled: own?.filled ?? 0
    }
  })
}

/** The records of a list that are no patients, with the reason. The user may have changed the layout. */
export function classifyRows(records: readonly RecordInput[], layout: Layout): ReadonlyMap<number, SkipReason> {
  const classify = createRowClassifier(layout)
  const found = new Map<number, SkipReason>()
  for (const record of records) {
    const reason = classify(record)
    if (reason) found.set(record.row, reason)
  }
  return found
}
