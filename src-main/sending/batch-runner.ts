import type { InvitationView } from '#contract/invitation.ts'
import type { BatchView } from '#contract/sending.ts'
import type { HcwServer } from '../hcw/server.ts'
import type { AccountWatch } from './account-watch.ts'
import type { AttemptAges } from './attempt-ages.ts'
import { createAttempts } from './attempts.ts'
import { backOffMs } from './back-off.ts'
import { createBatchLooks } from './batch-looks.ts'
import { createBatchProgress, inFlightMax } from './batch-progress.ts'
import { createBatchQueue } from './batch-queue.ts'
import { createBatchWaits } from './batch-waits.ts'
import type { Clock } from './clock.ts'
import { endJob } from './end-job.ts'
import type { InvitationDetails, InvitationStore } from './invitation-port.ts'
import { toInvitationView } from './invitation-view.ts'
import type { InvitedPatient } from './invite-matching.ts'
import type { NewJob } from './job.ts'
import { createOutcomeWriter, type WrittenOutcome } from './outcome-writer.ts'
import type { Pacer } from './pacer.ts'
import { refuseOthers } from './refuse-others.ts'

export type BatchRunnerOptions = {
  /** Open, with all rows queued. */
  readonly job: NewJob
  readonly ratePerSecond: number
  /** Those of the batch's doctors with whom an invitation was created before. */
  readonly knownDoctors: ReadonlySet<string>
  readonly store: InvitationStore
  readonly server: HcwServer
  readonly clock: Clock
  readonly ages: AttemptAges
  /** Shared with the questions about this account. */
  readonly pacer: Pacer
  /** What the account has on the server. */
  readonly watch: AccountWatch
  /** The rows of the job. */
  readonly rows: readonly InvitedPatient[]
  /** An invitation has changed; the change is on the disk. */
  readonly onInvitation: (view: InvitationView) => void
  /** Something in {@link BatchView} has changed. */
  readonly onBatch: () => void
}

export type BatchRunner = {
  readonly listId: string
  view(): BatchView
  pause(): void
  /** Ends a pause or a wait without an end; asks the server first. */
  resume(): void
  /** Requests in flight finish; queued invitations become ready. */
  stop(): void
  /** The computer is offline, which does not affect a server on this computer, or about to sleep; null: it is back. */
  setInterruption(reason: 'offline' | 'asleep' | null): void
  isFinished(): boolean
  /**
   * Before the records are closed: begins nothing more. Resolves when nothing is in flight and every outcome is written,
   * or cannot be.
   */
  drain(): Promise<void>
  /** Resolves when the batch has ended. */
  readonly finished: Promise<void>
}

/**
 * Executes a job: sends what is queued of it and nothing else, soonest appointment first. For each: the attempt on the disk, one POST, the
 * outcome on the disk, then the notification. No invitation ever has two attempts in flight: only queued invitations
 * are begun, and beginning one takes it out of the queue.
 */
