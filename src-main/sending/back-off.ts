import type { WaitReason } from '#contract/sending.ts'
import type { Outcome } from '../hcw/outcome.ts'
import type { Clock } from './clock.ts'
import type { Pacer } from './pacer.ts'
import { troubleOf } from './trouble.ts'

/** So many doubts one after the other are taken for a failure of the server or the line. */
const doubtsUntilWait = 3
/** After so many without one answer it needs a person: each further try may leave one more in doubt. */
const doubtsUntilPerson = 6
/** So many 401 one after the other, each after a fresh sign-in, are not a token that ran out. */
const renewalsMax = 3

/** What is waited before the next try: the longer, the more tries went wrong; then as long as the last. */
export const backOffMs = [2000, 5000, 10_000, 30_000, 60_000] as const

/** How its owner waits. */
export type Waiting = {
  /** The server asked to be left alone until then, on the monotonic clock. */
  slowDown(until: number): void
  /** No request gets through: another try after {@link BackOff.nextMs}. */
  backOff(reason: WaitReason): void
  /** No further try makes sense until a person has changed something. */
  stuck(reason: WaitReason): void
}

/** Draws from each outcome the consequences for those that come after. */
export type BackOff = {
  /** `beganAt`: when the request began, on the monotonic clock. */
  heed(outcome: Outcome<unknown>, beganAt: number): void
  /** ms of the wait that begins now; a little longer each time until an answer came. */
  nextMs(): number
  /** Whether a request was left in doubt and none was answered since. */
  isInDoubt(): boolean
  /** A person lets it go on: one more doubt, and it waits again. */
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
