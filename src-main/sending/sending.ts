import { fail, type Result, succeed } from '#contract/call.ts'
import type { CallInput, CallOutput } from '#contract/channels.ts'
import type { InvitationState, InvitationView } from '#contract/invitation.ts'
import type { BatchPlan, BatchView, LookUpView, WaitReason } from '#contract/sending.ts'
import type { HcwServer, SignInBy } from '../hcw/server.ts'
import type { Busy, Leases, Resource } from '../leases/leases.ts'
import { type AccountWatch, createAccountWatch } from './account-watch.ts'
import { createAttemptAges } from './attempt-ages.ts'
import { type BatchRunner, type BatchRunnerOptions, startBatchRunner } from './batch-runner.ts'
import type { Clock } from './clock.ts'
import { type DecideOptions, decide, findCandidates } from './decisions.ts'
import { checkElsewhere, decideHeld } from './elsewhere-calls.ts'
import { createFrozenBatches } from './frozen-batches.ts'
import type { InvitationStore } from './invitation-port.ts'
import { toInvitationView } from './invitation-view.ts'
import { createLookUps } from './look-ups.ts'
import { createPacer, type Pacer } from './pacer.ts'
import { createPublisher, type SendingChange } from './publisher.ts'
import { createRecovery } from './recovery.ts'
import { draftBatch, startBatch } from './start-batch.ts'

export type SendingOptions = {
  readonly store: InvitationStore
  readonly clock: Clock
  readonly chosenConnectionId: () => string
  /** The server of a connection; null: the connection is gone. */
  readonly serverFor: (connectionId: string) => HcwServer | null
  /** As the user set it; read at the start of each batch. */
  readonly ratePerSecond: () => number
  readonly leases: Leases
}

type Calls = {
  readonly [Name in
    | 'prepare'
    | 'plan'
    | 'start'
    | 'pause'
    | 'resume'
    | 'stop'
    | 'invitations'
    | 'lookUp'
    | 'stopLookUp'
    | 'decide'
    | 'decideHeld'
    | 'checkElsewhere'
    | 'candidates']: (input: CallInput<`sending.${Name}`>) => Promise<CallOutput<`sending.${Name}`>>
}

/** The calls of the contract's `sending`, and what the composition root needs in addition. */
export type Sending = Calls & {
  /** These rows of the list are not part of its plan and batch until its rows are prepared anew. */
  withhold(listId: string, rowIds: ReadonlySet<string>): void
  /** The current batch, or the last one; null: none since the app started. */
  view(): BatchView | null
  /** As `plan`, but nothing is frozen: what the user was told last stays. */
  preview(input: CallInput<'sending.plan'>): Promise<Result<BatchPlan, 'no-such-list'>>
  /**
   * As `lookUp`, without the user's asking: a password that was called wrong is not tried again. `isRepeated`: only what
   * the server has not answered yet, so that the user can meanwhile decide what it could not tell.
   */
  lookUpUnasked(listId: string, isRepeated: boolean): Promise<CallOutput<'sending.lookUp'>>
  /** Before the list is looked up unasked once more; see `LookUps.pause`. */
  pauseLookUp(listId: string, ms: number, signal: AbortSignal): Promise<boolean>
  /** Look-ups under way, waiting for their turn or paused. */
  lookUps(): readonly LookUpView[]
  /** At most about ten times a second. */
  onChange(listener: (change: SendingChange) => void): () => void
  /**
   * Once, before anything else: attempts without an outcome become `unknown`, queued invitations `ready`. Returns the
   * lists that have invitations with an unknown outcome. If the disk refuses, it is done before the next batch, look-up or
   * plan, which fails while the disk still refuses; then these lists are a change.
   */
  recoverInterrupted(): Result<readonly string[]>
  /** The computer is offline or about to sleep; null: it is back. */
  setInterruption(reason: 'offline' | 'asleep' | null): void
  /** Before the app ends: nothing more is begun. Resolves when nothing is in flight. */
  drain(): Promise<void>
}

