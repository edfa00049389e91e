import type { GridColumn } from './grid-columns.ts'
import type { CellPosition } from './grid-model.ts'

/** The cell of an event target; null outside the cells. */
export function positionOf(target: EventTarget): CellPosition | null {
  const cell = target instanceof Element ? target.closest<HTMLElement>('[data-column]') : null
  const row = cell?.closest<HTMLElement>('[data-row]')
  return cell == null || row == null
    ? null
    : { row: Number(row.dataset['row']), column: Number(cell.dataset['column']) }
}

export function cellAt(scroller: HTMLElement | null, { row, column }: CellPosition): HTMLElement | null {
  return scroller?.querySelector<HTMLElement>(`[data-row="${row}"] > [data-column="${column}"]`) ?? null
}

/** Scrolls sideways until the frozen columns do not cover the column. */
export function scrollColumnIntoView(
  scroller: HTMLElement | null,
  columns: readonly GridColumn[],
  column: number,
  rem: number
): void {
  if (scroller === null || columns[column]?.isFrozen === true) return
  const widthOf = (part: readonly GridColumn[]) => part.reduce((total, { width }) => total + width * rem, 0)
  const start = widthOf(columns.slice(0, column))
  const end = start + widthOf(columns.slice(column, column + 1))
  const frozen = widthOf(columns.filter((own) => own.isFrozen === true))
  const { scrollLeft, clientWidth } = scroller
  if (start < scrollLeft + frozen) scroller.scrollLeft = start - frozen
  else if (end > scrollLeft + clientWidth) {
    scroller.scrollLeft = Math.min(start - frozen, end - clientWidth)
  }
}
