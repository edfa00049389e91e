import type { InvitationContent } from '#contract/invitation.ts'
import type { ActionView, BoardEntry, InvitationAction, Target, TargetResult } from '#contract/invitation-actions.ts'
import type { ActionStore } from '../../src-main/invitation-actions/action-port.ts'
import { toBoardEntry } from '../../src-main/invitation-actions/board-entry.ts'
import {
  createInvitationActions,
  type InvitationActions
} from '../../src-main/invitation-actions/invitation-actions.ts'
import { createLeases } from '../../src-main/leases/leases.ts'
import type { PracticeInvite } from '../../src-main/practice/index.ts'
import type { Clock } from '../../src-main/sending/clock.ts'
import { type Engine, type EngineOptions, openEngine, serverAt } from '../sending/engine.ts'
import { unwrap } from '../support/result.ts'

export interface ActionsFixture {
  readonly engine: Engine
  readonly actions: InvitationActions
  readonly store: ActionStore
  /** Sends a list of `count` patients. */
  send(count: number, content?: (number: number) => InvitationContent): Promise<readonly Target[]>
  /** Runs an action to its end. */
  run(action: InvitationAction, targets: readonly Target[]): Promise<ActionView>
  /** The same, with the outcome of each target. */
  outcomes(action: InvitationAction, targets: readonly Target[]): Promise<readonly TargetResult['outcome'][]>
  entry(target: Target): BoardEntry
  linkOf(target: Target): string | undefined
  /** The server's invite, also after its deletion. */
  invite(target: Target): PracticeInvite
  close(): Promise<void>
}

/** Sent invitations on a real practice server, with the real records, client and actions. */
export async function openActionsFixture(
  options: EngineOptions & { readonly store?: never } = {}
): Promise<ActionsFixture> {
  const engine = await openEngine(options)
  const { clock, practice, records } = engine
  const store = records.actions
  const actions = createFixtureActions(engine, clock, options)

  const tracked = (target: Target) => {
    const found = unwrap(store.one(target))
    if (found === null) throw new Error('no such invitation')
    return found
  }
  const entry = (target: Target) => toBoardEntry(tracked(target))

  async function run(action: InvitationAction, targets: readonly Target[]): Promise<ActionView> {
    unwrap(await actions['actions.start']({ action, targets: [...targets] }))
    return finishedAction(actions)
  }

  return {
    engine,
    actions,
    store,
    async send(count, content) {
      const listId = await engine.list(count, content)
      await engine.send(listId)
      return (await engine.views(listId)).map(({ rowId }) => ({ listId, rowId }))
    },
    run,
    async outcomes(action, targets) {
      const { results } = await run(action, targets)
      const named = new Map(results.map(({ target, outcome }) => [target.rowId, outcome]))
      return targets.map(({ rowId }) => named.get(rowId) ?? { kind: 'untouched' })
    },
    entry,
    linkOf: (target) => tracked(target).invitation.facts.link,
    invite(target) {
      const { inviteId } = entry(target)
      const found = practice.invites.find(({ id }) => id === inviteId)
      if (found === undefined) throw new Error('no such invite')
      return found
    },
    async close() {
      await actions.drain()
      await engine.close()
    }
  }
}

/** A second main process on the same records, as after a restart. */
export function createFixtureActions(engine: Engine, clock: Clock, { timeoutMs = 2000, server }: EngineOptions = {}) {
  const plain = serverAt(engine.practice.url, { timeoutMs })
  const client = server?.(plain) ?? plain
  return createInvitationActions({
    store: engine.records.actions,
    clock,
    chosenConnectionId: () => 'hospital',
    serverFor: (connectionId) => (connectionId === 'hospital' ? client : null),
    ratePerSecond: () => Number.POSITIVE_INFINITY,
    leases: createLeases()
  })
}

/** Resolves when the action has ended. */
export function finishedAction(actions: InvitationActions): Promise<ActionView> {
  return new Promise((resolve) => {
    const check = async () => {
      const view = unwrap(await actions['actions.view'](undefined))
      if (view === null || view.phase !== 'finished') return
      stop()
      resolve(view)
    }
    const stop = actions.onChange(() => void check())
    void check()
  })
}
