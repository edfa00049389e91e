import type { ListSummary } from '#contract/list.ts'

/** When a list's patients come, in the order in which lists are shown. */
const listGroups = ['tomorrow', 'today', 'undated', 'later', 'past'] as const
export type ListGroup = (typeof listGroups)[number]

/** A heading, or a list below it. */
export type GroupedRow =
  | { readonly kind: 'group'; readonly group: ListGroup }
  | { readonly kind: 'list'; readonly list: ListSummary }

/**
 * The lists by when their patients come: tomorrow's first, the next days in their order, and what is over last, the
 * latest first. Headings only where there are several groups. `dayOf`: the number of the calendar day of an instant.
 */
export function groupedLists(
  lists: readonly ListSummary[],
  now: number,
  dayOf: (ms: number) => number
): readonly GroupedRow[] {
  const today = dayOf(now)
  const groups = Map.groupBy(lists, ({ figures }) => groupOf(figures, today, dayOf))
  const isGrouped = groups.size > 1
  return listGroups.flatMap((group): GroupedRow[] => {
    const members = groups.get(group)
    if (members === undefined) return []
    const sorted = members.toSorted((one, other) => orderIn(group, one, other))
    const rows = sorted.map((list) => ({ kind: 'list', list }) as const)
    return isGrouped ? [{ kind: 'group', group }, ...rows] : rows
  })
}

function groupOf({ firstMoment, lastMoment }: ListSummary['figures'], today: number, dayOf: (ms: number) => number) {
  if (firstMoment === null) return 'undated'
  const [first, last] = [dayOf(firstMoment), dayOf(lastMoment ?? firstMoment)]
  if (last < today) return 'past'
  if (first <= today) return 'today'
  return first === today + 1 ? 'tomorrow' : 'later'
}

function orderIn(group: ListGroup, one: ListSummary, other: ListSummary): number {
  const [a, b] = [one.figures.firstMoment ?? one.createdAt, other.figures.firstMoment ?? other.createdAt]
  return group === 'past' || group === 'undated' ? b - a : a - b
}
