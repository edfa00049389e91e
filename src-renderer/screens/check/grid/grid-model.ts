import { assertNever } from '#contract/assert-never.ts'

/** A cell by its indices among the shown rows and the columns. */
export interface CellPosition {
  readonly row: number
  readonly column: number
}

/**
 * Selection and mode of the grid. The selection spans from `anchor` to `active`. Typing over a cell (`overtype`) ends
 * with any arrow, as in Excel; a cell opened with Enter, F2 or a double click (`edit`) keeps the arrows for its text.
 */
export interface GridState {
  readonly active: CellPosition
  readonly anchor: CellPosition
  readonly mode: 'walk' | 'overtype' | 'edit'
  /** Column where a run of Tabs began: Enter goes back below it. */
  readonly runStart: number | null
  /** Every cell is selected, wherever the active one is. */
  readonly isAll?: true
  /** Faults are mended one below the other: Enter goes on to the next, also where nothing was typed. */
  readonly isMending?: true
}

export interface GridShape {
  readonly rows: number
  readonly columns: number
  /** Rows that Page Up and Page Down pass over. */
  readonly page: number
  readonly isEditable: (position: CellPosition) => boolean
}

export interface KeyPress {
  readonly key: string
  readonly ctrl: boolean
  readonly shift: boolean
  readonly alt: boolean
}

/**
 * A side effect of the key. `commit`: the text of the open cell is stored for the patient in whose cell it stands;
 * `commit-all`: for all selected cells. `fill-down`: the first selected row's texts go into those below it.
 */
export type GridEffect =
  | 'commit'
  | 'commit-all'
  | 'clear'
  | 'fill-down'
  | 'undo'
  | 'redo'
  | 'toggle-row'
  | 'press'
  | 'menu'
  | 'column-menu'

export interface GridStep {
  readonly state: GridState
  readonly effect?: GridEffect
  /** The browser handles the key as well: the first letter into the opened cell, Tab out of the table. */
  readonly isPassedOn?: true
}

export const startOfGrid: GridState = {
  active: { row: 0, column: 0 },
  anchor: { row: 0, column: 0 },
  mode: 'walk',
  runStart: null
}

function clamp(value: number, count: number): number {
  return Math.max(0, Math.min(count - 1, value))
}

/** Goes to a cell; with `extend` the selection grows instead of moving. */
export function goTo(state: GridState, to: CellPosition, shape: GridShape, extend = false): GridState {
  const active = { row: clamp(to.row, shape.rows), column: clamp(to.column, shape.columns) }
  return { active, anchor: extend ? state.anchor : active, mode: 'walk', runStart: null }
}

/** The state after the number of rows changed. */
export function fitTo(state: GridState, shape: GridShape): GridState {
  const isInside = (position: CellPosition) => position.row < Math.max(1, shape.rows) && position.column < shape.columns
  return isInside(state.active) && isInside(state.anchor) ? state : goTo(state, state.active, shape)
}

/** First and last row and column of the selection, inclusive. */
export function selectionOf({ active, anchor, isAll }: GridState, shape: Pick<GridShape, 'rows' | 'columns'>) {
  if (isAll === true) return { top: 0, bottom: shape.rows - 1, left: 0, right: shape.columns - 1 }
  return {
    top: Math.min(active.row, anchor.row),
    bottom: Math.max(active.row, anchor.row),
    left: Math.min(active.column, anchor.column),
    right: Math.max(active.column, anchor.column)
  }
}

/** Opens the active cell with its text, if it can be edited. What is selected stays: Ctrl+Enter fills it. */
export function openCell(state: GridState, shape: GridShape): GridState {
  return shape.isEditable(state.active) ? { ...state, mode: 'edit' } : state
}

/** The effect of a key; null when the browser handles it. */
export function pressKey(state: GridState, press: KeyPress, shape: GridShape): GridStep | null {
  if (shape.rows === 0) return null
  switch (state.mode) {
    case 'walk':
      return pressWalking(state, press, shape)
    case 'overtype':
    case 'edit':
      return pressEditing(state, state.mode, press, shape)
    default:
      return assertNever(state.mode)
  }
}

/** The target of an arrow, Home, End or Page key; null for other keys. */
function target({ row, column }: CellPosition, { key, ctrl }: KeyPress, shape: GridShape): CellPosition | null {
  const lastRow = shape.rows - 1
  const lastColumn = shape.columns - 1
  switch (key) {
    case 'ArrowUp':
      return { row: ctrl ? 0 : row - 1, column }
    case 'ArrowDown':
      return { row: ctrl ? lastRow : row + 1, column }
    case 'ArrowLeft':
      return { row, column: ctrl ? 0 : column - 1 }
    case 'ArrowRight':
      return { row, column: ctrl ? lastColumn : column + 1 }
    case 'Home':
      return { row: ctrl ? 0 : row, column: 0 }
    case 'End':
      return { row: ctrl ? lastRow : row, column: lastColumn }
    case 'PageUp':
      return { row: row - shape.page, column }
    case 'PageDown':
      return { row: row + shape.page, column }
    default:
      return null
  }
}

