import { type RefObject, useImperativeHandle } from 'react'
import { columnFor } from './column-view.ts'
import { type GridState, goTo } from './grid-model.ts'
import { indexIn } from './grid-place.ts'
import type { GridProps } from './grid-props.ts'
import type { GridTable } from './use-grid-table.ts'

export interface GridHandleOptions extends Pick<GridProps, 'positions'> {
  readonly ref: GridProps['ref'] | undefined
  readonly table: GridTable
  readonly state: GridState
  readonly setState: (state: GridState, text?: string) => void
  readonly hasFocus: RefObject<boolean>
}

/** What the parts around the table do with it: they go to a patient's cell, and open it again. */
export function useGridHandle({ ref, positions, table, state, setState, hasFocus }: GridHandleOptions): void {
  const { columns, shape } = table
  const { active } = state
  useImperativeHandle(ref, () => ({
    show: (position, of) => {
      const row = indexIn(positions, position)
      if (row < 0) {
        if (state.mode !== 'walk') setState({ ...state, mode: 'walk' })
        return false
      }
      hasFocus.current = true
      const column = of === undefined ? active.column : columnFor(columns, of.field)
      const next = goTo(state, { row, column }, shape)
      setState(of?.isMending ? { ...next, isMending: true } : next)
      return true
    },
    place: () => ({ position: positions[active.row], column: active.column }),
    reopen: (position, field, text) => {
      const at = { row: indexIn(positions, position), column: columns.findIndex(({ key }) => key === field) }
      if (state.mode !== 'walk' || at.row < 0 || at.column < 0 || !shape.isEditable(at)) return false
      hasFocus.current = true
      setState({ ...goTo(state, at, shape), mode: 'edit' }, text)
      return true
    },
    focus: () => {
      hasFocus.current = true
      setState(goTo(state, active, shape))
    }
  }))
}
