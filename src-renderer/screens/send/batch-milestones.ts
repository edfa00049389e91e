import type { BatchView } from '#contract/sending.ts'

/** An event of a batch that is announced. */
export type Milestone =
  | { readonly kind: 'started' }
  | { readonly kind: 'quarter' }
  | { readonly kind: 'phase' }
  | { readonly kind: 'problems'; readonly count: number }

/** Numbers of problems that are announced, so that a bad batch does not interrupt all the time. */
const problemSteps = [1, 5, 20, 100, 500, 2000]

/** The event between two views of a batch; null when there is nothing to announce. */
export function milestoneBetween(before: BatchView | null, after: BatchView): Milestone | null {
  if (before === null || before.startedAt !== after.startedAt) {
    return after.phase === 'finished' ? null : { kind: 'started' }
  }
  if (before.phase !== after.phase && after.phase !== 'finished') return { kind: 'phase' }
  if (problemSteps.some((step) => problemCount(before) < step && problemCount(after) >= step)) {
    return { kind: 'problems', count: problemCount(after) }
  }
  if (quarter(before) < quarter(after) && after.phase !== 'finished') return { kind: 'quarter' }
  return null
}

function problemCount({ refused, unknown }: BatchView): number {
  return refused + unknown
}

function quarter({ total, queued, inFlight }: BatchView): number {
  return total === 0 ? 0 : Math.floor(((total - queued - inFlight) / total) * 4)
}
