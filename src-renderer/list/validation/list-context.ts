import type { Layout, ListRow } from '#contract/list.ts'
import { birthNameColumn, headerRowsOf, mayBeTitles, partOf, type SkipReason, secondHeader } from '../columns/index.ts'
import { cleanText, type DoctorKey, doctorKey, isSameDoctor, writingOf } from '../fields/index.ts'
import { beginsAnotherDay, dayIn, type FoundDay } from './found-days.ts'
import { cancelledByLines, remarksIn } from './remarks.ts'
import type { ValidationSettings } from './validation-settings.ts'

/** What only the whole list shows, and each of its rows is read by. */
export interface ListContext {
  readonly birthNameColumn: number
  /** Separators of numeric dates of which the list does not show whether the day or the month is in front. */
  readonly unsureWritings: ReadonlySet<string>
  /** Whether all doctors named in the list are one and the same, however written. */
  readonly isOneDoctor: boolean
  /** Whether a row has more cells than the titles and most other rows, or is below titles that the list does not know. */
  readonly isShifted: (row: ListRow) => boolean
  /** The words of a row, or of a line by itself, that speak against inviting. */
  readonly remarkOf: (row: ListRow) => string | undefined
  /** The day that a heading, the title, the sheet or the file gives to a row without a date, by row id. */
  readonly dayOf: (row: ListRow) => FoundDay | undefined
}

/** Calls `look` once for each distinct text of a column: dates and doctors are repeated from row to row. */
function eachText(patients: readonly ListRow[], column: number, look: (text: string) => void): void {
  const seen = new Set<string>()
  for (const { cells } of patients) {
    const text = cells[column] ?? ''
    if (seen.has(text)) continue
    seen.add(text)
    look(text)
  }
}

function unsureWritingsOf(patients: readonly ListRow[], column: number, layout: Layout): ReadonlySet<string> {
  const monthFirst = new Set<string>()
  const dayFirst = new Set<string>()
  if (layout.dateOrder !== undefined || column < 0) return monthFirst
  eachText(patients, column, (text) => {
    const writing = writingOf(text)
    if (writing?.only === 'month-first') monthFirst.add(writing.separator)
    if (writing?.only === 'day-first') dayFirst.add(writing.separator)
  })
  return new Set([...monthFirst].filter((separator) => !dayFirst.has(separator)))
}

function isOneDoctorIn(patients: readonly ListRow[], column: number): boolean {
  const keys: DoctorKey[] = []
  eachText(patients, column, (text) => {
    const own = doctorKey(text)
    if (own !== undefined) keys.push(own)
  })
  const longest = keys.reduce<DoctorKey | undefined>(
    (known, own) => (known === undefined || own.words.length > known.words.length ? own : known),
    undefined
  )
  return keys.every((own) => !own.isSeveral && longest !== undefined && isSameDoctor(longest, own))
}

function lastFilled(cells: readonly string[]): number {
  for (let at = cells.length - 1; at >= 0; at -= 1) {
    const cell = cells[at] ?? ''
    if (cell !== '' && cell.trim() !== '') return at + 1
  }
  return 0
}

function filledIn(cells: readonly string[]): number {
  let filled = 0
  for (const cell of cells) if (cell !== '' && cell.trim() !== '') filled += 1
  return filled
}

/** What most rows do not exceed: the median. */
function usual(patients: readonly ListRow[], count: (cells: readonly string[]) => number): number {
  const times: number[] = []
  for (const { cells } of patients) {
    const own = count(cells)
    times[own] = (times[own] ?? 0) + 1
  }
  let left = Math.floor((patients.length - 1) / 2)
  for (const [value, rows = 0] of times.entries()) {
    if (left < rows) return value
    left -= rows
  }
  return 0
}

/** A phone, an address or a date past the titles was pushed there. */
function isPushed(cell: string): boolean {
  return cell.includes('@') || cell.replace(/\D/g, '').length >= 6
}

function shiftedRows(
  rows: readonly ListRow[],
  patients: readonly ListRow[],
  layout: Layout,
  { files }: ValidationSettings
): (row: ListRow) => boolean {
  const headerRowOf = headerRowsOf(layout, files)
  const header = rows.find(({ row }) => row === layout.headerRow)
  const width = Math.max(header?.cells.length ?? 0, layout.headers.length, usual(patients, lastFilled))
  let most: number | undefined
  const unknown = new Set<string>()
  let isUnlike = false
  for (const { row, rowId, cells } of rows) {
    if (row <= (headerRowOf(row) ?? 0)) {
      isUnlike = false
      continue
    }
    if (mayBeTitles(cells)) {
      const second = secondHeader(cells, layout)
      if (second !== undefined) isUnlike = second === 'unlike'
    }
    if (isUnlike) unknown.add(rowId)
  }
  return ({ rowId, cells }) => {
    if (unknown.has(rowId)) return true
    if (lastFilled(cells) <= width) return false
    // Counted only for a list with such a row: most have none.
    most ??= Math.max(width, usual(patients, filledIn))
    return filledIn(cells) > most || cells.slice(width).some(isPushed)
  }
}

