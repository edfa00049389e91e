/** Share of the rate that is used, so that network jitter does not make one request too many in a second. */
const headroom = 0.99
/**
 * A delayed request and the next one arrive at the server closer together than they were sent. With the headroom it leaves
 * each timer 6 ms at 10 per second before the rate falls.
 */
const windowMarginMs = 4
/** Smallest distance of two requests, as a share of the even spacing, to make up for a late timer. */
const closestSpacing = 0.75
/** A delay of less than this is caught up, as far as the limit per second allows. */
const lagCaughtUpMs = 1000
const slowestPerSecond = 0.2
/** Pause after 429 or 503 without `Retry-After`: doubled each time, up to the longest. */
const firstBackOffMs = 1000
const longestBackOffMs = 60_000
/** After this long without another "slow down", the rate rises by a tenth of the configured rate. */
const recoveryStepMs = 5000
const recoveryShare = 0.1
const startsLimit = 2000

/**
 * Decides when the next request may begin. Times are ms of the monotonic clock.
 *
 * In any span of one second at most the configured number of requests begin (fractions rounded up), evenly spaced.
 * After "slow down" the rate is halved, and nothing begins before the time that the server asked for; then the rate
 * returns in steps.
 */
export interface Pacer {
  /** ms until the next request may begin; 0: now. */
  delay(now: number): number
  /** How many may begin now: none, one, or any number where the rate is unlimited. */
  allowed(now: number): number
  began(now: number): void
  /** The request that began at `beganAt` goes out only now: the token was renewed, or the process was busy. */
  wentOut(beganAt: number, now: number): void
  /** The server asked a request that began at `beganAt` to slow down. */
  slowDown(now: number, beganAt: number, retryAfterMs?: number): void
  /** A request was served. */
  served(now: number): void
  /** The current rate, per second. */
  rate(): number
  /** Requests begun in the last full second. */
  measured(now: number): number
  /** Until when the server allows no request; 0: it never asked. */
  blockedUntil(): number
}

/** `configuredPerSecond`: above 0; Infinity: unlimited. */
export function createPacer(configuredPerSecond: number): Pacer {
  let rate = configuredPerSecond
  let slot = Number.NEGATIVE_INFINITY
  let blockedUntil = 0
  let backOffMs = firstBackOffMs
  let changedAt = Number.NEGATIVE_INFINITY
  /** In the order of time. Changed in place: it is long where the rate is unlimited. */
  const starts: number[] = []

  const startsMax = Math.min(Math.ceil(configuredPerSecond) + 1, startsLimit)
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
      // From the planned slot, so that late timers and a slow disk do not add up; after a pause, from now.
      slot = (now - slot < lagCaughtUpMs ? slot : now) + spacing()
      starts.push(now)
      if (starts.length > startsMax) starts.shift()
    },
    wentOut(beganAt, now) {
      const index = starts.lastIndexOf(beganAt)
      if (index < 0 || now <= beganAt) return
      starts.splice(index, 1)
      const before = starts.findLastIndex((start) => start <= now)
      starts.splice(before + 1, 0, now)
    },
    slowDown(now, beganAt, retryAfterMs) {
      // Requests that were in flight when the rate was halved say nothing new.
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
