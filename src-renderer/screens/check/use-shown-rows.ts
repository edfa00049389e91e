import { startTransition, useDeferredValue, useEffect, useMemo, useState } from 'react'
import type { OpenList, Workspace } from '../../workspace/open-list.ts'
import type { IssueGroupView, RowFilter, RowSelection } from '../../workspace/views.ts'

export interface ShownRows extends RowSelection {
  readonly search: string
  /** Positions of the shown rows; null until first received. */
  readonly positions: Uint32Array | null
  /** How many of the shown rows no longer match the filter. */
  readonly settled: number
  readonly setFilter: (filter: RowFilter) => void
  readonly setSearch: (search: string) => void
  /** Shows the rows of one error or warning, or all rows. */
  readonly setCause: (cause: IssueGroupView['code'] | null) => void
  /** Applies the same filter again. */
  readonly refresh: () => void
}

/** The selected rows with the filter that selected them. */
interface Found extends RowSelection {
  readonly positions: Uint32Array
}

/**
 * Selects rows by filter, search and issue. The selection stays until the user changes it, so that a corrected row does
 * not disappear while the user works on it.
 */
export function useShownRows(workspace: Workspace, list: OpenList): ShownRows {
  const [filter, setFilter] = useState<RowFilter>('all')
  const [issue, setCause] = useState<IssueGroupView['code'] | null>(null)
  const [search, setSearch] = useState('')
  const [round, setRound] = useState(0)
  const [found, setFound] = useState<Found | null>(null)
  const asked = useDeferredValue(search)
  const { isComplete, phase, rows } = list
  const count = rows.length

  // biome-ignore lint/correctness/useExhaustiveDependencies: another count of rows or another round asks again
  useEffect(() => {
    if (phase !== 'open') return
    let isCurrent = true
    void workspace.select({ filter, search: asked, issue }).then((positions) => {
      if (!isCurrent) return
      const show = () => setFound((before) => ({ filter, issue, positions: oldIfSame(before?.positions, positions) }))
      // The first render creates the whole table: a transition keeps the window responsive.
      if (found === null) startTransition(show)
      else show()
    })
    return () => {
      isCurrent = false
    }
  }, [workspace, phase, filter, asked, issue, round, count, isComplete])

  const positions = found?.positions ?? null
  const settled = useSettled(workspace, found, rows)
  return useMemo(
    () => ({
      filter,
      search,
      issue,
      positions,
      settled,
      setFilter: (next) => {
        setFilter(next)
        setCause(null)
        setRound((before) => before + 1)
      },
      setSearch,
      setCause: (next) => {
        setFilter('all')
        setCause(next)
        setRound((before) => before + 1)
      },
      refresh: () => setRound((before) => before + 1)
    }),
    [filter, search, issue, positions, settled]
  )
}

function useSettled(workspace: Workspace, found: Found | null, rows: OpenList['rows']): number {
  const [settled, setSettled] = useState(0)

  // biome-ignore lint/correctness/useExhaustiveDependencies: counted again whenever rows changed
  useEffect(() => {
    if (found === null || (found.filter === 'all' && found.issue === null)) return setSettled(0)
    let isCurrent = true
    void workspace.countResolved(found).then((count) => {
      if (isCurrent) setSettled(count)
    })
    return () => {
      isCurrent = false
    }
  }, [workspace, found, rows])

  return settled
}

/** Keeps the old array when the rows are the same, so that the table does not render again. */
function oldIfSame(old: Uint32Array | undefined, next: Uint32Array): Uint32Array {
  const isSame = old?.length === next.length && next.every((position, index) => position === old[index])
  return isSame ? old : next
}
