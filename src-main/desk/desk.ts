import { fail, succeed } from '#contract/call.ts'
import type { CallName, Handlers } from '#contract/channels.ts'
import { listCalls } from '#contract/list.ts'
import { sendingCalls } from '#contract/sending.ts'
import type { Clock } from '../sending/clock.ts'
import { createSending, type Sending } from '../sending/sending.ts'
import type { SettingsStore, Vault } from '../vault/index.ts'
import { connectionDesk } from './connection-desk.ts'
import { createDoubtResolver, type DoubtResolver } from './doubts.ts'
import type { Feed } from './feed.ts'
import { fileDesk, type SystemPorts } from './file-desk.ts'
import { listDesk } from './list-desk.ts'
import { practiceDesk } from './practice-desk.ts'
import type { PracticeGround } from './practice-ground.ts'
import type { RecordsPlace, RecordsState } from './records-place.ts'
import { createServers } from './servers.ts'
import { settingsDesk } from './settings-desk.ts'

type RecordsHandlers = Pick<Handlers, keyof typeof listCalls | keyof typeof sendingCalls>

/** The window and the process around the desk. */
export interface ShellPorts extends SystemPorts {
  readonly version: string
  readonly runtime: 'electron' | 'stand-in'
  readonly preferredLanguages: readonly string[]
  readonly showProgress: (title: string, fraction: number | null) => void
  readonly setLabels: Handlers['app.setLabels']
  readonly takeOpened: () => string | undefined
  /** The person answered that the app may end, or its window. */
  readonly quit: () => void
  readonly closeWindow: () => void
}

export interface DeskOptions {
  readonly vault: Vault
  readonly settings: SettingsStore
  readonly place: RecordsPlace
  readonly practice: PracticeGround
  readonly feed: Feed
  readonly clock: Clock
  readonly shell: ShellPorts
}

/** Everything that a window may ask of the main process, and what the process itself asks of the batch. */
export interface Desk {
  readonly handlers: Handlers
  isSending(): boolean
  /** The computer lost its network or goes to sleep; null: it is back. */
  away(reason: 'offline' | 'asleep' | null): void
  /** `listener` is called whenever a batch has come to its end. */
  onBatchEnd(listener: () => void): void
  /** Tells the window that the person wants to close while invitations are on their way. */
  askToClose(): void
  /** Resolves when nothing is in flight and everything is on the disk. */
  end(): Promise<void>
}

/** Opens the records and lays out the desk. Nothing is sent by itself. */
export async function openDesk(options: DeskOptions): Promise<Desk> {
  const { vault, settings, place, practice, feed, clock, shell } = options
  const servers = createServers(vault, practice)
  await servers.refresh()

  let state: RecordsState
  let sending: Sending | null = null
  let unfinished: readonly string[] = []
  let doubts: DoubtResolver | null = null
  let recordsHandlers: RecordsHandlers
  const endListeners = new Set<() => void>()

  function layOut(next: RecordsState): void {
    state = next
    if (next.kind === 'closed') {
      sending = null
      unfinished = []
      recordsHandlers = refuseAll(next.code)
      return
    }
    const { records } = next
    const engine = createSending({
      store: records.invitations,
      clock,
      chosenConnectionId: servers.chosenConnectionId,
      serverFor: servers.of,
      ratePerSecond: () => settings.read().ratePerSecond
    })
    const settled = engine.settleAfterRestart()
    unfinished = settled.ok ? settled.value : []
    doubts?.end()
    const resolver = createDoubtResolver(engine, clock)
    doubts = resolver
    for (const listId of unfinished) resolver.ask(listId)
    engine.onChange((change) => {
      feed.publish(
        change.kind === 'batch'
          ? change
          : { kind: 'invitations', listId: change.listId, invitations: [...change.invitations] }
      )
      if (change.kind !== 'batch') return
      // The overview counts invitations; a batch that begins, waits or ends changes what it says.
      if (change.batch?.phase !== 'running') feed.publish({ kind: 'lists' })
      if (change.batch?.phase !== 'finished') return
      if (change.batch.unknown > 0) resolver.ask(change.batch.listId)
      for (const listener of endListeners) listener()
    })
    sending = engine
    recordsHandlers = { ...listDesk({ records, vault, feed, account }), ...sendingDesk(engine) }
  }

  async function account(): Promise<string> {
    const { chosen, connections } = await vault.connections()
    return connections.find(({ connectionId }) => connectionId === chosen)?.email ?? ''
  }

  const isSending = () => {
    const phase = sending?.view()?.phase
    return phase !== undefined && phase !== 'finished'
  }

  async function end(): Promise<void> {
    doubts?.end()
    await sending?.drain()
    if (state.kind === 'open') state.records.close()
    await practice.close()
  }

  layOut(await place.open())

  return {
    handlers: {
      ...connectionDesk({ vault, servers, practice, feed, isSending }),
      ...settingsDesk({ settings, preferredLanguages: shell.preferredLanguages, feed }),
      ...practiceDesk(practice),
      ...fileDesk(shell, shell.takeOpened),
      ...delegated(() => recordsHandlers),
      'app.snapshot': () =>
        succeed({
          sequence: feed.sequence(),
          version: shell.version,
          runtime: shell.runtime,
          batch: sending?.view() ?? null,
          unfinished: [...unfinished],
          recordsNotice: state.notice
        }),
      'app.progress': ({ title, fraction }) => {
        shell.showProgress(title, fraction)
        return succeed(null)
      },
      'app.setLabels': shell.setLabels,
      'app.closeAnswer': async ({ answer }) => {
        if (answer === 'background') shell.closeWindow()
        if (answer === 'finish') {
          await end()
          shell.quit()
        }
        return succeed(null)
      },
      'app.beginAnew': async () => {
        const begun = await place.beginAnew(state)
        if (!begun.ok) return fail('not-needed')
        layOut(begun.value)
        feed.publish({ kind: 'anew' })
        return succeed(null)
      }
    },
    isSending,
    away: (reason) => sending?.away(reason),
    onBatchEnd: (listener) => void endListeners.add(listener),
    askToClose: () => feed.publish({ kind: 'close-asked' }),
    end
  }
}

const recordsCallNames = [...Object.keys(listCalls), ...Object.keys(sendingCalls)] as (keyof RecordsHandlers)[]

/** Handlers for the calls that need the records, whichever are open at the moment of the call. */
function delegated(current: () => RecordsHandlers): RecordsHandlers {
  const delegates = recordsCallNames.map((name) => [name, (input: never) => current()[name](input)])
  return Object.fromEntries(delegates) as RecordsHandlers
}

function refuseAll(code: Parameters<typeof fail>[0]): RecordsHandlers {
  return Object.fromEntries(recordsCallNames.map((name) => [name, () => fail(code)])) as unknown as RecordsHandlers
}

function sendingDesk(sending: Sending): Pick<Handlers, Extract<CallName, keyof typeof sendingCalls>> {
  return {
    'sending.prepare': sending.prepare,
    'sending.plan': sending.plan,
    'sending.start': sending.start,
    'sending.pause': sending.pause,
    'sending.resume': sending.resume,
    'sending.stop': sending.stop,
    'sending.invitations': sending.invitations,
    'sending.lookUp': sending.lookUp,
    'sending.decide': sending.decide,
    'sending.candidates': sending.candidates
  }
}
