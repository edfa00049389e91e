/** Requests are spaced for this share of the rate, so that a hair of jitter on the way does not make one too many. */
const headroom = 0.99
/** A request that was held up on the way and one that was not come nearer to each other at the server. */
const windowMarginMs = 8
/** How much closer than the even spacing two requests may come, to make up for a late timer. */
const closestSpacing = 0.75
/** What fell behind by less is caught up with, as far as the full second allows. */
const lagCaughtUpMs = 1000
const slowestPerSecond = 0.2
/** What is waited after 429 or 503 without `Retry-After`: doubled each time, up to the last. */
const firstBackOffMs = 1000
const longestBackOffMs = 60_000
/** After so long without another "slow down", a tenth of the configured rate comes back. */
const recoveryStepMs = 5000
const recoveryShare = 0.1
const startsKeptMax = 2000

/**
 * Says when the next request may begin. Times are ms of a clock that never jumps, and never go backwards.
 *
 * Promises: in any span of a second at most the configured number of requests begin (rounded up for broken rates),
 * evenly spaced; after "slow down" half of it, and nothing until the time the server asked for; back to the
 * configured rate in steps.
 */
export type Pacer = {
  /** ms until the next request may begin; 0: now. */
  delay(now: number): number
  /** How many may begin at this very moment: none, one, or any number where nothing is paced. */
  allowed(now: number): number
  began(now: number): void
  /** The server asked a request that began at `beganAt` to slow down. */
  slowDown(now: number, beganAt: number, retryAfterMs?: number): void
  /** A request was served. */
  served(now: number): void
  /** The rate now allowed, per second. */
  rate(): number
  /** Requests begun in the last full second. */
  measured(now: number): number
  /** Until when nothing may begin because the server said so; 0: never did. */
  blockedUntil(): number
}

/** `configuredPerSecond`: above 0; Infinity paces nothing. */
export function createPacer(configuredPerSecond: number): Pacer {
  let rate = configuredPerSecond
  let slot = Number.NEGATIVE_INFINITY
  let blockedUntil = 0
  let backOffMs = firstBackOffMs
  let changedAt = Number.NEGATIVE_INFINITY
  let starts: readonly number[] = []

  const kept = Math.min(Math.ceil(configuredPerSecond) + 1, startsKeptMax)
  const spacing = () => 1000 / (rate * headroom)

  function earliest(): number {
    const last = starts.at(-1)
    if (last === undefined || rate === Number.POSITIVE_INFINITY) return blockedUntil
    const perWindow = Math.ceil(rate)
    const windowStart = starts.at(-perWindow)
    return Math.max(
      blockedUntil,
      slot,
      last + spacing() * closestSpacing,
      windowStart === undefined ? 0 : windowStart + (perWindow / rate) * 1000 + windowMarginMs
    )
  }

  return {
    delay: (now) => Math.max(0, earliest() - now),
    allowed: (now) => (earliest() > now ? 0 : rate === Number.POSITIVE_INFINITY ? rate : 1),
    began(now) {
      // From the planned slot, so that late timers and a slow disk do not add up; after a pause anew.
      slot = (now - slot < lagCaughtUpMs ? slot : now) + spacing()
      starts = [...starts.slice(1 - kept), now]
    },
    slowDown(now, beganAt, retryAfterMs) {
      // Those already on their way when the rate was halved tell nothing new.
      if (beganAt >= changedAt) {
        rate = Math.max(slowestPerSecond, Math.min(rate, Number.MAX_SAFE_INTEGER) / 2)
        changedAt = now
        blockedUntil = Math.max(blockedUntil, now + (retryAfterMs ?? backOffMs))
        backOffMs = Math.min(longestBackOffMs, backOffMs * 2)
      } else if (retryAfterMs !== undefined) {
        blockedUntil = Math.max(blockedUntil, now + retryAfterMs)
      }
    },
    served(now) {
      if (rate >= configuredPerSecond || now - changedAt < recoveryStepMs) return
      rate = Math.min(configuredPerSecond, rate + configuredPerSecond * recoveryShare)
      changedAt = now
      if (rate === configuredPerSecond) backOffMs = firstBackOffMs
    },
    rate: () => rate,
    measured: (now) => starts.filter((start) => start > now - 1000).length,
    blockedUntil: () => blockedUntil
  }
}
