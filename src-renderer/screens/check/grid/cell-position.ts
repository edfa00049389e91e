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

/** Where a column is in the table that is not scrolled sideways, and how much of it the frozen columns cover; in px. */
function extentOf(columns: readonly GridColumn[], column: number, rem: number) {
  const widthOf = (part: readonly GridColumn[]) => part.reduce((total, { width }) => total + width * rem, 0)
  const start = widthOf(columns.slice(0, column))
  const end = start + widthOf(columns.slice(column, column + 1))
  return { start, end, frozen: widthOf(columns.filter((own) => own.isFrozen === true)) }
}

/** What is in sight sideways, in px. */
export interface SidewaysView {
  readonly scrollLeft: number
  readonly clientWidth: number
}

export function isColumnInView(
  columns: readonly GridColumn[],
  column: number,
  rem: number,
  { scrollLeft, clientWidth }: SidewaysView
): boolean {
  if (columns[column]?.isFrozen === true) return true
  const { start, end, frozen } = extentOf(columns, column, rem)
  return start >= scrollLeft + frozen && end <= scrollLeft + clientWidth
}

/** Scrolls sideways until the frozen columns do not cover the column. */
export function scrollColumnIntoView(
  scroller: HTMLElement | null,
  columns: readonly GridColumn[],
  column: number,
  rem: number
): void {
  if (scroller === null || isColumnInView(columns, column, rem, scroller)) return
  const { start, end, frozen } = extentOf(columns, column, rem)
  if (start < scroller.scrollLeft + frozen) scroller.scrollLeft = start - frozen
  else scroller.scrollLeft = Math.min(start - frozen, end - scroller.clientWidth)
}
