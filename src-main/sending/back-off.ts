import type { WaitReason } from '#contract/sending.ts'
import type { Outcome } from '../hcw/outcome.ts'
import type { Clock } from './clock.ts'
import type { Pacer } from './pacer.ts'
import { classifyOutcome } from './server-health.ts'

/** This many unknown outcomes in a row count as a failure of the server or the network. */
const unknownsUntilWait = 3
/** After this many without an answer the user has to decide: each further try may leave one more outcome unknown. */
const unknownsUntilStuck = 6
/** This many 401 in a row, each after a fresh sign-in, cannot be an expired token. */
const renewalsMax = 3

/** Pauses before the first, second, … retry; the last one repeats. */
export const backOffMs = [2000, 5000, 10_000, 30_000, 60_000] as const

/** What the back-off asks its owner to do. */
export interface BackOffEvents {
  /** The server asked for no requests until this time of the monotonic clock. */
  slowDown(until: number): void
  /** No request gets through: retry after {@link BackOff.nextMs}. */
  backOff(reason: WaitReason): void
  /** Retrying is useless until the user has changed something. */
  stuck(reason: WaitReason): void
}

/** Decides from each outcome how to pace the next requests. */
export interface BackOff {
  /** `beganAt`: when the request began, on the monotonic clock. */
  record(outcome: Outcome<unknown>, beganAt: number): void
  /** Length of the wait that begins now, in ms; it grows until a request is answered. */
  nextMs(): number
  /** Whether the outcome of a request is unknown and none was answered since. */
  hasUnknownOutcome(): boolean
  /** The user resumes: one more unknown outcome starts the next wait. */
  reset(): void
}

export function createBackOff(clock: Clock, pacer: Pacer, events: BackOffEvents): BackOff {
  let unknowns = 0
  let renewals = 0
  let retries = 0

  return {
    record(outcome, beganAt) {
      const now = clock.monotonic()
      const health = classifyOutcome(outcome)
      if (health.kind !== 'renew') renewals = 0
      switch (health.kind) {
        case 'fine':
          unknowns = 0
          retries = 0
          pacer.served(now)
          return
        case 'slow-down':
          pacer.slowDown(now, beganAt, health.retryAfterMs)
          events.slowDown(pacer.blockedUntil())
          return
        case 'renew':
          renewals += 1
          if (renewals >= renewalsMax) events.backOff('not-signed-in')
          return
        case 'unknown':
          unknowns += 1
          if (unknowns >= unknownsUntilStuck) events.stuck(health.reason)
          else if (unknowns >= unknownsUntilWait) events.backOff(health.reason)
          return
        case 'down':
          events.backOff(health.reason)
          return
        case 'stuck':
          events.stuck(health.reason)
      }
    },
    nextMs() {
      const ms = backOffMs[Math.min(retries, backOffMs.length - 1)] ?? 0
      retries += 1
      return ms
    },
    hasUnknownOutcome: () => unknowns > 0,
    reset() {
      unknowns = Math.min(unknowns, unknownsUntilWait - 1)
      retries = 0
    }
  }
}
