import type { Clock } from '../../src-main/sending/clock.ts'

/** A clock that advances only on request, and lets every waiting task run before it advances further. */
export interface ManualClock extends Clock {
  advance(ms: number): Promise<void>
}

export function manualClock(): ManualClock {
  let now = 1_795_000_000_000
  let sleepers: { readonly until: number; readonly wake: () => void }[] = []
  return {
    now: () => now,
    monotonic: () => now,
    sleep: (ms, signal) =>
      new Promise((resolve) => {
        if (signal?.aborted === true) return resolve()
        sleepers.push({ until: now + ms, wake: resolve })
        signal?.addEventListener('abort', () => resolve())
      }),
    async advance(ms) {
      const end = now + ms
      for (;;) {
        await idle()
        const next = sleepers.toSorted((one, other) => one.until - other.until)[0]
        if (next === undefined || next.until > end) break
        now = next.until
        sleepers = sleepers.filter((sleeper) => sleeper !== next)
        next.wake()
      }
      now = end
    }
  }
}

/** Resolves when everything has run that does not need time to pass. */
async function idle(): Promise<void> {
  for (let turn = 0; turn < 20; turn++) await Promise.resolve()
}
