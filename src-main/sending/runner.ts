import { createHash, randomUUID } from 'node:crypto'
import type { InvitationState, InvitationView } from '#contract/invitation.ts'
import type { BatchView, WaitReason } from '#contract/sending.ts'
import type { Outcome } from '../hcw/outcome.ts'
import type { Created, HcwServer } from '../hcw/server.ts'
import { backOffMs, createBackOff } from './back-off.ts'
import { createCanaries } from './canaries.ts'
import type { Clock } from './clock.ts'
import { stepOf } from './outcome-step.ts'
import { createOutcomeWriter } from './outcome-writer.ts'
import { createPacer } from './pacer.ts'
import { next } from './state-machine.ts'
import type { AuditAction, InvitationFacts, InvitationStore, Step, StoredInvitation } from './store.ts'
import { troubleOf } from './trouble.ts'
import { viewOf } from './views.ts'

/** More on their way would only be more in doubt when the line breaks; enough for 10/s at an answer time of 1.6 s. */
const inFlightMax = 16
/** The wall clock runs on while the computer sleeps, the other one does not. */
const sleepNoticedMs = 20_000
const bufferSize = 64

export type RunnerOptions = {
  readonly listId: string
  /** How many were queued for this batch. */
  readonly total: number
  /** How many the guard held back. */
  readonly held: number
  readonly ratePerSecond: number
  /** Those of the batch's doctors with whom an invitation was made before. */
  readonly provenDoctors: ReadonlySet<string>
  readonly store: InvitationStore
  readonly server: HcwServer
  readonly clock: Clock
  /** An invitation changed, and that is on the disk. */
  readonly onInvitation: (view: InvitationView) => void
  /** Anything of {@link BatchView} changed. */
  readonly onBatch: () => void
}

export type Runner = {
  readonly listId: string
  view(): BatchView
  pause(): void
  /** Goes on after a pause, and after a wait without an end: by asking the server first. */
  resume(): void
  /** Those in flight finish, those queued become ready. */
  stop(): void
  /** The computer lost its network, which a server on this computer does not need, or is about to sleep; null: it is back. */
  away(reason: 'offline' | 'asleep' | null): void
  /** One left in doubt by this batch was resolved later. */
  resolved(rowId: string, to: InvitationState): void
  /** Pauses; resolves when nothing is in flight and every outcome is on the disk, or cannot be put there. */
  drain(): Promise<void>
  /** Resolves when the batch has come to its end. */
  readonly finished: Promise<void>
}

type Wait = {
  readonly reason: WaitReason
  /** On the monotonic clock; null: until a person says so. */
  readonly until: number | null
  /** What is done when the time is over. */
  readonly afterwards: 'probe' | 'write' | 'go'
}

/** Neither the server's fault nor the line's. */
function isAbsence(reason: WaitReason): boolean {
  return reason === 'offline' || reason === 'asleep'
}

/**
 * Sends what is queued of one list, soonest appointment first. For each: the attempt on the disk, one POST, the
 * outcome on the disk, then the news. Never two attempts in flight for one invitation, since only what is queued is
 * begun and beginning ends that.
 */
