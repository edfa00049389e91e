import { aftercareCalls } from '#contract/aftercare.ts'
import { auditCalls } from '#contract/audit.ts'
import { fail, succeed } from '#contract/call.ts'
import type { CallName, Handlers } from '#contract/channels.ts'
import { practiceConnectionId } from '#contract/connection.ts'
import { listCalls } from '#contract/list.ts'
import { preflightCalls } from '#contract/preflight.ts'
import { rebuildCalls } from '#contract/rebuild.ts'
import { retentionCalls } from '#contract/retention.ts'
import { sendingCalls } from '#contract/sending.ts'
import { signInLinkCalls } from '#contract/sign-in-link.ts'
import { type Aftercare, createAftercare } from '../aftercare/aftercare.ts'
import { createChangeLog, type Log, type SystemFacts } from '../log/index.ts'
import { createRoutes } from '../network/routes.ts'
import { type Rules, type SettingsUnderPolicy, vaultUnderPolicy } from '../policy/index.ts'
import type { Lock } from '../presence/lock.ts'
import { createRebuild, type Rebuild } from '../rebuild/rebuild.ts'
import { createRetention, type Retention } from '../retention/retention.ts'
import type { Clock } from '../sending/clock.ts'
import { createSending, type Sending } from '../sending/sending.ts'
import type { Vault } from '../vault/index.ts'
import { type AuditDesk, auditDesk } from './audit-desk.ts'
import { authorityDesk } from './authority-desk.ts'
import { careDesk } from './care-desk.ts'
import { connectionDesk } from './connection-desk.ts'
import { doctorDesk } from './doctor-desk.ts'
import { createDoubtResolver, type DoubtResolver } from './doubts.ts'
import type { Feed } from './feed.ts'
import { fileDesk, type SystemPorts } from './file-desk.ts'
import { withoutLinksOnly } from './links-only-gate.ts'
import { listDesk } from './list-desk.ts'
import { heldWhileLocked, lockDesk } from './lock-desk.ts'
import type { TakeNote } from './noting.ts'
import { practiceDesk } from './practice-desk.ts'
import { type PracticeGround, practiceCast } from './practice-ground.ts'
import { preflightDesk } from './preflight-desk.ts'
import type { RecordsPlace, RecordsState } from './records-place.ts'
import { retentionDesk } from './retention-desk.ts'
import { createServers } from './servers.ts'
import { settingsDesk } from './settings-desk.ts'
import { signInDesk } from './sign-in-desk.ts'
import { supportDesk } from './support-desk.ts'
import { connectionReader } from './typed-connection.ts'

/** Calls that need the records. */
const recordsCalls = {
  ...auditCalls,
  ...listCalls,
  ...sendingCalls,
  ...aftercareCalls,
  ...preflightCalls,
  ...retentionCalls,
  ...rebuildCalls,
  ...signInLinkCalls
}
type RecordsHandlers = Pick<Handlers, keyof typeof recordsCalls>

/** The window and the process around the desk. */
export interface ShellPorts extends SystemPorts {
  readonly version: string
  readonly runtime: 'electron' | 'stand-in'
  readonly preferredLanguages: readonly string[]
  readonly systemFacts: () => Promise<SystemFacts>
  readonly showProgress: (title: string, fraction: number | null) => void
  readonly setLabels: Handlers['app.setLabels']
  readonly takeOpened: () => string | undefined
  /** The person answered that the app may end, or its window. */
  readonly quit: () => void
  readonly closeWindow: () => void
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
  /** The system's proxies for an address, as a PAC script answers. */
  readonly resolveProxy: (url: string) => Promise<string>
  readonly shell: ShellPorts
}

/** Everything that a window may ask of the main process, and what the process itself asks of the batch. */
export interface Desk {
  readonly handlers: Handlers
  isSending(): boolean
  /** Whether closing must be asked about: invitations are on their way, or the window holds what is not stored yet. */
  mustAskToClose(): boolean
  /** The window is gone, and with it what it held. */
  windowClosed(): void
  /** The computer lost its network or goes to sleep; null: it is back. */
  away(reason: 'offline' | 'asleep' | null): void
  /** `listener` is called whenever a batch, or an operation on sent invitations, has come to its end. */
  onBatchEnd(listener: () => void): void
  /** Tells the window that the person wants to close, for it to ask; see {@link Desk.mustAskToClose}. */
  askToClose(): void
  /** Resolves when nothing is in flight and everything is on the disk. */
  end(): Promise<void>
}

