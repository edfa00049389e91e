import type { BusyCode, BusyReason } from '#contract/busy.ts'
import { fail, type Result, succeed } from '#contract/call.ts'
import type { Busy, Leases, Resource } from '../leases/leases.ts'

/** A long-running operation on the server. */
export interface ExclusiveRun {
  progress(): { readonly phase: string }
  /** Begins nothing more; requests in flight are finished. */
  stop(): void
  /** The computer is offline or about to sleep; null: it is back. */
  setInterruption(reason: 'offline' | 'asleep' | null): void
  /** Resolves when nothing is in flight and every answer is on the disk. */
  readonly finished: Promise<void>
}

/** Runs one operation at a time. */
export interface ExclusiveRunner<Operation extends ExclusiveRun> {
  /** The current run, or the last one; null: none since the app started. */
  current(): Operation | null
  /** True also while a run is prepared, e.g. by signing in. */
  isRunning(): boolean
  /** Nothing else begins to use the resources meanwhile. `still-sending`: the app is ending. */
  runExclusive<Answer>(
    resources: readonly Resource[],
    work: () => Promise<Answer>
  ): Promise<Answer | Busy | ReturnType<typeof fail<'still-sending'>>>
  /** As {@link ExclusiveRunner.runExclusive}, for a run that `prepare` creates and that continues after this call. */
  start<Code extends string>(
    resources: readonly Resource[],
    prepare: () => Promise<Result<() => Operation, Code>>
  ): Promise<Result<Operation, Code | BusyCode | 'still-sending'>>
  stop(): Result<null, 'not-running'>
  setInterruption(reason: 'offline' | 'asleep' | null): void
  /** Before the app ends: begins nothing more, not even a run in preparation. Resolves when the run has ended. */
  drain(): Promise<void>
}

/** @param reason for which its leases are taken. */
export function createExclusiveRunner<Operation extends ExclusiveRun>(
  leases: Leases,
  reason: BusyReason
): ExclusiveRunner<Operation> {
  let current: Operation | null = null
  let isOccupied = false
  let isEnding = false

  const isCurrentRunning = () => current !== null && current.progress().phase !== 'finished'
  const isRunning = () => isOccupied || isCurrentRunning()

  async function runExclusive<Answer>(resources: readonly Resource[], work: () => Promise<Answer>) {
    if (isEnding) return fail('still-sending')
    // There is one run at a time, whatever it works with.
    if (isRunning()) return fail(`busy-${reason}`)
    return leases.whileRunning(resources, reason, {
      async start() {
        isOccupied = true
        try {
          return await work()
        } finally {
          isOccupied = false
        }
      },
      isRunning
    })
  }

  return {
    current: () => current,
    isRunning,
    runExclusive,
    start: (resources, prepare) =>
      runExclusive(resources, async () => {
        const prepared = await prepare()
        if (!prepared.ok) return prepared
        if (isEnding) return fail('still-sending')
        current = prepared.value()
        return succeed(current)
      }),
    stop() {
      if (current === null || !isCurrentRunning()) return fail('not-running')
      current.stop()
      return succeed(null)
    },
    setInterruption: (reason) => current?.setInterruption(reason),
    async drain() {
      isEnding = true
      current?.stop()
      await current?.finished
    }
  }
}
