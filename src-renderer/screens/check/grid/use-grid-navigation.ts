import type { Virtualizer } from '@tanstack/react-virtual'
import {
  type FocusEvent,
  type KeyboardEvent,
  type MouseEvent,
  type PointerEvent,
  type RefObject,
  useLayoutEffect,
  useRef
} from 'react'
import { flushSync } from 'react-dom'
import type { WindowPlace } from '../../../components/menu.tsx'
import { cellAt, isColumnInView, positionOf, type SidewaysView, scrollColumnIntoView } from './cell-position.ts'
import type { GridColumn } from './grid-columns.ts'
import { type GridEffect, type GridShape, type GridState, goTo, openCell, pressKey, selectionOf } from './grid-model.ts'
import type { GridTable } from './use-grid-table.ts'
import { forgetWhole, tellWhole } from './whole-text.ts'

export interface FollowOptions {
  readonly scroller: RefObject<HTMLElement | null>
  readonly virtualizer: Virtualizer<HTMLElement, Element>
  readonly state: GridState
  readonly hasFocus: RefObject<boolean>
  readonly positions: Uint32Array
  readonly columns: readonly GridColumn[]
  /** In px. */
  readonly sizes: GridTable['sizes']
  readonly sidewaysView: () => SidewaysView
}

/** Scrolls the active cell into view after a move, and focuses it. */
export function useFollowActiveCell({
  scroller,
  virtualizer,
  state,
  hasFocus,
  positions,
  columns,
  sizes,
  sidewaysView
}: FollowOptions): void {
  const shownFor = useRef({ state, positions })
  /** It has been scrolled from here, and the virtualizer is told of it before the next frame. */
  const isScrolled = useRef(false)
  useLayoutEffect(() => {
    if (positions.length === 0) return
    const { current: before } = shownFor
    shownFor.current = { state, positions }
    // Only after a move, or where another row is in its place: who has scrolled away stays there while rows are refreshed.
    const { row, column } = state.active
    if (before.state !== state || before.positions[row] !== positions[row]) {
      const { current: element } = scroller
      // To ask the element has the page laid out at once, which would keep a typed letter waiting.
      const scrollTop = isScrolled.current ? element?.scrollTop : virtualizer.scrollOffset
      const target = scrollTopFor(row, scrollTop ?? 0, virtualizer.scrollRect?.height ?? 0, sizes)
      // Not by the virtualizer: it goes on scrolling there for some frames, whatever is pressed by then.
      if (element !== null && target !== null) {
        element.scrollTop = target
        isScrolled.current = true
        requestAnimationFrame(() => {
          isScrolled.current = false
        })
      }
      if (!isColumnInView(columns, column, sizes.rem, sidewaysView()))
        scrollColumnIntoView(scroller.current, columns, column, sizes.rem)
    }
    if (hasFocus.current && state.mode === 'walk')
      cellAt(scroller.current, state.active)?.focus({ preventScroll: true })
  }, [state, positions, columns, sizes, virtualizer, scroller, hasFocus, sidewaysView])
}

/**
 * Where to scroll, in px, so that a row is in sight: a title's height below the titles, and as much and a row above the
 * lower edge, where a scrollbar may be; null: it is.
 */
function scrollTopFor(
  row: number,
  scrollTop: number,
  height: number,
  { rowHeight, headerHeight }: GridTable['sizes']
): number | null {
  if (height === 0) return null
  const first = row * rowHeight - headerHeight
  if (first < scrollTop) return Math.max(0, first) === scrollTop ? null : Math.max(0, first)
  const last = (row + 2) * rowHeight + headerHeight - height
  return last > scrollTop ? last : null
}

export interface NavigationOptions {
  readonly scroller: RefObject<HTMLElement | null>
  readonly editor: RefObject<HTMLInputElement | null>
  readonly state: GridState
  readonly setState: (state: GridState) => void
  readonly hasFocus: RefObject<boolean>
  /** Where the pointer was pressed last. */
  readonly pressedAt: RefObject<WindowPlace | null>
  readonly shape: GridShape
  readonly effects: Readonly<Record<GridEffect, () => void>>
  /** What was typed into the open cell is not wanted. */
  readonly onCancel: () => void
  /** What can be done with the selected cells is asked for. */
  readonly onMenu: (place: WindowPlace) => void
}

