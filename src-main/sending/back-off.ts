import type { WaitReason } from '#contract/sending.ts'
import type { Outcome } from '../hcw/outcome.ts'
import type { Clock } from './clock.ts'
import type { Pacer } from './pacer.ts'
import { troubleOf } from './trouble.ts'

/** This many unknown outcomes in a row count as a failure of the server or the network. */
const doubtsUntilWait = 3
/** After this many without an answer the user has to decide: each further try may leave one more outcome unknown. */
const doubtsUntilPerson = 6
/** This many 401 in a row, each after a fresh sign-in, cannot be an expired token. */
const renewalsMax = 3

/** Pauses before the first, second, … retry; the last one repeats. */
export const backOffMs = [2000, 5000, 10_000, 30_000, 60_000] as const

/** What the back-off asks its owner to do. */
export type Waiting = {
  /** The server asked for no requests until this time of the monotonic clock. */
  slowDown(until: number): void
  /** No request gets through: retry after {@link BackOff.nextMs}. */
  backOff(reason: WaitReason): void
  /** Retrying is useless until the user has changed something. */
  stuck(reason: WaitReason): void
}

/** Decides from each outcome how to pace the next requests. */
export type BackOff = {
  /** `beganAt`: when the request began, on the monotonic clock. */
  heed(outcome: Outcome<unknown>, beganAt: number): void
  /** Length of the wait that begins now, in ms; it grows until a request is answered. */
  nextMs(): number
  /** Whether the outcome of a request is unknown and none was answered since. */
  isInDoubt(): boolean
  /** The user resumes: one more unknown outcome starts the next wait. */
  forgive(): void
}

export function createBackOff(clock: Clock, pacer: Pacer, waiting: Waiting): BackOff {
  let doubts = 0
  let renewals = 0
  let waits = 0

  return {
    heed(outcome, beganAt) {
      const now = clock.monotonic()
      const trouble = troubleOf(outcome)
      if (trouble.kind !== 'renew') renewals = 0
      switch (trouble.kind) {
        case 'fine':
          doubts = 0
          waits = 0
          pacer.served(now)
          return
        case 'slow-down':
          pacer.slowDown(now, beganAt, trouble.retryAfterMs)
          waiting.slowDown(pacer.blockedUntil())
          return
        case 'renew':
          renewals += 1
          if (renewals >= renewalsMax) waiting.backOff('not-signed-in')
          return
        case 'doubtful':
          doubts += 1
          if (doubts >= doubtsUntilPerson) waiting.stuck(trouble.reason)
          else if (doubts >= doubtsUntilWait) waiting.backOff(trouble.reason)
          return
        case 'down':
          waiting.backOff(trouble.reason)
          return
        case 'stuck':
          waiting.stuck(trouble.reason)
      }
    },
    nextMs() {
      const ms = backOffMs[Math.min(waits, backOffMs.length - 1)] ?? 0
      waits += 1
      return ms
    },
    isInDoubt: () => doubts > 0,
    forgive() {
      doubts = Math.min(doubts, doubtsUntilWait - 1)
      waits = 0
    }
  }
}
