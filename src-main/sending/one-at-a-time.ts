import { fail, type Result, succeed } from '#contract/call.ts'

/** A long-running operation on the server. */
export type Run = {
  progress(): { readonly phase: string }
  /** Begins nothing more; requests in flight are finished. */
  stop(): void
  /** The computer is offline or about to sleep; null: it is back. */
  away(reason: 'offline' | 'asleep' | null): void
  /** Resolves when nothing is in flight and every answer is on the disk. */
  readonly finished: Promise<void>
}

/** Runs one operation at a time. */
export type OneAtATime<One extends Run> = {
  /** The current run, or the last one; null: none since the app started. */
  current(): One | null
  /** True also while a run is prepared, e.g. by signing in. */
  isRunning(): boolean
  /** Nothing else begins meanwhile. `still-sending`: another operation is running, or the app is ending. */
  alone<Answer>(work: () => Promise<Answer>): Promise<Answer | ReturnType<typeof fail<'still-sending'>>>
  /** As {@link OneAtATime.alone}, for a run that `prepare` creates and that continues after this call. */
  start<Code extends string>(
    prepare: () => Promise<Result<() => One, Code>>
  ): Promise<Result<One, Code | 'still-sending'>>
  stop(): Result<null, 'not-running'>
  away(reason: 'offline' | 'asleep' | null): void
  /** Before the app ends: begins nothing more, not even a run in preparation. Resolves when the run has ended. */
  drain(): Promise<void>
}

/** @param isBusy true while another operation uses the same account and rate limit. */
export function createOneAtATime<One extends Run>(isBusy: () => boolean): OneAtATime<One> {
  let current: One | null = null
  let isOccupied = false
  let isEnding = false

  const isUnderWay = () => current !== null && current.progress().phase !== 'finished'
  const isRunning = () => isOccupied || isUnderWay()

  async function alone<Answer>(work: () => Promise<Answer>) {
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
    alone,
    start: (prepare) =>
      alone(async () => {
        const prepared = await prepare()
        if (!prepared.ok) return prepared
        if (isEnding) return fail('still-sending')
        current = prepared.value()
        return succeed(current)
      }),
    stop() {
      if (current === null || !isUnderWay()) return fail('not-running')
      current.stop()
      return succeed(null)
    },
    away: (reason) => current?.away(reason),
    async drain() {
      isEnding = true
      current?.stop()
      await current?.finished
    }
  }
}
