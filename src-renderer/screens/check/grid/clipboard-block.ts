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

/**
 * Which text goes into which cell: the block begins at the selection's first cell; a single cell fills the whole
 * selection. What would fall outside the table falls away.
 */
export function placeBlock(
  block: readonly (readonly string[])[],
  selection: Selection,
  table: { readonly rows: number; readonly columns: number }
): readonly (CellPosition & { readonly text: string })[] {
  const { top, left, bottom, right } = selection
  const only = block.length === 1 && block[0]?.length === 1 ? block[0][0] : undefined
  const placed: (CellPosition & { text: string })[] = []
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
