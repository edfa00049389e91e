import { type RefObject, useCallback, useMemo, useState } from 'react'
import { remPx, rowHeightPx } from '../../../components/row-height.ts'
import { isSent } from '../../../workspace/row-change.ts'
import type { RowView } from '../../../workspace/views.ts'
import { type ShownView, shownView } from '../shown-view.ts'
import { type GridColumn, isField, withFrozen } from './grid-columns.ts'
import type { GridShape } from './grid-model.ts'
import type { GridProps } from './grid-props.ts'
import { useInnerSize } from './use-inner-size.ts'

const headerHeightRem = 2.125

/** The shown rows and columns as the grid walks through them. */
export interface GridTable {
  /** With those that stay in sight. */
  readonly columns: readonly GridColumn[]
  /** The patient of a shown row; undefined while it is not loaded. */
  readonly viewAt: (row: number) => ShownView | undefined
  /** Whether nothing can be typed for a patient: invited, or a line that is none. */
  readonly isLocked: (view: RowView | undefined) => boolean
  readonly shape: GridShape
  /** What is in sight of it sideways, in px. */
  readonly width: number
  /** In px. */
  readonly sizes: { readonly rem: number; readonly rowHeight: number; readonly headerHeight: number }
}

export function useGridTable(
  scroller: RefObject<HTMLElement | null>,
  options: Pick<GridProps, 'rows' | 'positions' | 'columns' | 'invitationOf'>
): GridTable {
  const { rows, positions, invitationOf } = options
  const [sizes] = useState(() => ({ rem: remPx(), rowHeight: rowHeightPx(), headerHeight: headerHeightRem * remPx() }))
  const { rem, rowHeight, headerHeight } = sizes
  const { width, height } = useInnerSize(scroller)
  const columns = useMemo(() => withFrozen(options.columns, width / rem), [options.columns, width, rem])
  const viewAt = useCallback(
    (row: number): ShownView | undefined => {
      const view = rows.at(positions[row] ?? -1)
      return view && shownView(view, invitationOf(view.rowId))
    },
    [rows, positions, invitationOf]
  )
  const isLocked = (view: RowView | undefined) =>
    view === undefined || view.status === 'aside' || isSent(invitationOf(view.rowId))
  const shape: GridShape = {
    rows: positions.length,
    columns: columns.length,
    page: Math.max(1, Math.floor((height - headerHeight) / rowHeight) - 1),
    isEditable: ({ row, column }) => {
      const key = columns[column]?.key
      return key !== undefined && isField(key) && !isLocked(viewAt(row))
    }
  }
  return { columns, viewAt, isLocked, shape, width, sizes }
}
