import type { BatchView } from '#contract/sending.ts'
import type { BatchWaits } from './batch-waits.ts'
import type { Clock } from './clock.ts'
import type { InvitationStore } from './invitation-port.ts'
import type { JobFigures, NewJob } from './job.ts'
import type { Pacer } from './pacer.ts'

/**
 * More in flight would mean more unknown outcomes on a broken connection; enough for 10/s at an answer time of 1.6 s.
 */
export const inFlightMax = 16

/** Weight of the latest answer in the mean answer time. */
const answerWeight = 1 / 8

export type BatchProgressOptions = {
  readonly job: NewJob
  /** Rows of the job. */
  readonly total: number
  readonly ratePerSecond: number
  readonly store: InvitationStore
  readonly clock: Clock
  readonly pacer: Pacer
  readonly waits: BatchWaits
}

/** The figures of a job, counted from the store, and what they say about its end. */
export type BatchProgress = {
  /** A request was answered after this time. */
  answered(ms: number): void
  isFinished(): boolean
  /** The batch has finished. */
  finish(at: number): void
  /** The records may be closed from now on: the view stays as it is. */
  freeze(): void
  view(control: { readonly isPaused: boolean; readonly isStopping: boolean }): BatchView
}

export function createBatchProgress(options: BatchProgressOptions): BatchProgress {
  const { job, total, ratePerSecond, store, clock, pacer, waits } = options
  const startedAt = clock.now()
  const nothingBegun = { sending: 0, created: 0, recovered: 0, refused: 0, unknown: 0, left: 0 }
  /** As last counted: the disk may fail. */
  let figures: JobFigures = { total, queued: total, ...nothingBegun }
  let isFrozen = false
  let finishedAt: number | null = null
  let answerMs = 0

  function count(): JobFigures {
    const counted = isFrozen ? null : store.jobFigures(job.jobId)
    if (counted?.ok === true) figures = counted.value
    return figures
  }

  /** null: nothing says when. */
  function finishesAt({ queued, sending }: JobFigures, isHalted: boolean): number | null {
    const wait = waits.current()
    if (finishedAt !== null || isHalted || wait?.until === null) return null
    const now = clock.monotonic()
    const answersAllow = sending >= inFlightMax ? Math.max(pacer.measured(now), 1) : Number.POSITIVE_INFINITY
    const waitMs = wait === null ? 0 : Math.max(0, wait.until - now)
    const perSecond = Math.min(pacer.rate(), answersAllow)
    return Math.ceil(clock.now() + waitMs + (queued / perSecond) * 1000 + (queued + sending > 0 ? answerMs : 0))
  }

  return {
    answered(ms) {
      answerMs += (ms - answerMs) * answerWeight
    },
    isFinished: () => finishedAt !== null,
    finish(at) {
      finishedAt = at
    },
    freeze() {
      count()
      isFrozen = true
    },
    view({ isPaused, isStopping }) {
      const wait = waits.view()
      const phase = isStopping ? 'stopping' : isPaused ? 'paused' : wait === undefined ? 'running' : 'waiting'
      const { sending: inFlight, ...others } = count()
      return {
        listId: job.listId,
        phase: finishedAt === null ? phase : 'finished',
        ...(wait === undefined ? {} : { wait }),
        ...others,
        inFlight,
        held: job.held,
        configuredRatePerSecond: ratePerSecond,
        currentRatePerSecond: pacer.rate(),
        measuredRatePerSecond: pacer.measured(clock.monotonic()),
        startedAt,
        finishesAt: finishesAt(figures, isPaused || isStopping),
        finishedAt
      }
    }
  }
}
