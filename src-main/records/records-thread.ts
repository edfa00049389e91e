import { Worker } from 'node:worker_threads'
import type { OpeningFailure, RecordsNotice } from './open-records.ts'
import type { StorageResult } from './storage-failure.ts'
import type { ThreadMessage, ThreadTask } from './thread-task.ts'

/** What a check found; `unreadable`: the disk does not give all of it. `ended`: it was ended before it found anything. */
export type CheckResult = 'sound' | 'damaged' | 'unreadable' | 'ended'

/** The check of records that are open and held still. */
export type RunningCheck = {
  /** Nothing is checked before; called again, it does nothing. */
  readonly begin: () => void
  /** Whether what decides about sending is as it was written: attempts, sent log, the guard's keys, jobs. */
  readonly deciding: Promise<CheckResult>
  /** Whether everything is. */
  readonly whole: Promise<CheckResult>
  /** Resolves when nothing reads the files any more. */
  readonly end: () => Promise<void>
}

/** Long work on the records, in a thread of its own. */
export type RecordsThread = {
  /** `onProgress` is told how much is done, from 0 to 1. */
  readonly prepare: (
    task: Omit<ThreadTask, 'kind'>,
    onProgress?: (done: number) => void
  ) => Promise<StorageResult<RecordsNotice | null, OpeningFailure>>
  readonly check: (task: Omit<ThreadTask, 'kind'>) => RunningCheck
}

/** What was read of a row is garbage at once; by itself V8 lets some hundred MB of it lie. */
const youngMb = 8

/** Between two checks that the disk did not let through. */
const pauseMs = 2000
/** Longer than another program holds a file: whoever waits for the check must be told. */
const triesMax = 4

/** @param script the built or source file of `records-worker.ts`. */
export function createRecordsThread(script: URL): RecordsThread {
  return {
    prepare: async (task, onProgress = () => undefined) => {
      const last = await runWorker(script, { ...task, kind: 'prepare' }, (message) => {
        if (message.kind === 'progress') onProgress(message.done)
      }).done
      if (last?.kind !== 'prepared') throw new Error('the records were not prepared')
      return last.result
    },
    check: (task) => startCheck(script, task)
  }
}

function startCheck(script: URL, task: Omit<ThreadTask, 'kind'>): RunningCheck {
  const ended = new AbortController()
  const begun = Promise.withResolvers<void>()
  const deciding = Promise.withResolvers<CheckResult>()
  let running: RunningWorker | null = null

  async function run(): Promise<CheckResult> {
    await begun.promise
    for (let tries = 1; !ended.signal.aborted; tries += 1) {
      running = runWorker(script, { ...task, kind: 'check' }, ({ kind }) => {
        if (kind === 'deciding') deciding.resolve('sound')
      })
      const last = await running.done
      if (ended.signal.aborted) break
      const failure = last?.kind === 'checked' ? last.failure : null
      if (last?.kind === 'checked' && failure === null) return 'sound'
      if (failure?.code === 'storage-damaged' || failure === null) return 'damaged'
      // The disk did not let it read: no damage, and no answer either.
      if (tries === triesMax) return 'unreadable'
      await pause(ended.signal)
    }
    return 'ended'
  }

  const whole = run().catch((): CheckResult => 'damaged')
  void whole.then((result) => deciding.resolve(result))
  return {
    begin: begun.resolve,
    deciding: deciding.promise,
    whole,
    end: async () => {
      ended.abort()
      begun.resolve()
      await running?.stop()
      await whole
    }
  }
}

type RunningWorker = {
  /** The last message; null: it was stopped before there was any. Rejects with what the worker threw. */
  readonly done: Promise<ThreadMessage | null>
  readonly stop: () => Promise<unknown>
}

function runWorker(script: URL, task: ThreadTask, onMessage: (message: ThreadMessage) => void): RunningWorker {
  const worker = new Worker(script, { workerData: task, resourceLimits: { maxYoungGenerationSizeMb: youngMb } })
  const done = new Promise<ThreadMessage | null>((resolve, reject) => {
    let last: ThreadMessage | null = null
    worker.on('message', (message: ThreadMessage) => {
      last = message
      onMessage(message)
    })
    worker.once('error', reject)
    worker.once('exit', () => resolve(last))
  })
  return { done, stop: () => worker.terminate() }
}

function pause(signal: AbortSignal): Promise<void> {
  return new Promise((resolve) => {
    const timer = setTimeout(resolve, pauseMs)
    signal.addEventListener(
      'abort',
      () => {
        clearTimeout(timer)
        resolve()
      },
      { once: true }
    )
  })
}
