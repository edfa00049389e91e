import { assertNever } from '#contract/assert-never.ts'
import type { Bridge, CallInput, CallName, CallOutput, EventPayload } from '#contract/channels.ts'
import type { CloseReason } from '#contract/close-request.ts'
import type { ConnectionView } from '#contract/connection.ts'
import type { ChangeEvent } from '#contract/events.ts'
import type { ActionView, BoardEntry } from '#contract/invitation-actions.ts'
import type { InterfaceLanguage } from '#contract/language.ts'
import type { ListSummary } from '#contract/list.ts'
import type { FixableSetting } from '#contract/policy.ts'
import type { BatchView, LookUpView } from '#contract/sending.ts'
import type { Settings } from '#contract/settings.ts'
import { createInvitationsStore, type InvitationsState } from './invitations-store.ts'
import { createListsStore } from './lists-store.ts'

/** All codes that a call may fail with. */
type FailureCode = Extract<CallOutput<CallName>, { ok: false }>['code']

/** The value of a call that went well. */
type ValueOf<Name extends CallName> = Extract<CallOutput<Name>, { ok: true }>['value']

export type Snapshot = ValueOf<'app.snapshot'>

export interface ConnectionsState {
  readonly connections: readonly ConnectionView[]
  readonly chosen: string
  readonly keychain: 'system' | 'none'
}

export interface SettingsState {
  readonly settings: Settings
  readonly systemLanguage: InterfaceLanguage
  /** What the hospital's IT fixed: it cannot be changed here. */
  readonly fixed: readonly FixableSetting[]
  /** The settings were lost, and nobody is erased until the days are confirmed. */
  readonly isErasurePaused: boolean
}

/** The window's copy of the main process's state. A part is null until it has been received. */
export interface AppState {
  readonly snapshot: Snapshot | null
  /** The window is locked: patients are hidden. */
  readonly isLocked: boolean
  /** How much is done of long work before the records are open, from 0 to 1; null: there is none that is told. */
  readonly opening: number | null
  readonly batch: BatchView | null
  /** Look-ups of unknown outcomes that are under way. */
  readonly lookUps: readonly LookUpView[]
  /** All with patients, and of those whose patients were all erased the latest. */
  readonly lists: readonly ListSummary[] | null
  /** How many older lists of which only name and figures are left. */
  readonly olderLists: number
  readonly connections: ConnectionsState | null
  readonly settings: SettingsState | null
  /** Invitations of the lists that a screen watches, by list. */
  readonly invitations: ReadonlyMap<string, InvitationsState>
  /** The running action on sent invitations, or the last one. */
  readonly bulkAction: ActionView | null
  /** Sent invitations that changed since the window opened, by row: newer than what a screen has read. */
  readonly board: ReadonlyMap<string, BoardEntry>
  /** Increases when everything that was read of the board may be outdated. */
  readonly boardVersion: number
  /** Increases when patients were erased: screens must drop what they remember of them. */
  readonly erasures: number
  /** Increases when data changed that only one screen reads. */
  readonly templatesVersion: number
  readonly directoryVersion: number
  readonly restoreVersion: number
  readonly auditLogVersion: number
  readonly practiceMessagesVersion: number
  readonly filesOpened: number
  readonly openRequests: number
  /** Why the user is asked before the app closes; null: nobody wants to close, or it is answered. */
  readonly closeRequest: CloseReason | null
  /** The last call that failed, until a call of the same name succeeds. */
  readonly failure: { readonly call: CallName; readonly code: FailureCode } | null
}

const initialState: AppState = {
  snapshot: null,
  isLocked: false,
  opening: null,
  batch: null,
  lookUps: [],
  lists: null,
  olderLists: 0,
  connections: null,
  settings: null,
  invitations: new Map(),
  bulkAction: null,
  board: new Map(),
  boardVersion: 0,
  erasures: 0,
  templatesVersion: 0,
  directoryVersion: 0,
  restoreVersion: 0,
  auditLogVersion: 0,
  practiceMessagesVersion: 0,
  filesOpened: 0,
  openRequests: 0,
  closeRequest: null,
  failure: null
}

