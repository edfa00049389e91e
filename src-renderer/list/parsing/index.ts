import { decodeText } from './decode.ts'
import { readDelimited } from './delimited-text.ts'
import { declaredEncoding, isHtml, readHtml } from './html-table.ts'
import { limits } from './limits.ts'
import { otherText } from './other-content.ts'
import { type ParseOptions, type Reading, unreadable } from './reading.ts'
import { readSignature } from './signature.ts'
import { isSpreadsheetMl, readSpreadsheetMl } from './spreadsheet-ml.ts'
import { UnreadableFile } from './unreadable-file.ts'
import type { WorkbookReader } from './workbook-reader.ts'
import { readZip } from './xlsx.ts'

export { filesIn, joinFiles, type NamedFile } from './joined-files.ts'
export { limits } from './limits.ts'
export {
  corpusReason,
  type DateSystem,
  type Delimiter,
  delimiters,
  type Encoding,
  encodings,
  type LineEnds,
  type ParseNote,
  type ParseOptions,
  type Reading,
  type SheetSummary,
  type SourceFormat,
  type SourceRecord,
  type UnreadableReason
} from './reading.ts'
export { loadWorkbookReader, type WorkbookReader } from './workbook-reader.ts'

/** Never throws: any error of the libraries means that the file is damaged. */
function asReading(read: () => Reading): Reading {
  try {
    return read()
  } catch (error) {
    return unreadable(error instanceof UnreadableFile ? error.reason : 'damaged')
  }
}

function readText(bytes: Uint8Array, choices: ParseOptions): Reading {
  const decoded = decodeText(bytes, choices.encoding, declaredEncoding(bytes))
  if (decoded.text.length > limits.textLength) return unreadable('too-large')
  // A failed copy leaves a file of NUL bytes.
  if (decoded.text.trim() === '')
    return unreadable(bytes.length > 0 && bytes.every((byte) => byte === 0) ? 'damaged' : 'empty-file')
  if (isSpreadsheetMl(decoded.text)) return readSpreadsheetMl(decoded.text, choices)
  if (isHtml(decoded.text)) return readHtml(decoded.text, decoded, choices)
  const other = otherText(decoded.text)
  return other ? unreadable(other) : readDelimited({ ...decoded, container: 'csv' }, choices)
}

/**
 * Reads a file of any kind: CSV and other separated text, XLSX, HTML tables and the XML of Excel 2003, recognised by
 * the bytes alone; .xls and .ods with the reader of `loadWorkbookReader`. Takes time in proportion to the size. Never
 * throws.
 */
export function readBytes(bytes: Uint8Array, choices: ParseOptions = {}, readWorkbook?: WorkbookReader): Reading {
  if (bytes.length === 0) return unreadable('empty-file')
  if (bytes.length > limits.fileBytes) return unreadable('too-large')
  const signature = readSignature(bytes)
  if (signature.kind === 'unreadable') return unreadable(signature.reason)
  return asReading(() => {
    const workbook = readWorkbook?.(bytes, choices)
    if (workbook) return workbook
    if (signature.kind === 'xls') return unreadable('old-excel')
    return signature.kind === 'zip' ? readZip(bytes, choices) : readText(bytes, choices)
  })
}

/**
 * Reads what was pasted from a spreadsheet or a mail: its HTML table if there is one (its cells are certain), else
 * its text, whose cells are divided by tabs. Never throws.
 */
export function readPasted(text: string, html?: string, choices: ParseOptions = {}): Reading {
  if (text.length + (html?.length ?? 0) > limits.fileBytes) return unreadable('too-large')
  return asReading(() => {
    const fromHtml = html === undefined ? undefined : readHtml(html, {}, choices)
    if (fromHtml?.kind === 'table') return { ...fromHtml, format: { ...fromHtml.format, container: 'paste' } }
    const plain = text.replaceAll('\0', '')
    if (plain.trim() === '') return unreadable('empty-file')
    const tabbed = choices.delimiter === undefined && plain.includes('\t') ? { ...choices, delimiter: '\t' } : choices
    return readDelimited({ text: plain, container: 'paste' }, tabbed)
  })
}