/** Opens the records and lays out the desk. Nothing is sent by itself. */
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
  let sending: Sending | null = null
  let aftercare: Aftercare | null = null
  let rebuild: Rebuild | null = null
  let journal: AuditDesk | null = null
  let unfinished: readonly string[] = []
  let doubts: DoubtResolver | null = null
  let retention: Retention | null = null
  let recordsHandlers: RecordsHandlers
  const endListeners = new Set<() => void>()
  let isUnsaved = false

  function layOut(next: RecordsState): void {
    state = next
    log.write({ kind: 'records', notice: next.notice })
    journal?.end()
    journal = null
    if (next.kind === 'closed') {
      sending = null
      aftercare = null
      rebuild = null
      unfinished = []
      recordsHandlers = refuseAll(next.code)
      return
    }
    const { records } = next
    const common = {
      clock,
      chosenConnectionId: servers.chosenConnectionId,
      serverFor: servers.of,
      ratePerSecond: () => settings.read().ratePerSecond
    }
    const engine = createSending({ ...common, store: records.invitations })
    const care = createAftercare({
      ...common,
      store: records.aftercare,
      isSending: () => isStarting || isUnderWay(engine) || rebuilding.isRunning()
    })
    const rebuilding = createRebuild({
      ...common,
      store: records.rebuild,
      defaults: () => settings.read().listDefaults,
      isBusy: () => isStarting || isUnderWay(engine) || care.isRunning()
    })
    // Signing in takes time before there is a batch to be seen.
    let isStarting = false
    const startSending: Handlers['sending.start'] = async (input) => {
      if (isStarting || care.isRunning() || rebuilding.isRunning()) return fail('still-sending')
      isStarting = true
      try {
        return await engine.start(input)
      } finally {
        isStarting = false
      }
    }
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
    care.onChange((change) => {
      if (change.kind === 'care') {
        feed.publish({ ...change, results: [...change.results] })
        if (change.care.phase !== 'finished') return
        feed.publish({ kind: 'lists' })
        for (const listener of endListeners) listener()
        return
      }
      feed.publish({ kind: 'board', entries: [...change.entries] })
      for (const [listId, some] of Map.groupBy(change.invitations, (one) => one.listId)) {
        feed.publish({ kind: 'invitations', listId, invitations: some.map(({ view }) => view) })
      }
    })
    const keeper = createRetention({
      store: records.retention,
      clock,
      days: () => settings.read().retentionDays,
      isBusy: (listId) => isStarting || care.isRunning() || rebuilding.isRunning() || engine.isBusy(listId),
      onErased: (listIds) => feed.publish({ kind: 'erased', lists: [...listIds] })
    })
    // How long IT wants data kept is not known with a policy that cannot be followed: then only a person erases.
    if (rules.view.problem === null) void keeper.watch()
    retention = keeper
    rebuilding.onChange(({ written }) => {
      feed.publish({ kind: 'rebuild' })
      if (written) feed.publish({ kind: 'lists' })
    })
    const ownJournal = auditDesk({ records, clock, feed })
    journal = ownJournal
    sending = engine
    aftercare = care
    rebuild = rebuilding
    recordsHandlers = {
      ...keepingLists(listDesk({ records, vault, feed, account, takeNote }), [care, rebuilding]),
      // With an operation of aftercare a batch would share one rate and one account.
      ...withoutLinksOnly({ ...sendingDesk(engine), 'sending.start': startSending }, rules),
      ...careDesk({ aftercare: care, store: records.aftercare, chosenConnectionId: servers.chosenConnectionId }),
      ...retentionDesk({ retention: keeper, clock, account }),
      ...preflightDesk({ ...common, store: records.invitations }),
      'rebuild.view': rebuilding['rebuild.view'],
      'rebuild.start': rebuilding['rebuild.start'],
      'rebuild.stop': rebuilding['rebuild.stop'],
      ...signInDesk({ vault, practice, records, clock, ports, rules, takeNote }),
      ...ownJournal.handlers
    }
  }

  async function account(): Promise<string> {
    const { chosen, connections } = await vault.connections()
    if (chosen === practiceConnectionId) return practiceCast.email
    return connections.find(({ connectionId }) => connectionId === chosen)?.email ?? ''
  }

  const takeNote: TakeNote = async (note) => {
    const { action, listId, count } = note
    const by = note.account ?? (await account())
    const entry = { at: clock.now(), account: by, action, count, ...(listId === undefined ? {} : { listId }) }
    if (state.kind === 'open') state.records.audit.append(entry)
  }

  const isSending = () => (sending !== null && isUnderWay(sending)) || aftercare?.isRunning() === true

  async function end(): Promise<void> {
    doubts?.end()
    journal?.end()
    await Promise.all([sending?.drain(), aftercare?.drain(), rebuild?.drain(), retention?.end()])
    if (state.kind === 'open') state.records.close()
    await practice.close()
  }

  layOut(await place.open())

  return {
    handlers: {
      ...connectionDesk({
        vault,
        servers,
        readTyped,
        routes,
        feed,
        rules,
        isSending: () => isSending() || rebuild?.isRunning() === true,
        takeNote
      }),
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
      'app.snapshot': () => {
        // The window is there: the walk along the journal does not hold it up any more.
        journal?.checkAtStart()
        return succeed({
          sequence: feed.sequence(),
          version: shell.version,
          runtime: shell.runtime,
          isLocked: lock.isLocked(),
          batch: sending?.view() ?? null,
          unfinished: [...unfinished],
          recordsNotice: state.notice,
          policy: rules.view
        })
      },
      'app.progress': ({ title, fraction }) => {
        shell.showProgress(title, fraction)
        return succeed(null)
      },
      'app.setLabels': shell.setLabels,
      'app.unsaved': (told) => {
        isUnsaved = told.isUnsaved
        return succeed(null)
      },
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
    mustAskToClose: () => isUnsaved || isSending(),
    windowClosed: () => {
      isUnsaved = false
    },
    away: (reason) => {
      sending?.away(reason)
      aftercare?.away(reason)
      rebuild?.away(reason)
    },
    onBatchEnd: (listener) => void endListeners.add(listener),
    askToClose: () => feed.publish({ kind: 'close-asked' }),
    end
  }
}