/** A copy of the main process's state, kept up to date by numbered changes. */
export interface AppStore {
  readonly read: () => AppState
  readonly subscribe: (listener: () => void) => () => void
  /** Subscribes and loads everything. The returned function stops both. */
  readonly start: () => () => void
  /** Reads more of the lists of which only name and figures are left. */
  readonly readOlderLists: () => void
  /** All of them are there while they are wanted, for a search or a choice. */
  readonly wantAllLists: (isWanted: boolean) => void
  /** Reloads everything. */
  readonly refresh: () => void
  /** Keeps a list's invitations up to date until the returned function is called. */
  readonly watchInvitations: (listId: string) => () => void
  /** The user answered the question whether to close. */
  readonly closeRequestAnswered: () => void
}

/**
 * The main process owns the state. The window loads a snapshot and follows numbered changes. A gap in the numbers means
 * that a change was missed: everything is loaded again.
 */
export function createAppStore(bridge: Bridge): AppStore {
  let state = initialState
  let sequence: number | null = null
  let pending: EventPayload<'change'>[] = []
  let isResyncing = false
  const listeners = new Set<() => void>()

  function set(part: Partial<AppState>): void {
    state = { ...state, ...part }
    for (const listener of listeners) listener()
  }

  async function request<Name extends CallName>(name: Name, input: CallInput<Name>): Promise<ValueOf<Name> | null> {
    const answer = await bridge.calls[name](input)
    if (answer.ok) {
      if (state.failure?.call === name) set({ failure: null })
      return answer.value as ValueOf<Name>
    }
    set({ failure: { call: name, code: answer.code } })
    return null
  }

  const lists = createListsStore({
    page: (input) => request('lists.page', input),
    some: (listIds) => request('lists.some', { listIds: [...listIds] }),
    read: () => (state.lists === null ? null : { lists: state.lists, older: state.olderLists }),
    changed: (known) => set({ lists: known.lists, olderLists: known.older })
  })
  const refreshConnections = coalesced(async () => {
    const connections = await request('connections.all', undefined)
    if (connections !== null) set({ connections })
  })
  const refreshSettings = coalesced(async () => {
    const settings = await request('settings.read', undefined)
    if (settings !== null) set({ settings })
  })

  const refreshBulkAction = coalesced(async () => {
    const bulkAction = await request('actions.view', undefined)
    // Null is a valid answer: there was no action yet.
    if (state.failure?.call !== 'actions.view') set({ bulkAction })
  })

  const invitations = createInvitationsStore({
    page: (listId, offset, limit) => bridge.calls['sending.invitations']({ listId, offset, limit }),
    changed: (all) => set({ invitations: all })
  })

  function apply(change: ChangeEvent): void {
    switch (change.kind) {
      case 'lists':
        lists.refresh(change.listIds)
        break
      case 'erased':
        lists.refresh(change.lists)
        invitations.forget(change.lists)
        set({
          board: new Map([...state.board].filter(([, { target }]) => !change.lists.includes(target.listId))),
          boardVersion: state.boardVersion + 1,
          erasures: state.erasures + 1
        })
        break
      case 'templates':
        set({ templatesVersion: state.templatesVersion + 1 })
        break
      case 'directory':
        set({ directoryVersion: state.directoryVersion + 1 })
        break
      case 'audit':
        set({ auditLogVersion: state.auditLogVersion + 1 })
        break
      case 'restore':
        set({ restoreVersion: state.restoreVersion + 1 })
        break
      case 'connections':
        refreshConnections()
        break
      case 'settings':
        refreshSettings()
        break
      case 'batch':
        set({ batch: change.batch })
        break
      case 'look-ups':
        set({ lookUps: change.lookUps })
        break
      case 'invitations':
        invitations.apply(change.listId, change.invitations)
        break
      case 'action': {
        const known = state.bulkAction?.actionId === change.progress.actionId ? state.bulkAction.results : []
        const results = [...known, ...change.results]
        set({ bulkAction: { ...change.progress, results } })
        // The snapshot was read before the first change arrived, so earlier results are missing.
        if (results.length < change.progress.completed) refreshBulkAction()
        break
      }
      case 'board':
        set({
          board: new Map([...state.board, ...change.entries.map((entry) => [entry.target.rowId, entry] as const)])
        })
        break
      case 'file-opened':
        set({ filesOpened: state.filesOpened + 1 })
        break
      case 'close-requested':
        set({ closeRequest: change.about })
        break
      case 'lock':
        set({ isLocked: change.isLocked })
        break
      case 'practice-messages':
        set({ practiceMessagesVersion: state.practiceMessagesVersion + 1 })
        break
      case 'opening':
        set({ opening: change.fraction })
        break
      case 'open-requested':
        set({ openRequests: state.openRequests + 1 })
        break
      case 'reload':
        void resync()
        break
      default:
        assertNever(change)
    }
  }

  function follow(payload: EventPayload<'change'>): void {
    if (sequence === null || isResyncing) {
      pending.push(payload)
      // What the snapshot waits for.
      if (payload.change.kind === 'opening') apply(payload.change)
      return
    }
    if (payload.sequence <= sequence) return
    if (payload.sequence !== sequence + 1) {
      pending = [payload]
      void resync()
      return
    }
    sequence = payload.sequence
    apply(payload.change)
  }

  async function resync(): Promise<void> {
    isResyncing = true
    const snapshot = await request('app.snapshot', undefined)
    isResyncing = false
    if (snapshot === null) return
    sequence = snapshot.sequence
    const { isLocked, closeRequest, batch, lookUps } = snapshot
    set({ snapshot, isLocked, closeRequest, batch, lookUps })
    lists.refresh()
    refreshConnections()
    refreshSettings()
    refreshBulkAction()
    invitations.reload()
    // The missed changes may have included one-off requests. Repeating them is cheap.
    set({
      templatesVersion: state.templatesVersion + 1,
      directoryVersion: state.directoryVersion + 1,
      restoreVersion: state.restoreVersion + 1,
      auditLogVersion: state.auditLogVersion + 1,
      practiceMessagesVersion: state.practiceMessagesVersion + 1,
      filesOpened: state.filesOpened + 1,
      board: new Map(),
      boardVersion: state.boardVersion + 1,
      erasures: state.erasures + 1
    })
    const since = pending
    pending = []
    for (const payload of since) follow(payload)
  }

  return {
    read: () => state,
    subscribe: (listener) => {
      listeners.add(listener)
      return () => listeners.delete(listener)
    },
    start: () => {
      // Subscribes before loading: changes in between are queued and applied after the snapshot.
      const stop = bridge.on.change(follow)
      // They do not wait for the records, which may take long.
      refreshConnections()
      refreshSettings()
      void resync()
      return () => {
        stop()
        sequence = null
        pending = []
      }
    },
    readOlderLists: lists.readOlder,
    wantAllLists: lists.wantAll,
    refresh: () => void resync(),
    watchInvitations: invitations.watch,
    closeRequestAnswered: () => set({ closeRequest: null })
  }
}

/**
 * Runs a task at once. Calls during a run are merged into one more run afterwards, so the last answer is never
 * outdated.
 */
function coalesced(task: () => Promise<void>): () => void {
  let isRunning = false
  let isRequestedAgain = false
  const run = async (): Promise<void> => {
    isRunning = true
    await task()
    isRunning = false
    if (isRequestedAgain) {
      isRequestedAgain = false
      void run()
    }
  }
  return () => {
    if (isRunning) isRequestedAgain = true
    else void run()
  }
}
