import { fail, type Result, succeed } from '#contract/call.ts'

/** Work on the server that takes its time. */
export type Run = {
  progress(): { readonly phase: string }
  /** Begins nothing more; what is in flight comes in. */
  stop(): void
  /** The computer lost its network or goes to sleep; null: it is back. */
  away(reason: 'offline' | 'asleep' | null): void
  /** Resolves when nothing is in flight and everything that came in is on the disk. */
  readonly finished: Promise<void>
}

/** A place where one thing is done at a time. */
export type OneAtATime<One extends Run> = {
  /** The run on its way, or the last one that was; null: none since the start. */
  current(): One | null
  /** With what leads to a run, as signing in. */
  isRunning(): boolean
  /** Nothing else begins under the work. `still-sending`: something is being done, or the app ends. */
  alone<Answer>(work: () => Promise<Answer>): Promise<Answer | ReturnType<typeof fail<'still-sending'>>>
  /** As {@link OneAtATime.alone}, with a run that `prepare` leads to and that goes on by itself. */
  start<Code extends string>(
    prepare: () => Promise<Result<() => One, Code>>
  ): Promise<Result<One, Code | 'still-sending'>>
  stop(): Result<null, 'not-running'>
  away(reason: 'offline' | 'asleep' | null): void
  /** Before the app ends: begins nothing more, not even what is being prepared; resolves when the run is over. */
  drain(): Promise<void>
}

/** @param isBusy whether something else is done that must not be done beside: all share one rate and one account. */
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
