import { smallFigureMax } from '#contract/figures.ts'

/** What stands for a number: itself, that it is small, or nothing, so that a small one cannot be worked out from it. */
export type ShownFigure = number | 'small' | 'hidden'

/**
 * Hides numbers of 1 to 4. Where one number alone is hidden among those that add up to one that is shown, the smallest of the others goes
 * as well. `whole`: the column that those in `parts` add up to in each row. `hasTotals`: the sums of the columns are shown
 * elsewhere.
 */
export function hideSmall(
  rows: readonly (readonly number[])[],
  {
    whole,
    parts,
    hasTotals
  }: { readonly whole: number; readonly parts: readonly number[]; readonly hasTotals: boolean }
): readonly (readonly ShownFigure[])[] {
  const shown = rows.map((row) => row.map((value): ShownFigure => (isSmall(value) ? 'small' : value)))
  for (let isDone = false; !isDone; ) {
    const before = JSON.stringify(shown)
    for (const row of shown)
      hideNext(
        parts.map((column) => ({ row, column })),
        { row, column: whole }
      )
    if (hasTotals) {
      for (const column of rows[0]?.keys() ?? []) hideNext(shown.map((row) => ({ row, column })))
    }
    isDone = JSON.stringify(shown) === before
  }
  return shown
}

function isSmall(value: number): boolean {
  return value > 0 && value <= smallFigureMax
}

interface Cell {
  readonly row: ShownFigure[]
  readonly column: number
}

/** `sum`: goes where no other part is left to be hidden. */
function hideNext(cells: readonly Cell[], sum?: Cell): void {
  const figureIn = ({ row, column }: Cell) => row[column] ?? 0
  if (cells.filter((cell) => typeof figureIn(cell) !== 'number').length !== 1) return
  const others = cells.flatMap((cell) => {
    const value = figureIn(cell)
    return typeof value === 'number' && value > 0 ? [{ cell, value }] : []
  })
  const [smallest] = others.sort((one, other) => one.value - other.value)
  const next = smallest?.cell ?? sum
  if (next !== undefined && typeof figureIn(next) === 'number') next.row[next.column] = 'hidden'
}