function pressWalking(state: GridState, press: KeyPress, shape: GridShape): GridStep | null {
  const { key, ctrl, shift, alt } = press
  if (alt && key === 'ArrowDown') return { state, effect: 'column-menu' }
  if (alt && !isTyped(press)) return null
  const to = target(state.active, press, shape)
  if (to !== null) return { state: goTo(state, to, shape, shift) }
  switch (key) {
    case 'Tab':
      return ctrl ? null : tab(state, shift, shape)
    case 'Enter':
      if (ctrl) return null
      if (state.runStart !== null || state.isMending) return { state: below(state, shift ? -1 : 1, shape) }
      if (shape.isEditable(state.active)) return { state: openCell(state, shape) }
      return { state, effect: 'press' }
    case 'F2':
      return { state: openCell(state, shape) }
    case 'Delete':
      return { state, effect: ctrl ? 'toggle-row' : 'clear' }
    case 'Backspace':
      return { state, effect: 'clear' }
    case 'Escape':
      return { state: goTo(state, state.active, shape) }
    case 'ContextMenu':
      return { state, effect: 'menu' }
    case 'F10':
      return shift ? { state, effect: 'menu' } : null
    default:
  }
  if (ctrl && !alt) {
    const letter = key.toLowerCase()
    if (letter === 'a') return { state: { ...goTo(state, state.active, shape), isAll: true } }
    if (letter === 'd') return { state, effect: 'fill-down' }
    if (letter === 'z') return { state, effect: shift ? 'redo' : 'undo' }
    if (letter === 'y') return { state, effect: 'redo' }
    return null
  }
  if (key === ' ' && !shape.isEditable(state.active)) return { state, effect: 'press' }
  if (!isTyped(press) || !shape.isEditable(state.active)) return null
  // The browser writes the letter, so that dead keys and input methods work.
  return { state: { ...state, mode: 'overtype' }, isPassedOn: true }
}

/**
 * Whether the key types a letter or starts one (dead key, input method). AltGr is reported as Ctrl and Alt together.
 * Alt alone types signs on a Mac, but opens a menu with plain letters elsewhere.
 */
function isTyped({ key, ctrl, alt }: KeyPress): boolean {
  if (ctrl && !alt) return false
  if (alt && !ctrl && /^[a-z0-9]$/i.test(key)) return false
  return key === 'Dead' || key === 'Process' || [...key].length === 1
}

/** Moves one cell; past the end of the row, out of the table. */
function tab(state: GridState, back: boolean, shape: GridShape): GridStep {
  const column = state.active.column + (back ? -1 : 1)
  if (column < 0 || column >= shape.columns) return { state: { ...state, runStart: null }, isPassedOn: true }
  const runStart = back ? null : (state.runStart ?? state.active.column)
  return { state: { ...goTo(state, { row: state.active.row, column }, shape), runStart } }
}

function below(state: GridState, rows: number, shape: GridShape): GridState {
  const next = goTo(state, { row: state.active.row + rows, column: state.runStart ?? state.active.column }, shape)
  return state.isMending ? { ...next, isMending: true } : next
}

function pressEditing(state: GridState, mode: 'overtype' | 'edit', press: KeyPress, shape: GridShape): GridStep | null {
  const { key, shift, ctrl, alt } = press
  switch (key) {
    case 'Enter':
      if (ctrl && !alt) return { state: { ...state, mode: 'walk' }, effect: 'commit-all' }
      return alt ? null : { state: below(state, shift ? -1 : 1, shape), effect: 'commit' }
    case 'Tab': {
      const { isPassedOn: _, ...step } = tab(state, shift, shape)
      return { ...step, state: { ...step.state, mode: 'walk' }, effect: 'commit' }
    }
    case 'Escape':
      return { state: { ...state, mode: 'walk' } }
    case 'F2':
      return { state: { ...state, mode: mode === 'edit' ? 'overtype' : 'edit' } }
    case 'PageUp':
    case 'PageDown':
    case 'ArrowUp':
    case 'ArrowDown':
    case 'ArrowLeft':
    case 'ArrowRight': {
      const isSideways = key === 'ArrowLeft' || key === 'ArrowRight'
      if (shift || ctrl || alt || (mode === 'edit' && isSideways)) return null
      const to = target(state.active, press, shape)
      return to === null ? null : { state: goTo(state, to, shape), effect: 'commit' }
    }
    default:
      return null
  }
}
