import { startTransition, useDeferredValue, useEffect, useMemo, useState } from 'react'
import type { OpenList, Workspace } from '../../workspace/open-list.ts'
import type { IssueGroupView, RowFilter, RowSelection } from '../../workspace/views.ts'

export interface ShownRows extends RowSelection {
  readonly search: string
  /** Positions of the shown rows; null until first received. */
  readonly positions: Uint32Array | null
  /** How many of the shown rows no longer match the filter. */
  readonly resolved: number
  readonly setFilter: (filter: RowFilter) => void
  readonly setSearch: (search: string) => void
  /** Shows the rows of one error or warning, or all rows. */
  readonly setIssue: (cause: IssueGroupView['code'] | null) => void
  /** Applies the same filter again. */
  readonly refresh: () => void
}

/** The selected rows with the filter that selected them. */
interface SelectedRows extends RowSelection {
  readonly positions: Uint32Array
}

/**
 * Selects rows by filter, search and issue. The selection stays until the user changes it, so that a corrected row does
 * not disappear while the user works on it.
 */
export function useShownRows(workspace: Workspace, list: OpenList): ShownRows {
  const [filter, setFilter] = useState<RowFilter>('all')
  const [issue, setIssue] = useState<IssueGroupView['code'] | null>(null)
  const [search, setSearch] = useState('')
  const [round, setRound] = useState(0)
  const [found, setFound] = useState<SelectedRows | null>(null)
  const deferredSearch = useDeferredValue(search)
  const { isComplete, phase, rows } = list
  const count = rows.length

  // biome-ignore lint/correctness/useExhaustiveDependencies: another count of rows or another round asks again
  useEffect(() => {
    if (phase !== 'open') return
    let isCurrent = true
    void workspace.select({ filter, search: deferredSearch, issue }).then((positions) => {
      if (!isCurrent) return
      const show = () => setFound((before) => ({ filter, issue, positions: oldIfSame(before?.positions, positions) }))
      // The first render creates the whole table: a transition keeps the window responsive.
      if (found === null) startTransition(show)
      else show()
    })
    return () => {
      isCurrent = false
    }
  }, [workspace, phase, filter, deferredSearch, issue, round, count, isComplete])

  const positions = found?.positions ?? null
  const resolved = useResolvedCount(workspace, found, rows)
  return useMemo(
    () => ({
      filter,
      search,
      issue,
      positions,
      resolved,
      setFilter: (next) => {
        setFilter(next)
        setIssue(null)
        setRound((before) => before + 1)
      },
      setSearch,
      setIssue: (next) => {
        setFilter('all')
        setIssue(next)
        setRound((before) => before + 1)
      },
      refresh: () => setRound((before) => before + 1)
    }),
    [filter, search, issue, positions, resolved]
  )
}

function useResolvedCount(workspace: Workspace, found: SelectedRows | null, rows: OpenList['rows']): number {
  const [resolved, setResolved] = useState(0)

  // biome-ignore lint/correctness/useExhaustiveDependencies: counted again whenever rows changed
  useEffect(() => {
    if (found === null || (found.filter === 'all' && found.issue === null)) return setResolved(0)
    let isCurrent = true
    void workspace.countResolved(found).then((count) => {
      if (isCurrent) setResolved(count)
    })
    return () => {
      isCurrent = false
    }
  }, [workspace, found, rows])

  return resolved
}

/** Keeps the old array when the rows are the same, so that the table does not render again. */
function oldIfSame(old: Uint32Array | undefined, next: Uint32Array): Uint32Array {
  const isSame = old?.length === next.length && next.every((position, index) => position === old[index])
  return isSame ? old : next
}
