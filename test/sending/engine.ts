// The app loads it with its first request, which must not count against the short time limits of tests.
import 'undici'
import type { InvitationContent, InvitationView } from '#contract/invitation.ts'
import type { BatchView } from '#contract/sending.ts'
import { parseAddress } from '../../src-main/hcw/address.ts'
import { createHcwV5 } from '../../src-main/hcw/hcw-v5.ts'
import type { HcwServer } from '../../src-main/hcw/server.ts'
import { createLeases } from '../../src-main/leases/leases.ts'
import {
  type FaultPlan,
  type PracticeOptions,
  type PracticeServer,
  practiceAccount,
  startPracticeServer
} from '../../src-main/practice/index.ts'
import { openRecords, type Records } from '../../src-main/records/index.ts'
import { type Clock, systemClock } from '../../src-main/sending/clock.ts'
import type { InvitationStore } from '../../src-main/sending/invitation-port.ts'
import { createSending, type Sending } from '../../src-main/sending/sending.ts'
import { figures, listDocument } from '../support/list-data.ts'
import { unwrap } from '../support/result.ts'
import { startPlanned } from '../support/start-planned.ts'

/** A day ahead of the real practice server's clock. */
export const tomorrow = Math.ceil(Date.now() / 3_600_000) * 3_600_000 + 24 * 3_600_000
export const unpaced = Number.POSITIVE_INFINITY

/** A UUID that is the same in every run. */
export function rowIdOf(number: number): string {
  return `00000000-0000-4000-8000-${String(number).padStart(12, '0')}`
}

export function contentOf(number: number, changes: Partial<InvitationContent> = {}): InvitationContent {
  return {
    firstName: 'Anna',
    lastName: `Muster${number}`,
    gender: 'female',
    phoneNumber: `+4179${String(1_000_000 + number)}`,
    scheduledFor: new Date(tomorrow + number * 60_000).toISOString(),
    language: 'fr',
    queue: 'Cardiologie',
    timeZone: 'Europe/Zurich',
    channel: 'sms',
    ...changes
  }
}

export function serverAt(
  url: string,
  changes: { timeoutMs?: number; email?: string; password?: string | (() => string); now?: () => number } = {}
): HcwServer {
  const { timeoutMs, now, email = practiceAccount.email, password = practiceAccount.password } = changes
  return createHcwV5({
    baseUrl: unwrap(parseAddress(url)),
    account: email,
    credentials: async () => ({ email, password: typeof password === 'string' ? password : password() }),
    ...(timeoutMs === undefined ? {} : { timeoutMs }),
    ...(now === undefined ? {} : { now })
  })
}

/** Resolves with the first matching view of the engine's batch. */
export function until({ sending }: Engine, fits: (view: BatchView) => boolean): Promise<BatchView> {
  return new Promise((resolve) => {
    const look = () => {
      const view = sending.view()
      if (view === null || !fits(view)) return
      stop()
      resolve(view)
    }
    const stop = sending.onChange(look)
    look()
  })
}

/** A clock that skips waits; requests take real time. */
export function impatientClock(): Clock {
  let skipped = 0
  return {
    now: () => Math.floor(Date.now() + skipped),
    monotonic: () => performance.now() + skipped,
    async sleep(ms, signal) {
      if (ms === Number.POSITIVE_INFINITY) return systemClock.sleep(ms, signal)
      await systemClock.sleep(Math.min(ms, 5), signal)
      skipped += Math.max(0, ms - 5)
    }
  }
}

/** Does not wait between requests. What waits longer, such as the erasure of old lists, keeps the real time. */
export function pacedAtOnce(): Clock {
  const clock = impatientClock()
  const longMs = 60_000
  return { ...clock, sleep: (ms, signal) => (ms > longMs ? systemClock : clock).sleep(ms, signal) }
}

export interface Engine {
  readonly practice: PracticeServer
  readonly records: Records
  readonly store: InvitationStore
  readonly sending: Sending
  readonly clock: Clock
  /** A list on the connection with planned rows 1 to `count`. */
  list(count: number, content?: (number: number) => InvitationContent): Promise<string>
  /** Sends, and waits until the batch has ended or waits for the user. */
  send(listId: string): Promise<BatchView>
  ended(): Promise<BatchView>
  views(listId: string): Promise<readonly InvitationView[]>
  /** The links of its rows, in the same order. */
  links(listId: string): readonly (string | undefined)[]
  states(listId: string): Promise<readonly string[]>
  close(): Promise<void>
}

