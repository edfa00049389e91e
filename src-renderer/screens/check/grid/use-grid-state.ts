import { type RefObject, useLayoutEffect, useRef, useState } from 'react'
import { useHandler } from '../../../components/use-handler.ts'
import { fitTo, type GridShape, type GridState, startOfGrid } from './grid-model.ts'
import { findPlace, indexIn, type PlacedState, placeState, type ShownTable } from './grid-place.ts'
import type { OpenCell } from './open-cell.ts'

export interface GridStateOptions {
  readonly scroller: RefObject<HTMLElement | null>
  readonly shape: GridShape
  readonly table: ShownTable
  /** The active cell as it opens in a state. `text`: what it begins with, if it was typed before. */
  readonly open: (state: GridState, text?: string) => OpenCell | null
  readonly onOpenCell: (isOpen: boolean) => void
  /** The active row leaves the table while it has the focus. True: it is shown again, at once. */
  readonly onLeaving: (position: number, rowId: string) => boolean
}

interface Kept extends PlacedState {
  readonly open: OpenCell | null
}

/**
 * The state of the grid, which belongs to patients and columns: when other rows are shown, it goes where they are.
 * `hasFocus`: whether the active cell takes the focus when it moves. `open`: the cell that is being typed into.
 */
export function useGridState({ scroller, shape, table, open, onOpenCell, onLeaving }: GridStateOptions) {
  const hasFocus = useRef(false)
  const [kept, setKept] = useState<Kept>(() => ({ ...placeState(startOfGrid, table), open: null }))
  const found = findPlace(kept, table, shape)
  const state = fitTo(found.state, shape)
  const cell = state.mode === 'walk' ? null : kept.open
  // A table that becomes empty takes the focus with it.
  const hadFocus = hasFocus.current

  const setState = useHandler((next: GridState, text?: string) => {
    const isSameCell = state.mode !== 'walk' && isAt(next, state)
    const opened = next.mode === 'walk' ? null : isSameCell ? kept.open : open(next, text)
    const settled: GridState = opened === null && next.mode !== 'walk' ? { ...next, mode: 'walk' } : next
    setKept({ ...placeState(settled, table), open: opened })
    if ((opened === null) !== (kept.open === null)) onOpenCell(opened !== null)
  })

  useLayoutEffect(() => {
    if (state === kept.state && kept.table.positions === table.positions && kept.table.columns === table.columns) return
    if (found.isLost) {
      // The user has pressed this row, perhaps before another filter was applied: what is typed next is meant for it.
      if (hadFocus && staysShown()) {
        hasFocus.current = true
        return
      }
      // The next letters are meant for a patient who is no longer shown: nobody gets them.
      const { activeElement } = document
      if (activeElement instanceof HTMLElement && scroller.current?.contains(activeElement)) activeElement.blur()
      hasFocus.current = false
    }
    setState(state)
  })

  function staysShown(): boolean {
    const position = kept.table.positions[kept.state.active.row]
    if (position === undefined || kept.activeId === undefined || indexIn(table.positions, position) >= 0) return false
    return onLeaving(position, kept.activeId)
  }

  return { state, setState, hasFocus, cell }
}

function isAt({ active: one }: GridState, { active: other }: GridState): boolean {
  return one.row === other.row && one.column === other.column
}