/** Sends batches of invitations, one at a time. */
export function createSending(options: SendingOptions): Sending {
  const { store, clock, chosenConnectionId, serverFor, ratePerSecond, leases } = options
  let runner: BatchRunner | null = null
  let isEnding = false
  const ages = createAttemptAges(clock)
  const frozen = createFrozenBatches()
  const publisher = createPublisher(
    clock,
    () => runner?.view() ?? null,
    () => lookUps.view()
  )
  const lookUps = createLookUps(clock, publisher.lookUps)
  const recovery = createRecovery(store, clock, publisher)
  const ended = new AbortController()

  const withheld = new Map<string, ReadonlySet<string>>()
  const withheldOf = (listId: string) => withheld.get(listId) ?? new Set<string>()
  const watches = new Map<string, { readonly server: HcwServer; readonly watch: AccountWatch }>()

  const pacers = new Map<string, { readonly rate: number; readonly pacer: Pacer }>()

  /** Questions before a batch and the batch itself have one rate together. */
  function pacerOf(connectionId: string): Pacer {
    const rate = ratePerSecond()
    const known = pacers.get(connectionId)
    if (known?.rate === rate) return known.pacer
    const pacer = createPacer(rate)
    pacers.set(connectionId, { rate, pacer })
    return pacer
  }

  /** A connection that was saved anew is another server. */
  function watchOf(connectionId: string): AccountWatch {
    const server = serverFor(connectionId)
    const known = watches.get(connectionId)
    if (known !== undefined && known.server === server) return known.watch
    const watch = createAccountWatch(clock)
    if (server !== null) watches.set(connectionId, { server, watch })
    return watch
  }

  const isRunning = () => runner !== null && !runner.isFinished()
  const list = (id: string): Resource => ({ kind: 'list', id })

  function onQueued(batch: BatchRunnerOptions): void {
    runner = startBatchRunner(batch)
    // What it has read of patients is not kept for as long as the app runs.
    void runner.finished.then(batch.watch.forget)
    publisher.batch()
  }

  function onInvitationOf(listId: string): (view: InvitationView) => void {
    return (view) => {
      publisher.invitation(listId, view)
      const isResolved = view.state !== 'checking' && view.state !== 'undecided' && view.state !== 'unknown'
      if (isResolved && runner?.listId === listId) publisher.batch()
    }
  }

  /** The list's server, for look-ups and decisions. */
  function serverOf(
    listId: string
  ): Result<{ connectionId: string; server: HcwServer }, 'no-such-list' | 'address-invalid'> {
    const list = store.list(listId)
    if (!list.ok) return list
    if (list.value === null) return fail('no-such-list')
    const { connectionId } = list.value
    const server = serverFor(connectionId)
    return server === null ? fail('address-invalid') : succeed({ connectionId, server })
  }

  function decideOptions(listId: string): Result<DecideOptions, 'no-such-list' | 'address-invalid'> {
    const found = serverOf(listId)
    if (!found.ok) return found
    const { server, connectionId } = found.value
    const paced = { ratePerSecond: ratePerSecond(), pacer: pacerOf(connectionId) }
    const onInvitation = onInvitationOf(listId)
    const { signal } = ended
    return succeed({ store, server, clock, listId, ...paced, signal, onInvitation })
  }

  /** Nothing erases the list while the server is asked about its rows. */
  function withLease<Answer>(
    listId: string,
    reason: 'acting' | 'looking-up',
    ask: () => Promise<Answer>
  ): Promise<Answer | Busy> {
    return leases.whileRunning([list(listId)], reason, { start: ask, isRunning: () => false })
  }

  async function lookUp(
    listId: string,
    by: SignInBy,
    states: readonly InvitationState[]
  ): Promise<CallOutput<'sending.lookUp'>> {
    const recovered = recovery.complete()
    if (!recovered.ok) return recovered
    const found = serverOf(listId)
    if (!found.ok) return found
    const request = { listId, connectionId: found.value.connectionId, by, states }
    return withLease(listId, 'looking-up', () =>
      lookUps.run(request, (signal, onWait) => ({
        ...request,
        ...found.value,
        store,
        clock,
        ages,
        // While a batch is sent, it takes nearly all of what the proxy allows.
        ratePerSecond: isRunning() ? 1 : ratePerSecond(),
        signal,
        onWait,
        onInvitation: onInvitationOf(listId)
      }))
    )
  }

  return {
    withhold: (listId, rowIds) => void withheld.set(listId, rowIds),
    view: () => runner?.view() ?? null,
    onChange: publisher.onChange,
    recoverInterrupted: recovery.begin,
    setInterruption: (reason) => runner?.setInterruption(reason),
    async drain() {
      isEnding = true
      ended.abort()
      await Promise.all([runner?.drain(), lookUps.drain()])
    },
    async prepare({ listId, begin, invitations }) {
      if (leases.holder(list(listId)) === 'sending') return fail('busy-sending')
      const recovered = recovery.complete()
      if (!recovered.ok) return recovered
      const found = store.list(listId)
      if (!found.ok) return found
      if (found.value === null) return fail('no-such-list')
      if (begin) frozen.forget(listId)
      if (begin) withheld.delete(listId)
      return store.planInvitations(listId, { begin, at: clock.now() }, invitations)
    },
    async plan({ listId }) {
      const draft = await draftBatch({ ...options, withheldOf }, listId)
      if (!draft.ok) return draft
      return succeed({ ...draft.value.plan, batchHash: frozen.freeze(listId, draft.value) })
    },
    async preview({ listId }) {
      const draft = await draftBatch({ ...options, withheldOf }, listId)
      return draft.ok ? succeed(draft.value.plan) : draft
    },
    async start({ listId, batchHash }) {
      if (isEnding) return fail('still-sending')
      // There is one batch at a time, on whatever connection.
      if (isRunning()) return fail('busy-sending')
      const recovered = recovery.complete()
      if (!recovered.ok) return recovered
      return leases.whileRunning([{ kind: 'connection', id: chosenConnectionId() }, list(listId)], 'sending', {
        start: () =>
          startBatch(
            { ...options, ages, watchOf, pacerOf, withheldOf, isEnding: () => isEnding, publisher, frozen, onQueued },
            { listId, batchHash }
          ),
        isRunning
      })
    },
    async pause() {
      if (runner === null || !isRunning()) return fail('not-sending')
      runner.pause()
      return succeed(null)
    },
    async resume() {
      if (isEnding || runner === null || !isRunning()) return fail('not-sending')
      if (needsSignIn(runner.view().wait?.reason)) {
        const server = serverOf(runner.listId)
        const signedIn = server.ok ? await server.value.server.signIn() : fail('address-invalid')
        if (!signedIn.ok) return fail(signedIn.code, signedIn.detail)
        if (isEnding) return fail('not-sending')
      }
      runner.resume()
      return succeed(null)
    },
    async stop() {
      if (runner === null || !isRunning()) return fail('not-sending')
      runner.stop()
      return succeed(null)
    },
    async invitations({ listId, offset, limit }) {
      const found = store.list(listId)
      if (!found.ok) return found
      if (found.value === null) return fail('no-such-list')
      const page = store.page(listId, { offset, limit })
      return page.ok ? succeed(page.value.map(toInvitationView)) : page
    },
    lookUp: ({ listId }) => lookUp(listId, 'user', ['unknown', 'undecided']),
    lookUpUnasked: (listId, isRepeated) => lookUp(listId, 'app', isRepeated ? ['unknown'] : ['unknown', 'undecided']),
    pauseLookUp: lookUps.pause,
    lookUps: lookUps.view,
    stopLookUp: async ({ listId }) => lookUps.stop(listId),
    async decide({ listId, rowId, decision }) {
      const decideWith = decideOptions(listId)
      if (!decideWith.ok) return decideWith
      // Two at once would each leave the other's invitation, and both would be gone.
      const reason = decision.kind === 'withdraw-duplicate' ? 'acting' : 'looking-up'
      return withLease(listId, reason, () => decide(decideWith.value, rowId, decision))
    },
    async decideHeld({ listId, ...decision }) {
      const decideWith = decideOptions(listId)
      return decideWith.ok ? withLease(listId, 'looking-up', () => decideHeld(decideWith.value, decision)) : decideWith
    },
    async checkElsewhere({ listId, fromScratch }) {
      const found = serverOf(listId)
      if (!found.ok) return found
      const { connectionId } = found.value
      if (connectionId !== chosenConnectionId()) return fail('other-connection')
      const onInvitation = onInvitationOf(listId)
      const { signal } = ended
      const shared = { watch: watchOf(connectionId), pacer: pacerOf(connectionId), ratePerSecond: ratePerSecond() }
      const asked = { ...found.value, ...shared, signal, onInvitation }
      return checkElsewhere({ store, clock, listId, ...asked }, fromScratch)
    },
    async candidates({ listId, rowId }) {
      const decideWith = decideOptions(listId)
      return decideWith.ok ? withLease(listId, 'looking-up', () => findCandidates(decideWith.value, rowId)) : decideWith
    }
  }
}

/** Waits that only a sign-in ends. */
function needsSignIn(reason: WaitReason | undefined): boolean {
  return reason === 'wrong-password' || reason === 'no-password' || reason === 'not-signed-in'
}