export interface EngineOptions {
  readonly practice?: PracticeOptions
  /** Another desk of the server of this engine, with records of its own. It is not closed with this one. */
  readonly sharedWith?: Engine
  readonly faults?: FaultPlan
  readonly ratePerSecond?: number
  readonly clock?: Clock
  readonly timeoutMs?: number
  /** The password at the time of a sign-in. */
  readonly password?: () => string
  readonly server?: (server: HcwServer) => HcwServer
  readonly store?: (store: InvitationStore) => InvitationStore
}

/** The real engine, client and records against a real practice server. */
export async function openEngine(options: EngineOptions = {}): Promise<Engine> {
  const { clock = impatientClock(), ratePerSecond = unpaced, timeoutMs = 2000, faults = [] } = options
  const practice = options.sharedWith?.practice ?? (await startPracticeServer({ seed: 1, ...options.practice }))
  if (options.sharedWith === undefined) practice.setFaults(faults)
  const { records } = unwrap(openRecords({ folder: null, dataKey: new Uint8Array(32).fill(7), now: clock.now }))
  const store = options.store?.(records.invitations) ?? records.invitations
  const plain = serverAt(practice.url, {
    timeoutMs,
    now: clock.now,
    ...(options.password === undefined ? {} : { password: options.password })
  })
  const server = options.server?.(plain) ?? plain
  const sending = createSending({
    store,
    clock,
    chosenConnectionId: () => 'hospital',
    serverFor: (connectionId) => (connectionId === 'hospital' ? server : null),
    ratePerSecond: () => ratePerSecond,
    leases: createLeases()
  })
  // Two desks give their rows ids of their own.
  const firstRow = options.sharedWith === undefined ? 0 : 500_000
  let rows = 0

  const isEnded = (view: BatchView | null): view is BatchView =>
    view !== null && (view.phase === 'finished' || (view.phase === 'waiting' && view.wait?.until === null))

  function ended(): Promise<BatchView> {
    return new Promise((resolve) => {
      const look = () => {
        const view = sending.view()
        if (!isEnded(view)) return
        stop()
        resolve(view)
      }
      const stop = sending.onChange(look)
      look()
    })
  }

  const views = async (listId: string) => {
    const all: InvitationView[] = []
    for (;;) {
      const page = unwrap(await sending.invitations({ listId, offset: all.length, limit: 1000 }))
      all.push(...page)
      if (page.length < 1000) return all
    }
  }

  return {
    practice,
    records,
    store,
    sending,
    clock,
    async list(count, content = contentOf) {
      const numbers = Array.from({ length: count }, (_, index) => rows + index + 1)
      rows += count
      const { listId } = unwrap(records.lists.create({ connectionId: 'hospital', document: listDocument, figures }))
      const { generation } = unwrap(records.lists.beginRows({ listId }))
      for (let start = 0; start < count; start += 2000) {
        const some = numbers.slice(start, start + 2000)
        const listRows = some.map((row) => ({
          rowId: rowIdOf(firstRow + row),
          row,
          cells: [],
          edits: {},
          excluded: false
        }))
        unwrap(records.lists.addRows({ listId, generation, rows: listRows }))
      }
      unwrap(records.lists.endRows({ listId, generation, document: listDocument, figures }))
      for (let start = 0; start < count; start += 2000) {
        const invitations = numbers
          .slice(start, start + 2000)
          .map((number) => ({ rowId: rowIdOf(firstRow + number), content: content(number) }))
        unwrap(await sending.prepare({ listId, begin: start === 0, invitations }))
      }
      return listId
    },
    async send(listId) {
      unwrap(await startPlanned(sending, listId))
      return ended()
    },
    ended,
    views,
    links: (listId) => unwrap(store.page(listId, { offset: 0, limit: 1000 })).map(({ facts }) => facts.link),
    states: async (listId) => (await views(listId)).map(({ state }) => state),
    async close() {
      await sending.drain()
      if (options.sharedWith === undefined) await practice.close()
      records.close()
    }
  }
}
