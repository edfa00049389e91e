import { fail, succeed } from '#contract/call.ts'
import {
  type Bridge,
  type CallInput,
  type CallName,
  type CallOutput,
  calls,
  type EventPayload
} from '#contract/channels.ts'
import type { CloseReason } from '#contract/close-request.ts'
import type { Connection } from '#contract/connection.ts'
import type { ChangeEvent } from '#contract/events.ts'
import type { InvitationView } from '#contract/invitation.ts'
import type { ListSummary } from '#contract/list.ts'
import type { FixableSetting, PolicyView } from '#contract/policy.ts'
import type { BatchView } from '#contract/sending.ts'
import type { Settings } from '#contract/settings.ts'
import { capabilitiesOf } from '../../src-main/hcw/capabilities-of.ts'
import { someFigures } from './scenes.ts'

/** The state of the scripted main process. A scene changes it and sends the change to the window. */
export interface FakeTruth {
  lists: ListSummary[]
  connections: Connection[]
  chosen: string
  keychain: 'system' | 'none'
  settings: Settings
  systemLanguage: 'fr' | 'de' | 'it' | 'en'
  isLocked: boolean
  /** Absent: it was not requested. */
  closeRequest?: CloseReason
  batch: BatchView | null
  invitations: Map<string, InvitationView[]>
  unfinished: string[]
  recordsNotice: Extract<CallOutput<'app.snapshot'>, { ok: true }>['value']['recordsNotice']
  folderUser: Extract<CallOutput<'app.snapshot'>, { ok: true }>['value']['folderUser']
  neededVersion: string | null
  policy: PolicyView
  fixed: FixableSetting[]
  faults: { fault: string; probability: number; lastName?: string | undefined }[]
  messages: Extract<CallOutput<'practice.messages'>, { ok: true }>['value']
}

export interface FakeMain {
  readonly bridge: Bridge
  readonly truth: FakeTruth
  /** Sends a change with the next number to the window. */
  readonly emit: (change: ChangeEvent) => void
  /** Uses up a number without sending a change, as if the window had missed one. */
  readonly loseChange: () => void
  /** Every call made so far. */
  readonly calls: { readonly name: CallName; readonly input: unknown }[]
  /** Replaces the answer of a call. */
  readonly answer: <Name extends CallName>(name: Name, how: Answer<Name>) => void
}

type Answer<Name extends CallName> = (input: CallInput<Name>) => CallOutput<Name> | Promise<CallOutput<Name>>
type Answers = { [Name in CallName]?: Answer<Name> }

/**
 * An in-memory main process with the real contract, for tests and development. Checks inputs and outputs with the
 * schemas of the contract, and throws when an answer was not scripted.
 */
