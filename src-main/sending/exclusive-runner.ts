import { fail, type Result, succeed } from '#contract/call.ts'

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
  /** Nothing else begins meanwhile. `still-sending`: another operation is running, or the app is ending. */
  runExclusive<Answer>(work: () => Promise<Answer>): Promise<Answer | ReturnType<typeof fail<'still-sending'>>>
  /** As {@link ExclusiveRunner.runExclusive}, for a run that `prepare` creates and that continues after this call. */
  start<Code extends string>(
    prepare: () => Promise<Result<() => Operation, Code>>
  ): Promise<Result<Operation, Code | 'still-sending'>>
  stop(): Result<null, 'not-running'>
  setInterruption(reason: 'offline' | 'asleep' | null): void
  /** Before the app ends: begins nothing more, not even a run in preparation. Resolves when the run has ended. */
  drain(): Promise<void>
}

/** @param isBusy true while another operation uses the same account and rate limit. */
export function createExclusiveRunner<Operation extends ExclusiveRun>(
  isBusy: () => boolean
): ExclusiveRunner<Operation> {
  let current: Operation | null = null
  let isOccupied = false
  let isEnding = false

  const isCurrentRunning = () => current !== null && current.progress().phase !== 'finished'
  const isRunning = () => isOccupied || isCurrentRunning()

  async function runExclusive<Answer>(work: () => Promise<Answer>) {
    if (isEnding || isBusy() || isRunning()) return fail('still-sending')
    isOccupied = true
    try {
      return await work()
    } finally {
      isOccupied = false
    }
  }

  return {
    current: () => current,
    isRunning,
    runExclusive,
    start: (prepare) =>
      runExclusive(async () => {
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
