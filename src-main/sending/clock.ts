/** Time, as the engine takes it: given from outside, so that tests have their own. */
export type Clock = {
  /** Whole ms since the epoch: for what is recorded and shown. May jump. */
  now(): number
  /** ms of a clock that never jumps: for the rate. */
  monotonic(): number
  /** Resolves after so many ms, or as soon as the signal aborts; never rejects. */
  sleep(ms: number, signal?: AbortSignal): Promise<void>
}

/** setTimeout takes no more. */
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
