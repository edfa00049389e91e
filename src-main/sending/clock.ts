export const dayMs = 24 * 3_600_000

/** The engine's time source. It is injected, so that tests can use their own. */
export interface Clock {
  /** Whole ms since the epoch, for records and display. May jump. */
  now(): number
  /** ms of a clock that never jumps, for the rate. */
  monotonic(): number
  /** Resolves after `ms`, or as soon as the signal aborts. Never rejects. */
  sleep(ms: number, signal?: AbortSignal): Promise<void>
}

/** The longest delay that setTimeout accepts. */
const timerMax = 2 ** 31 - 1

export const systemClock: Clock = {
  now: Date.now,
  monotonic: () => performance.now(),
  sleep: (ms, signal) =>
    new Promise((resolve) => {
      if (signal?.aborted === true) return resolve()
      const end = () => {
        clearTimeout(timer)
        signal?.removeEventListener('abort', end)
        resolve()
      }
      const timer = setTimeout(end, Math.min(Math.max(ms, 0), timerMax))
      signal?.addEventListener('abort', end)
    })
}
