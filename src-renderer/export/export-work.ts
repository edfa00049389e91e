import type { EditableField } from '#contract/editable-fields.ts'
import type { ExportedColumn, ExportedRow } from '#contract/exported.ts'
import { type CsvSeparator, toCsv } from './csv.ts'
import { csvValue } from './csv-values.ts'
import { loadLetterTexts } from './letter-words.ts'
import { type Letter, type LettersFile, letterPage, lettersHtml } from './letters.ts'
import { columnsOf, createLinkSheet, type ExportRow, type LinkSheet } from './link-sheet.ts'
import { toXlsx } from './xlsx.ts'

/** Titles of a sheet's columns as values that can be sent to a worker; a column without a title is `column` and its number. */
export interface SheetTitles {
  readonly link: string
  /** See {@link SheetHeadings.open}. */
  readonly open?: string
  readonly state: string
  readonly reason: string
  readonly file: string
  readonly column: string
  /** Follows the title of a column in the title of its original texts. */
  readonly original?: string
  readonly fields?: Readonly<Record<EditableField, string>>
}

export type SheetFormat =
  | { readonly kind: 'csv'; readonly separator: CsvSeparator }
  /** `pageHeader` stands above each printed page. */
  | { readonly kind: 'xlsx'; readonly sheetName: string; readonly pageHeader: string }

/** Creates files in a worker, so that the window stays responsive. Rows come in pieces, then the sheet is requested. */
export interface ExportWork {
  add(input: { readonly rows: readonly ExportRow[] }): void
  sheet(input: {
    readonly headers: readonly string[]
    readonly titles: SheetTitles
    readonly format: SheetFormat
    /** See {@link LinkSheet.notice}. */
    readonly notice?: string
    /** Absent: nothing is kept of what is written. */
    readonly exportId?: string
  }): Uint8Array
  /** A sheet with columns of its own; `linkColumn` null: it has no links. Nothing is kept of it. */
  table(input: {
    readonly headers: readonly string[]
    readonly rows: readonly (readonly string[])[]
    readonly linkColumn: number | null
    readonly format: SheetFormat
    readonly notice?: string
  }): Uint8Array
  /** The columns of the sheet that was made last. */
  columns(input: undefined): readonly ExportedColumn[]
  /** Its rows as they were written; those from `from` to `to` (exclusive). */
  written(input: { readonly from: number; readonly to: number }): readonly ExportedRow[]
  /** Writes further letters. */
  addLetters(input: { readonly letters: readonly Letter[]; readonly file: LettersFile }): Promise<void>
  /** The letters as HTML, in UTF-8. */
  letters(file: LettersFile): Uint8Array
}

export function createExportWork(): ExportWork {
  const rows: ExportRow[] = []
  const pages: string[] = []
  let columns: readonly ExportedColumn[] = []
  let sheet: LinkSheet = { headers: [], rows: [], linkColumn: 0, rowIdColumn: 0 }
  return {
    add: ({ rows: more }) => {
      rows.push(...more)
    },
    sheet: ({ headers, titles, format, notice, exportId }) => {
      const { column, ...rest } = titles
      const headings = { ...rest, column: (position: number) => `${column} ${position}` }
      columns = columnsOf(headers, rows, headings, exportId)
      sheet = { ...createLinkSheet(headers, rows, headings, exportId), ...(notice !== undefined && { notice }) }
      return bytesOf(sheet, format)
    },
    table: ({ linkColumn, format, ...table }) =>
      bytesOf({ ...table, linkColumn: linkColumn ?? -1, rowIdColumn: -1 }, format),
    columns: () => columns,
    written: ({ from, to }) =>
      rows.slice(from, to).map(({ rowId }, index) => ({ rowId, cells: [...(sheet.rows[from + index] ?? [])] })),
    addLetters: async ({ letters, file }) => {
      await loadLetterTexts(
        letters.map(({ language }) => language),
        { ...file, words: file.layout.words }
      )
      for (const letter of letters) pages.push(letterPage(letter, file))
    },
    letters: (file) => new TextEncoder().encode(lettersHtml(pages, file))
  }
}

function bytesOf(sheet: LinkSheet, format: SheetFormat): Uint8Array {
  if (format.kind === 'xlsx') return toXlsx(sheet, format.sheetName, format.pageHeader)
  return toCsv({ ...sheet, rows: sheet.rows.map((cells) => cells.map(csvValue)) }, format.separator)
}
