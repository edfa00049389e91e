import type { InvitationState, InvitationView } from '#contract/invitation.ts'
import type { BatchView } from '#contract/sending.ts'
import type { HcwServer } from '../hcw/server.ts'
import { createAttempts } from './attempts.ts'
import { backOffMs } from './back-off.ts'
import { createBatchProgress, inFlightMax } from './batch-progress.ts'
import { createBatchQueue } from './batch-queue.ts'
import { createBatchWaits } from './batch-waits.ts'
import type { Clock } from './clock.ts'
import type { AuditAction, InvitationDetails, InvitationStore, Step, StoredInvitation } from './invitation-port.ts'
import { toInvitationView } from './invitation-view.ts'
import { createOutcomeWriter } from './outcome-writer.ts'
import { createPacer } from './pacer.ts'
import { refuseOthers } from './refuse-others.ts'

export type BatchRunnerOptions = {
  readonly listId: string
  /** How many were queued for this batch. */
  readonly total: number
  /** How many the guard held back. */
  readonly held: number
  readonly ratePerSecond: number
  /** Those of the batch's doctors with whom an invitation was created before. */
  readonly knownDoctors: ReadonlySet<string>
  readonly store: InvitationStore
  readonly server: HcwServer
  readonly clock: Clock
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
  /** An unknown outcome of this batch was resolved later. */
  resolved(rowId: string, to: InvitationState): void
  /** Pauses. Resolves when nothing is in flight and every outcome is written, or cannot be. */
  drain(): Promise<void>
  /** Resolves when the batch has ended. */
  readonly finished: Promise<void>
}

/**
 * Sends what is queued of one list, soonest appointment first. For each: the attempt on the disk, one POST, the
 * outcome on the disk, then the notification. No invitation ever has two attempts in flight: only queued invitations
 * are begun, and beginning one takes it out of the queue.
 */
export function startBatchRunner(options: BatchRunnerOptions): BatchRunner {
  const { listId, total, held, ratePerSecond, store, server, clock, onInvitation, onBatch } = options
  const pacer = createPacer(ratePerSecond)
  const waits = createBatchWaits({ clock, pacer, server, onRetryWrite: () => outcomes.write(), onChange: onBatch })
  const queue = createBatchQueue({
    store,
    listId,
    knownDoctors: options.knownDoctors,
    onStorageFailure: waits.startForStorage
  })
  const outcomes = createOutcomeWriter({ store, listId, onWritten, onFailure: waits.startForStorage })
  const attempts = createAttempts({
    listId,
    store,
    server,
    clock,
    onInvitation,
    onNotBegun(invitations, code) {
      for (const invitation of invitations) queue.completed(invitation, 'queued')
      if (code === 'not-in-that-state') {
        progress.leftQueue(invitations.length)
        return
      }
      queue.giveBack(invitations)
      waits.startForStorage(code)
    },
    onBegun(beganAt) {
      progress.leftQueue(1)
      pacer.began(beganAt)
    },
    onOutcome(invitation, outcome, step, beganAt) {
      progress.answered(clock.monotonic() - beganAt)
      waits.record(outcome, beganAt)
      return outcomes.add(invitation, step)
    },
    onEnded: waits.wake
  })
  const progress = createBatchProgress({
    listId,
    total,
    held,
    ratePerSecond,
    clock,
    pacer,
    waits,
    inFlight: attempts.inFlight
  })
  let isPaused = false
  let isStopping = false

  function onWritten(invitation: StoredInvitation, { to, facts }: Step): void {
    const changed = { ...invitation, state: to, facts }
    queue.completed(invitation, to)
    progress.changed(invitation.rowId, to)
    if (to === 'queued') queue.giveBack([changed])
    onInvitation(toInvitationView(changed))
    onBatch()
    const { doctorEmail } = invitation.content
    if (facts.refusal === 'doctor-not-found' && doctorEmail !== undefined) refuseDoctor(doctorEmail, facts)
  }

  function refuseDoctor(doctorEmail: string, facts: InvitationDetails): void {
    const refused = refuseOthers({ store, listId, clock }, doctorEmail, facts)
    if (refused.length === 0) return
    queue.dropDoctor(doctorEmail)
    progress.refusedUnsent(refused.length)
    for (const invitation of refused) onInvitation(toInvitationView({ ...invitation, state: 'refused', facts }))
    onBatch()
  }

  /** While an outcome is unknown one at a time, until a request was answered. */
  const allowedInFlight = () => (waits.hasUnknownOutcome() ? 1 : inFlightMax)

  async function run(): Promise<void> {
    while (!isStopping) {
      waits.noticeSleep()
      if (isPaused) await waits.sleepUntilWoken(Number.POSITIVE_INFINITY)
      else if (waits.current() !== null) await waits.advance()
      // Nothing more goes out while an outcome is not on the disk.
      else if (outcomes.hasUnwritten()) outcomes.write()
      else if (attempts.inFlight() >= allowedInFlight()) await waits.sleepUntilWoken(Number.POSITIVE_INFINITY)
      else if ((await sendNext()) === 'finished') return end('batch-finished')
    }
    await attempts.ended()
    while (!outcomes.write()) await waits.sleepUntilWoken(backOffMs[1])
    unqueue()
    end('batch-stopped')
  }

  /** Begins as many as may begin now, or sleeps until more may. */
  async function sendNext(): Promise<'finished' | 'going-on'> {
    const now = clock.monotonic()
    const delay = pacer.delay(now)
    if (delay > 0) {
      await waits.sleepUntilWoken(delay)
      return 'going-on'
    }
    const invitations = queue.take(Math.min(pacer.allowed(now), allowedInFlight() - attempts.inFlight()))
    if (invitations.length > 0) attempts.begin(invitations)
    else if (waits.current() === null && attempts.inFlight() > 0) await waits.sleepUntilWoken(Number.POSITIVE_INFINITY)
    else if (waits.current() === null) return 'finished'
    return 'going-on'
  }

  function unqueue(): void {
    const queued = store.inStates(listId, ['queued'])
    if (!queued.ok) return
    const at = clock.now()
    const steps = queued.value.map(({ rowId, facts }) => ({ rowId, from: 'queued', to: 'ready', facts, at }) as const)
    if (!store.commit(listId, steps).ok) return
    for (const invitation of queued.value) onInvitation(toInvitationView({ ...invitation, state: 'ready' }))
  }

  // An audit entry that the disk does not take must not keep the batch from ending: the invitations are recorded.
  function end(action: AuditAction): void {
    const at = clock.now()
    const count = progress.finish(at)
    waits.clear()
    store.commit(listId, [], { at, account: server.account, action, listId, count })
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
      waits.wake()
    },
    setInterruption(reason) {
      if (progress.isFinished() || (reason === 'offline' && server.isOnThisComputer)) return
      waits.setInterruption(reason)
    },
    resolved(rowId, to) {
      if (progress.resolved(rowId, to)) onBatch()
    },
    async drain() {
      isPaused = true
      waits.wake()
      await attempts.ended()
      outcomes.write()
    }
  }
}
