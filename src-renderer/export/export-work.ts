import type { InterfaceLanguage } from '#contract/language.ts'
import { type CsvSeparator, toCsv } from './csv.ts'
import { type Letter, lettersHtml, loadLetterTexts } from './letters.ts'
import { createLinkSheet, type ExportRow } from './link-sheet.ts'
import { toXlsx } from './xlsx.ts'

/** Titles of a sheet's columns as values that can be sent to a worker; a column without a title is `column` and its number. */
export interface SheetTitles {
  readonly link: string
  readonly state: string
  readonly reason: string
  readonly file: string
  readonly column: string
}

export type SheetFormat =
  | { readonly kind: 'csv'; readonly separator: CsvSeparator }
  | { readonly kind: 'xlsx'; readonly sheetName: string }

/** Creates files in a worker, so that the window stays responsive. Rows come in pieces, then the sheet is requested. */
export interface ExportWork {
  add(input: { readonly rows: readonly ExportRow[] }): void
  sheet(input: {
    readonly headers: readonly string[]
    readonly titles: SheetTitles
    readonly format: SheetFormat
  }): Uint8Array
  letters(input: {
    readonly letters: readonly Letter[]
    readonly title: string
    readonly language: InterfaceLanguage
  }): Promise<Uint8Array>
}

export function createExportWork(): ExportWork {
  const rows: ExportRow[] = []
  return {
    add: ({ rows: more }) => {
      rows.push(...more)
    },
    sheet: ({ headers, titles, format }) => {
      const { column, ...headings } = titles
      const sheet = createLinkSheet(headers, rows, { ...headings, column: (position) => `${column} ${position}` })
      return format.kind === 'csv' ? toCsv(sheet, format.separator) : toXlsx(sheet, format.sheetName)
    },
    letters: async ({ letters, title, language }) => {
      await loadLetterTexts(letters)
      return new TextEncoder().encode(lettersHtml(letters, title, language))
    }
  }
}
