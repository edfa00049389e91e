import { type RefObject, useLayoutEffect, useRef, useState } from 'react'
import { useHandler } from '../../../components/use-handler.ts'
import { fitTo, type GridShape, type GridState, startOfGrid } from './grid-model.ts'
import { findPlace, type PlacedState, placeState, type ShownTable } from './grid-place.ts'
import type { OpenCell } from './open-cell.ts'

export interface GridStateOptions {
  readonly scroller: RefObject<HTMLElement | null>
  readonly shape: GridShape
  readonly table: ShownTable
  /** The active cell as it opens in a state. `text`: what it begins with, if it was typed before. */
  readonly open: (state: GridState, text?: string) => OpenCell | null
  readonly onOpenCell: (isOpen: boolean) => void
}

interface Kept extends PlacedState {
  readonly open: OpenCell | null
}

/**
 * The state of the grid, which belongs to patients and columns: when other rows are shown, it goes where they are.
 * `hasFocus`: whether the active cell takes the focus when it moves. `open`: the cell that is being typed into.
 */
export function useGridState({ scroller, shape, table, open, onOpenCell }: GridStateOptions) {
  const hasFocus = useRef(false)
  const [kept, setKept] = useState<Kept>(() => ({ ...placeState(startOfGrid, table), open: null }))
  const found = findPlace(kept, table, shape)
  const state = fitTo(found.state, shape)
  const cell = state.mode === 'walk' ? null : kept.open

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
      // The next letters are meant for a patient who is no longer shown: nobody gets them.
      const { activeElement } = document
      if (activeElement instanceof HTMLElement && scroller.current?.contains(activeElement)) activeElement.blur()
      hasFocus.current = false
    }
    setState(state)
  })

  return { state, setState, hasFocus, cell }
}

function isAt({ active: one }: GridState, { active: other }: GridState): boolean {
  return one.row === other.row && one.column === other.column
}
