import type { InvitationContent } from '#contract/invitation.ts'
import type { ActionView, BoardEntry, InvitationAction, Target, TargetResult } from '#contract/invitation-actions.ts'
import { type Aftercare, createAftercare } from '../../src-main/aftercare/aftercare.ts'
import { entryOf } from '../../src-main/aftercare/entries.ts'
import type { CareStore } from '../../src-main/aftercare/store.ts'
import type { PracticeInvite } from '../../src-main/practice/index.ts'
import type { Clock } from '../../src-main/sending/clock.ts'
import { valueIn } from '../records/builders.ts'
import { type Engine, type EngineOptions, openEngine, serverAt } from '../sending/engine.ts'

export type Ward = {
  readonly engine: Engine
  readonly aftercare: Aftercare
  readonly store: CareStore
  /** Sends a list of `count` patients. */
  send(count: number, content?: (number: number) => InvitationContent): Promise<readonly Target[]>
  /** Runs an action to its end. */
  care(action: InvitationAction, targets: readonly Target[]): Promise<ActionView>
  /** The same, with the outcome of each target. */
  outcomes(action: InvitationAction, targets: readonly Target[]): Promise<readonly TargetResult['outcome'][]>
  entry(target: Target): BoardEntry
  /** The server's invite, also after its deletion. */
  invite(target: Target): PracticeInvite
  close(): Promise<void>
}

/** Sent invitations on a real practice server, with the real records, client and actions. */
export async function openWard(options: EngineOptions & { readonly store?: never } = {}): Promise<Ward> {
  const engine = await openEngine(options)
  const { clock, practice, records } = engine
  const store = records.aftercare
  const aftercare = createWardAftercare(engine, clock, options)

  const entry = (target: Target) => {
    const cared = valueIn(store.one(target))
    if (cared === null) throw new Error('no such invitation')
    return entryOf(cared)
  }

  async function care(action: InvitationAction, targets: readonly Target[]): Promise<ActionView> {
    valueIn(await aftercare['actions.start']({ action, targets: [...targets] }))
    return settled(aftercare)
  }

  return {
    engine,
    aftercare,
    store,
    async send(count, content) {
      const listId = await engine.list(count, content)
      await engine.send(listId)
      return (await engine.views(listId)).map(({ rowId }) => ({ listId, rowId }))
    },
    care,
    async outcomes(action, targets) {
      const { results } = await care(action, targets)
      const named = new Map(results.map(({ target, outcome }) => [target.rowId, outcome]))
      return targets.map(({ rowId }) => named.get(rowId) ?? { kind: 'untouched' })
    },
    entry,
    invite(target) {
      const { inviteId } = entry(target)
      const found = practice.invites.find(({ id }) => id === inviteId)
      if (found === undefined) throw new Error('no such invite')
      return found
    },
    async close() {
      await aftercare.drain()
      await engine.close()
    }
  }
}

/** A second main process on the same records, as after a restart. */
export function createWardAftercare(engine: Engine, clock: Clock, { timeoutMs = 2000, server }: EngineOptions = {}) {
  const plain = serverAt(engine.practice.url, { timeoutMs })
  const client = server?.(plain) ?? plain
  return createAftercare({
    store: engine.records.aftercare,
    clock,
    chosenConnectionId: () => 'hospital',
    serverFor: (connectionId) => (connectionId === 'hospital' ? client : null),
    ratePerSecond: () => Number.POSITIVE_INFINITY,
    isSending: () => false
  })
}

/** Resolves when the action has ended. */
export function settled(aftercare: Aftercare): Promise<ActionView> {
  return new Promise((resolve) => {
    const look = async () => {
      const view = valueIn(await aftercare['actions.view'](undefined))
      if (view === null || view.phase !== 'finished') return
      stop()
      resolve(view)
    }
    const stop = aftercare.onChange(() => void look())
    void look()
  })
}
