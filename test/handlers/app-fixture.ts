import { randomUUID } from 'node:crypto'
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { type CallInput, type CallName, type CallOutput, calls, type EventPayload } from '#contract/channels.ts'
import { listsPerPage } from '#contract/limits.ts'
import type { ListDocument, ListRow, ListSummary } from '#contract/list.ts'
import { type AppSession, createAppSession, type ShellPorts } from '../../src-main/handlers/app-session.ts'
import { createChangePublisher } from '../../src-main/handlers/change-publisher.ts'
import { createPracticeHost, type PracticeHost } from '../../src-main/handlers/practice-host.ts'
import { createRecordsLifecycle, type RecordsState } from '../../src-main/handlers/records-lifecycle.ts'
import { createLog, readSystemInfo } from '../../src-main/log/index.ts'
import { noTokens, type TokenSource } from '../../src-main/network/proxy-sign-in.ts'
import { createPolicyRules, type PolicyState, settingsUnderPolicy } from '../../src-main/policy/index.ts'
import { type AppLock, createAppLock } from '../../src-main/presence/app-lock.ts'
import {
  createFolderClaims,
  hasRecords,
  type Machine,
  type Records,
  type RecordsThread
} from '../../src-main/records/index.ts'
import { type Clock, systemClock } from '../../src-main/sending/clock.ts'
import {
  createDataKeys,
  createSettingsStore,
  createTableViewStore,
  createVault,
  type JsonStore,
  type Keychain
} from '../../src-main/vault/index.ts'
import { jsonFile } from '../support/json-files.ts'
import { figures, listDocument } from '../support/list-data.ts'

type ListsPage = Extract<CallOutput<'lists.page'>, { ok: true }>['value']

/** The main process without Electron: real records, vault, sending and practice server in its own folder. */
export interface AppFixture {
  readonly session: AppSession
  readonly lock: AppLock
  readonly practice: PracticeHost
  readonly folder: string
  /** Every change published so far. */
  readonly changes: readonly EventPayload<'change'>[]
  readonly quits: () => number
  readonly closedWindows: () => number
  /** Makes a call that must succeed. */
  call<Name extends CallName>(
    name: Name,
    input: CallInput<Name>
  ): Promise<Extract<CallOutput<Name>, { ok: true }>['value']>
  /** All lists, the latest created first, and then those of which only name and figures are left. */
  lists(): Promise<readonly ListSummary[]>
  /** The link of each invitation of a list, in the order of the file; undefined: it has none. */
  linksOf(listId: string): Promise<readonly (string | undefined)[]>
  /** Sends what the plan tells now, as a user does who has just read it. */
  sendPlanned(listId: string): Promise<void>
  /** Resolves as soon as a change makes the condition true. */
  until(condition: () => boolean): Promise<void>
  /** Ends the app; the folder stays. */
  close(): Promise<void>
}

export function makeDataFolder(): string {
  return mkdtempSync(join(tmpdir(), 'hcw-app-'))
}

export function removeDataFolder(folder: string): void {
  rmSync(folder, { recursive: true, force: true })
}

/** A JSON document in a file, as the app keeps it. */
export function fileStore(folder: string, name: string): JsonStore {
  return jsonFile(join(folder, `${name}.json`))
}

/** Reverses bytes: enough to verify that stored secrets went through the keychain. */
const reversingKeychain: Keychain = {
  status: async () => 'system',
  encrypt: async (text) => Buffer.from(text).reverse(),
  decrypt: async (bytes) => ({ text: Buffer.from(bytes).reverse().toString(), shouldReencrypt: false })
}

export const noKeychain: Keychain = { ...reversingKeychain, status: async () => 'none' }

