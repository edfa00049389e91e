import type { SourceRecord, UnreadableReason } from './reading.ts'

/** Limits of one file: far above any day's list, below what blocks a window. */
export const limits = {
  fileBytes: 100 * 1024 * 1024,
  rows: 200_000,
  columns: 500,
  /** All parts of a workbook together, once expanded; and the characters of all cells of a sheet. */
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
): { readonly records: readonly SourceRecord[] } | { readonly reason: UnreadableReason } {
  let end = records.length
  while (end > 0 && isBlank(records[end - 1]?.cells ?? [])) end--
  if (end === 0) return { reason: 'empty-file' }
  const kept = end === records.length ? records : records.slice(0, end)
  if (kept.length > limits.rows) return { reason: 'too-many-rows' }
  if (kept.some(({ cells }) => cells.length > limits.columns && lengthToLastValue(cells) > limits.columns)) {
    return { reason: 'too-many-columns' }
  }
  return {
    records: kept.map((record) =>
      record.cells.length > limits.columns ? { ...record, cells: record.cells.slice(0, limits.columns) } : record
    )
  }
}
