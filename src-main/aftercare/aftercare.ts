import { fail, type Result, succeed } from '#contract/call.ts'
import type { CallInput, CallOutput } from '#contract/channels.ts'
import { type ConnectionFailureCode, practiceConnectionId } from '#contract/connection.ts'
import type { InvitationView } from '#contract/invitation.ts'
import type { ActionProgress, BoardEntry, Target, TargetResult } from '#contract/invitation-actions.ts'
import type { HcwServer } from '../hcw/server.ts'
import type { Clock } from '../sending/clock.ts'
import { createNews } from '../sending/news.ts'
import { createOneAtATime } from '../sending/one-at-a-time.ts'
import { absentAfterMsDefault } from '../sending/recovery.ts'
import { viewOf } from '../sending/views.ts'
import { closeConsultation, readConsultation } from './consultations.ts'
import { entryOf } from './entries.ts'
import { type Operation, startOperation } from './operation.ts'
import type { CareStore } from './store.ts'

export type AftercareOptions = {
  readonly store: CareStore
  readonly clock: Clock
  readonly chosenConnectionId: () => string
  /** The server of a connection; null: the connection is gone. */
  readonly serverFor: (connectionId: string) => HcwServer | null
  readonly ratePerSecond: () => number
  /** Whether a batch is being sent: it uses the same account and rate limit. */
  readonly isSending: () => boolean
  /** Since an attempt began; see {@link absentAfterMsDefault}. */
  readonly lateAfterMs?: number
}

/** What the window is notified of, about ten times a second. */
export type AftercareChange =
  | { readonly kind: 'care'; readonly care: ActionProgress; readonly results: readonly TargetResult[] }
  | {
      readonly kind: 'settled'
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
export type Aftercare = {
  readonly [Call in Name]: (input: CallInput<Call>) => Promise<CallOutput<Call>>
} & {
  isRunning(): boolean
  onChange(listener: (change: AftercareChange) => void): () => void
  away(reason: 'offline' | 'asleep' | null): void
  /** Before the app ends: nothing more is begun. Resolves when nothing is in flight. */
  drain(): Promise<void>
}

export function createAftercare(options: AftercareOptions): Aftercare {
  const { store, clock, chosenConnectionId, serverFor, ratePerSecond, isSending } = options
  const { lateAfterMs = absentAfterMsDefault } = options
  const operations = createOneAtATime<Operation>(isSending)
  const news = createNews<AftercareChange>(clock, takeChanges)
  let results: TargetResult[] = []
  let settled = new Map<string, Target>()
  let isChanged = false
  const consulted = new Set<Promise<unknown>>()

  function takeChanges(): readonly AftercareChange[] {
    const [targets, told, changed] = [[...settled.values()], results, isChanged]
    settled = new Map()
    results = []
    isChanged = false
    const found = targets.flatMap((target) => {
      const read = store.one(target)
      return read.ok && read.value !== null ? [read.value] : []
    })
    const invitations = found.map(({ invitation }) => ({ listId: invitation.listId, view: viewOf(invitation) }))
    const care = changed ? operations.current()?.progress() : undefined
    return [
      ...(found.length > 0 ? [{ kind: 'settled', entries: found.map(entryOf), invitations } as const] : []),
      ...(care === undefined ? [] : [{ kind: 'care', care, results: told } as const])
    ]
  }

  function noteSettled(target: Target): void {
    settled.set(`${target.listId} ${target.rowId}`, target)
    news.gather()
  }

  /** The chosen connection's server, never another one: ids of one server mean nothing to another. */
  function serverOf(
    connectionId: string
  ): ReturnType<typeof succeed<HcwServer>> | ReturnType<typeof fail<'address-invalid'>> {
    const server = serverFor(connectionId)
    return server === null ? fail('address-invalid') : succeed(server)
  }

  const scopeOf = (connectionId: string) => (connectionId === practiceConnectionId ? 'practice' : 'server')

  async function prepare({
    action,
    targets
  }: CallInput<'actions.start'>): Promise<Result<() => Operation, ConnectionFailureCode>> {
    const connectionId = chosenConnectionId()
    const server = serverOf(connectionId)
    if (!server.ok) return server
    const signedIn = await server.value.signIn()
    if (!signedIn.ok) return fail(signedIn.code, signedIn.detail)
    const distinct = new Map(targets.map((target) => [`${target.listId} ${target.rowId}`, target]))
    return succeed(() => {
      results = []
      return startOperation({
        action,
        targets: [...distinct.values()],
        connectionId,
        scope: scopeOf(connectionId),
        store,
        server: server.value,
        clock,
        ratePerSecond: ratePerSecond(),
        lateAfterMs,
        onSettled: noteSettled,
        onResult: (result) => void results.push(result),
        onProgress: () => {
          isChanged = true
          news.gather()
        }
      })
    })
  }

  /** Keeps the app from ending before the request has ended. */
  async function consult<Value>(asking: Promise<Value>): Promise<Value> {
    consulted.add(asking)
    try {
      return await asking
    } finally {
      consulted.delete(asking)
    }
  }

  /** For reading and closing consultations; the row's connection must be the chosen one. */
  const consulting = () => ({
    store,
    clock,
    connectionId: chosenConnectionId(),
    serverOf,
    onSettled: noteSettled
  })

  return {
    isRunning: operations.isRunning,
    onChange: news.onChange,
    away: operations.away,
    async drain() {
      await Promise.all([operations.drain(), ...consulted])
      news.flush()
    },
    async 'actions.start'(input) {
      const started = await operations.start(() => prepare(input))
      return started.ok ? succeed({ actionId: started.value.progress().actionId }) : started
    },
    'actions.stop': async () => operations.stop(),
    async 'actions.view'() {
      return succeed(operations.current()?.view() ?? null)
    },
    'consultation.read': (target) => consult(readConsultation(consulting(), target)),
    'consultation.close': (input) => operations.alone(() => consult(closeConsultation(consulting(), input))),
    async 'consultation.stored'({ listId }) {
      const stored = store.consultations(listId)
      return stored.ok ? succeed([...stored.value]) : stored
    }
  }
}
