/** A cell by its indices among the shown rows and columns. */
export interface GridCell {
  readonly row: number
  readonly column: number
}

export interface GridSize {
  readonly rows: number
  readonly columns: number
  /** Rows that Page Up and Page Down move. */
  readonly pageRows: number
}

/** The target of a key (WAI-ARIA grid pattern); null when the key has no effect. */
export function nextCell(
  { row, column }: GridCell,
  { key, ctrlKey, metaKey, altKey }: { key: string; ctrlKey: boolean; metaKey: boolean; altKey: boolean },
  { rows, columns, pageRows }: GridSize
): GridCell | null {
  if (altKey) return null
  const isFar = ctrlKey || metaKey
  const at = (toRow: number, toColumn: number): GridCell => ({
    row: Math.min(rows - 1, Math.max(0, toRow)),
    column: Math.min(columns - 1, Math.max(0, toColumn))
  })
  switch (key) {
    case 'ArrowDown':
      return at(isFar ? rows - 1 : row + 1, column)
    case 'ArrowUp':
      return at(isFar ? 0 : row - 1, column)
    case 'ArrowRight':
      return at(row, column + 1)
    case 'ArrowLeft':
      return at(row, column - 1)
    case 'PageDown':
      return at(row + pageRows, column)
    case 'PageUp':
      return at(row - pageRows, column)
    case 'Home':
      return at(isFar ? 0 : row, 0)
    case 'End':
      return at(isFar ? rows - 1 : row, columns - 1)
    default:
      return null
  }
}
