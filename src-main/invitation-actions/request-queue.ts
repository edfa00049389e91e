import type { ActionProgress } from '#contract/invitation-actions.ts'
import type { WaitReason } from '#contract/sending.ts'
import type { Outcome, Undelivered } from '../hcw/outcome.ts'
import { createBackOff } from '../sending/back-off.ts'
import type { Clock } from '../sending/clock.ts'
import { createPacer } from '../sending/pacer.ts'

const diskRetryMs = 5000

/** Requests of one bulk action: within the rate limit, with waits, until it is ended. */
export interface RequestQueue {
  /**
   * Sends when the rate allows it, and repeats what certainly did not arrive. null: the queue was ended before the
   * request could be delivered; nothing was done.
   */
  send<Value>(request: () => Promise<Outcome<Value>>): Promise<Exclude<Outcome<Value>, Undelivered> | null>
  /** Waits for `ms`; false: the queue was ended before. */
  pause(ms: number, reason: WaitReason): Promise<boolean>
  /** Repeats a write until the disk accepts it; false: the queue was ended before. */
  writeWithRetry(write: () => { readonly ok: boolean; readonly code?: string }): Promise<boolean>
  wait(): ActionProgress['wait']
  /** Set when the queue stopped automatically. */
  endedBy(): WaitReason | undefined
  /** Requests in flight finish; no further one begins. */
  end(reason?: WaitReason): void
  isEnded(): boolean
  /** The computer is offline or asleep; null: it is back. */
  setInterruption(reason: 'offline' | 'asleep' | null): void
}

type Wait = { readonly reason: WaitReason; readonly until: number | null }

export function createRequestQueue(clock: Clock, ratePerSecond: number, onChange: () => void): RequestQueue {
  const pacer = createPacer(ratePerSecond)
  const backOff = createBackOff(clock, pacer, {
    slowDown: (until) => startWait('slow-down', until - clock.monotonic()),
    backOff: (reason) => startWait(reason, backOff.nextMs()),
    // The user has to act first: the bulk action ends and reports the reason.
    stuck: end
  })
  let wait: Wait | null = null
  let ended = false
  let endReason: WaitReason | undefined
  let waker = new AbortController()

  function wake(): void {
    const woken = waker
    waker = new AbortController()
    woken.abort()
    onChange()
  }

  function end(reason?: WaitReason): void {
    if (ended) return
    ended = true
    endReason = reason
    wait = null
    wake()
  }

  function startWait(reason: WaitReason, ms: number): void {
    // Only the return of the network ends a wait for it.
    if (ended || (wait !== null && wait.until === null)) return
    wait = { reason, until: clock.monotonic() + ms }
    wake()
  }

  /** Resolves when the next request may begin; false: the queue was ended. */
  async function waitForSlot(): Promise<boolean> {
    while (!ended) {
      const now = clock.monotonic()
      const waitMs = wait === null ? 0 : (wait.until ?? Number.POSITIVE_INFINITY) - now
      if (wait !== null && waitMs <= 0) {
        wait = null
        onChange()
      }
      const ms = Math.max(waitMs, pacer.delay(now))
      if (ms <= 0) {
        pacer.began(now)
        return true
      }
      await clock.sleep(ms, waker.signal)
    }
    return false
  }

  return {
    async send(request) {
      while (await waitForSlot()) {
        const beganAt = clock.monotonic()
        const outcome = await request()
        backOff.record(outcome, beganAt)
        if (outcome.kind !== 'undelivered') return outcome
      }
      return null
    },
    async pause(ms, reason) {
      const until = clock.monotonic() + ms
      startWait(reason, ms)
      while (!ended && clock.monotonic() < until) await clock.sleep(until - clock.monotonic(), waker.signal)
      return !ended
    },
    async writeWithRetry(write) {
      for (;;) {
        const result = write()
        if (result.ok || result.code?.startsWith('storage-') !== true) return true
        if (ended) return false
        startWait(result.code as WaitReason, diskRetryMs)
        // The wait of another writer wakes this one: if it tried again at once, two would wake each other for ever.
        const until = clock.monotonic() + diskRetryMs
        while (!ended && clock.monotonic() < until) await clock.sleep(until - clock.monotonic(), waker.signal)
      }
    },
    wait: () =>
      wait === null
        ? undefined
        : {
            reason: wait.reason,
            until: wait.until === null ? null : Math.ceil(clock.now() + wait.until - clock.monotonic())
          },
    endedBy: () => endReason,
    end,
    isEnded: () => ended,
    setInterruption(reason) {
      if (ended) return
      if (reason !== null) wait = { reason, until: null }
      else if (wait?.reason === 'offline' || wait?.reason === 'asleep') wait = null
      wake()
    }
  }
}
