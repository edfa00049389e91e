import { type CellObject, read, SSF, set_cptable, type WorkSheet } from '@e965/xlsx'
import { prepareStream } from './biff-records.ts'
import { decodeAs } from './code-pages.ts'
import { openCompoundFile } from './compound-file.ts'
import { formatKind, type NumberKind } from './number-formats.ts'
import type { DateSystem, ParseOptions, Reading } from './reading.ts'
import { pickSheet, type ReadSheet, readingOfSheets, summarize } from './sheets.ts'
import { isCompoundFile } from './signature.ts'
import { draftSheet, type SheetContent, startTally, type WorkbookTally } from './table-draft.ts'
import { UnreadableFile } from './unreadable-file.ts'
import { numberText } from './worksheet.ts'

/** Windows code pages whose number is not in the name that TextDecoder knows. */
const encodingNames: Readonly<Record<number, string>> = {
  866: 'ibm866',
  874: 'windows-874',
  932: 'shift_jis',
  936: 'gbk',
  949: 'euc-kr',
  950: 'big5',
  1200: 'utf-16le',
  10007: 'x-mac-cyrillic',
  65001: 'utf-8'
}

function decodeCodePage(codePage: number, data: Uint8Array | readonly number[]): string {
  const bytes = data instanceof Uint8Array ? data : Uint8Array.from(data)
  if (codePage === 437 || codePage === 850) return decodeAs('cp850', bytes)
  if (codePage === 10000) return decodeAs('macintosh', bytes)
  const isWindows = codePage >= 1250 && codePage <= 1258
  const name = encodingNames[codePage] ?? (isWindows ? `windows-${codePage}` : 'windows-1252')
  return new TextDecoder(name, { ignoreBOM: true }).decode(bytes)
}

// The library's own tables of code pages are half a megabyte; browsers have them.
set_cptable({ utils: { decode: decodeCodePage } })

/** The library keeps number formats from one file to the next. */
const builtInFormats = { ...SSF.get_table() }

function forgetFormats(): void {
  const formats = SSF.get_table()
  for (const id of Object.keys(formats)) delete formats[Number(id)]
  Object.assign(formats, builtInFormats)
}

/** Codes of errors ([MS-XLS] 2.5.10). */
const errorTexts: Readonly<Record<number, string>> = {
  0: '#NULL!',
  7: '#DIV/0!',
  15: '#VALUE!',
  23: '#REF!',
  29: '#NAME?',
  36: '#NUM!',
  42: '#N/A'
}

type KindOfFormat = (format: unknown) => NumberKind

function rememberKinds(): KindOfFormat {
  const kinds = new Map<string, NumberKind>()
  return (format) => {
    if (typeof format !== 'string') return 'number'
    let kind = kinds.get(format)
    if (kind === undefined) {
      kind = formatKind(format)
      kinds.set(format, kind)
    }
    return kind
  }
}

function cellText({ t: type, v: value, z: format }: CellObject, kindOf: KindOfFormat, system: DateSystem): string {
  if (type === 'e') return errorTexts[Number(value)] ?? '#VALUE!'
  if (type === 'b') return value === true ? 'TRUE' : 'FALSE'
  if (type === 'n') {
    return typeof value === 'number' && Number.isFinite(value) ? numberText(value, kindOf(format), system) : ''
  }
  return typeof value === 'string' ? value.replaceAll('\0', '').replace(/\r\n?/g, '\n') : ''
}

interface BookContext {
  readonly kindOf: KindOfFormat
  readonly system: DateSystem
  readonly tally: WorkbookTally
}

function readSheet(sheet: WorkSheet, { kindOf, system, tally }: BookContext, includeHidden: boolean): SheetContent {
  const draft = draftSheet(tally)
  // Arrays of the library have holes, which forEach leaves out.
  sheet['!rows']?.forEach((info, row) => {
    if (info?.hidden) draft.mentionRow(row + 1, true)
  })
  sheet['!cols']?.forEach((info, column) => {
    if (info?.hidden) draft.hideColumn(column + 1)
  })
  for (const { s: start, e: end } of sheet['!merges'] ?? []) {
    draft.merge({ firstRow: start.r + 1, firstColumn: start.c + 1, lastRow: end.r + 1 })
  }
  sheet['!data']?.forEach((cells, row) => {
    cells?.forEach((cell, column) => {
      if (cell) draft.setValue(row + 1, column + 1, cellText(cell, kindOf, system))
    })
  })
  return draft.finish(includeHidden)
}

/** The stream with the workbook. Throws UnreadableFile where the file holds something else. */
function workbookStream(bytes: Uint8Array): Uint8Array {
  if (!isCompoundFile(bytes)) return bytes
  const file = openCompoundFile(bytes)
  if (file.has('EncryptedPackage')) throw new UnreadableFile('password-protected')
  const stream = file.read('Workbook') ?? file.read('Book')
  if (stream) return stream
  throw new UnreadableFile(file.has('WordDocument') || file.has('PowerPoint Document') ? 'text-document' : 'not-text')
}

/**
 * Reads a workbook of Excel 5 to 2003 (BIFF5, BIFF8). The library gets the workbook's stream alone, without the records
 * that a list does not need; it never decides what a file is. Throws UnreadableFile, or anything on damaged bytes.
 */
export function readXls(bytes: Uint8Array, choices: ParseOptions): Reading {
  const { bytes: stream, activeSheet } = prepareStream(workbookStream(bytes))
  forgetFormats()
  // `cellStyles` makes it read which columns are hidden. `buffer` is how it takes an array of bytes as it is.
  const workbook = read(stream, {
    type: 'buffer',
    dense: true,
    cellNF: true,
    cellStyles: true,
    cellText: false,
    cellHTML: false,
    cellFormula: false
  })
  const properties = workbook.Workbook
  const dateSystem = properties?.WBProps?.date1904 ? 1904 : 1900
  const hidden = new Set(properties?.Sheets?.filter(({ Hidden }) => Hidden).map(({ name }) => name))
  const context = { kindOf: rememberKinds(), system: dateSystem, tally: startTally() } as const
  const readOne = (name: string): ReadSheet | undefined => {
    const sheet = workbook.Sheets[name]
    // Sheets that hold a chart or a macro have no cells.
    if (!sheet || sheet['!type'] !== undefined) return undefined
    const isVisible = !hidden.has(name)
    const isRead = isVisible || name === choices.sheet
    const content = isRead ? readSheet(sheet, context, choices.includeHidden === true) : undefined
    return summarize(name, isVisible, content)
  }
  const all = workbook.SheetNames.map(readOne)
  const sheets = all.filter((sheet) => sheet !== undefined)
  return readingOfSheets('xls', dateSystem, sheets, pickSheet(sheets, choices.sheet, all[activeSheet]))
}
