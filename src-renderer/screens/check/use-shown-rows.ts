import { startTransition, useDeferredValue, useEffect, useMemo, useState } from 'react'
import type { OpenList, Workspace } from '../../workspace/open-list.ts'
import type { CauseView, RowFilter, ShownBy } from '../../workspace/views.ts'

export interface ShownRows extends ShownBy {
  readonly search: string
  /** Positions of the shown rows; null until they are known for the first time. */
  readonly positions: Uint32Array | null
  /** How many of the shown rows the filter would no longer leave. */
  readonly settled: number
  readonly setFilter: (filter: RowFilter) => void
  readonly setSearch: (search: string) => void
  /** Shows the rows of one problem or warning, or all again. */
  readonly setCause: (cause: CauseView['code'] | null) => void
  /** Asks again with the same filter. */
  readonly refresh: () => void
}

/** What came, and what it was asked for by. */
interface Found extends ShownBy {
  readonly positions: Uint32Array
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
  const [found, setFound] = useState<Found | null>(null)
  const asked = useDeferredValue(search)
  const { isComplete, phase, rows } = list
  const count = rows.length

  // biome-ignore lint/correctness/useExhaustiveDependencies: another count of rows or another round asks again
  useEffect(() => {
    if (phase !== 'open') return
    let isCurrent = true
    void workspace.select({ filter, search: asked, cause }).then((positions) => {
      if (!isCurrent) return
      const show = () => setFound((before) => ({ filter, cause, positions: oldIfSame(before?.positions, positions) }))
      // The first drawing makes the whole table: in pieces, so that a key pressed meanwhile is not kept waiting.
      if (found === null) startTransition(show)
      else show()
    })
    return () => {
      isCurrent = false
    }
  }, [workspace, phase, filter, asked, cause, round, count, isComplete])

  const positions = found?.positions ?? null
  const settled = useSettled(workspace, found, rows)
  return useMemo(
    () => ({
      filter,
      search,
      cause,
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
    [filter, search, cause, positions, settled]
  )
}

function useSettled(workspace: Workspace, found: Found | null, rows: OpenList['rows']): number {
  const [settled, setSettled] = useState(0)

  // biome-ignore lint/correctness/useExhaustiveDependencies: counted again whenever rows changed
  useEffect(() => {
    if (found === null || (found.filter === 'all' && found.cause === null)) return setSettled(0)
    let isCurrent = true
    void workspace.countSettled(found).then((count) => {
      if (isCurrent) setSettled(count)
    })
    return () => {
      isCurrent = false
    }
  }, [workspace, found, rows])

  return settled
}

/** The same rows again are no reason to draw the table again. */
function oldIfSame(old: Uint32Array | undefined, next: Uint32Array): Uint32Array {
  const isSame = old?.length === next.length && next.every((position, index) => position === old[index])
  return isSame ? old : next
}
