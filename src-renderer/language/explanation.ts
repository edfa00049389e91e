import type { Words } from './messages.ts'

/** A failure in words: what happened, and the next step. Two sentences that stand by themselves. */
export interface Explanation {
  readonly what: Words
  readonly next: Words
}
