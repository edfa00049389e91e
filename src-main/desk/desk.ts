import { fail } from '#contract/call.ts'
import type { Handlers } from '#contract/channels.ts'
import { practiceConnectionId } from '#contract/connection.ts'
import { createChangeLog, type Log, type SystemFacts } from '../log/index.ts'
import { createRoutes } from '../network/routes.ts'
import { type Rules, type SettingsUnderPolicy, vaultUnderPolicy } from '../policy/index.ts'
import type { Lock } from '../presence/lock.ts'
import type { Clock } from '../sending/clock.ts'
import type { Vault } from '../vault/index.ts'
import { type AppPorts, createAppHandlers } from './app-handlers.ts'
import { authorityDesk } from './authority-desk.ts'
import { connectionDesk } from './connection-desk.ts'
import { doctorDesk } from './doctor-desk.ts'
import type { Feed } from './feed.ts'
import { fileDesk, type SystemPorts } from './file-desk.ts'
import { heldWhileLocked, lockDesk } from './lock-desk.ts'
import type { TakeNote } from './noting.ts'
import { practiceDesk } from './practice-desk.ts'
import { type PracticeGround, practiceCast } from './practice-ground.ts'
import type { RecordsPlace, RecordsState } from './records-place.ts'
import { createRecordsSession, type RecordsHandlers, type RecordsSession, recordsCallNames } from './records-session.ts'
import { createServers } from './servers.ts'
import { settingsDesk } from './settings-desk.ts'
import { supportDesk } from './support-desk.ts'
import { connectionReader } from './typed-connection.ts'

/** The window, the process and the operating system, as the handlers use them. */
export interface ShellPorts extends SystemPorts, AppPorts {
  readonly preferredLanguages: readonly string[]
  readonly systemFacts: () => Promise<SystemFacts>
  readonly takeOpened: () => string | undefined
}

export interface DeskOptions {
  readonly vault: Vault
  readonly settings: SettingsUnderPolicy
  readonly rules: Rules
  readonly place: RecordsPlace
  readonly practice: PracticeGround
  readonly feed: Feed
  readonly log: Log
  readonly clock: Clock
  readonly lock: Lock
  /** The system's proxies for an address, in the format of a PAC script's result. */
  readonly resolveProxy: (url: string) => Promise<string>
  readonly shell: ShellPorts
}

/** The handlers of all calls, and what the process itself needs to know of the work behind them. */
export interface Desk {
  readonly handlers: Handlers
  isSending(): boolean
  /** Whether the user must be asked before closing: invitations are being sent, or the window has unsaved changes. */
  mustAskToClose(): boolean
  /** The window is gone, and with it its unsaved changes. */
  windowClosed(): void
  /** The computer has lost its network or goes to sleep; null: neither any more. */
  away(reason: 'offline' | 'asleep' | null): void
  /** `listener` is called whenever a batch, or an action on sent invitations, has finished. */
  onBatchEnd(listener: () => void): void
  /** Makes the window ask the user whether to close; see {@link Desk.mustAskToClose}. */
  askToClose(): void
  /** Resolves when no request is in flight and everything is stored. */
  end(): Promise<void>
}

/** Opens the records and connects the handlers to them. Nothing is sent automatically. */
export async function openDesk(options: DeskOptions): Promise<Desk> {
  const { settings, rules, place, practice, log, clock, lock, shell } = options
  const feed = loggedFeed(options.feed, log)
  const vault = vaultUnderPolicy(options.vault, rules)
  const ports = heldWhileLocked(shell, lock)
  const routes = createRoutes(options.resolveProxy, clock.monotonic)
  const servers = createServers(vault, practice, rules, routes)
  const readTyped = connectionReader(vault, practice, rules)
  await servers.refresh()

  let state: RecordsState
  let session: RecordsSession | null = null
  let recordsHandlers: RecordsHandlers
  let isUnsaved = false
  const batchEndListeners = new Set<() => void>()

  async function account(): Promise<string> {
    const { chosen, connections } = await vault.connections()
    if (chosen === practiceConnectionId) return practiceCast.email
    return connections.find(({ connectionId }) => connectionId === chosen)?.email ?? ''
  }

  const takeNote: TakeNote = async ({ action, listId, count, ...entry }) => {
    const by = entry.account ?? (await account())
    if (state.kind !== 'open') return
    state.records.audit.append({
      at: clock.now(),
      account: by,
      action,
      count,
      ...(listId === undefined ? {} : { listId })
    })
  }

  /** Only closed records are ever replaced, so there is no earlier session to end. */
  function attachRecords(opened: RecordsState): void {
    state = opened
    log.write({ kind: 'records', notice: opened.notice })
    if (opened.kind === 'closed') {
      recordsHandlers = refuseAll(opened.code)
      return
    }
    session = createRecordsSession({
      records: opened.records,
      vault,
      practice,
      servers,
      settings,
      rules,
      feed,
      clock,
      ports,
      account,
      takeNote,
      onBatchEnd: () => {
        for (const listener of batchEndListeners) listener()
      }
    })
    recordsHandlers = session.handlers
  }

  async function startFresh(): Promise<boolean> {
    const begun = await place.beginAnew(state)
    if (begun.ok) attachRecords(begun.value)
    return begun.ok
  }

  async function end(): Promise<void> {
    await session?.end()
    if (state.kind === 'open') state.records.close()
    await practice.close()
  }

  const isSending = () => session?.isSending() === true
  const isBusy = () => isSending() || session?.isRestoring() === true

  attachRecords(await place.open())

  return {
    handlers: {
      ...connectionDesk({ vault, servers, readTyped, routes, feed, rules, isSending: isBusy, takeNote }),
      ...authorityDesk({ vault, now: clock.now }),
      ...doctorDesk({ readTyped, routes, now: clock.now }),
      ...settingsDesk({ settings, preferredLanguages: shell.preferredLanguages, feed, takeNote }),
      ...practiceDesk(practice, rules),
      ...supportDesk({
        vault,
        settings,
        rules,
        log,
        now: clock.now,
        systemFacts: shell.systemFacts,
        records: () => state
      }),
      ...fileDesk(ports, shell.takeOpened, takeNote),
      ...lockDesk(lock),
      ...delegated(() => recordsHandlers),
      ...createAppHandlers({
        ports: shell,
        feed,
        lock,
        rules,
        session: () => session,
        recordsNotice: () => state.notice,
        setUnsaved: (unsaved) => {
          isUnsaved = unsaved
        },
        end,
        startFresh
      })
    },
    isSending,
    mustAskToClose: () => isUnsaved || isSending(),
    windowClosed: () => {
      isUnsaved = false
    },
    away: (reason) => session?.setInterruption(reason),
    onBatchEnd: (listener) => void batchEndListeners.add(listener),
    askToClose: () => feed.publish({ kind: 'close-asked' }),
    end
  }
}

/** Also logs the changes that show the progress of the work. */
function loggedFeed(feed: Feed, log: Log): Feed {
  const logChange = createChangeLog(log.write)
  return {
    publish: (change) => {
      logChange(change)
      feed.publish(change)
    },
    sequence: feed.sequence
  }
}

/** Handlers that look up the current records at each call. */
function delegated(current: () => RecordsHandlers): RecordsHandlers {
  const delegates = recordsCallNames.map((name) => [name, (input: never) => current()[name](input)])
  return Object.fromEntries(delegates) as RecordsHandlers
}

function refuseAll(code: Parameters<typeof fail>[0]): RecordsHandlers {
  return Object.fromEntries(recordsCallNames.map((name) => [name, () => fail(code)])) as unknown as RecordsHandlers
}
