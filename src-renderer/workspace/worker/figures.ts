import type { ListFigures } from '#contract/list.ts'
import type { Verdict } from '../../list/index.ts'

/** Counts a list for the overview. Excluded rows do not count for its first and last appointment. */
export function figuresOf(verdicts: readonly Verdict[]): ListFigures {
  const counts = { ready: 0, blocked: 0, excluded: 0, aside: 0 }
  let first: string | undefined
  let last: string | undefined
  for (const { verdict, invitation } of verdicts) {
    counts[verdict] += 1
    const moment = invitation.scheduledFor
    if (moment === undefined || verdict === 'excluded') continue
    // ISO in UTC: alphabetical order is order of time.
    if (first === undefined || moment < first) first = moment
    if (last === undefined || moment > last) last = moment
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
