import type { Handlers } from '#contract/channels.ts'
import type { CloseReason } from '#contract/close-request.ts'
import { practiceConnectionId } from '#contract/connection-ids.ts'
import { createPersonsWord } from '../consent/persons-word.ts'
import type { Question } from '../consent/question.ts'
import { createLeases } from '../leases/leases.ts'
import { createChangeLogger, type Log, type SystemInfo } from '../log/index.ts'
import { createProxyResolver } from '../network/proxy-resolver.ts'
import type { TokenSource } from '../network/proxy-sign-in.ts'
import { type PolicyRules, type SettingsUnderPolicy, vaultUnderPolicy } from '../policy/index.ts'
import type { AppLock } from '../presence/app-lock.ts'
import { type KnownServer, type Records, toStorageFailure } from '../records/index.ts'
import type { Clock } from '../sending/clock.ts'
import type { TableViewStore, Vault } from '../vault/index.ts'
import { type AppPorts, createAppHandlers } from './app-handlers.ts'
import { createAuditWriter } from './audit-writer.ts'
import { createAuthorityHandlers } from './authority-handlers.ts'
import { gateCalls } from './call-gate.ts'
import type { ChangePublisher } from './change-publisher.ts'
import { createCloseRequests } from './close-requests.ts'
import { createConnectionDraftResolver } from './connection-draft.ts'
import { createConnectionHandlers } from './connection-handlers.ts'
import { createDiagnosticsHandlers } from './diagnostics-handlers.ts'
import { createFileHandlers, type SystemPorts } from './file-handlers.ts'
import { holdWhileLocked } from './held-changes.ts'
import { createLetterHandlers } from './letter-handlers.ts'
import { blockWhileLocked, createLockHandlers, type PersonAtWindow } from './lock-handlers.ts'
import { createPracticeHandlers } from './practice-handlers.ts'
import { type PracticeHost, practiceCredentials } from './practice-host.ts'
import { createProxySignIns } from './proxy-sign-in.ts'
import { createRecordsKeeper } from './records-keeper.ts'
import { closedBy, type RecordsLifecycle, type RecordsState } from './records-lifecycle.ts'
import { createRecordsSession } from './records-session.ts'
import { connectionIdentity, createServerClients } from './server-clients.ts'
import { createSettingsHandlers } from './settings-handlers.ts'
import { createSupportHandlers } from './support-handlers.ts'
import { createTableViewHandlers } from './table-view-handlers.ts'
import { createWordQuestions } from './word-questions.ts'

/** The window, the process and the operating system, as the handlers use them. */
export interface ShellPorts extends SystemPorts, AppPorts {
  readonly preferredLanguages: readonly string[]
  readonly systemInfo: () => Promise<SystemInfo>
  readonly takeOpened: () => string | undefined
  /** Asks in a dialog of the system; false: the person did not agree. */
  readonly ask: (question: Question) => Promise<boolean>
  readonly person: PersonAtWindow
}

export interface AppSessionOptions {
  readonly vault: Vault
  readonly settings: SettingsUnderPolicy
  readonly tableViews: TableViewStore
  readonly rules: PolicyRules
  readonly recordsLifecycle: RecordsLifecycle
  readonly practice: PracticeHost
  readonly publisher: ChangePublisher
  readonly log: Log
  readonly clock: Clock
  readonly lock: AppLock
  /** The system's proxies for an address, in the format of a PAC script's result. */
  readonly resolveProxy: (url: string) => Promise<string>
  /** The tokens of the computer's session for proxies. */
  readonly proxyTokens: TokenSource
  readonly shell: ShellPorts
}

/** The handlers of all calls, and what the process itself needs to know of the work behind them. */
export interface AppSession {
  readonly handlers: Handlers
  isSending(): boolean
  /** Whether the user must be asked before closing: invitations are being sent, or the window has unsaved changes. */
  needsCloseConfirmation(): boolean
  /** The window is gone, and with it its unsaved changes. */
  windowClosed(): void
  /** The computer has lost its network or goes to sleep; null: neither any more. */
  setInterruption(reason: 'offline' | 'asleep' | null): void
  /** `listener` is called whenever a batch, or an action on sent invitations, has finished. */
  onBatchEnd(listener: () => void): void
  /** Makes the window ask the user, and ends the app without an answer once there is nothing to ask any more. */
  requestClose(): void
  /** Resolves when the records can be read, or it is known why not. */
  opened(): Promise<void>
  /** Resolves when no request is in flight and everything is stored. */
  end(): Promise<void>
}

