import { fail, type Result, succeed } from '#contract/call.ts'
import type { CallInput, CallOutput } from '#contract/channels.ts'
import type { HcwServer } from '../hcw/server.ts'
import type { AccountWatch } from './account-watch.ts'
import type { AttemptAges } from './attempt-ages.ts'
import type { BatchRunnerOptions } from './batch-runner.ts'
import type { Clock } from './clock.ts'
import { scopeOf } from './duplicate-guard.ts'
import { endOpenJobs } from './end-job.ts'
import type { FrozenBatch, FrozenBatches } from './frozen-batches.ts'
import { type InvitationStore, isStepRefusal, type Step } from './invitation-port.ts'
import { toInvitationView } from './invitation-view.ts'
import type { NewJob } from './job.ts'
import type { Pacer } from './pacer.ts'
import { type BatchDraft, planBatch } from './plan-batch.ts'
import type { Publisher } from './publisher.ts'
import { timeOrderedId } from './time-ordered-id.ts'

export type StartBatchOptions = {
  readonly store: InvitationStore
  readonly clock: Clock
  readonly ages: AttemptAges
  readonly chosenConnectionId: () => string
  /** The server of a connection; null: the connection is gone. */
  readonly serverFor: (connectionId: string) => HcwServer | null
  readonly ratePerSecond: () => number
  readonly pacerOf: (connectionId: string) => Pacer
  /** What the connection's account has on its server. */
  readonly watchOf: (connectionId: string) => AccountWatch
  /** Rows of the list that the checks before sending hold back. */
  readonly withheldOf: (listId: string) => ReadonlySet<string>
  /** Whether the app is ending: nothing more is begun. */
  readonly isEnding: () => boolean
  readonly publisher: Publisher
  readonly frozen: FrozenBatches
  /** Starts sending what was queued. */
  readonly onQueued: (batch: BatchRunnerOptions) => void
}

type Draft = BatchDraft & FrozenBatch & { readonly connectionId: string }

/**
 * What a batch of the list would do now.
 *
 * @param clockDifferenceMs the server's clock minus ours, once it is known.
 */
export async function draftBatch(
  {
    store,
    clock,
    ratePerSecond,
    withheldOf
  }: Pick<StartBatchOptions, 'store' | 'clock' | 'ratePerSecond' | 'withheldOf'>,
  listId: string,
  clockDifferenceMs = 0
): Promise<Result<Draft, 'no-such-list'>> {
  const list = store.list(listId)
  if (!list.ok) return list
  if (list.value === null) return fail('no-such-list')
  const { connectionId, name, revision: listRevision } = list.value
  const draft = await planBatch({
    store,
    listId,
    listName: name,
    scope: scopeOf(connectionId),
    ratePerSecond: ratePerSecond(),
    withheld: withheldOf(listId),
    // Where our clock is ahead, an invitation that the server still has must not be taken for one that has ended.
    now: clock.now() + Math.min(0, clockDifferenceMs)
  })
  return draft.ok ? succeed({ ...draft.value, connectionId, listRevision }) : draft
}

/** Signs in, holds back what the guard finds, makes the rest of the frozen batch a job and starts executing it. */
export async function startBatch(
  options: StartBatchOptions,
  { listId, batchHash }: CallInput<'sending.start'>
): Promise<CallOutput<'sending.start'>> {
  const { store, clock, chosenConnectionId, serverFor, ratePerSecond, isEnding, publisher, frozen, onQueued } = options
  const list = store.list(listId)
  if (!list.ok) return list
  if (list.value === null) return fail('no-such-list')
  if (list.value.connectionId !== chosenConnectionId()) return fail('other-connection')
  const server = serverFor(list.value.connectionId)
  if (server === null) return fail('address-invalid')
  const signedIn = await server.signIn()
  if (!signedIn.ok) return fail(signedIn.code, signedIn.detail)
  const ended = endOpenJobs(store, clock.now())
  if (!ended.ok) return ended
  for (const invitation of ended.value) publisher.invitation(invitation.listId, toInvitationView(invitation))
  // Only now: rows may have changed while signing in took its time.
  const draft = await draftBatch(options, listId, signedIn.value.clockDifferenceMs ?? 0)
  if (!draft.ok) return draft
  const { toSend, toHold, plan, connectionId, digest, listRevision } = draft.value
  const knownDoctors = await store.knownDoctors(connectionId, new Set(plan.doctors))
  if (!knownDoctors.ok) return knownDoctors
  if (isEnding()) return fail('still-sending')
  // What the user saw is sent, or nothing. The list may also have changed while the guard was asked.
  const now = store.list(listId)
  if (!now.ok) return now
  const isAsTold = now.value?.revision === listRevision && frozen.isAsTold(listId, draft.value, batchHash)
  if (!isAsTold) return fail('stale')
  const at = clock.now()
  const [held, queued] = [toHold.map((row) => holdStep(row, at)), toSend.flatMap((row) => queueSteps(row, at))]
  const started = { at, account: server.account, action: 'batch-started', listId, count: toSend.length } as const
  const job: NewJob = {
    jobId: timeOrderedId(at),
    listId,
    connectionId,
    serverId: server.identity.serverId,
    notBefore: null,
    approvedBy: server.account,
    approvedAt: at,
    held: toHold.length,
    digest,
    listRevision
  }
  const written = toSend.length > 0 ? store.openJob(job, [...held, ...queued], started) : store.commit(listId, held)
  if (!written.ok) return fail(isStepRefusal(written.code) ? 'internal' : written.code)
  const contents = new Map([...toHold, ...toSend].map(({ rowId, content }) => [rowId, content]))
  for (const { rowId, to: state, facts } of [...held, ...queued]) {
    const content = contents.get(rowId)
    if (content !== undefined) publisher.invitation(listId, toInvitationView({ rowId, state, facts, content }))
  }
  frozen.forget(listId)
  if (toSend.length === 0) return fail('nothing-to-send')
  onQueued({
    job,
    rows: toSend.map(({ rowId, content }) => ({ rowId, content })),
    pacer: options.pacerOf(connectionId),
    watch: options.watchOf(connectionId),
    ratePerSecond: ratePerSecond(),
    knownDoctors: knownDoctors.value,
    store,
    server,
    clock,
    ages: options.ages,
    onInvitation: (view) => publisher.invitation(listId, view),
    onBatch: publisher.batch
  })
  return succeed(null)
}

function holdStep({ rowId, state, facts, earlier }: BatchDraft['toHold'][number], at: number): Step {
  const [latest, ...more] = earlier
  const { earlier: _, ...known } = facts
  if (latest === undefined) return { rowId, from: state, to: 'held', facts: known, at }
  const rows = more.length === 0 ? {} : { others: more.map((one) => ({ listId: one.listId, rowId: one.rowId })) }
  const found = { listId: latest.listId, listName: latest.listName, rowId: latest.rowId, at: latest.at, ...rows }
  return { rowId, from: state, to: 'held', facts: { ...facts, earlier: found }, at }
}

function queueSteps({ rowId, state, facts }: BatchDraft['toSend'][number], at: number): Step[] {
  const { earlier: _, allowedWith: __, ...details } = facts
  const released: Step[] = state === 'held' ? [{ rowId, from: 'held', to: 'ready', facts: details, at }] : []
  return [...released, { rowId, from: 'ready', to: 'queued', facts: details, at }]
}
