import { UnreadableFile } from './unreadable-file.ts'

/** Records of a workbook stream that a list needs ([MS-XLS] 2.3). */
const types = {
  formula: 0x0006,
  endOfFile: 0x000a,
  date1904: 0x0022,
  filePass: 0x002f,
  continue: 0x003c,
  window: 0x003d,
  codePage: 0x0042,
  columns: 0x007d,
  boundSheet: 0x0085,
  numbers: 0x00bd,
  richLabel: 0x00d6,
  cellStyle: 0x00e0,
  mergedCells: 0x00e5,
  sharedStrings: 0x00fc,
  sharedLabel: 0x00fd,
  number: 0x0203,
  label: 0x0204,
  truthOrError: 0x0205,
  formulaText: 0x0207,
  row: 0x0208,
  shortNumber: 0x027e,
  numberFormat: 0x041e,
  beginOfFile: 0x0809
} as const

const kept: ReadonlySet<number> = new Set(Object.values(types).filter((type) => type !== types.continue))

/** Begin with row and column, two bytes each. */
const cells: ReadonlySet<number> = new Set([
  types.formula,
  types.numbers,
  types.richLabel,
  types.sharedLabel,
  types.number,
  types.label,
  types.truthOrError,
  types.shortNumber
])

/** A record that the library knows and skips ("Template"). */
const skipped = 0x0060

/** Columns of a sheet in these formats. */
const maxColumns = 256
/** Pieces of 8 kB: the library's time for texts grows with their square. 65,536 rows with an address each need fewer. */
const maxTextPieces = 1000
/** Excel merges at most 1,026 ranges by record. */
const maxMergeRecords = 256
const versionOfExcel5 = 0x0500
const versionOfExcel97 = 0x0600

export interface PreparedStream {
  readonly bytes: Uint8Array
  /** Position of the sheet that was in front when the workbook was saved. */
  readonly activeSheet: number
}

function damaged(): never {
  throw new UnreadableFile('damaged')
}

/** Where a kept record needs a correction before the library reads it. `at`: position of its content. */
function prepareRecord(view: DataView, type: number, at: number, length: number): void {
  const clampColumn = (position: number) =>
    view.setUint16(position, Math.min(view.getUint16(position, true), maxColumns - 1), true)
  if (cells.has(type) && (length < 6 || view.getUint16(at + 2, true) >= maxColumns)) damaged()
  switch (type) {
    case types.formula:
      // The stored value is read, never the formula: 0xffff in place of its length.
      if (length >= 22) view.setUint16(at + 20, 0xffff, true)
      break
    case types.row: {
      // A row without height is not seen either.
      const hidden = 0x20
      if (length < 16) damaged()
      if ((view.getUint16(at + 6, true) & 0x7fff) === 0) view.setUint8(at + 12, view.getUint8(at + 12) | hidden)
      break
    }
    case types.columns:
      if (length < 10) damaged()
      clampColumn(at)
      clampColumn(at + 2)
      if (view.getUint16(at + 4, true) === 0) view.setUint8(at + 8, view.getUint8(at + 8) | 1)
      break
    case types.mergedCells:
      if (length !== 2 + view.getUint16(at, true) * 8) damaged()
      break
  }
}

/**
 * A copy of a workbook stream in which only the records that a list needs are left, at their places; the others
 * become records that the library skips. So formulas, drawings, links, comments and macros never reach it, and no
 * record makes it work longer than its length. Throws UnreadableFile.
 */
export function prepareStream(stream: Uint8Array): PreparedStream {
  const bytes = stream.slice()
  const view = new DataView(bytes.buffer)
  let activeSheet = 0
  let at = 0
  let columnRecords = 0
  let mergeRecords = 0
  let textPieces = 0
  let keepsContinuation = false
  let depth = 0
  const sheetPositions: number[] = []
  const beginnings = new Set<number>()
  if (bytes.length < 8 || view.getUint16(0, true) !== types.beginOfFile) throw new UnreadableFile('old-excel')
  while (at + 4 <= bytes.length) {
    const type = view.getUint16(at, true)
    const length = view.getUint16(at + 2, true)
    const content = at + 4
    // Behind the last part there may be padding.
    if (depth === 0 && type !== types.beginOfFile) break
    if (content + length > bytes.length) damaged()
    if (type === types.filePass) throw new UnreadableFile('password-protected')
    if (type === types.beginOfFile) {
      const version = length < 4 ? damaged() : view.getUint16(content, true)
      if (version !== versionOfExcel5 && version !== versionOfExcel97) throw new UnreadableFile('old-excel')
      beginnings.add(at)
      depth++
      columnRecords = 0
      mergeRecords = 0
    }
    if (type === types.endOfFile) depth--
    if (type === types.boundSheet) sheetPositions.push(length < 8 ? damaged() : view.getUint32(content, true))
    if (type === types.window && length >= 12) activeSheet = view.getUint16(content + 10, true)
    let isKept = type === types.continue ? keepsContinuation : kept.has(type)
    if (type === types.columns && ++columnRecords > maxColumns) isKept = false
    if (type === types.mergedCells && ++mergeRecords > maxMergeRecords) damaged()
    if (type === types.continue && isKept && ++textPieces > maxTextPieces) throw new UnreadableFile('expands-too-much')
    if (type !== types.continue) keepsContinuation = type === types.sharedStrings
    if (isKept) prepareRecord(view, type, content, length)
    else view.setUint16(at, skipped, true)
    at = content + length
  }
  // A file that was cut off between two records lacks rows or sheets.
  if (depth > 0 || sheetPositions.some((position) => !beginnings.has(position))) damaged()
  return { bytes: bytes.subarray(0, at), activeSheet }
}
