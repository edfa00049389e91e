import { startTransition, useDeferredValue, useEffect, useMemo, useRef, useState } from 'react'
import type { CauseView, RowFilter, RowView } from '../../workspace/views.ts'
import type { OpenList, Workspace } from '../../workspace/workspace.ts'
import { hasOpenWarning } from './row-facts.ts'

export interface ShownRows {
  readonly filter: RowFilter
  readonly search: string
  readonly cause: CauseView['code'] | null
  /** Positions of the shown rows; null until they are known for the first time. */
  readonly positions: Uint32Array | null
  readonly setFilter: (filter: RowFilter) => void
  readonly setSearch: (search: string) => void
  /** Shows the rows of one problem or warning, or all again. */
  readonly setCause: (cause: CauseView['code'] | null) => void
  /** Asks again with the same filter. */
  readonly refresh: () => void
}

/**
 * Which rows a filter, a search or a cause leave. They stay until the person asks for others: a row that was put right
 * does not vanish from under the hands.
 */
export function useShownRows(workspace: Workspace, list: OpenList): ShownRows {
  const [filter, setFilter] = useState<RowFilter>('all')
  const [cause, setCause] = useState<CauseView['code'] | null>(null)
  const [search, setSearch] = useState('')
  const [round, setRound] = useState(0)
  const [positions, setPositions] = useState<Uint32Array | null>(null)
  const asked = useDeferredValue(search)
  const rows = useRef(list.rows)
  rows.current = list.rows
  const { isComplete, phase } = list
  const count = list.rows.length

  // biome-ignore lint/correctness/useExhaustiveDependencies: another count of rows or another round asks again
  useEffect(() => {
    if (phase !== 'open') return
    let isCurrent = true
    void workspace.select(filter, asked, cause).then((found) => {
      if (!isCurrent) return
      // What a person accepted is no warning to look at any more.
      const next = filter === 'warned' ? found.filter((position) => isOpen(rows.current[position])) : found
      // The same rows again are no reason to draw the table again.
      const show = () => setPositions((before) => (before !== null && isSame(before, next) ? before : next))
      // The first drawing makes the whole table: in pieces, so that a key pressed meanwhile is not kept waiting.
      if (positions === null) startTransition(show)
      else show()
    })
    return () => {
      isCurrent = false
    }
  }, [workspace, phase, filter, asked, cause, round, count, isComplete])

  return useMemo(
    () => ({
      filter,
      search,
      cause,
      positions,
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
    [filter, search, cause, positions]
  )
}

function isSame(one: Uint32Array, other: Uint32Array): boolean {
  return one.length === other.length && one.every((position, index) => position === other[index])
}

function isOpen(row: RowView | undefined): boolean {
  return row === undefined || hasOpenWarning(row)
}

/** How many shown rows the filter would no longer leave. */
export function countSettled(
  rows: readonly (RowView | undefined)[],
  positions: Uint32Array,
  filter: RowFilter,
  cause: CauseView['code'] | null
): number {
  if (filter === 'all' && cause === null) return 0
  let settled = 0
  for (const position of positions) {
    const row = rows[position]
    if (row !== undefined && !fits(row, filter, cause)) settled += 1
  }
  return settled
}

function fits(row: RowView, filter: RowFilter, cause: CauseView['code'] | null): boolean {
  if (cause !== null) {
    if (row.verdict === 'blocked') return row.why.some((code) => code === cause)
    return row.verdict === 'ready' && row.warn.some((code) => code === cause)
  }
  switch (filter) {
    case 'all':
      return true
    case 'ready':
    case 'blocked':
      return row.verdict === filter
    case 'warned':
      return hasOpenWarning(row)
    case 'out':
      return row.verdict === 'excluded' || row.verdict === 'aside'
  }
}