export async function startApp(
  folder: string,
  {
    keychain = reversingKeychain,
    policy = { kind: 'none' },
    shell = {},
    clock = systemClock,
    store = fileStore,
    machine = { counter: join(folder, 'machine', 'counter.txt'), computer: 'desk', startedAt: 0 },
    isShare = false,
    resolveProxy = async () => 'DIRECT',
    proxyTokens = noTokens,
    around = (records) => records,
    thread
  }: {
    readonly keychain?: Keychain
    readonly policy?: PolicyState
    readonly shell?: Partial<ShellPorts>
    readonly clock?: Clock
    /** The computer; default: one of its own, in the folder. */
    readonly machine?: Machine
    /** The folder is on another computer. */
    readonly isShare?: boolean
    /** Where settings, connections and the key are. */
    readonly store?: (folder: string, name: string) => JsonStore
    /** The system's proxies, as a PAC script names them. */
    readonly resolveProxy?: (url: string) => Promise<string>
    readonly proxyTokens?: TokenSource
    /** What the app gets instead of the opened records, e.g. with a disk that refuses. */
    readonly around?: (records: Records) => Records
    /** Where the records are checked while they are open already; without it, before that. */
    readonly thread?: RecordsThread
  } = {}
): Promise<AppFixture> {
  const changes: EventPayload<'change'>[] = []
  const listeners = new Set<() => void>()
  let quits = 0
  let closedWindows = 0
  const publisher = createChangePublisher((payload) => {
    changes.push(payload)
    for (const listener of listeners) listener()
  })
  const rules = createPolicyRules(policy)
  const log = createLog({ folder: join(folder, 'logs'), now: clock.now })
  const lock = createAppLock({
    clock,
    lockAfterMinutes: () => 0,
    system: { idleSeconds: () => 0, isLocked: () => false },
    confirm: async () => true,
    onChange: (isLocked) => publisher.publish({ kind: 'lock', isLocked })
  })
  const records = join(folder, 'records')
  const recordsLifecycle = createRecordsLifecycle({
    appVersion: '0.1.0',
    keepsFigures: !rules.isOff('figures'),
    isFolderChosen: policy.kind === 'loaded' && policy.policy.dataFolder !== undefined,
    folder: records,
    machine,
    claims: createFolderClaims({
      folder: records,
      computer: machine.computer,
      now: clock.now,
      monotonic: clock.monotonic,
      uptime: () => (clock.now() - machine.startedAt) / 1000
    }),
    isOnShare: () => isShare,
    dataKeys: createDataKeys(keychain, store(folder, 'data-key'), () => hasRecords(records)),
    now: clock.now,
    thread
  })
  const wrapped = (state: RecordsState): RecordsState =>
    state.kind === 'open' ? { ...state, records: around(state.records) } : state
  const practice = createPracticeHost({ onMessage: () => publisher.publish({ kind: 'practice-messages' }) })
  const session = await createAppSession({
    vault: createVault(keychain, store(folder, 'connections')),
    settings: settingsUnderPolicy(createSettingsStore(store(folder, 'settings')), rules, () => 'de'),
    tableViews: createTableViewStore(store(folder, 'tables')),
    rules,
    recordsLifecycle: {
      ...recordsLifecycle,
      open: async () => wrapped(await recordsLifecycle.open()),
      openChecked: async () => wrapped(await recordsLifecycle.openChecked())
    },
    practice,
    publisher,
    log,
    clock,
    lock,
    resolveProxy,
    proxyTokens,
    shell: {
      version: '1.2.3',
      runtime: 'stand-in',
      preferredLanguages: ['rm-CH', 'de-CH'],
      systemInfo: () =>
        readSystemInfo({ version: '1.2.3', runtime: 'stand-in', isPackaged: false, languages: ['de-CH'], folder }),
      chooseList: async () => ({ ok: false, code: 'cancelled' }),
      chooseListPaths: async () => [],
      readList: async () => ({ ok: false, code: 'unreadable' }),
      save: async () => ({ ok: false, code: 'cancelled' }),
      showInFolder: () => undefined,
      openLink: async () => 'opened',
      copyText: () => undefined,
      print: async () => 'printed',
      lettersToPdf: async () => 'not-made',
      cancelLetters: () => undefined,
      printLetters: async () => 'cancelled',
      ask: async () => true,
      person: { isAuthenticated: () => false, hasActed: () => true },
      showProgress: () => undefined,
      takeOpened: () => undefined,
      quit: () => {
        quits += 1
      },
      closeWindow: () => {
        closedWindows += 1
      },
      ...shell
    }
  })
  const call: AppFixture['call'] = async (name, input) => {
    const handle = session.handlers[name] as (given: unknown) => unknown
    const answer = (await handle(calls[name].input.parse(input))) as { ok: boolean; value?: unknown; code?: string }
    if (!answer.ok) throw new Error(`${name}: ${answer.code}`)
    return answer.value as never
  }
  return {
    session,
    lock,
    practice,
    folder,
    changes,
    quits: () => quits,
    closedWindows: () => closedWindows,
    call,
    async lists() {
      const all: ListSummary[] = []
      for (const kind of ['kept', 'erased'] as const) {
        for (let before: number | null = null; ; ) {
          const page: ListsPage = await call('lists.page', { of: kind, before, limit: listsPerPage })
          all.push(...page.lists)
          before = page.next
          if (before === null) break
        }
      }
      return all
    },
    async linksOf(listId) {
      const invitations = await call('sending.invitations', { listId, offset: 0, limit: 1000 })
      const rowIds = invitations.map(({ rowId }) => rowId)
      const links = new Map((await call('links.read', { listId, rowIds })).map(({ rowId, link }) => [rowId, link]))
      return rowIds.map((rowId) => links.get(rowId))
    },
    async sendPlanned(listId) {
      const { batchHash } = await call('sending.plan', { listId })
      await call('sending.start', { listId, batchHash })
    },
    until: (condition) =>
      new Promise((resolve) => {
        const check = () => {
          if (!condition()) return
          listeners.delete(check)
          resolve()
        }
        listeners.add(check)
        check()
      }),
    close: async () => {
      await session.end()
      await log.flush()
    }
  }
}

/** Stores a list with these rows as the window does; returns its id. */
export async function storeList(
  app: AppFixture,
  rows: readonly ListRow[],
  named: ListDocument = listDocument
): Promise<string> {
  const { listId } = await app.call('lists.create', { document: named, figures })
  const { generation } = await app.call('lists.beginRows', { listId })
  await app.call('lists.addRows', { listId, generation, rows: JSON.stringify(rows) })
  await app.call('lists.endRows', { listId, generation, document: named, figures })
  return listId
}

/** `count` rows without cells. */
export function blankRows(count: number): readonly ListRow[] {
  return Array.from({ length: count }, (_, index) => ({
    rowId: randomUUID(),
    row: index + 1,
    cells: [],
    edits: {},
    excluded: false
  }))
}
