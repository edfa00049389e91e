import { type RefObject, useEffect, useState } from 'react'
import { fieldOf } from '../../list/index.ts'
import type { RowViews } from '../../workspace/row-views.ts'
import type { IssueGroupView } from '../../workspace/views.ts'
import type { GridHandle, ShownFault } from './grid/grid-props.ts'
import type { ShownRows } from './use-shown-rows.ts'

/** A cell to be shown once its row is: of one patient, or of the first with an issue. */
type Wanted =
  | { readonly kind: 'row'; readonly rowId: string; readonly position: number; readonly fault: ShownFault | undefined }
  | { readonly kind: 'issue'; readonly issue: IssueGroupView['code']; readonly fault: ShownFault }

export interface ShownCell {
  /** Goes to a patient's cell; other filters are given up where they hide the row. */
  readonly showRow: (position: number, fault?: ShownFault) => void
  /** Shows the rows with an issue and goes into the first faulty cell, from which Enter goes on to the next. */
  readonly showIssue: (issue: IssueGroupView['code']) => void
}

/** Goes into cells that may have to be shown first: the worker selects the rows. */
export function useShownCell(rows: RowViews, shown: ShownRows, grid: RefObject<GridHandle | null>): ShownCell {
  const [wanted, setWanted] = useState<Wanted | null>(null)
  const { positions, isSettled, issue } = shown

  // biome-ignore lint/correctness/useExhaustiveDependencies: tried again when other rows are shown
  useEffect(() => {
    if (wanted === null || !isSettled || positions === null) return
    if (wanted.kind === 'issue') {
      const first = positions[0]
      if (issue !== wanted.issue || first === undefined || grid.current?.show(first, wanted.fault)) setWanted(null)
      return
    }
    const isThere = rows.at(wanted.position)?.rowId === wanted.rowId
    if (!isThere || grid.current?.show(wanted.position, wanted.fault)) setWanted(null)
  }, [wanted, positions, isSettled])

  return {
    showRow: (position, fault) => {
      const rowId = rows.at(position)?.rowId
      if (rowId === undefined || grid.current?.show(position, fault)) return
      shown.setSearch('')
      shown.setFilter('all')
      setWanted({ kind: 'row', rowId, position, fault })
    },
    showIssue: (code) => {
      shown.setIssue(code)
      setWanted({ kind: 'issue', issue: code, fault: { field: fieldOf(code), isMending: true } })
    }
  }
}