export function createFakeMain(truth: FakeTruth): FakeMain {
  let sequence = 0
  const listeners = new Set<(payload: EventPayload<'change'>) => void>()
  const made: { name: CallName; input: unknown }[] = []

  function emit(change: ChangeEvent): void {
    sequence++
    for (const listener of listeners) listener({ sequence, change })
  }

  const answers: Answers = {
    'app.snapshot': () =>
      succeed({
        sequence,
        version: '0.1.0',
        runtime: 'stand-in',
        isLocked: truth.isLocked,
        closeRequest: truth.closeRequest ?? null,
        batch: truth.batch,
        lookUps: [],
        unfinished: truth.unfinished,
        recordsNotice: truth.recordsNotice,
        folderUser: truth.folderUser,
        neededVersion: truth.neededVersion,
        policy: truth.policy
      }),
    'app.progress': () => succeed(null),
    'app.unsaved': () => succeed(null),
    'app.closeAnswer': () => succeed(null),
    'app.startFresh': () => succeed(null),
    'app.takeFolder': () => succeed(null),
    'lock.show': () => {
      truth.isLocked = false
      emit({ kind: 'lock', isLocked: false })
      return succeed(null)
    },
    'connections.all': () =>
      succeed({
        connections: truth.connections.map((known) => ({ ...known, limits: capabilitiesOf().limits })),
        chosen: truth.chosen,
        keychain: truth.keychain
      }),
    'connections.test': ({ email, baseUrl }) =>
      baseUrl.startsWith('http://')
        ? fail('address-not-https')
        : succeed({ email, firstName: 'Sandra', lastName: 'Keller', role: 'SCHEDULER', clockDifferenceMs: 240_000 }),
    'authorities.get': () => succeed([]),
    'connections.save': ({ connectionId, name, baseUrl, email }) => {
      const id = connectionId ?? `server-${truth.connections.length}`
      const saved: Connection = { connectionId: id, kind: 'server', name, baseUrl, email, password: 'kept' }
      truth.connections = [...truth.connections.filter((known) => known.connectionId !== id), saved]
      truth.chosen = id
      emit({ kind: 'connections' })
      return succeed({ connectionId: id, isAnother: false })
    },
    'connections.choose': ({ connectionId }) => {
      truth.chosen = connectionId
      emit({ kind: 'connections' })
      return succeed(null)
    },
    'connections.forget': ({ connectionId }) => {
      truth.connections = truth.connections.filter((known) => known.connectionId !== connectionId)
      if (truth.chosen === connectionId) truth.chosen = 'practice'
      emit({ kind: 'connections' })
      return succeed(null)
    },
    'files.chooseList': () => fail('cancelled'),
    'files.chooseLists': () => fail('cancelled'),
    'files.takeOpened': () => succeed({ files: [] }),
    'files.readOpened': () => fail('unreadable'),
    'lists.page': ({ of, before, limit }) => {
      const ofKind = truth.lists.filter(({ erased }) => (erased?.isWhole === true) === (of === 'erased'))
      const lists = ofKind.slice(before ?? 0, (before ?? 0) + limit)
      const end = (before ?? 0) + lists.length
      return succeed({ lists: [...lists], next: end < ofKind.length ? end : null, total: ofKind.length })
    },
    'lists.some': ({ listIds }) => succeed(truth.lists.filter(({ listId }) => listIds.includes(listId))),
    'lists.sentRows': () => succeed([]),
    'directory.read': () => succeed({ connectionId: truth.chosen, items: [], accepted: [] }),
    'directory.propose': () => succeed(null),
    'templates.list': () => succeed([]),
    'lists.rename': ({ listId, name }) => {
      truth.lists = truth.lists.map((list) => (list.listId === listId ? { ...list, name } : list))
      emit({ kind: 'lists' })
      return succeed(null)
    },
    'lists.remove': ({ listId }) => {
      truth.lists = truth.lists.filter((list) => list.listId !== listId)
      emit({ kind: 'lists' })
      return succeed(null)
    },
    'actions.view': () => succeed(null),
    'actions.announce': () => succeed(null),
    'consultation.stored': () => succeed([]),
    'board.read': () => succeed([]),
    'board.search': () => succeed({ entries: [], next: null }),
    'figures.read': ({ by, fromDay }) => succeed({ firstDay: fromDay, figures: someFigures(by) }),
    'restore.view': () => succeed({ sources: [], over: 0, isIncomplete: false, progress: null }),
    'audit.page': () => {
      const entry = { at: 1_795_000_000_000, account: 'sandra@hospital.example', rowId: null, count: 47 } as const
      const list = { listId: '00000000-0000-4000-8000-000000000001', listName: 'Cardiologie' } as const
      return succeed({
        entries: [
          { ...entry, ...list, number: 2, action: 'batch-finished' },
          { ...entry, ...list, number: 1, action: 'batch-started', listName: null }
        ],
        next: null
      })
    },
    'audit.verify': () => succeed({ at: 1_795_000_000_000, entries: 2, firstWrong: null, breaks: [] }),
    'audit.lastCheck': () => succeed(null),
    'preflight.run': () => succeed({ findings: [], withheld: 0, unchecked: [] }),
    'signInLink.status': () => succeed({ secret: 'none' }),
    'tableView.read': () => succeed(null),
    'tableView.keep': () => succeed(null),
    'settings.read': () =>
      succeed({
        settings: truth.settings,
        systemLanguage: truth.systemLanguage,
        fixed: truth.fixed,
        isErasurePaused: false
      }),
    'settings.change': (part) => {
      truth.settings = { ...truth.settings, ...(part as Partial<Settings>) }
      emit({ kind: 'settings' })
      return succeed(null)
    },
    'sending.invitations': ({ listId, offset, limit }) =>
      succeed((truth.invitations.get(listId) ?? []).slice(offset, offset + limit)),
    'practice.read': () =>
      succeed({
        doctors: ['dora.keller@practice.example', 'jean.favre@practice.example'],
        queues: ['Cardiologie', 'Dermatologie'],
        faults: truth.faults,
        faultNames: ['reset-after-create', 'slow-answer', 'storm-503', 'sms-failed']
      }),
    'practice.messages': () => succeed(truth.messages),
    'practice.setFaults': ({ faults }) => {
      truth.faults = faults
      return succeed(null)
    }
  }

  async function make(name: CallName, input: unknown): Promise<unknown> {
    made.push({ name, input })
    const answer = answers[name] as ((input: unknown) => unknown) | undefined
    if (answer === undefined) throw new Error(`no answer is scripted for ${name}`)
    const output = await answer(calls[name].input.parse(input))
    return calls[name].output.parse(output)
  }

  const names = Object.keys(calls) as CallName[]
  return {
    bridge: {
      calls: Object.fromEntries(names.map((name) => [name, (input: unknown) => make(name, input)])) as Bridge['calls'],
      on: {
        change: (listener) => {
          listeners.add(listener)
          return () => listeners.delete(listener)
        }
      }
    },
    truth,
    emit,
    loseChange: () => {
      sequence++
    },
    calls: made,
    answer: (name, how) => {
      answers[name] = how as never
    }
  }
}
