import { randomUUID } from 'node:crypto'
import { existsSync, mkdtempSync, readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { type CallInput, type CallName, type CallOutput, calls, type EventPayload } from '#contract/channels.ts'
import type { ListDocument, ListRow } from '#contract/list.ts'
import { type Desk, openDesk, type ShellPorts } from '../../src-main/desk/desk.ts'
import { createFeed } from '../../src-main/desk/feed.ts'
import { createPracticeGround } from '../../src-main/desk/practice-ground.ts'
import { recordsPlace } from '../../src-main/desk/records-place.ts'
import { createLog, readSystemFacts } from '../../src-main/log/index.ts'
import { type PolicyState, rulesOf, settingsUnderPolicy } from '../../src-main/policy/index.ts'
import { createLock, type Lock } from '../../src-main/presence/lock.ts'
import { type Clock, systemClock } from '../../src-main/sending/clock.ts'
import {
  createDataKeys,
  createSettingsStore,
  createVault,
  type JsonStore,
  type Keychain
} from '../../src-main/vault/index.ts'
import { document, figures } from '../records/builders.ts'

/** The main process without Electron: real records, vault, sending and practice server in its own folder. */
export interface Office {
  readonly desk: Desk
  readonly lock: Lock
  readonly folder: string
  /** Every change published so far. */
  readonly changes: readonly EventPayload<'change'>[]
  readonly quits: () => number
  readonly closedWindows: () => number
  /** Makes a call that must succeed. */
  ask<Name extends CallName>(
    name: Name,
    input: CallInput<Name>
  ): Promise<Extract<CallOutput<Name>, { ok: true }>['value']>
  /** Resolves as soon as a change makes the condition true. */
  until(condition: () => boolean): Promise<void>
  /** Ends the app; the folder stays. */
  close(): Promise<void>
}

export function makeOfficeFolder(): string {
  return mkdtempSync(join(tmpdir(), 'hcw-office-'))
}

export function removeOfficeFolder(folder: string): void {
  rmSync(folder, { recursive: true, force: true })
}

/** A JSON document in a file, as with electron-store. */
export function fileStore(folder: string, name: string): JsonStore {
  const path = join(folder, `${name}.json`)
  return {
    read: () => (existsSync(path) ? JSON.parse(readFileSync(path, 'utf8')) : undefined),
    write: (value) => writeFileSync(path, JSON.stringify(value)),
    setAside: () => renameSync(path, `${path}.aside`)
  }
}

/** Reverses bytes: enough to verify that stored secrets went through the keychain. */
const turningKeychain: Keychain = {
  status: async () => 'system',
  protect: async (text) => Buffer.from(text).reverse(),
  reveal: async (bytes) => ({ text: Buffer.from(bytes).reverse().toString(), shouldReprotect: false })
}

export const noKeychain: Keychain = { ...turningKeychain, status: async () => 'none' }

export async function openOffice(
  folder: string,
  {
    keychain = turningKeychain,
    policy = { kind: 'none' },
    shell = {},
    clock = systemClock
  }: {
    readonly keychain?: Keychain
    readonly policy?: PolicyState
    readonly shell?: Partial<ShellPorts>
    readonly clock?: Clock
  } = {}
): Promise<Office> {
  const changes: EventPayload<'change'>[] = []
  const listeners = new Set<() => void>()
  let quits = 0
  let closedWindows = 0
  const feed = createFeed((payload) => {
    changes.push(payload)
    for (const listener of listeners) listener()
  })
  const rules = rulesOf(policy)
  const log = createLog({ folder: join(folder, 'logs'), now: clock.now })
  const lock = createLock({
    clock,
    lockAfterMinutes: () => 0,
    system: { idleSeconds: () => 0, isLocked: () => false },
    confirm: async () => true,
    onChange: (isLocked) => feed.publish({ kind: 'lock', isLocked })
  })
  const desk = await openDesk({
    vault: createVault(keychain, fileStore(folder, 'connections')),
    settings: settingsUnderPolicy(createSettingsStore(fileStore(folder, 'settings')), rules),
    rules,
    place: recordsPlace(join(folder, 'records'), createDataKeys(keychain, fileStore(folder, 'data-key')), clock.now),
    practice: createPracticeGround({ onMessage: () => feed.publish({ kind: 'practice-messages' }) }),
    feed,
    log,
    clock,
    lock,
    resolveProxy: async () => 'DIRECT',
    shell: {
      version: '1.2.3',
      runtime: 'stand-in',
      preferredLanguages: ['rm-CH', 'de-CH'],
      systemFacts: () =>
        readSystemFacts({ version: '1.2.3', runtime: 'stand-in', isPackaged: false, languages: ['de-CH'], folder }),
      chooseList: async () => ({ ok: false, code: 'cancelled' }),
      readList: async () => ({ ok: false, code: 'unreadable' }),
      save: async () => ({ ok: false, code: 'cancelled' }),
      showInFolder: () => undefined,
      openLink: async () => 'opened',
      copyText: () => undefined,
      showProgress: () => undefined,
      setLabels: () => ({ ok: true, value: null }),
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
  return {
    desk,
    lock,
    folder,
    changes,
    quits: () => quits,
    closedWindows: () => closedWindows,
    async ask(name, input) {
      const handle = desk.handlers[name] as (given: unknown) => unknown
      const answer = (await handle(calls[name].input.parse(input))) as { ok: boolean; value?: unknown; code?: string }
      if (!answer.ok) throw new Error(`${name}: ${answer.code}`)
      return answer.value as never
    },
    until: (condition) =>
      new Promise((resolve) => {
        const look = () => {
          if (!condition()) return
          listeners.delete(look)
          resolve()
        }
        listeners.add(look)
        look()
      }),
    close: async () => {
      await desk.end()
      await log.flush()
    }
  }
}

/** Stores a list with these rows as the window does; returns its id. */
export async function storeList(
  office: Office,
  rows: readonly ListRow[],
  named: ListDocument = document
): Promise<string> {
  const { listId } = await office.ask('lists.create', { document: named, figures })
  const { generation } = await office.ask('lists.beginRows', { listId })
  await office.ask('lists.addRows', { listId, generation, rows: JSON.stringify(rows) })
  await office.ask('lists.endRows', { listId, generation, document: named, figures })
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
