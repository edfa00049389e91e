import type { InvitationState } from '#contract/invitation.ts'
import type { BatchView } from '#contract/sending.ts'
import type { BatchWaits } from './batch-waits.ts'
import type { Clock } from './clock.ts'
import type { Pacer } from './pacer.ts'

/**
 * More in flight would mean more unknown outcomes on a broken connection; enough for 10/s at an answer time of 1.6 s.
 */
export const inFlightMax = 16

/** Weight of the latest answer in the mean answer time. */
const answerWeight = 1 / 8

export type BatchProgressOptions = Pick<BatchView, 'listId' | 'total' | 'held'> & {
  readonly ratePerSecond: number
  readonly clock: Clock
  readonly pacer: Pacer
  readonly waits: BatchWaits
  readonly inFlight: () => number
}

/** The figures of a batch and what they say about its end. */
export type BatchProgress = {
  /** Queued invitations went out, or are no longer queued. */
  leftQueue(count: number): void
  /** An invitation that was sent now has this state. */
  changed(rowId: string, to: InvitationState): void
  /** Queued invitations were refused without being sent. */
  refusedUnsent(count: number): void
  /** An unknown outcome of this batch was resolved; false: it was none of this batch. */
  resolved(rowId: string, to: InvitationState): boolean
  /** A request was answered after this time. */
  answered(ms: number): void
  isFinished(): boolean
  /** The batch has finished: how many are no longer queued. */
  finish(at: number): number
  view(control: { readonly isPaused: boolean; readonly isStopping: boolean }): BatchView
}

export function createBatchProgress(options: BatchProgressOptions): BatchProgress {
  const { listId, total, held, ratePerSecond, clock, pacer, waits, inFlight } = options
  const startedAt = clock.now()
  const unknownRows = new Set<string>()
  const figures = { queued: total, created: 0, recovered: 0, refused: 0, unknown: 0 }
  let finishedAt: number | null = null
  let answerMs = 0

  /** null: nothing says when. */
  function finishesAt(isHalted: boolean): number | null {
    const wait = waits.current()
    if (finishedAt !== null || isHalted || wait?.until === null) return null
    const left = figures.queued + inFlight()
    const now = clock.monotonic()
    const answersAllow = inFlight() >= inFlightMax ? Math.max(pacer.measured(now), 1) : Number.POSITIVE_INFINITY
    const waitMs = wait === null ? 0 : Math.max(0, wait.until - now)
    const perSecond = Math.min(pacer.rate(), answersAllow)
    return Math.ceil(clock.now() + waitMs + (figures.queued / perSecond) * 1000 + (left > 0 ? answerMs : 0))
  }

  return {
    leftQueue(count) {
      figures.queued -= count
    },
    changed(rowId, to) {
      if (to === 'created') figures.created += 1
      else if (to === 'refused') figures.refused += 1
      else if (to === 'queued') figures.queued += 1
      else if (to === 'unknown') {
        figures.unknown += 1
        unknownRows.add(rowId)
      }
    },
    refusedUnsent(count) {
      figures.queued -= count
      figures.refused += count
    },
    resolved(rowId, to) {
      if (!unknownRows.delete(rowId)) return false
      figures.unknown -= 1
      if (to === 'created') figures.recovered += 1
      return true
    },
    answered(ms) {
      answerMs += (ms - answerMs) * answerWeight
    },
    isFinished: () => finishedAt !== null,
    finish(at) {
      finishedAt = at
      return total - figures.queued
    },
    view({ isPaused, isStopping }) {
      const wait = waits.view()
      const phase = isStopping ? 'stopping' : isPaused ? 'paused' : wait === undefined ? 'running' : 'waiting'
      return {
        listId,
        phase: finishedAt === null ? phase : 'finished',
        ...(wait === undefined ? {} : { wait }),
        total,
        ...figures,
        inFlight: inFlight(),
        held,
        configuredRatePerSecond: ratePerSecond,
        currentRatePerSecond: pacer.rate(),
        measuredRatePerSecond: pacer.measured(clock.monotonic()),
        startedAt,
        finishesAt: finishesAt(isPaused || isStopping),
        finishedAt
      }
    }
  }
}