export function startRunner(options: RunnerOptions): Runner {
  const { listId, total, held, ratePerSecond, store, server, clock, onInvitation, onBatch } = options
  const pacer = createPacer(ratePerSecond)
  const backOff = createBackOff(clock, pacer, {
    slowDown(until) {
      if (wait === null) wait = { reason: 'slow-down', until, afterwards: 'go' }
    },
    backOff: (reason) => startWait(reason, 'down'),
    stuck: (reason) => startWait(reason, 'stuck')
  })
  const startedAt = clock.now()
  const inFlight = new Set<Promise<void>>()
  const doubtful = new Set<string>()
  const figures = { queued: total, created: 0, recovered: 0, refused: 0, unknown: 0 }
  const canaries = createCanaries(options.provenDoctors)
  const outcomes = createOutcomeWriter({ store, listId, onWritten: tell, onFailure: storageWait })
  let buffer: readonly StoredInvitation[] = []
  let paused = false
  let stopping = false
  let finishedAt: number | null = null
  let wait: Wait | null = null
  let answerMs = 0
  let wake = new AbortController()
  let clocksApart = clock.now() - clock.monotonic()

  function poke(): void {
    wake.abort()
    onBatch()
  }

  /** Until something happens, at most so long. */
  async function nap(ms: number): Promise<void> {
    if (wake.signal.aborted) wake = new AbortController()
    await clock.sleep(ms, wake.signal)
  }

  function startWait(reason: WaitReason, kind: 'down' | 'stuck'): void {
    // The disk comes first: nothing goes out before the outcomes are on it. The computer's absence ends by its return.
    if (wait !== null && (wait.afterwards === 'write' || isAbsence(wait.reason))) return
    const pauseMs = backOff.nextMs()
    wait = { reason, until: kind === 'stuck' ? null : clock.monotonic() + pauseMs, afterwards: 'probe' }
    poke()
  }

  function storageWait(code: string): void {
    const reason = code.startsWith('storage-') ? (code as WaitReason) : 'storage-failed'
    wait = { reason, until: clock.monotonic() + backOffMs[1], afterwards: 'write' }
    poke()
  }

  /** A question that changes nothing: is the server there, and does it take our account? */
  async function probe(): Promise<void> {
    const before = wait
    const beganAt = clock.monotonic()
    const outcome = await server.queues()
    if (wait !== before) return
    wait = null
    const trouble = troubleOf(outcome)
    if (trouble.kind === 'fine') return
    if (trouble.kind === 'slow-down') backOff.heed(outcome, beganAt)
    else if (trouble.kind === 'renew') startWait('not-signed-in', 'down')
    else startWait(trouble.reason, trouble.kind === 'stuck' ? 'stuck' : 'down')
  }

  function tell(invitation: StoredInvitation, { to, facts }: Step): void {
    canaries.settled(invitation, to)
    if (to === 'created') figures.created += 1
    else if (to === 'refused') figures.refused += 1
    else if (to === 'unknown') {
      figures.unknown += 1
      doubtful.add(invitation.rowId)
    } else if (to === 'queued') {
      figures.queued += 1
      buffer = [{ ...invitation, state: to, facts }, ...buffer]
    }
    onInvitation(viewOf({ ...invitation, state: to, facts }))
    onBatch()
    if (facts.refusal === 'doctor-not-found') refuseOthers(invitation.content.doctorEmail, facts)
  }

  /** Nobody's invitation is made with a doctor whom the server does not know: they are refused without being sent. */
  function refuseOthers(doctorEmail: string | undefined, facts: InvitationFacts): void {
    const queued = store.inStates(listId, ['queued'])
    const others = queued.ok ? queued.value.filter(({ content }) => content.doctorEmail === doctorEmail) : []
    if (others.length === 0 || doctorEmail === undefined) return
    const at = clock.now()
    const steps = others.map(({ rowId }) => ({ rowId, from: 'queued', to: 'refused', facts, at }) as const)
    // Where the disk does not take it they are sent, and refused one by one.
    if (!store.commit(listId, steps).ok) return
    buffer = buffer.filter(({ content }) => content.doctorEmail !== doctorEmail)
    figures.queued -= others.length
    figures.refused += others.length
    for (const other of others) onInvitation(viewOf({ ...other, state: 'refused', facts }))
    onBatch()
  }

  /** Records an attempt for each, together; then sends them. */
  function begin(invitations: readonly StoredInvitation[]): void {
    const at = clock.now()
    const attempts = invitations.map((invitation) => ({ invitation, attemptId: randomUUID() }))
    const recorded = store.commit(
      listId,
      attempts.map(({ invitation, attemptId }) => beginStep(invitation, attemptId, at))
    )
    if (!recorded.ok) {
      for (const invitation of invitations) canaries.settled(invitation, 'queued')
      if (recorded.code !== 'not-in-that-state') {
        buffer = [...invitations, ...buffer]
        storageWait(recorded.code)
      } else if (invitations.length > 1) {
        for (const invitation of invitations) begin([invitation])
      } else figures.queued -= 1
      return
    }
    for (const { invitation, attemptId } of attempts) post(invitation, attemptId)
  }

  function beginStep({ rowId, content }: StoredInvitation, attemptId: string, at: number): Step {
    const digest = createHash('sha256').update(server.requestBody(rowId, content)).digest('hex')
    const beginAttempt = { attemptId, account: server.account, digest }
    return { rowId, from: 'queued', to: 'sending', facts: {}, at, beginAttempt }
  }

  function post(invitation: StoredInvitation, attemptId: string): void {
    const { rowId, content } = invitation
    figures.queued -= 1
    const beganAt = clock.monotonic()
    pacer.began(beganAt)
    onInvitation(viewOf({ ...invitation, state: 'sending', facts: {} }))
    const request = server
      .createInvite(rowId, content)
      .then((outcome) => settle(invitation, attemptId, beganAt, outcome))
    inFlight.add(request)
    void request.finally(() => {
      inFlight.delete(request)
      poke()
    })
  }

  async function settle(
    invitation: StoredInvitation,
    attemptId: string,
    beganAt: number,
    outcome: Outcome<Created>
  ): Promise<void> {
    const at = clock.now()
    answerMs += (clock.monotonic() - beganAt - answerMs) / 8
    const { event, facts } = stepOf(outcome, at)
    const to = next('sending', event) ?? 'unknown'
    const step = { rowId: invitation.rowId, from: 'sending', to, facts, at, endAttempt: { attemptId } } as const
    backOff.heed(outcome, beganAt)
    await outcomes.add(invitation, step)
  }

  /** After a doubt one at a time, until one was served. */
  function mostInFlight(): number {
    return backOff.isInDoubt() ? 1 : inFlightMax
  }

  function take(count: number): readonly StoredInvitation[] {
    if (buffer.length === 0) {
      const queued = store.soonestQueued(listId, bufferSize)
      if (queued.ok) buffer = queued.value
      else storageWait(queued.code)
    }
    const { chosen, left } = canaries.choose(buffer, count)
    buffer = left
    return chosen
  }

  async function waitStep(current: Wait): Promise<void> {
    const left = (current.until ?? Number.POSITIVE_INFINITY) - clock.monotonic()
    if (left > 0) return nap(left)
    if (current.afterwards === 'probe') return probe()
    wait = null
    if (current.afterwards === 'write') outcomes.write()
    onBatch()
  }

  function noticeSleep(): void {
    const apart = clock.now() - clock.monotonic()
    const slept = apart - clocksApart > sleepNoticedMs
    clocksApart = apart
    if (slept && wait === null)
      wait = { reason: 'asleep', until: clock.monotonic() + backOffMs[0], afterwards: 'probe' }
  }

  async function run(): Promise<void> {
    while (!stopping) {
      noticeSleep()
      if (paused) await nap(Number.POSITIVE_INFINITY)
      else if (wait !== null) await waitStep(wait)
      // Nothing more goes out while an outcome is not on the disk.
      else if (outcomes.hasUnwritten()) outcomes.write()
      else if (inFlight.size >= mostInFlight()) await nap(Number.POSITIVE_INFINITY)
      else {
        const now = clock.monotonic()
        const delay = pacer.delay(now)
        if (delay > 0) {
          await nap(delay)
          continue
        }
        const invitations = take(Math.min(pacer.allowed(now), mostInFlight() - inFlight.size))
        if (invitations.length > 0) begin(invitations)
        else if (wait === null && inFlight.size > 0) await nap(Number.POSITIVE_INFINITY)
        else if (wait === null) return end('batch-finished')
      }
    }
    await Promise.all(inFlight)
    while (!outcomes.write()) await nap(backOffMs[1])
    unqueue()
    end('batch-stopped')
  }

  function unqueue(): void {
    const queued = store.inStates(listId, ['queued'])
    if (!queued.ok) return
    const at = clock.now()
    const steps = queued.value.map(({ rowId, facts }) => ({ rowId, from: 'queued', to: 'ready', facts, at }) as const)
    if (!store.commit(listId, steps).ok) return
    for (const invitation of queued.value) onInvitation(viewOf({ ...invitation, state: 'ready' }))
  }

  // An audit entry that the disk does not take must not keep the batch from ending: the invitations are recorded.
  function end(action: AuditAction): void {
    finishedAt = clock.now()
    wait = null
    const count = total - figures.queued
    store.commit(listId, [], { at: finishedAt, account: server.account, action, listId, count })
    onBatch()
  }

  function finishesAt(): number | null {
    const left = figures.queued + inFlight.size
    if (finishedAt !== null || paused || stopping || (wait !== null && wait.until === null)) return null
    const now = clock.monotonic()
    const answersAllow = inFlight.size >= inFlightMax ? Math.max(pacer.measured(now), 1) : Number.POSITIVE_INFINITY
    const waitMs = wait === null || wait.until === null ? 0 : Math.max(0, wait.until - now)
    const perSecond = Math.min(pacer.rate(), answersAllow)
    return Math.ceil(clock.now() + waitMs + (figures.queued / perSecond) * 1000 + (left > 0 ? answerMs : 0))
  }

  function phase(): BatchView['phase'] {
    if (finishedAt !== null) return 'finished'
    if (stopping) return 'stopping'
    if (paused) return 'paused'
    return wait === null ? 'running' : 'waiting'
  }

  const finished = run()

  return {
    listId,
    finished,
    view: () => ({
      listId,
      phase: phase(),
      ...(wait === null ? {} : { wait: { reason: wait.reason, until: wallTime(wait.until) } }),
      total,
      ...figures,
      inFlight: inFlight.size,
      held,
      configuredRatePerSecond: ratePerSecond,
      currentRatePerSecond: pacer.rate(),
      measuredRatePerSecond: pacer.measured(clock.monotonic()),
      startedAt,
      finishesAt: finishesAt(),
      finishedAt
    }),
    pause() {
      paused = true
      poke()
    },
    resume() {
      paused = false
      if (wait !== null && wait.afterwards !== 'go') wait = { ...wait, until: clock.monotonic() }
      backOff.forgive()
      poke()
    },
    stop() {
      stopping = true
      poke()
    },
    away(reason) {
      if (finishedAt !== null || (reason === 'offline' && server.isOnThisComputer)) return
      if (reason !== null) wait = { reason, until: null, afterwards: 'probe' }
      else if (wait !== null && isAbsence(wait.reason)) wait = { ...wait, until: clock.monotonic() }
      poke()
    },
    resolved(rowId, to) {
      if (!doubtful.delete(rowId)) return
      figures.unknown -= 1
      if (to === 'created') figures.recovered += 1
      onBatch()
    },
    async drain() {
      paused = true
      poke()
      await Promise.all(inFlight)
      outcomes.write()
    }
  }

  function wallTime(monotonic: number | null): number | null {
    return monotonic === null ? null : Math.ceil(clock.now() + monotonic - clock.monotonic())
  }
}
