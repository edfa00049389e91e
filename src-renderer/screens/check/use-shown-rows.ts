import { startTransition, useDeferredValue, useEffect, useMemo, useState } from 'react'
import type { OpenList, Workspace } from '../../workspace/open-list.ts'
import type { IssueGroupView, RowFilter, RowOrder, RowSelection } from '../../workspace/views.ts'
import type { HeldKind } from '../send/held-card.tsx'

/** Some rows of the list under one name, and which: those that were held back when they were asked for. */
export interface NamedRows {
  readonly name: HeldKind
  readonly rowIds: readonly string[]
}

export interface ShownRows extends RowSelection {
  readonly search: string
  /** Only these rows are shown; null: any. */
  readonly only: NamedRows | null
  /** Positions of the shown rows; null until first received. */
  readonly positions: Uint32Array | null
  /** The rows are those of the filter, the issue and the search as they are now. */
  readonly isSettled: boolean
  /** How many of the shown rows no longer match the filter. */
  readonly resolved: number
  readonly setFilter: (filter: RowFilter) => void
  readonly setSearch: (search: string) => void
  /** Shows the rows of one error or warning, or all rows. */
  readonly setIssue: (cause: IssueGroupView['code'] | null) => void
  /** Shows these rows, or all rows. */
  readonly setOnly: (only: NamedRows | null) => void
  /** Applies the same filter again. */
  readonly refresh: () => void
  /** Shows a row again that the filter has just hidden. */
  readonly keep: (position: number) => void
}

/** The selected rows with what selected them. */
export interface SelectedRows extends RowSelection {
  /** The reading of the list to which the positions belong. */
  readonly reading: number
  /** What the user chose: the same again means that only the list has changed. */
  readonly choice: string
  readonly positions: Uint32Array
}

/**
 * Selects rows by filter, search and issue. The selection stays until the user changes it, so that a corrected row does
 * not disappear while the user works on it: when the list itself changes, rows are added and none goes. `sentAs`: rows
 * that a search finds by what was sent. `wanted`: the order, once all rows are there.
 */
export function useShownRows(
  workspace: Workspace,
  list: OpenList,
  sentAs: (search: string) => readonly string[],
  wanted: RowOrder | null
): ShownRows {
  const [filter, setFilter] = useState<RowFilter>('all')
  const [issue, setIssue] = useState<IssueGroupView['code'] | null>(null)
  const [only, setOnly] = useState<NamedRows | null>(null)
  const [search, setSearch] = useState('')
  const [round, setRound] = useState(0)
  const [latest, setLatest] = useState<SelectedRows | null>(null)
  const deferredSearch = useDeferredValue(search)
  const { isComplete, phase, rows, reading } = list
  const count = rows.length
  const order = isComplete ? wanted : null
  const choice = JSON.stringify([filter, issue, only?.name, deferredSearch, round, order])

  // biome-ignore lint/correctness/useExhaustiveDependencies: another count of rows or another choice asks again
  useEffect(() => {
    if (phase !== 'open') return
    let isCurrent = true
    const selection = {
      filter,
      issue,
      search: deferredSearch,
      only: only?.rowIds ?? null,
      sentAs: sentAs(deferredSearch),
      order
    }
    void workspace.select(selection).then((positions) => {
      if (!isCurrent) return
      const next = { filter, issue, reading, choice, positions }
      const show = () => setLatest((before) => selectedAgain(before, next))
      // The first render creates the whole table: a transition keeps the window responsive.
      if (latest === null) startTransition(show)
      else show()
    })
    return () => {
      isCurrent = false
    }
  }, [workspace, phase, choice, count, isComplete, reading])

  const positions = latest?.positions ?? null
  const isSettled = latest?.choice === choice && search === deferredSearch
  const resolved = useResolvedCount(workspace, latest, rows)
  return useMemo(
    () => ({
      filter,
      search,
      issue,
      only,
      positions,
      isSettled,
      resolved,
      setFilter: (next) => {
        setFilter(next)
        setIssue(null)
        setOnly(null)
        setRound((before) => before + 1)
      },
      setSearch,
      setIssue: (next) => {
        setFilter('all')
        setIssue(next)
        setOnly(null)
        setRound((before) => before + 1)
      },
      setOnly: (next) => {
        setFilter('all')
        setIssue(null)
        setOnly(next)
        setRound((before) => before + 1)
      },
      refresh: () => setRound((before) => before + 1),
      keep: (position) => setLatest((before) => before && withRow(before, position))
    }),
    [filter, search, issue, only, positions, isSettled, resolved]
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

/** The rows after another selection. Without another choice of the user, those that were shown stay. */
export function selectedAgain(before: SelectedRows | null, next: SelectedRows): SelectedRows {
  if (before === null || before.reading !== next.reading) return next
  const positions = before.choice === next.choice ? joined(before.positions, next.positions) : next.positions
  return { ...next, positions: oldIfSame(before.positions, positions) }
}

/** The selection with a row that was not selected. */
export function withRow(before: SelectedRows, position: number): SelectedRows {
  return { ...before, positions: joined(before.positions, Uint32Array.of(position)) }
}

/** The rows that were shown, in their order, with those that are added: behind the one that they follow in `next`. */
function joined(before: Uint32Array, next: Uint32Array): Uint32Array {
  if (isAscending(before) && isAscending(next)) return union(before, next)
  const known = new Set(before)
  const behind = new Map<number, number[]>()
  let last = -1
  for (const position of next) {
    if (known.has(position)) last = position
    else behind.set(last, [...(behind.get(last) ?? []), position])
  }
  return Uint32Array.from([
    ...(behind.get(-1) ?? []),
    ...[...before].flatMap((position) => [position, ...(behind.get(position) ?? [])])
  ])
}

/** All numbers of two ascending arrays, ascending. */
function union(one: Uint32Array, other: Uint32Array): Uint32Array {
  const both = new Uint32Array(one.length + other.length)
  let length = 0
  for (let at = 0, along = 0; at < one.length || along < other.length; length += 1) {
    const own = one[at] ?? Number.POSITIVE_INFINITY
    const added = other[along] ?? Number.POSITIVE_INFINITY
    both[length] = Math.min(own, added)
    if (own <= added) at += 1
    if (added <= own) along += 1
  }
  return both.slice(0, length)
}

function isAscending(positions: Uint32Array): boolean {
  return positions.every((position, index) => index === 0 || position > (positions[index - 1] ?? -1))
}

/** Keeps the old array when the rows are the same, so that the table does not render again. */
function oldIfSame(old: Uint32Array, next: Uint32Array): Uint32Array {
  const isSame = old.length === next.length && next.every((position, index) => position === old[index])
  return isSame ? old : next
}
