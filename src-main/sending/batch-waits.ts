import type { BatchView, WaitReason } from '#contract/sending.ts'
import type { Outcome } from '../hcw/outcome.ts'
import type { HcwServer } from '../hcw/server.ts'
import { backOffMs, createBackOff } from './back-off.ts'
import type { Clock } from './clock.ts'
import type { Pacer } from './pacer.ts'
import { classifyOutcome } from './server-health.ts'

/** While the computer sleeps the wall clock runs on and the monotonic clock does not. */
const sleepNoticedMs = 20_000

interface Wait {
  readonly reason: WaitReason
  /** On the monotonic clock; null: until the user resumes. */
  readonly until: number | null
  /** What is done when the time is over. */
  readonly afterwards: 'probe' | 'write' | 'go'
}

export interface BatchWaitsOptions {
  readonly clock: Clock
  readonly pacer: Pacer
  readonly server: HcwServer
  /** Tries again to write the outcomes that the disk did not take. */
  readonly onRetryWrite: () => void
  readonly onChange: () => void
}

/** What a batch waits for, and the sleep of its loop. */
export interface BatchWaits {
  current(): Wait | null
  /** As shown: `until` on the wall clock. */
  view(): BatchView['wait']
  /** Decides from an outcome how to pace the next requests. */
  record(outcome: Outcome<unknown>, beganAt: number): void
  /** Whether the outcome of a request is unknown and none was answered since. */
  hasUnknownOutcome(): boolean
  /** The disk refused a write, for the reason given. */
  startForStorage(code: string): void
  /** Another computer is sending the same rows: it is left alone for so long. */
  startForOther(ms: number): void
  /** Sleeps until the current wait is over or `wake()`; when it is over, does what comes afterwards. */
  advance(): Promise<void>
  /** Starts a short wait when the clocks show that the computer was asleep. */
  noticeSleep(): void
  /** The computer is offline or about to sleep; null: it is back. */
  setInterruption(reason: 'offline' | 'asleep' | null): void
  /** The user resumes: the current wait ends now. */
  resume(): void
  /** The batch has finished. */
  clear(): void
  /** Ends the current sleep. */
  wake(): void
  /** Sleeps until `wake()`, or for `ms`. */
  sleepUntilWoken(ms: number): Promise<void>
}

export function createBatchWaits(options: BatchWaitsOptions): BatchWaits {
  const { clock, pacer, server, onRetryWrite, onChange } = options
  const backOff = createBackOff(clock, pacer, {
    slowDown(until) {
      if (wait === null) wait = { reason: 'slow-down', until, afterwards: 'go' }
    },
    backOff: (reason) => start(reason, 'down'),
    stuck: (reason) => start(reason, 'stuck')
  })
  let wait: Wait | null = null
  let waker = new AbortController()
  let clockOffset = clock.now() - clock.monotonic()

  function wake(): void {
    waker.abort()
    onChange()
  }

  async function sleepUntilWoken(ms: number): Promise<void> {
    if (waker.signal.aborted) waker = new AbortController()
    await clock.sleep(ms, waker.signal)
  }

  function start(reason: WaitReason, kind: 'down' | 'stuck'): void {
    // A wait for the disk has priority: nothing goes out before the outcomes are written. An interruption of the
    // computer ends only when the computer is back.
    if (wait !== null && (wait.afterwards === 'write' || isInterruption(wait.reason))) return
    const pauseMs = backOff.nextMs()
    wait = { reason, until: kind === 'stuck' ? null : clock.monotonic() + pauseMs, afterwards: 'probe' }
    wake()
  }

  /** A request that changes nothing: is the server there, and does it accept our account? */
  async function probe(): Promise<void> {
    const before = wait
    const beganAt = clock.monotonic()
    const outcome = await server.queues()
    if (wait !== before) return
    wait = null
    const health = classifyOutcome(outcome)
    if (health.kind === 'fine') return
    if (health.kind === 'slow-down') backOff.record(outcome, beganAt)
    else if (health.kind === 'renew') start('not-signed-in', 'down')
    else start(health.reason, health.kind === 'stuck' ? 'stuck' : 'down')
  }

  return {
    current: () => wait,
    view() {
      if (wait === null) return undefined
      const { reason, until } = wait
      return { reason, until: until === null ? null : Math.ceil(clock.now() + until - clock.monotonic()) }
    },
    record: backOff.record,
    hasUnknownOutcome: backOff.hasUnknownOutcome,
    startForStorage(code) {
      const reason = code.startsWith('storage-') ? (code as WaitReason) : 'storage-failed'
      wait = { reason, until: clock.monotonic() + backOffMs[1], afterwards: 'write' }
      wake()
    },
    startForOther(ms) {
      if (wait === null) wait = { reason: 'other-computer', until: clock.monotonic() + ms, afterwards: 'go' }
      onChange()
    },
    async advance() {
      if (wait === null) return
      const leftMs = (wait.until ?? Number.POSITIVE_INFINITY) - clock.monotonic()
      if (leftMs > 0) return sleepUntilWoken(leftMs)
      if (wait.afterwards === 'probe') return probe()
      const isForDisk = wait.afterwards === 'write'
      wait = null
      if (isForDisk) onRetryWrite()
      onChange()
    },
    noticeSleep() {
      const offset = clock.now() - clock.monotonic()
      const slept = offset - clockOffset > sleepNoticedMs
      clockOffset = offset
      if (slept && wait === null)
        wait = { reason: 'asleep', until: clock.monotonic() + backOffMs[0], afterwards: 'probe' }
    },
    setInterruption(reason) {
      if (reason !== null) wait = { reason, until: null, afterwards: 'probe' }
      else if (wait !== null && isInterruption(wait.reason)) wait = { ...wait, until: clock.monotonic() }
      wake()
    },
    resume() {
      if (wait !== null && (wait.afterwards !== 'go' || wait.reason === 'other-computer'))
        wait = { ...wait, until: clock.monotonic() }
      backOff.reset()
      wake()
    },
    clear() {
      wait = null
    },
    wake,
    sleepUntilWoken
  }
}

/** Neither the server's fault nor the network's beyond this computer. */
function isInterruption(reason: WaitReason): boolean {
  return reason === 'offline' || reason === 'asleep'
}
