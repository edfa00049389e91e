import { type EditableField, editableFields } from '#contract/editable-fields.ts'
import type { ExportedColumn } from '#contract/exported.ts'
import { isRowIdHeader, rowIdHeader, rowIdHeaderOf } from '#contract/row-id-header.ts'
import { ownColumns } from '../list/index.ts'

/** One row of the export: the cells with the values as they stand, then the state of the invitation as text. */
export interface ExportRow {
  readonly rowId: string
  readonly cells: readonly string[]
  /** The file's own text where another value stands, by column. */
  readonly originals?: Readonly<Record<number, string>>
  /** Values that the file has no column for. */
  readonly added?: Readonly<Partial<Record<EditableField, string>>>
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
  /** Title and text of a column of short links to the same addresses; absent: there is none. */
  readonly open?: string
  readonly state: string
  readonly reason: string
  readonly file: string
  /** Title for a column of the file without one; `position` counts from 1. */
  readonly column: (position: number) => string
  /** Follows the title of a column in the title of its original texts. */
  readonly original?: string
  /** Titles for fields that the file has no column for. */
  readonly fields?: Readonly<Record<EditableField, string>>
}

/** A spreadsheet of text. `linkColumn` and `rowIdColumn` are positions from 0 in `headers` and in each row. */
export interface LinkSheet {
  readonly headers: readonly string[]
  readonly rows: readonly (readonly string[])[]
  readonly linkColumn: number
  /** Of the short links; absent: there are none. */
  readonly openColumn?: number
  /** Stands in a line of its own above the titles, for whoever finds the file later. */
  readonly notice?: string
  /** Hidden from the user: identifies the rows of an edited copy when it is imported. */
  readonly rowIdColumn: number
  /** Whole numbers in this column and those after it are numbers, not texts; absent: all are texts. */
  readonly numbersFrom?: number
}

/**
 * The columns of a sheet: those of the user's file in their order, link, state and reason, the file of each row where
 * there are several, fields that it has no column for, the file's own text where other values stand, and the row ids.
 * What an earlier export added is replaced, in whatever language it was. `exportId`: absent if nothing is kept of the export.
 */
export function columnsOf(
  fileHeaders: readonly string[],
  rows: readonly ExportRow[],
  headings: SheetHeadings,
  exportId?: string
): readonly ExportedColumn[] {
  const width = rows.reduce((widest, row) => Math.max(widest, row.cells.length), fileHeaders.length)
  const titleOf = (column: number) => fileHeaders[column]?.trim() || headings.column(column + 1)
  const earlier = ownColumns(fileHeaders).all
  const own = Array.from({ length: width }, (_, column) => column)
    .filter((column) => !isRowIdHeader(fileHeaders[column] ?? '') && !earlier.has(column))
    .map((column): ExportedColumn => ({ kind: 'cell', column, title: titleOf(column) }))
  const added = editableFields
    .filter((field) => rows.some((row) => row.added?.[field] !== undefined))
    .map((field): ExportedColumn => ({ kind: 'added', field, title: headings.fields?.[field] ?? field }))
  const originals = own.flatMap((column): ExportedColumn[] => {
    if (column.kind !== 'cell' || !rows.some((row) => row.originals?.[column.column] !== undefined)) return []
    return [{ kind: 'original', column: column.column, title: `${column.title} ${headings.original ?? ''}`.trim() }]
  })
  const hasFiles = rows.some(({ file }) => file !== undefined)
  const open = headings.open === undefined ? [] : [headings.open]
  const states = [headings.link, headings.state, headings.reason, ...open, ...(hasFiles ? [headings.file] : [])]
  const rowIds = exportId === undefined ? rowIdHeader : rowIdHeaderOf(exportId)
  const shown = states.map((title): ExportedColumn => ({ kind: 'state', title }))
  return [...own, ...shown, ...added, ...originals, { kind: 'state', title: rowIds }]
}

/** Arranges rows in these columns. */
export function createLinkSheet(
  fileHeaders: readonly string[],
  rows: readonly ExportRow[],
  headings: SheetHeadings,
  exportId?: string
): LinkSheet {
  const columns = columnsOf(fileHeaders, rows, headings, exportId)
  const linkColumn = columns.findIndex(({ kind }) => kind === 'state')
  return {
    headers: columns.map(({ title }) => title),
    rows: rows.map((row) => {
      const open = headings.open === undefined ? [] : [row.link === undefined ? '' : headings.open]
      const states = [row.link ?? '', row.state, row.reason, ...open, row.file ?? '']
      return columns.map((column, index) => {
        if (index === columns.length - 1) return row.rowId
        return column.kind === 'state' ? (states[index - linkColumn] ?? '') : textIn(row, column)
      })
    }),
    linkColumn,
    ...(headings.open !== undefined && { openColumn: linkColumn + 3 }),
    rowIdColumn: columns.length - 1
  }
}

function textIn({ cells, originals, added }: ExportRow, column: Exclude<ExportedColumn, { kind: 'state' }>): string {
  switch (column.kind) {
    case 'cell':
      return cells[column.column] ?? ''
    case 'added':
      return added?.[column.field] ?? ''
    case 'original':
      return originals?.[column.column] ?? ''
  }
}
