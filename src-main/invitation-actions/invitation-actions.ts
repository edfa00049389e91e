import { fail, type Result, succeed } from '#contract/call.ts'
import type { CallInput, CallOutput } from '#contract/channels.ts'
import type { ConnectionFailureCode } from '#contract/connection.ts'
import type { InvitationView } from '#contract/invitation.ts'
import type { ActionProgress, BoardEntry, Target, TargetResult } from '#contract/invitation-actions.ts'
import type { HcwServer } from '../hcw/server.ts'
import type { Leases, Resource } from '../leases/leases.ts'
import { createChangeThrottle } from '../sending/change-throttle.ts'
import type { Clock } from '../sending/clock.ts'
import { createExclusiveRunner } from '../sending/exclusive-runner.ts'
import { toInvitationView } from '../sending/invitation-view.ts'
import type { ActionStore } from './action-port.ts'
import { toBoardEntry } from './board-entry.ts'
import { type BulkAction, startBulkAction } from './bulk-action.ts'
import { closeConsultation, readConsultation } from './consultations.ts'

export type InvitationActionsOptions = {
  readonly store: ActionStore
  readonly clock: Clock
  readonly chosenConnectionId: () => string
  /** The server of a connection; null: the connection is gone. */
  readonly serverFor: (connectionId: string) => HcwServer | null
  readonly ratePerSecond: () => number
  readonly leases: Leases
}

/** What the window is notified of, about ten times a second. */
export type InvitationActionsChange =
  | { readonly kind: 'action'; readonly progress: ActionProgress; readonly results: readonly TargetResult[] }
  | {
      readonly kind: 'updated'
      readonly entries: readonly BoardEntry[]
      readonly invitations: readonly { readonly listId: string; readonly view: InvitationView }[]
    }

type Name =
  | 'actions.start'
  | 'actions.stop'
  | 'actions.view'
  | 'consultation.read'
  | 'consultation.close'
  | 'consultation.stored'

/** Actions on sent invitations, one bulk action at a time. */
export type InvitationActions = {
  readonly [Call in Name]: (input: CallInput<Call>) => Promise<CallOutput<Call>>
} & {
  isRunning(): boolean
  onChange(listener: (change: InvitationActionsChange) => void): () => void
  setInterruption(reason: 'offline' | 'asleep' | null): void
  /** Before the app ends: nothing more is begun. Resolves when nothing is in flight. */
  drain(): Promise<void>
}

export function createInvitationActions(options: InvitationActionsOptions): InvitationActions {
  const { store, clock, chosenConnectionId, serverFor, ratePerSecond, leases } = options
  const actions = createExclusiveRunner<BulkAction>(leases, 'acting')
  const changes = createChangeThrottle<InvitationActionsChange>(clock, takeChanges)
  let results: TargetResult[] = []
  let updated = new Map<string, Target>()
  let hasProgress = false
  const openRequests = new Set<Promise<unknown>>()

  function takeChanges(): readonly InvitationActionsChange[] {
    const [targets, newResults, progressed] = [[...updated.values()], results, hasProgress]
    updated = new Map()
    results = []
    hasProgress = false
    const tracked = targets.flatMap((target) => {
      const read = store.one(target)
      return read.ok && read.value !== null ? [read.value] : []
    })
    const invitations = tracked.map(({ invitation }) => ({
      listId: invitation.listId,
      view: toInvitationView(invitation)
    }))
    const progress = progressed ? actions.current()?.progress() : undefined
    return [
      ...(tracked.length > 0 ? [{ kind: 'updated', entries: tracked.map(toBoardEntry), invitations } as const] : []),
      ...(progress === undefined ? [] : [{ kind: 'action', progress, results: newResults } as const])
    ]
  }

  function noteUpdated(target: Target): void {
    updated.set(`${target.listId} ${target.rowId}`, target)
    changes.schedule()
  }

  /** The chosen connection's server, never another one: ids of one server mean nothing to another. */
  function serverOf(
    connectionId: string
  ): ReturnType<typeof succeed<HcwServer>> | ReturnType<typeof fail<'address-invalid'>> {
    const server = serverFor(connectionId)
    return server === null ? fail('address-invalid') : succeed(server)
  }

  async function prepare({
    action,
    targets
  }: CallInput<'actions.start'>): Promise<Result<() => BulkAction, ConnectionFailureCode>> {
    const connectionId = chosenConnectionId()
    const server = serverOf(connectionId)
    if (!server.ok) return server
    const signedIn = await server.value.signIn()
    if (!signedIn.ok) return fail(signedIn.code, signedIn.detail)
    const distinct = new Map(targets.map((target) => [`${target.listId} ${target.rowId}`, target]))
    return succeed(() => {
      results = []
      return startBulkAction({
        action,
        targets: [...distinct.values()],
        connectionId,
        store,
        server: server.value,
        clock,
        ratePerSecond: ratePerSecond(),
        onUpdated: noteUpdated,
        onResult: (result) => void results.push(result),
        onProgress: () => {
          hasProgress = true
          changes.schedule()
        }
      })
    })
  }

  /** Keeps the app from ending before the request has ended. */
  async function keepOpen<Value>(request: Promise<Value>): Promise<Value> {
    openRequests.add(request)
    try {
      return await request
    } finally {
      openRequests.delete(request)
    }
  }

  /** For reading and closing consultations; the row's connection must be the chosen one. */
  const consultationOptions = () => ({
    store,
    clock,
    connectionId: chosenConnectionId(),
    serverOf,
    onUpdated: noteUpdated
  })

  /** The account and its rate limit, and the lists of the rows. */
  const resourcesOf = (targets: readonly Target[]): readonly Resource[] => [
    { kind: 'connection', id: chosenConnectionId() },
    ...targets.map(({ listId }) => ({ kind: 'list', id: listId }) as const)
  ]

  return {
    isRunning: actions.isRunning,
    onChange: changes.onChange,
    setInterruption: actions.setInterruption,
    async drain() {
      await Promise.all([actions.drain(), ...openRequests])
      changes.flush()
    },
    async 'actions.start'(input) {
      const started = await actions.start(resourcesOf(input.targets), () => prepare(input))
      return started.ok ? succeed({ actionId: started.value.progress().actionId }) : started
    },
    'actions.stop': async () => actions.stop(),
    async 'actions.view'() {
      return succeed(actions.current()?.view() ?? null)
    },
    'consultation.read': (target) => keepOpen(readConsultation(consultationOptions(), target)),
    'consultation.close': (input) =>
      actions.runExclusive(resourcesOf([input]), () => keepOpen(closeConsultation(consultationOptions(), input))),
    async 'consultation.stored'({ listId }) {
      const stored = store.consultations(listId)
      return stored.ok ? succeed([...stored.value]) : stored
    }
  }
}