/** Connects the handlers to the records once these are open, see {@link beginAppSession}. */
export async function createAppSession(options: AppSessionOptions): Promise<AppSession> {
  const session = beginAppSession(options)
  await session.opened()
  return session
}

/** Begins to open the records; calls that need them wait until they are. Nothing is sent automatically. */
export function beginAppSession(options: AppSessionOptions): AppSession {
  const { settings, rules, recordsLifecycle, practice, log, clock, lock, shell } = options
  const publisher = holdWhileLocked(withLogging(options.publisher, log), lock)
  const vault = vaultUnderPolicy(options.vault, rules)
  const ports = blockWhileLocked(shell, lock)
  const routes = createProxyResolver(options.resolveProxy, clock.monotonic)
  const signIns = createProxySignIns(vault, options.proxyTokens)
  const clients = createServerClients(vault, practice, rules, routes, signIns, clock.now, () =>
    publisher.publish({ kind: 'connections' })
  )
  const resolveDraft = createConnectionDraftResolver(vault, practice, rules, signIns)
  const word = createPersonsWord(clock, shell.ask)

  const leases = createLeases()
  let isUnsaved = false
  let ending: Promise<void> | null = null
  const batchEndListeners = new Set<() => void>()

  async function account(): Promise<string> {
    const { chosen, connections } = await vault.connections()
    if (chosen === practiceConnectionId) return practiceCredentials.email
    return connections.find(({ connectionId }) => connectionId === chosen)?.email ?? ''
  }

  function openRecords(): Records | null {
    const state = keeper.state()
    return state?.kind === 'open' ? state.records : null
  }

  /** Once they may be written. */
  async function writableRecords(): Promise<Records | null> {
    await keeper.mayWrite()
    return openRecords()
  }

  const appendAudit = createAuditWriter({ records: writableRecords, now: clock.now, chosenAccount: account })

  /** The servers of the connections whose password is stored: without it, the address was changed and never used. */
  async function knownServers(): Promise<ReadonlyMap<string, KnownServer>> {
    const { connections } = await vault.connections()
    const known = await Promise.all(
      connections.map(async (connection) => {
        const { connectionId, kind, email, password } = connection
        const identity = password === 'kept' ? await connectionIdentity(vault, connection) : null
        if (identity === null) return null
        const { serverId, protocol } = identity
        const server = { serverId, protocol, account: kind === 'practice' ? practiceCredentials.email : email }
        return [connectionId, server] as const
      })
    )
    return new Map(known.filter((entry) => entry !== null))
  }

  async function noteAlteredConnections(): Promise<void> {
    for (const { wasAltered, email } of (await vault.connections()).connections) {
      if (wasAltered === true) await appendAudit({ action: 'connection-altered', account: email, count: 1 })
    }
  }

  /** The window shows whole per cents. */
  function onProgress(done: number): void {
    publisher.publish({ kind: 'opening', fraction: Math.round(done * 100) / 100 })
  }

  /** Closed until settings and connections were read: what is not known is neither assumed nor erased by. */
  async function open(isChecked: boolean): Promise<RecordsState> {
    const checked = settings.check()
    if (!checked.ok) return closedBy(checked.code)
    try {
      await clients.refresh()
    } catch (error) {
      const failure = toStorageFailure(error)
      if (failure === undefined) throw error
      return closedBy(failure.code)
    }
    return isChecked ? recordsLifecycle.openChecked(onProgress) : recordsLifecycle.open(onProgress)
  }

  const keeper = createRecordsKeeper({
    lifecycle: recordsLifecycle,
    open,
    createSession: (records) =>
      createRecordsSession({
        records,
        leases,
        vault,
        practice,
        clients,
        settings,
        rules,
        publisher,
        clock,
        ports,
        account,
        appendAudit,
        onBatchEnd: () => {
          for (const listener of batchEndListeners) listener()
        }
      }),
    prepare: async (records) => void records.adoptServers(await knownServers()),
    onWritable: noteAlteredConnections,
    clock,
    onState: ({ notice }) => log.write({ kind: 'records', notice }),
    onReplaced: () => publisher.publish({ kind: 'reload' })
  })
  const { session } = keeper

  async function endAll(): Promise<void> {
    await keeper.end()
    await practice.close()
  }

  /** The system may ask while the app is ending already. */
  function end(): Promise<void> {
    ending ??= endAll()
    return ending
  }

  const isSending = () => session()?.isSending() === true

  function closeReason(): CloseReason | null {
    if (ending !== null) return null
    return isSending() ? 'sending' : isUnsaved ? 'saving' : null
  }

  const closeRequests = createCloseRequests({
    clock,
    publisher,
    reason: closeReason,
    batch: () => session()?.batch() ?? null,
    // What cannot be ended properly must not keep the app open without a word.
    end: () => end().finally(shell.quit)
  })
  const opening = keeper.begin()

  const questions = createWordQuestions({
    clock,
    vault,
    rules,
    settings,
    clients,
    records: openRecords,
    recordsNotice: () => keeper.state()?.notice ?? null,
    folderUser: () => {
      const state = keeper.state()
      return state?.kind === 'closed' ? (state.folderUser ?? null) : null
    },
    planned: (listId) => session()?.planned(listId) ?? Promise.resolve(0),
    preview: keeper.handlers['retention.preview']
  })

  const handlers: Handlers = {
    ...createConnectionHandlers({
      vault,
      clients,
      resolveDraft,
      routes,
      publisher,
      rules,
      leases,
      // While the records are closed nobody can tell: the former connection is kept.
      isAttempted: (connectionId) => openRecords()?.isAttempted(connectionId) ?? { ok: true, value: true },
      directory: async () => (await writableRecords())?.directory ?? null,
      onHostConfirmed: () => session()?.hostConfirmed(),
      onSaved: () => session()?.connectionSaved(),
      appendAudit
    }),
    ...createAuthorityHandlers({ vault, now: clock.now }),
    ...createDiagnosticsHandlers({ resolveDraft, routes, now: clock.now }),
    ...createSettingsHandlers({ settings, preferredLanguages: shell.preferredLanguages, publisher, appendAudit }),
    ...createTableViewHandlers(options.tableViews),
    ...createPracticeHandlers(practice, rules),
    ...createSupportHandlers({
      vault,
      settings,
      rules,
      log,
      now: clock.now,
      systemInfo: shell.systemInfo,
      records: keeper.known
    }),
    ...createFileHandlers(ports, shell.takeOpened, appendAudit, openRecords),
    ...createLetterHandlers(ports, appendAudit, openRecords),
    ...createLockHandlers(lock, shell.person, word),
    ...keeper.handlers,
    ...createAppHandlers({
      ports: shell,
      publisher,
      lock,
      rules,
      session,
      known: keeper.known,
      setUnsaved: (unsaved) => {
        isUnsaved = unsaved
      },
      closeRequests,
      startFresh: keeper.startFresh,
      takeFolder: keeper.takeFolder
    })
  }

  return {
    handlers: gateCalls(handlers, { clock, lock, questions, word }),
    isSending,
    needsCloseConfirmation: () => closeReason() !== null,
    windowClosed: () => {
      isUnsaved = false
      closeRequests.withdraw()
    },
    setInterruption: (reason) => session()?.setInterruption(reason),
    onBatchEnd: (listener) => void batchEndListeners.add(listener),
    requestClose: closeRequests.request,
    opened: () => opening,
    end
  }
}

/** Also logs the changes that show the progress of the work. */
function withLogging(publisher: ChangePublisher, log: Log): ChangePublisher {
  const logChange = createChangeLogger(log.write)
  return {
    publish: (change) => {
      logChange(change)
      publisher.publish(change)
    },
    sequence: publisher.sequence
  }
}
