import type { ParseNote, SourceRecord, UnreadableReason } from './reading.ts'

/** Limits of one file: far above any day's list, below what blocks a window. */
export const limits = {
  fileBytes: 100 * 1024 * 1024,
  rows: 200_000,
  columns: 500,
  /** The last row of a sheet (ECMA-376 part 1, 18.3.1.73). */
  rowNumber: 1_048_576,
  /** Of a workbook; each is read, to find the one with the list. */
  sheets: 1_000,
  /** Of all sheets of a workbook together. The same part may be the content of many sheets. */
  rowsOfWorkbook: 1_000_000,
  /** Likewise; the empty cells before a value count, since each row has its own. */
  cellsOfWorkbook: 25_000_000,
  /** Parts of a workbook: sheets, pictures and all else. */
  parts: 10_000,
  /**
   * Characters of a cell; what a cell has beyond them is cut before any expression sees it. No value of a patient is
   * that long, and an expression that is not linear cannot do harm within them.
   */
  cellLength: 4_000,
  /** Characters of all cells of a sheet, each use of a shared text counted; and of a whole text file. */
  textLength: 50_000_000,
  /** Elements that describe columns: as many as Excel has columns. Each may hide all columns again. */
  columnElements: 16_384,
  /** Cell styles and formats of numbers: what Excel allows, and the length of a format (ECMA-376 part 1, 18.8.30). */
  styles: 64_000,
  formatLength: 255,
  /** Quote marks that are read as letters: far more than any careless program leaves. */
  strayQuotes: 200_000,
  /** All parts of a workbook together, once expanded. */
  expandedBytes: 256 * 1024 * 1024,
  /** Expanded to packed; only looked at above `harmlessBytes`. Real workbooks stay below 100. */
  expansionRatio: 400,
  harmlessBytes: 16 * 1024 * 1024,
  /** Cells that merged ranges and repetitions may add. Ranges do not overlap, so that real files stay far below. */
  filledCells: 2_000_000,
  /** How deep elements of HTML may nest. Unclosed tags of careless programs count; browsers stop at 512. */
  nesting: 5_000
} as const

const blank = /^\s*$/

/** The text of a cell, cut where it is too long. */
export function cutCell(text: string): string {
  return text.length > limits.cellLength ? text.slice(0, limits.cellLength) : text
}

export function isBlank(cells: readonly string[]): boolean {
  return cells.every((cell) => cell === '' || blank.test(cell))
}

function lengthToLastValue(cells: readonly string[]): number {
  let length = cells.length
  while (length > 0 && blank.test(cells[length - 1] ?? '')) length--
  return length
}

/** Removes the blank records at the end, then checks the limits. */
export function withinLimits(
  records: readonly SourceRecord[]
):
  | { readonly records: readonly SourceRecord[]; readonly notes: readonly ParseNote[] }
  | { readonly reason: UnreadableReason } {
  let end = records.length
  while (end > 0 && isBlank(records[end - 1]?.cells ?? [])) end--
  if (end === 0) return { reason: 'empty-file' }
  if (end > limits.rows) return { reason: 'too-many-rows' }
  const kept = end === records.length ? records : records.slice(0, end)
  if (kept.some(({ cells }) => cells.length > limits.columns && lengthToLastValue(cells) > limits.columns)) {
    return { reason: 'too-many-columns' }
  }
  // One look at each cell: a long list has a million.
  const cut: number[] = []
  const within = kept.map((record) => {
    const longest = longestCell(record.cells)
    if (longest >= limits.cellLength) cut.push(record.row)
    return record.cells.length <= limits.columns && longest <= limits.cellLength ? record : withinCells(record)
  })
  return { records: within, notes: cut.length === 0 ? [] : [{ code: 'cut', rows: cut }] }
}

function longestCell(cells: readonly string[]): number {
  let longest = 0
  for (const { length } of cells) if (length > longest) longest = length
  return longest
}

/** The record without cells beyond the last column, and with every cell cut. */
function withinCells(record: SourceRecord): SourceRecord {
  return { ...record, cells: record.cells.slice(0, limits.columns).map(cutCell) }
}
