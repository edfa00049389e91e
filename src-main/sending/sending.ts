import { fail, type Result, succeed } from '#contract/call.ts'
import type { CallInput, CallOutput } from '#contract/channels.ts'
import { practiceConnectionId } from '#contract/connection.ts'
import type { InvitationView } from '#contract/invitation.ts'
import type { BatchView } from '#contract/sending.ts'
import type { HcwServer } from '../hcw/server.ts'
import type { Clock } from './clock.ts'
import { decide, findCandidates } from './decisions.ts'
import { guardKey } from './guard.ts'
import { type SortedOut, sortOut } from './plan.ts'
import { createPublisher, type SendingChange } from './publisher.ts'
import { absentAfterMsDefault, lookUp } from './recovery.ts'
import { settleAfterRestart } from './restart.ts'
import { type Runner, startRunner } from './runner.ts'
import type { InvitationStore, Step } from './store.ts'
import { viewOf } from './views.ts'

export type SendingOptions = {
  readonly store: InvitationStore
  readonly clock: Clock
  readonly chosenConnectionId: () => string
  /** The server of a connection; null: the connection is gone. */
  readonly serverFor: (connectionId: string) => HcwServer | null
  /** As a person set it; taken at the start of each batch. */
  readonly ratePerSecond: () => number
  /** See {@link absentAfterMsDefault}. */
  readonly absentAfterMs?: number
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
    | 'decide'
    | 'candidates']: (input: CallInput<`sending.${Name}`>) => Promise<CallOutput<`sending.${Name}`>>
}

/** The calls of the contract's `sending`, and what the composition root needs besides. */
export type Sending = Calls & {
  /** The batch on its way, or the last one that was; null: none since the start. */
  view(): BatchView | null
  /** About ten a second at most. */
  onChange(listener: (change: SendingChange) => void): () => void
  /** Whether invitations of the list are on their way or being looked up. */
  isBusy(listId: string): boolean
  /**
   * Once, before anything else: attempts without an outcome become `unknown`, queued invitations `ready`. Answers the
   * lists with invitations in doubt.
   */
  settleAfterRestart(): Result<readonly string[]>
  /** The computer lost its network or goes to sleep; null: it is back. */
  away(reason: 'offline' | 'asleep' | null): void
  /** Before the app ends: begins nothing more; resolves when nothing is in flight. */
  drain(): Promise<void>
}