/** The events of keyboard, pointer and focus, for the element of the grid. */
export function gridNavigation(options: NavigationOptions) {
  const { scroller, editor, state, setState, hasFocus, pressedAt, shape, effects, onCancel, onMenu } = options
  const { mode } = state
  return {
    onKeyDown(event: KeyboardEvent): void {
      if (event.nativeEvent.isComposing) return
      const { key, shiftKey, altKey } = event
      const ctrl = event.ctrlKey || event.metaKey
      const step = pressKey(state, { key, ctrl, shift: shiftKey, alt: altKey }, shape)
      if (step === null) return
      if (step.isPassedOn === true) {
        // The cell must be open and focused before the browser writes the letter.
        flushSync(() => setState(step.state))
        return
      }
      event.preventDefault()
      // A cell that is closed without being stored: Escape.
      if (mode !== 'walk' && step.state.mode === 'walk' && step.effect === undefined) onCancel()
      if (step.effect !== undefined) effects[step.effect]()
      hasFocus.current = true
      setState(step.state)
    },
    onPointerDown(event: PointerEvent): void {
      const cell = positionOf(event.target)
      if (cell === null || event.button !== 0 || event.target instanceof HTMLInputElement) return
      if (mode !== 'walk') effects.commit()
      hasFocus.current = true
      pressedAt.current = { x: event.clientX, y: event.clientY }
      setState(goTo(state, cell, shape, event.shiftKey))
    },
    /** A menu is about the selection, and the cell that was pressed belongs to it. */
    onContextMenu(event: MouseEvent): void {
      const cell = positionOf(event.target)
      if (cell === null || event.target instanceof HTMLInputElement) return
      event.preventDefault()
      if (mode !== 'walk') effects.commit()
      hasFocus.current = true
      const { top, bottom, left, right } = selectionOf(state, shape)
      const isSelected = cell.row >= top && cell.row <= bottom && cell.column >= left && cell.column <= right
      setState(isSelected ? { ...state, mode: 'walk' } : goTo(state, cell, shape))
      onMenu({ x: event.clientX, y: event.clientY })
    },
    onPointerOver(event: PointerEvent): void {
      tellWhole(event.target)
      const cell = event.buttons === 1 && mode === 'walk' ? positionOf(event.target) : null
      if (cell === null || !hasFocus.current) return
      // A row that is scrolled below a resting pointer is not meant: what is typed next would be another patient's.
      const { x, y } = pressedAt.current ?? {}
      if (event.clientX === x && event.clientY === y) return
      pressedAt.current = null
      setState(goTo(state, cell, shape, true))
    },
    onPointerOut(event: PointerEvent): void {
      forgetWhole(event.target)
    },
    onDoubleClick(event: MouseEvent): void {
      const cell = positionOf(event.target)
      // The rows may have moved since the first click.
      const isActive = cell?.row === state.active.row && cell.column === state.active.column
      if (isActive && mode === 'walk') setState(openCell(state, shape))
    },
    onFocus(event: FocusEvent): void {
      hasFocus.current = true
      // A pressed cell that is drawn anew while it is pressed leaves the focus to the table around it.
      if (event.target === scroller.current && mode === 'walk')
        cellAt(scroller.current, state.active)?.focus({ preventScroll: true })
    },
    onBlur(event: FocusEvent): void {
      if (event.relatedTarget instanceof Node && scroller.current?.contains(event.relatedTarget)) return
      if (event.target === editor.current) {
        effects.commit()
        setState({ ...state, mode: 'walk' })
      }
      // When the window loses the focus, the grid keeps it. Focus elsewhere in the page leaves the grid.
      if (document.hasFocus()) hasFocus.current = false
    }
  }
}
