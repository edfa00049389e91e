/** Encodings of text files. `utf-16*` and `utf-8` may or may not begin with a byte order mark (see `SourceFormat`). */
export type Encoding = 'utf-8' | 'utf-16le' | 'utf-16be' | 'windows-1252' | 'iso-8859-15' | 'macintosh' | 'cp850'

export const encodings: readonly Encoding[] = [
  'utf-8',
  'utf-16le',
  'utf-16be',
  'windows-1252',
  'iso-8859-15',
  'macintosh',
  'cp850'
]

/** One character. The user can choose the four usual ones; a `sep=` line may name any other. */
export type Delimiter = string

export const delimiters = [';', ',', '\t', '|'] as const

export type LineEnds = 'CRLF' | 'LF' | 'CR' | 'mixed' | 'none'

/** The day of serial number 0: Excel for Windows counts from 1900 (with a 29 February 1900), old Excel for Mac from 1904. */
export type DateSystem = 1900 | 1904

/**
 * One physical record. `row` is 1-based and counts every physical record: sheet rows keep their sheet number, HTML
 * tables count `<tr>`. Sheet rows without any value are no records, blank lines of text are.
 *
 * Cells are text in one canonical form: line breaks are `\n`; numbers are plain decimals without exponent; numbers
 * shown as dates are local ISO text (`2026-12-03`, `2026-12-03 08:30`, `08:30`), rounded to the minute; errors are
 * Excel's words (`#N/A`). Nothing is trimmed, and Excel's text guard (`="0791234567"`) stays. Rows may have different lengths.
 */
export interface SourceRecord {
  readonly row: number
  readonly cells: readonly string[]
  readonly hidden?: true
}

/** Why bytes are no list. `corpusReason` gives the coarse reason. */
export type UnreadableReason =
  | 'empty-file'
  | 'password-protected'
  /** Workbook of Excel 2 to 4, or saved as a web page. */
  | 'old-excel'
  /** .xlsb */
  | 'binary-excel'
  /** LibreOffice or OpenOffice document that is no spreadsheet (.odt, .odp). */
  | 'open-document'
  | 'apple-numbers'
  | 'pdf'
  | 'image'
  /** Word, PowerPoint, RTF. */
  | 'text-document'
  | 'mail'
  /** Calendar or address cards (.ics, .vcf). */
  | 'calendar'
  | 'archive'
  | 'database'
  /** JSON or an XML that is no Excel workbook. */
  | 'data-file'
  /** HTML without a table. */
  | 'web-page'
  /** Prose, or text without recognisable columns. */
  | 'no-columns'
  /** Two patients side by side in each row. */
  | 'two-patients'
  /** Files of a joined list that have not the same columns. */
  | 'different-kinds'
  /** Bytes of no known kind that are not text. */
  | 'not-text'
  | 'damaged'
  | 'too-large'
  | 'too-many-rows'
  | 'too-many-columns'
  /** A workbook whose content is many times larger than its file (a "zip bomb"). */
  | 'expands-too-much'

/** The reason as the shared list corpus names it. */
export function corpusReason(reason: UnreadableReason): 'empty-file' | 'not-a-list' | 'password-protected' {
  return reason === 'empty-file' || reason === 'password-protected' ? reason : 'not-a-list'
}

/** How the bytes were understood. Fields are absent where they mean nothing for the container. */
export interface SourceFormat {
  readonly container: 'csv' | 'xlsx' | 'xls' | 'ods' | 'html' | 'spreadsheetml' | 'paste'
  readonly encoding?: Encoding
  readonly byteOrderMark?: boolean
  readonly delimiter?: Delimiter
  readonly lineEnds?: LineEnds
  readonly sheet?: string
  /** For numbers in a date column without a date format. */
  readonly dateSystem?: DateSystem
  /** The files of a joined list, where each begins and its header: numbers of records. Absent for one file. */
  readonly files?: readonly {
    readonly name: string
    readonly from: number
    readonly headerRow: number | null
    readonly sheet?: string | undefined
  }[]
}

export interface SheetSummary {
  readonly name: string
  /** A hidden sheet is never proposed and not read until the user chooses it: its figures are 0. */
  readonly visible: boolean
  /** Rows with a value, hidden ones included. */
  readonly rows: number
  /** How much the sheet resembles a patient list: 0 (not at all) and up; only to compare sheets of one workbook. */
  readonly looksLikeAList: number
  readonly hiddenRows: number
  /** 0-based positions of hidden columns with a value. Their cells are empty in the records. */
  readonly hiddenColumns: readonly number[]
}

/** How the user wants the file to be read. Choices that do not apply to the file are ignored. */
export interface ParseOptions {
  readonly encoding?: string | undefined
  readonly delimiter?: Delimiter | undefined
  readonly sheet?: string | undefined
  /** Includes rows that are hidden in the workbook. */
  readonly includeHidden?: boolean | undefined
}

/** What the user should know: something was repaired or lost. */
export type ParseNote =
  /** Rows in which a quote mark opened a cell that is not closed sensibly; it was read as a letter. */
  | { readonly code: 'stray-quote'; readonly rows: readonly number[] }
  /** Rows with characters that the encoding cannot express (shown as U+FFFD). */
  | { readonly code: 'undecodable'; readonly rows: readonly number[] }
  /** Rows with a cell that is too long: its end was cut. */
  | { readonly code: 'cut'; readonly rows: readonly number[] }

export type Reading =
  | {
      readonly kind: 'table'
      readonly format: SourceFormat
      readonly records: readonly SourceRecord[]
      /** Empty for text and HTML. */
      readonly sheets: readonly SheetSummary[]
      readonly notes: readonly ParseNote[]
    }
  | { readonly kind: 'unreadable'; readonly reason: UnreadableReason }

export function unreadable(reason: UnreadableReason): Reading {
  return { kind: 'unreadable', reason }
}
