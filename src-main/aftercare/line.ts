import type { CareProgress } from '#contract/aftercare.ts'
import type { WaitReason } from '#contract/sending.ts'
import type { Outcome, Undelivered } from '../hcw/outcome.ts'
import type { Clock } from '../sending/clock.ts'
import { createPacer } from '../sending/pacer.ts'
import { troubleOf } from '../sending/trouble.ts'

/** So many doubts one after the other are taken for a failure of the server or the line. */
const doubtsUntilWait = 3
/** After so many without one answer the operation ends: each further try may leave one more in doubt. */
const doubtsUntilEnd = 6
/** So many 401 one after the other, each after a fresh sign-in, are not a token that ran out. */
const renewalsMax = 3
const backOffMs = [2000, 5000, 10_000, 30_000, 60_000] as const
const diskPauseMs = 5000

/** Requests of one operation on their way to the server: at the rate, waiting where it must, until it is ended. */
export type Line = {
  /**
   * Asks at its turn, and again whatever certainly did not arrive. null: the line was ended before it could be
   * delivered, and nothing has been done.
   */
  ask<Value>(question: () => Promise<Outcome<Value>>): Promise<Exclude<Outcome<Value>, Undelivered> | null>
  /** Until so many ms have passed. False: the line was ended before. */
  rest(ms: number, reason: WaitReason): Promise<boolean>
  /** Tries to write until the disk takes it; false: the line was ended before. */
  written(write: () => { readonly ok: boolean; readonly code?: string }): Promise<boolean>
  wait(): CareProgress['wait']
  /** Why it was ended though nobody said so. */
  endedBy(): WaitReason | undefined
  /** Those in flight finish, nothing more is begun. */
  end(reason?: WaitReason): void
  isEnded(): boolean
  /** The computer lost its network or sleeps; null: it is back. */
  away(reason: 'offline' | 'asleep' | null): void
}

type Wait = { readonly reason: WaitReason; readonly until: number | null }

export function createLine(clock: Clock, ratePerSecond: number, onChange: () => void): Line {
  const pacer = createPacer(ratePerSecond)
  let wait: Wait | null = null
  let ended = false
  let endReason: WaitReason | undefined
  let doubts = 0
  let renewals = 0
  let waits = 0
  let wake = new AbortController()

  function poke(): void {
    const woken = wake
    wake = new AbortController()
    woken.abort()
    onChange()
  }

  function end(reason?: WaitReason): void {
    if (ended) return
    ended = true
    endReason = reason
    wait = null
    poke()
  }

  function startWait(reason: WaitReason, ms: number): void {
    // The network's absence is ended by its return alone.
    if (ended || (wait !== null && wait.until === null)) return
    wait = { reason, until: clock.monotonic() + ms }
    poke()
  }

  function backOff(reason: WaitReason): void {
    startWait(reason, backOffMs[Math.min(waits, backOffMs.length - 1)] ?? 0)
    waits += 1
  }

  /** The next request's turn has come and is taken; false: there is none any more. */
  async function turn(): Promise<boolean> {
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
      await clock.sleep(ms, wake.signal)
    }
    return false
  }

  function heed(outcome: Outcome<unknown>, beganAt: number): void {
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
        startWait('slow-down', pacer.blockedUntil() - now)
        return
      case 'renew':
        renewals += 1
        if (renewals >= renewalsMax) backOff('not-signed-in')
        return
      case 'doubtful':
        doubts += 1
        if (doubts >= doubtsUntilEnd) end(trouble.reason)
        else if (doubts >= doubtsUntilWait) backOff(trouble.reason)
        return
      case 'down':
        backOff(trouble.reason)
        return
      case 'stuck':
        end(trouble.reason)
    }
  }

  return {
    async ask(question) {
      while (await turn()) {
        const beganAt = clock.monotonic()
        const outcome = await question()
        heed(outcome, beganAt)
        if (outcome.kind !== 'undelivered') return outcome
      }
      return null
    },
    async rest(ms, reason) {
      const until = clock.monotonic() + ms
      startWait(reason, ms)
      while (!ended && clock.monotonic() < until) await clock.sleep(until - clock.monotonic(), wake.signal)
      return !ended
    },
    async written(write) {
      for (;;) {
        const result = write()
        if (result.ok || result.code?.startsWith('storage-') !== true) return true
        if (ended) return false
        startWait(result.code as WaitReason, diskPauseMs)
        await clock.sleep(diskPauseMs, wake.signal)
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
    away(reason) {
      if (ended) return
      if (reason !== null) wait = { reason, until: null }
      else if (wait?.reason === 'offline' || wait?.reason === 'asleep') wait = null
      poke()
    }
  }
}