export function startBatchRunner(options: BatchRunnerOptions): BatchRunner {
  const { job, rows, ratePerSecond, pacer, store, server, clock, onInvitation, onBatch } = options
  const { listId } = job
  const total = rows.length
  const ended = new AbortController()
  const waits = createBatchWaits({ clock, pacer, server, onRetryWrite: () => outcomes.write(), onChange: onBatch })
  const queue = createBatchQueue({
    store,
    jobId: job.jobId,
    knownDoctors: options.knownDoctors,
    onStorageFailure: waits.startForStorage
  })
  const outcomes = createOutcomeWriter({ store, listId, onWritten, onFailure: waits.startForStorage })
  const attempts = createAttempts({
    listId,
    store,
    server,
    clock,
    ages: options.ages,
    onInvitation,
    onNotBegun(invitations, code) {
      for (const invitation of invitations) queue.completed(invitation, 'queued')
      if (code === 'not-in-that-state') return
      queue.giveBack(invitations)
      waits.startForStorage(code)
    },
    onBegun: pacer.began,
    onWentOut: pacer.wentOut,
    onOutcome(invitation, outcome, step, beganAt) {
      progress.answered(clock.monotonic() - beganAt)
      waits.record(outcome, beganAt)
      return outcomes.add(invitation, step)
    },
    onEnded: waits.wake
  })
  const looks = createBatchLooks({
    ...options,
    listId,
    pacer,
    waits,
    signal: ended.signal,
    onHeld(rowIds) {
      queue.drop(rowIds)
      if (rowIds.length > 0) onBatch()
    }
  })
  const progress = createBatchProgress({ job, total, ratePerSecond, store, clock, pacer, waits })
  let isPaused = false
  let isStopping = false
  let isEnding = false

  function onWritten(written: readonly WrittenOutcome[]): void {
    for (const { invitation, step } of written) {
      const changed = { ...invitation, state: step.to, facts: step.facts }
      queue.completed(invitation, step.to)
      if (step.to === 'queued') queue.giveBack([changed])
      onInvitation(toInvitationView(changed))
    }
    // After all of them: an invitation given back in the same commit may be with a doctor that is refused.
    for (const { invitation, step } of written) {
      const { doctorEmail } = invitation.content
      if (step.facts.refusal === 'doctor-not-found' && doctorEmail !== undefined) refuseDoctor(doctorEmail, step.facts)
    }
    onBatch()
  }

  function refuseDoctor(doctorEmail: string, facts: InvitationDetails): void {
    const refused = refuseOthers({ store, job, total, clock }, doctorEmail, facts)
    if (refused.length === 0) return
    queue.dropDoctor(doctorEmail)
    for (const invitation of refused) onInvitation(toInvitationView({ ...invitation, state: 'refused', facts }))
    onBatch()
  }

  /** While an outcome is unknown one at a time, until a request was answered. */
  const allowedInFlight = () => (waits.hasUnknownOutcome() ? 1 : inFlightMax)

  async function run(): Promise<void> {
    while (!isStopping) {
      waits.noticeSleep()
      const early = (job.notBefore ?? 0) - clock.now()
      if (isPaused) await waits.sleepUntilWoken(Number.POSITIVE_INFINITY)
      else if (early > 0) await waits.sleepUntilWoken(early)
      else if (waits.current() !== null) await waits.advance()
      // Nothing more goes out while an outcome is not on the disk.
      else if (outcomes.hasUnwritten()) outcomes.write()
      else if (attempts.inFlight() >= allowedInFlight()) await waits.sleepUntilWoken(Number.POSITIVE_INFINITY)
      else if (looks.allowed() <= 0) await looks.look()
      else if ((await sendNext()) === 'finished' && (await finish())) return
    }
    await attempts.ended()
    // The batch has not ended before its invitations are ready again. If the app ends first, that is done at its next start.
    let hasEnded = outcomes.write() && endJobAs('stopped')
    while (!hasEnded && !isEnding) {
      await waits.sleepUntilWoken(backOffMs[1])
      waits.clear()
      hasEnded = outcomes.write() && endJobAs('stopped')
    }
    if (hasEnded) end()
  }

  /** Begins as many as may begin now, or sleeps until more may. */
  async function sendNext(): Promise<'finished' | 'going-on'> {
    const now = clock.monotonic()
    const delay = pacer.delay(now)
    if (delay > 0) {
      await waits.sleepUntilWoken(delay)
      return 'going-on'
    }
    const may = Math.min(pacer.allowed(now), allowedInFlight() - attempts.inFlight(), looks.allowed())
    const invitations = queue.take(may)
    for (const { rowId } of invitations) looks.began(rowId)
    if (invitations.length > 0) attempts.begin(invitations)
    else if (waits.current() === null && attempts.inFlight() > 0) await waits.sleepUntilWoken(Number.POSITIVE_INFINITY)
    else if (waits.current() === null) return 'finished'
    return 'going-on'
  }

  /** False: the disk refused. */
  function endJobAs(state: 'finished' | 'stopped'): boolean {
    const at = clock.now()
    const action = state === 'finished' ? 'batch-finished' : 'batch-stopped'
    const ended = endJob(store, job, { state, at }, (figures) => {
      const count = figures.total - figures.queued - figures.left
      return { at, account: server.account, action, listId, count }
    })
    if (!ended.ok) {
      waits.startForStorage(ended.code)
      return false
    }
    for (const invitation of ended.value) onInvitation(toInvitationView(invitation))
    return true
  }

  /**
   * A disk that does not take the end must not keep the batch from ending: nothing is queued, and the next one ends it.
   * False: it was stopped, or the app ends, during the last look.
   */
  async function finish(): Promise<boolean> {
    await looks.lookLast()
    if (ended.signal.aborted) return false
    waits.clear()
    endJobAs('finished')
    end()
    return true
  }

  function end(): void {
    waits.clear()
    progress.finish(clock.now())
    onBatch()
  }

  return {
    listId,
    finished: run(),
    view: () => progress.view({ isPaused, isStopping }),
    pause() {
      isPaused = true
      waits.wake()
    },
    resume() {
      isPaused = false
      waits.resume()
    },
    stop() {
      isStopping = true
      ended.abort()
      waits.wake()
    },
    setInterruption(reason) {
      if (progress.isFinished() || (reason === 'offline' && server.isOnThisComputer)) return
      waits.setInterruption(reason)
    },
    isFinished: progress.isFinished,
    async drain() {
      isPaused = true
      isEnding = true
      ended.abort()
      waits.wake()
      await attempts.ended()
      outcomes.write()
      progress.freeze()
    }
  }
}
