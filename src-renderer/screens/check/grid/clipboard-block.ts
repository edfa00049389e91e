import type { CellPosition } from './grid-model.ts'

/**
 * The cells of what a spreadsheet put on the clipboard as text: tabs between cells, line breaks between rows, and cells
 * that contain either (or quotes) within quotes, where a quote is doubled. The line break at the end belongs to no row.
 */
export function parseBlock(text: string): readonly (readonly string[])[] {
  const rows: string[][] = [[]]
  let cell = ''
  let at = 0
  const endCell = () => {
    rows.at(-1)?.push(cell)
    cell = ''
  }
  while (at < text.length) {
    const close = cell === '' && text[at] === '"' ? closingQuote(text, at + 1) : -1
    if (close >= 0) {
      cell = text.slice(at + 1, close).replaceAll('""', '"')
      at = close + 1
      continue
    }
    const char = text[at]
    if (char === '\t') endCell()
    else if (char === '\n' || char === '\r') {
      if (char === '\r' && text[at + 1] === '\n') at += 1
      endCell()
      rows.push([])
    } else cell += char
    at += 1
  }
  if (cell !== '' || (rows.at(-1)?.length ?? 0) > 0) endCell()
  else rows.pop()
  return rows
}

/** Where a quoted cell ends: a quote before a tab, a line break or the end. Else the quote is a letter. */
function closingQuote(text: string, from: number): number {
  for (let at = from; at < text.length; at += 1) {
    if (text[at] !== '"') continue
    if (text[at + 1] === '"') at += 1
    else return /^[\t\r\n]?$/.test(text[at + 1] ?? '') ? at : -1
  }
  return -1
}

/** The reverse: what Excel takes as cells. */
export function writeBlock(rows: readonly (readonly string[])[]): string {
  const write = (cell: string) => (/["\t\r\n]/.test(cell) ? `"${cell.replaceAll('"', '""')}"` : cell)
  return rows.map((cells) => cells.map(write).join('\t')).join('\r\n')
}

export interface Selection {
  readonly top: number
  readonly bottom: number
  readonly left: number
  readonly right: number
}

/** A text for a cell of the table; the row or the column may be outside of it. */
export interface PlacedText extends CellPosition {
  readonly text: string
}

/**
 * Which text goes into which cell: the block begins at the selection's first cell; a single cell fills the whole
 * selection. What would fall outside the table falls away.
 */
export function placeBlock(
  block: readonly (readonly string[])[],
  { top, left, bottom, right }: Selection,
  table: { readonly rows: number; readonly columns: number }
): readonly PlacedText[] {
  const only = block.length === 1 && block[0]?.length === 1 ? block[0][0] : undefined
  const placed: PlacedText[] = []
  const put = (row: number, column: number, text: string) => {
    if (row < table.rows && column < table.columns) placed.push({ row, column, text })
  }
  if (only !== undefined) {
    for (let row = top; row <= bottom; row += 1)
      for (let column = left; column <= right; column += 1) put(row, column, only)
    return placed
  }
  for (const [down, cells] of block.entries())
    for (const [along, text] of cells.entries()) put(top + down, left + along, text)
  return placed
}

/** A table without an end: what falls outside of the shown one is told, so it must not fall away. */
export const endless = { rows: Number.POSITIVE_INFINITY, columns: Number.POSITIVE_INFINITY } as const

/** Cells that were copied from the table: `columns` names the columns, and `rows` has as many texts each. */
export interface CopiedBlock {
  readonly columns: readonly string[]
  readonly rows: readonly (readonly string[])[]
}

/**
 * Which text goes into which cell, by the names of the columns: a block of several columns goes into the same columns,
 * wherever in the row it is pasted. A single column goes where the user points. One row fills all selected rows.
 * `names`: the table's columns. A column that the table does not show is placed at -1.
 */
export function placeCopied(
  { columns, rows }: CopiedBlock,
  selection: Selection,
  names: readonly string[]
): readonly PlacedText[] {
  if (columns.length === 1) return placeBlock(rows, selection, endless)
  const [only] = rows
  const count = rows.length === 1 ? selection.bottom - selection.top + 1 : rows.length
  return Array.from({ length: count }, (_, down) => (rows.length === 1 ? only : rows[down]) ?? []).flatMap(
    (cells, down) =>
      cells.map((text, along) => ({ row: selection.top + down, column: names.indexOf(columns[along] ?? ''), text }))
  )
}
