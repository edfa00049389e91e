import type { RowViews } from '../../../workspace/row-views.ts'
import type { GridColumn } from './grid-columns.ts'
import { type CellPosition, type GridShape, type GridState, goTo } from './grid-model.ts'

/** What is shown: which rows of the list in which order, and the columns. */
export interface ShownTable {
  readonly rows: RowViews
  /** Positions in `rows`, in the order in which they are shown. */
  readonly positions: Uint32Array
  readonly columns: readonly GridColumn[]
}

/** A state of the grid together with the patients and the columns that it is about. */
export interface PlacedState {
  readonly state: GridState
  readonly table: Pick<ShownTable, 'positions' | 'columns'>
  /** The rows of the active cell and of the anchor; undefined while they are not loaded. */
  readonly activeId: string | undefined
  readonly anchorId: string | undefined
}

/** Where the state is in another table. `isLost`: the patient of the active cell is no longer shown. */
export interface FoundPlace {
  readonly state: GridState
  readonly isLost: boolean
}

export function placeState(state: GridState, table: ShownTable): PlacedState {
  const idOf = ({ row }: CellPosition) => rowIdAt(table, row)
  const { positions, columns } = table
  return { state, table: { positions, columns }, activeId: idOf(state.active), anchorId: idOf(state.anchor) }
}

function rowIdAt({ rows, positions }: ShownTable, row: number): string | undefined {
  return rows.at(positions[row] ?? -1)?.rowId
}

/**
 * The same cells where they are now: by patient and column. A selection of several rows stays only while it means the
 * same rows; otherwise only its active cell is left of it.
 */
export function findPlace(placed: PlacedState, now: ShownTable, shape: GridShape): FoundPlace {
  const { state, table, activeId, anchorId } = placed
  const { active, anchor } = state
  const isSameTable = table.positions === now.positions && table.columns === now.columns
  if (isSameTable && isRow(now, active.row, activeId) && isRow(now, anchor.row, anchorId)) {
    return { state, isLost: false }
  }
  const row = findRow(placed, now, active.row, activeId)
  const column = findColumn(table, now, active.column)
  if (row < 0 || column < 0) {
    const isLost = table.positions.length > 0
    return { state: goTo(state, { row: active.row, column: Math.max(0, column) }, shape), isLost }
  }
  const to = { row, column }
  if (state.isAll === true) {
    // Other rows, or other columns, are not what was selected.
    return { state: goTo(state, to, shape), isLost: false }
  }
  const isOneCell = anchor.row === active.row && anchor.column === active.column
  if (isOneCell)
    return { state: { ...state, active: to, anchor: to, runStart: runStartIn(placed, now) }, isLost: false }
  const from = { row: findRow(placed, now, anchor.row, anchorId), column: findColumn(table, now, anchor.column) }
  const isWhole =
    from.column >= 0 &&
    from.row - row === anchor.row - active.row &&
    from.column - column === anchor.column - active.column &&
    holdsSameRows(placed, now, from.row)
  return { state: isWhole ? { ...state, active: to, anchor: from } : goTo(state, to, shape), isLost: false }
}

/** Whether a row shows this patient; a row that is not loaded may. */
function isRow(table: ShownTable, row: number, id: string | undefined): boolean {
  const own = rowIdAt(table, row)
  return own === undefined || id === undefined || own === id
}

function findRow({ table }: PlacedState, now: ShownTable, row: number, id: string | undefined): number {
  const position = table.positions[row]
  // Mostly the row stands where it stood; a long list must not be searched for that.
  const isThere = position !== undefined && now.positions[row] === position
  const found = isThere ? row : position === undefined ? -1 : indexIn(now.positions, position)
  return found >= 0 && isRow(now, found, id) ? found : -1
}

function findColumn(before: Pick<ShownTable, 'columns'>, now: ShownTable, column: number): number {
  const key = before.columns[column]?.key
  return now.columns.findIndex((own) => own.key === key)
}

function runStartIn({ state, table }: PlacedState, now: ShownTable): number | null {
  const column = state.runStart === null ? -1 : findColumn(table, now, state.runStart)
  return column < 0 ? null : column
}

function holdsSameRows({ state, table }: PlacedState, now: ShownTable, anchorNow: number): boolean {
  const top = Math.min(state.active.row, state.anchor.row)
  const bottom = Math.max(state.active.row, state.anchor.row)
  const offset = anchorNow - state.anchor.row
  for (let row = top; row <= bottom; row += 1) {
    if (table.positions[row] !== now.positions[row + offset]) return false
  }
  return true
}

const places = new WeakMap<Uint32Array, Int32Array>()

/** The index of a number among numbers of which each is there once; -1 if it is not among them. */
export function indexIn(numbers: Uint32Array, wanted: number): number {
  let known = places.get(numbers)
  if (known === undefined) {
    known = new Int32Array(numbers.reduce((most, number) => Math.max(most, number + 1), 0)).fill(-1)
    // Not by entries(): an array for each of 100,000 numbers.
    for (let index = 0; index < numbers.length; index += 1) known[numbers[index] ?? 0] = index
    places.set(numbers, known)
  }
  return known[wanted] ?? -1
}
