import { rowIdHeader } from '#contract/row-id-header.ts'

/** One row of the export: the file's own cells, then the state of the invitation as text. */
export interface ExportRow {
  readonly rowId: string
  readonly cells: readonly string[]
  /** The file that it comes from, in a list of several. */
  readonly file?: string
  /** Absent where there is no invitation. */
  readonly link?: string
  readonly state: string
  readonly reason: string
}

/** Column titles that the export adds, in the user's language. */
export interface SheetHeadings {
  readonly link: string
  readonly state: string
  readonly reason: string
  readonly file: string
  /** Title for a column of the file without one; `position` counts from 1. */
  readonly column: (position: number) => string
}

/** A spreadsheet of text. `linkColumn` and `rowIdColumn` are positions from 0 in `headers` and in each row. */
export interface LinkSheet {
  readonly headers: readonly string[]
  readonly rows: readonly (readonly string[])[]
  readonly linkColumn: number
  /** Hidden from the user: identifies the rows of an edited copy when it is imported. */
  readonly rowIdColumn: number
}

/**
 * Arranges rows in the order and with the columns of the user's file, then link, state and reason, and the file of each
 * row where there are several. A column of row ids that an earlier export added is not doubled.
 */
export function createLinkSheet(
  fileHeaders: readonly string[],
  rows: readonly ExportRow[],
  headings: SheetHeadings
): LinkSheet {
  const width = rows.reduce((widest, row) => Math.max(widest, row.cells.length), fileHeaders.length)
  const ownColumns = Array.from({ length: width }, (_, index) => index).filter(
    (index) => fileHeaders[index]?.trim() !== rowIdHeader
  )
  const ownHeaders = ownColumns.map((index) => fileHeaders[index]?.trim() || headings.column(index + 1))
  const hasFiles = rows.some(({ file }) => file !== undefined)
  const fileColumn = (text: string) => (hasFiles ? [text] : [])
  return {
    headers: [...ownHeaders, headings.link, headings.state, headings.reason, ...fileColumn(headings.file), rowIdHeader],
    rows: rows.map((row) => [
      ...ownColumns.map((index) => row.cells[index] ?? ''),
      row.link ?? '',
      row.state,
      row.reason,
      ...fileColumn(row.file ?? ''),
      row.rowId
    ]),
    linkColumn: ownColumns.length,
    rowIdColumn: ownColumns.length + (hasFiles ? 4 : 3)
  }
}