/** Batches of invitations: at most one on its way. */
export function createSending(options: SendingOptions): Sending {
  const { store, clock, chosenConnectionId, serverFor, ratePerSecond, absentAfterMs = absentAfterMsDefault } = options
  let runner: Runner | null = null
  let starting = false
  let isEnding = false
  let lookUps: Promise<unknown> = Promise.resolve()
  const lookedUp = new Map<string, number>()
  const publisher = createPublisher(clock, () => runner?.view() ?? null)

  const isRunning = () => starting || (runner !== null && runner.view().phase !== 'finished')
  const isBusy = (listId: string) => (isRunning() && runner?.listId === listId) || (lookedUp.get(listId) ?? 0) > 0

  function tell(listId: string): (view: InvitationView) => void {
    return (view) => {
      const isResolved = view.state !== 'checking' && view.state !== 'undecided' && view.state !== 'unknown'
      if (isResolved && runner?.listId === listId) runner.resolved(view.rowId, view.state)
      publisher.invitation(listId, view)
    }
  }

  function scopeOf(connectionId: string): 'practice' | 'server' {
    return connectionId === practiceConnectionId ? 'practice' : 'server'
  }

  async function sorted(listId: string): Promise<Result<SortedOut & { connectionId: string }, 'no-such-list'>> {
    const list = store.list(listId)
    if (!list.ok) return list
    if (list.value === null) return fail('no-such-list')
    const { connectionId, name } = list.value
    const sortedOut = await sortOut({
      store,
      listId,
      listName: name,
      scope: scopeOf(connectionId),
      ratePerSecond: ratePerSecond(),
      now: clock.now()
    })
    return sortedOut.ok ? succeed({ ...sortedOut.value, connectionId }) : sortedOut
  }

  /** The list's server, for questions and decisions. */
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

  async function start(listId: string): Promise<CallOutput<'sending.start'>> {
    const result = await sorted(listId)
    if (!result.ok) return result
    if (result.value.connectionId !== chosenConnectionId()) return fail('other-connection')
    const server = serverFor(result.value.connectionId)
    if (server === null) return fail('address-invalid')
    const signedIn = await server.signIn()
    if (!signedIn.ok) return failure(signedIn)
    // Anew: signing in took time, in which rows may have changed.
    const again = await sorted(listId)
    if (!again.ok) return again
    if (isEnding) return fail('still-sending')
    const { toSend, toHold, plan } = again.value
    const provenDoctors = store.provenDoctors(again.value.connectionId, new Set(plan.doctors))
    if (!provenDoctors.ok) return provenDoctors
    const at = clock.now()
    const held: Step[] = toHold.map(({ rowId, state, facts, earlier }) => ({
      rowId,
      from: state,
      to: 'held',
      facts: {
        ...facts,
        earlier: { listId: earlier.listId, listName: earlier.listName, rowId: earlier.rowId, at: earlier.at }
      },
      at
    }))
    const queued: Step[] = toSend.flatMap(({ rowId, state, facts }) => {
      const { earlier: _, ...kept } = facts
      const released: Step[] = state === 'held' ? [{ rowId, from: 'held', to: 'ready', facts: kept, at }] : []
      return [...released, { rowId, from: 'ready', to: 'queued', facts: kept, at }]
    })
    const { account } = server
    const started = { at, account, action: 'batch-started', listId, count: toSend.length } as const
    const written = toSend.length > 0 ? store.commit(listId, [...held, ...queued], started) : store.commit(listId, held)
    if (!written.ok) return fail(written.code === 'not-in-that-state' ? 'internal' : written.code)
    publishStates(listId, [...held, ...queued])
    if (toSend.length === 0) return fail('nothing-to-send')
    runner = startRunner({
      listId,
      total: toSend.length,
      held: toHold.length,
      ratePerSecond: ratePerSecond(),
      provenDoctors: provenDoctors.value,
      store,
      server,
      clock,
      onInvitation: (view) => publisher.invitation(listId, view),
      onBatch: publisher.batch
    })
    publisher.batch()
    return succeed(null)
  }

  function publishStates(listId: string, steps: readonly Step[]): void {
    for (const { rowId } of steps) {
      const stored = store.one(listId, rowId)
      if (stored.ok && stored.value !== null) publisher.invitation(listId, viewOf(stored.value))
    }
  }

  return {
    view: () => runner?.view() ?? null,
    onChange: publisher.onChange,
    isBusy,
    settleAfterRestart: () => settleAfterRestart(store, clock),
    away: (reason) => runner?.away(reason),
    async drain() {
      isEnding = true
      if (isRunning()) await runner?.drain()
    },
    async prepare({ listId, begin, invitations }) {
      if (isRunning() && (starting || runner?.listId === listId)) return fail('still-sending')
      const list = store.list(listId)
      if (!list.ok) return list
      if (list.value === null) return fail('no-such-list')
      const scope = scopeOf(list.value.connectionId)
      const rows = invitations.map(({ rowId, content }) => ({ rowId, content, guardKey: guardKey(scope, content) }))
      return store.layDown(listId, { begin, at: clock.now() }, rows)
    },
    async plan({ listId }) {
      const result = await sorted(listId)
      return result.ok ? succeed(result.value.plan) : result
    },
    async start({ listId }) {
      if (isEnding || isRunning()) return fail('still-sending')
      starting = true
      try {
        return await start(listId)
      } finally {
        starting = false
      }
    },
    async pause() {
      if (runner === null || !isRunning()) return fail('not-sending')
      runner.pause()
      return succeed(null)
    },
    async resume() {
      if (isEnding || runner === null || !isRunning()) return fail('not-sending')
      const waiting = runner.view().wait
      if (
        waiting?.reason === 'wrong-password' ||
        waiting?.reason === 'no-password' ||
        waiting?.reason === 'not-signed-in'
      ) {
        const server = serverOf(runner.listId)
        const signedIn = server.ok ? await server.value.server.signIn() : fail('address-invalid')
        if (!signedIn.ok) return failure(signedIn)
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
      const list = store.list(listId)
      if (!list.ok) return list
      if (list.value === null) return fail('no-such-list')
      const page = store.page(listId, { offset, limit })
      return page.ok ? succeed(page.value.map(viewOf)) : page
    },
    async lookUp({ listId }) {
      const found = serverOf(listId)
      if (!found.ok) return found
      lookedUp.set(listId, (lookedUp.get(listId) ?? 0) + 1)
      // One after the other: two at once would ask about the same rows, at twice the rate.
      const turn = lookUps.then(() =>
        lookUp({
          listId,
          ...found.value,
          store,
          clock,
          // Beside a batch only little of what the proxy allows is left.
          ratePerSecond: isRunning() ? 1 : ratePerSecond(),
          absentAfterMs,
          onInvitation: tell(listId)
        })
      )
      lookUps = turn.catch(() => undefined)
      try {
        return await turn
      } finally {
        lookedUp.set(listId, (lookedUp.get(listId) ?? 1) - 1)
      }
    },
    async decide({ listId, rowId, decision }) {
      const found = serverOf(listId)
      if (!found.ok) return found
      const { server } = found.value
      return decide(
        { store, server, clock, listId, ratePerSecond: ratePerSecond(), onInvitation: tell(listId) },
        rowId,
        decision
      )
    },
    async candidates({ listId, rowId }) {
      const found = serverOf(listId)
      if (!found.ok) return found
      const { server } = found.value
      return findCandidates(
        { store, server, clock, listId, ratePerSecond: ratePerSecond(), onInvitation: tell(listId) },
        rowId
      )
    }
  }
}

function failure<Code extends string>({ code, detail }: { readonly code: Code; readonly detail?: string | undefined }) {
  return detail === undefined ? fail(code) : fail(code, detail)
}
