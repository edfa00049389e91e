import { CFB } from '@e965/xlsx'
import { decodeAs } from '../../src-renderer/list/parsing/code-pages.ts'

/** A text, a number, a number with a format, an error's code, or the stored value of a formula. */
export type BiffCell =
  | string
  | number
  | null
  | { readonly number: number; readonly format: string }
  | { readonly error: number }
  | { readonly formula: number }

export interface BiffSheet {
  readonly name: string
  readonly rows: readonly (readonly BiffCell[])[]
  readonly visibility?: 0 | 1 | 2
  /** 0-based. */
  readonly hiddenRows?: readonly number[]
  readonly flatRows?: readonly number[]
  readonly hiddenColumns?: readonly number[]
  /** First row, last row, first column, last column; 0-based. */
  readonly merges?: readonly (readonly [number, number, number, number])[]
  /** Written before the cells. */
  readonly extra?: readonly Uint8Array[]
}

export interface BiffBook {
  readonly version: 5 | 8
  readonly sheets: readonly BiffSheet[]
  readonly codePage?: number
  readonly is1904?: boolean
  readonly extra?: readonly Uint8Array[]
}

function join(...parts: readonly Uint8Array[]): Uint8Array {
  return Uint8Array.from(parts.flatMap((part) => [...part]))
}

function words(...values: readonly number[]): Uint8Array {
  return Uint8Array.from(values.flatMap((value) => [value & 0xff, (value >> 8) & 0xff]))
}

function double(value: number): Uint8Array {
  const bytes = new Uint8Array(8)
  new DataView(bytes.buffer).setFloat64(0, value, true)
  return bytes
}

export function biffRecord(type: number, content: Uint8Array): Uint8Array {
  return join(words(type, content.length), content)
}

function oneByte(text: string, codePage: number): Uint8Array {
  const encoding = codePage === 10000 ? 'macintosh' : 'windows-1252'
  const letters = decodeAs(
    encoding,
    Uint8Array.from({ length: 256 }, (_, byte) => byte)
  )
  return Uint8Array.from(text, (letter) => letters.indexOf(letter))
}

/** A text with its length in one or two bytes. */
function counted(text: string, { version, codePage = 1252 }: BiffBook, lengthBytes: 1 | 2): Uint8Array {
  const length = lengthBytes === 1 ? Uint8Array.of(text.length) : words(text.length)
  if (version === 5) return join(length, oneByte(text, codePage))
  return join(length, Uint8Array.of(1), words(...Array.from({ length: text.length }, (_, at) => text.charCodeAt(at))))
}

function cellRecord(book: BiffBook, formats: readonly string[], row: number, column: number, cell: BiffCell) {
  if (cell === null) return new Uint8Array()
  if (typeof cell === 'string') return biffRecord(0x204, join(words(row, column, 0), counted(cell, book, 2)))
  if (typeof cell === 'number') return biffRecord(0x203, join(words(row, column, 0), double(cell)))
  if ('error' in cell) return biffRecord(0x205, join(words(row, column, 0), Uint8Array.of(cell.error, 1)))
  // A formula of one token, a number: 0x1e.
  if ('formula' in cell) {
    const tokens = join(words(3), Uint8Array.of(0x1e, 1, 0))
    return biffRecord(6, join(words(row, column, 0), double(cell.formula), words(0, 0, 0), tokens))
  }
  const style = formats.indexOf(cell.format) + 1
  return biffRecord(0x203, join(words(row, column, style), double(cell.number)))
}

function sheetRecords(book: BiffBook, formats: readonly string[], sheet: BiffSheet): Uint8Array {
  const { rows, hiddenRows = [], flatRows = [], hiddenColumns = [], merges = [], extra = [] } = sheet
  return join(
    bof(book, 0x10),
    ...hiddenColumns.map((column) => biffRecord(0x7d, words(column, column, 2560, 0, 1, 0))),
    ...hiddenRows.map((row) => biffRecord(0x208, words(row, 0, 9, 255, 0, 0, 0x20, 0))),
    ...flatRows.map((row) => biffRecord(0x208, words(row, 0, 9, 0, 0, 0, 0x40, 0))),
    ...extra,
    ...rows.flatMap((cells, row) => cells.map((cell, column) => cellRecord(book, formats, row, column, cell))),
    merges.length === 0 ? new Uint8Array() : biffRecord(0xe5, words(merges.length, ...merges.flat())),
    biffRecord(0x0a, new Uint8Array())
  )
}

function bof({ version }: BiffBook, kind: number): Uint8Array {
  return biffRecord(0x809, version === 5 ? words(0x500, kind, 0, 0) : words(0x600, kind, 0, 0, 0, 0, 0, 0))
}

/** The workbook stream of Excel 5 (version 5) or Excel 97 (version 8), [MS-XLS]. */
export function buildBiff(book: BiffBook): Uint8Array {
  const { version, sheets, codePage = 1252, is1904 = false, extra = [] } = book
  const formats = sheets.flatMap(({ rows }) =>
    rows.flat().flatMap((cell) => (cell !== null && typeof cell === 'object' && 'format' in cell ? [cell.format] : []))
  )
  const known = [...new Set(formats)]
  const style = (format: number) => biffRecord(0xe0, join(words(0, format), new Uint8Array(version === 5 ? 12 : 16)))
  const before = join(
    bof(book, 5),
    ...extra,
    version === 5 ? biffRecord(0x42, words(codePage)) : new Uint8Array(),
    is1904 ? biffRecord(0x22, words(1)) : new Uint8Array(),
    ...known.map((format, at) =>
      biffRecord(0x41e, join(words(164 + at), counted(format, book, version === 5 ? 1 : 2)))
    ),
    style(0),
    ...known.map((_, at) => style(164 + at))
  )
  const contents = sheets.map((sheet) => sheetRecords(book, known, sheet))
  const entry = (position: number, { name, visibility = 0 }: BiffSheet) =>
    biffRecord(0x85, join(words(position, position >> 16), Uint8Array.of(visibility, 0), counted(name, book, 1)))
  const end = biffRecord(0x0a, new Uint8Array())
  let position = before.length + sheets.reduce((sum, sheet) => sum + entry(0, sheet).length, 0) + end.length
  const entries = sheets.map((sheet, at) => {
    const written = entry(position, sheet)
    position += contents[at]?.length ?? 0
    return written
  })
  return join(before, ...entries, end, ...contents)
}

/** A file as Excel writes it: the stream in a compound file. */
export function buildXls(book: BiffBook): Uint8Array {
  const file = CFB.utils.cfb_new()
  CFB.utils.cfb_add(file, book.version === 5 ? '/Book' : '/Workbook', buildBiff(book))
  return new Uint8Array(CFB.write(file, { type: 'buffer' }) as Uint8Array)
}
