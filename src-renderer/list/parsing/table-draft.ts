import { isRowIdHeader } from '#contract/row-id-header.ts'
import { cutCell, isBlank, limits } from './limits.ts'
import type { SourceRecord, UnreadableReason } from './reading.ts'
import { UnreadableFile } from './unreadable-file.ts'

/** Rows and columns are 1-based, both ends included. */
export interface MergedRange {
  readonly firstRow: number
  readonly firstColumn: number
  readonly lastRow: number
}

/** A sheet being read: values come in any order. Only rows with a value become records. */
export interface SheetDraft {
  readonly setValue: (row: number, column: number, value: string) => void
  /** A row that the sheet mentions, with or without a value. */
  readonly mentionRow: (row: number, hidden: boolean) => void
  readonly hideColumn: (column: number) => void
  readonly merge: (range: MergedRange) => void
  readonly finish: (includeHidden: boolean) => SheetContent
}

export interface SheetContent {
  readonly records: readonly SourceRecord[]
  readonly hiddenRows: number
  readonly hiddenColumns: readonly number[]
  readonly overflow: UnreadableReason | undefined
}

/** What all sheets of a workbook have so far: a small file can have the same content many times. */
export interface WorkbookTally {
  rows: number
  cells: number
}

export function startTally(): WorkbookTally {
  return { rows: 0, cells: 0 }
}

function checkRow(row: number): void {
  if (!Number.isInteger(row) || row < 1 || row > limits.rowNumber) throw new UnreadableFile('damaged')
}

/** Its functions throw UnreadableFile where a row or column has no place in a sheet, and where there are too many. */
export function draftSheet(tally: WorkbookTally): SheetDraft {
  const rows = new Map<number, string[]>()
  const hiddenRows = new Set<number>()
  const hiddenColumns = new Set<number>()
  const ranges: MergedRange[] = []
  let lastRow = 0
  let textLength = 0
  let overflow: UnreadableReason | undefined

  const setValue = (row: number, column: number, whole: string) => {
    if (whole === '') return
    checkRow(row)
    if (!(column >= 1)) throw new UnreadableFile('damaged')
    const value = cutCell(whole)
    if (column > limits.columns) {
      if (value.trim() !== '') overflow ??= 'too-many-columns'
      return
    }
    let cells = rows.get(row)
    if (!cells) {
      if (rows.size > limits.rows) {
        overflow ??= 'too-many-rows'
        return
      }
      cells = []
      rows.set(row, cells)
      if (++tally.rows > limits.rowsOfWorkbook) throw new UnreadableFile('expands-too-much')
    }
    textLength += value.length
    if (textLength > limits.textLength) throw new UnreadableFile('expands-too-much')
    if (cells.length >= column) cells[column - 1] = value
    else {
      tally.cells += column - cells.length
      if (tally.cells > limits.cellsOfWorkbook) throw new UnreadableFile('expands-too-much')
      while (cells.length < column - 1) cells.push('')
      cells.push(value)
    }
    if (row > lastRow) lastRow = row
  }

  /** A merged range shows its value once; here all of its rows get it, in the first column. */
  const fillMerged = () => {
    let filled = 0
    for (const { firstRow, firstColumn, lastRow: end } of ranges) {
      const value = rows.get(firstRow)?.[firstColumn - 1] ?? ''
      if (value === '') continue
      for (let row = firstRow + 1; row <= Math.min(end, lastRow); row++) {
        if (++filled > limits.filledCells) throw new UnreadableFile('damaged')
        setValue(row, firstColumn, value)
      }
    }
  }

  /** Positions of the values in hidden columns: of as many steps as the row has cells, however many columns are hidden. */
  const hiddenIn = (cells: readonly string[]): readonly number[] =>
    hiddenColumns.size === 0
      ? []
      : cells.flatMap((cell, column) => (cell !== '' && hiddenColumns.has(column) ? [column] : []))

  return {
    setValue,
    mentionRow: (row, hidden) => {
      checkRow(row)
      if (row > lastRow) lastRow = row
      if (hidden) hiddenRows.add(row)
    },
    hideColumn: (column) => {
      if (column <= limits.columns) hiddenColumns.add(column - 1)
    },
    merge: (range) => {
      if (range.lastRow > range.firstRow) ranges.push(range)
    },
    finish: (includeHidden) => {
      fillMerged()
      const used = new Set<number>()
      let hiddenCount = 0
      // This app hides its own column of row numbers; all others are not what the secretary sees.
      const kept = new Set<number>()
      for (const cells of rows.values()) {
        for (const column of hiddenIn(cells)) if (isRowIdHeader(cells[column] ?? '')) kept.add(column)
      }
      const records: SourceRecord[] = []
      for (const row of [...rows.keys()].sort((one, other) => one - other)) {
        const cells = rows.get(row) ?? []
        if (isBlank(cells)) continue
        for (const column of hiddenIn(cells)) {
          used.add(column)
          if (!kept.has(column)) cells[column] = ''
        }
        if (isBlank(cells)) continue
        const hidden = hiddenRows.has(row)
        if (hidden) hiddenCount++
        records.push(hidden && !includeHidden ? { row, cells, hidden } : { row, cells })
      }
      return {
        records,
        hiddenRows: hiddenCount,
        hiddenColumns: [...used].sort((one, other) => one - other),
        overflow
      }
    }
  }
}