/** A feed whose changes are logged as well, as far as they tell how the work goes. */
function loggedFeed(feed: Feed, log: Log): Feed {
  const note = createChangeLog(log.write)
  return {
    publish: (change) => {
      note(change)
      feed.publish(change)
    },
    sequence: feed.sequence
  }
}

const recordsCallNames = Object.keys(recordsCalls) as (keyof RecordsHandlers)[]

/** Handlers for the calls that need the records, whichever are open at the moment of the call. */
function delegated(current: () => RecordsHandlers): RecordsHandlers {
  const delegates = recordsCallNames.map((name) => [name, (input: never) => current()[name](input)])
  return Object.fromEntries(delegates) as RecordsHandlers
}

function refuseAll(code: Parameters<typeof fail>[0]): RecordsHandlers {
  return Object.fromEntries(recordsCallNames.map((name) => [name, () => fail(code)])) as unknown as RecordsHandlers
}

function isUnderWay(sending: Sending): boolean {
  const phase = sending.view()?.phase
  return phase !== undefined && phase !== 'finished'
}

/** No list is removed under an operation on its invitations, nor while its invitations are being fetched. */
function keepingLists<Desk extends Pick<Handlers, 'lists.remove'>>(
  desk: Desk,
  works: readonly { isRunning(): boolean }[]
): Desk {
  const isRunning = () => works.some((work) => work.isRunning())
  return {
    ...desk,
    'lists.remove': (list) => (isRunning() ? fail('still-sending') : desk['lists.remove'](list))
  }
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