function remarksOf(
  rows: readonly ListRow[],
  reasons: readonly (SkipReason | undefined)[],
  layout: Layout
): ListContext['remarkOf'] {
  const ownRemark = remarksIn(layout)
  const byLines = cancelledByLines(rows, reasons)
  return (row) => ownRemark(row) ?? byLines.get(row.rowId)
}

type DayOf = (row: ListRow) => FoundDay | undefined

/** A joined list has the days of each of its files. */
function daysOf(
  rows: readonly ListRow[],
  reasons: readonly (SkipReason | undefined)[],
  layout: Layout,
  settings: ValidationSettings
): DayOf {
  const { files = [], sheet, fileName } = settings
  if (files.length < 2) return daysOfFile(rows, reasons, layout.headerRow ?? 0, { sheet, fileName })
  const headerRowOf = headerRowsOf(layout, files)
  const days = files.map(({ name, from, sheet: own }, at): DayOf => {
    const isOwn = ({ row }: ListRow) => partOf(files, row) === at
    const ownReasons = reasons.filter((_, index) => rows[index] !== undefined && isOwn(rows[index]))
    return daysOfFile(rows.filter(isOwn), ownReasons, headerRowOf(from) ?? 0, { sheet: own, fileName: name })
  })
  return (row) => days[partOf(files, row.row)]?.(row)
}

function daysOfFile(
  rows: readonly ListRow[],
  reasons: readonly (SkipReason | undefined)[],
  headerRow: number,
  names: Pick<ValidationSettings, 'sheet' | 'fileName'>
): DayOf {
  const general = generalDay(rows, reasons, headerRow, names)
  let heading: FoundDay | undefined
  let hasHeading = false
  const headings = new Map<string, FoundDay | undefined>()
  for (const [index, row] of rows.entries()) {
    const reason = reasons[index]
    if (reason === undefined && hasHeading) headings.set(row.rowId, heading)
    if (reason !== 'title') continue
    if (row.row < headerRow) continue
    const text = row.cells.join(' ')
    const found = dayIn(text)
    if (found === undefined && !beginsAnotherDay(text, (hasHeading ? heading : general)?.day)) continue
    hasHeading = true
    heading = found?.isSure ? { day: found.day, from: 'heading', text: cleanText(text) } : undefined
  }
  return ({ rowId }) => (headings.has(rowId) ? headings.get(rowId) : general)
}

/** The day in the titles above the header, else that of the sheet, else that of the file name. */
function generalDay(
  rows: readonly ListRow[],
  reasons: readonly (SkipReason | undefined)[],
  headerRow: number,
  { sheet, fileName }: Pick<ValidationSettings, 'sheet' | 'fileName'>
): FoundDay | undefined {
  // Titles with two days give none.
  const titles = new Map<string, FoundDay | undefined>()
  for (const [index, row] of rows.entries()) {
    if (row.row >= headerRow) break
    if (reasons[index] !== 'title') continue
    const text = row.cells.join(' ')
    const found = dayIn(text)
    if (found === undefined) continue
    titles.set(found.day, found.isSure ? { day: found.day, from: 'title', text: cleanText(text) } : undefined)
  }
  const named = (text: string | undefined, from: FoundDay['from']): FoundDay | undefined => {
    if (text === undefined) return undefined
    const found = dayIn(text.replace(/\.[a-z]{2,4}$/i, '').replaceAll('_', ' '))
    return found?.isSure ? { day: found.day, from, text } : undefined
  }
  const ofTitle = titles.size === 1 ? [...titles.values()][0] : undefined
  return ofTitle ?? named(sheet, 'sheet') ?? named(fileName, 'file-name')
}

/** Looks at all rows of a list once. `reasons`: why a record is no patient, by position. */
export function listContext(
  rows: readonly ListRow[],
  reasons: readonly (SkipReason | undefined)[],
  layout: Layout,
  settings: ValidationSettings
): ListContext {
  const patients = rows.filter((_, index) => reasons[index] === undefined)
  const dateColumn = layout.columns.includes('dateTime')
    ? layout.columns.indexOf('dateTime')
    : layout.columns.indexOf('date')
  const doctorColumn = layout.columns.indexOf('doctor')
  return {
    birthNameColumn: birthNameColumn(layout),
    unsureWritings: unsureWritingsOf(patients, dateColumn, layout),
    isOneDoctor: doctorColumn < 0 || isOneDoctorIn(patients, doctorColumn),
    isShifted: shiftedRows(rows, patients, layout, settings),
    remarkOf: remarksOf(rows, reasons, layout),
    dayOf: daysOf(rows, reasons, layout, settings)
  }
}
