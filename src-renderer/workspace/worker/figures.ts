import type { ListFigures } from '#contract/list.ts'
import type { ListState } from './list-state.ts'
import { shownStatus } from './row-filter.ts'
import { shownResults } from './shown-results.ts'

/**
 * Counts a list for the overview. Excluded rows do not count for its first and last appointment. A patient who was invited
 * or refused was ready then, and counts as ready: the state of the invitation says what became of it.
 */
export function computeFigures(list: Pick<ListState, 'validator' | 'invited' | 'refused'>): ListFigures {
  const counts = { ready: 0, blocked: 0, excluded: 0, aside: 0 }
  let first: string | undefined
  let last: string | undefined
  for (const result of shownResults(list)) {
    const status = list.refused.has(result.rowId) ? 'ready' : shownStatus(result)
    counts[status] += 1
    const appointment = result.invitation.scheduledFor
    if (appointment === undefined || status === 'excluded') continue
    // ISO in UTC: alphabetical order is order of time.
    if (first === undefined || appointment < first) first = appointment
    if (last === undefined || appointment > last) last = appointment
  }
  const { ready, blocked, excluded } = counts
  return {
    patients: ready + blocked + excluded,
    ready,
    blocked,
    excluded,
    firstMoment: first === undefined ? null : Date.parse(first),
    lastMoment: last === undefined ? null : Date.parse(last)
  }
}
