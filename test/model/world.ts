import { execFileSync } from 'node:child_process'
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import type { InvitationContent, InvitationView } from '#contract/invitation.ts'
import {
  type PracticeInvite,
  type PracticeOptions,
  type PracticeServer,
  startPracticeServer
} from '../../src-main/practice/index.ts'
import { type DrivenApp, startDrivenApp } from './driven-app.ts'

/** What is wrong. Each kind is counted in the last line of a run. */
export const findingKinds = ['doubles', 'foreign links', 'forgotten', 'figures wrong', 'stuck'] as const
export type Finding = { readonly kind: (typeof findingKinds)[number]; readonly text: string }

/** A patient with one appointment, as the hospital knows it. */
export type Patient = {
  readonly number: number
  readonly content: InvitationContent
  /** A user let an invitation through, or what knew of the live ones was lost with the key: two are no double. */
  excusedBecause: string | null
}

export type ModelRow = { readonly rowId: string; readonly patient: Patient; readonly content: InvitationContent }

/** A list as the user imported it. `isKept`: it can be opened; its rows were not deleted, erased or lost. */
export type ModelList = {
  readonly listId: string
  readonly connectionId: string
  readonly rows: readonly ModelRow[]
  isKept: boolean
}

export type ServerName = 'first' | 'second'
export const serverNames: readonly ServerName[] = ['first', 'second']

/** Everything outside the app, and the model of what the user did with it. */
export interface World {
  readonly seed: number
  readonly folder: string
  readonly servers: Readonly<Record<ServerName, PracticeServer>>
  readonly patients: Patient[]
  readonly lists: ModelList[]
  /** Of every row that ever was in a list. */
  readonly patientOfRow: Map<string, Patient>
  /** Connections that the user set up, by server. */
  readonly connections: Map<ServerName, string>
  readonly findings: Finding[]
  /** For the report of a failing run. */
  readonly notes: string[]
  app: DrivenApp
  aheadMs: number
  now(): number
  /** Time passes for everybody. */
  pass(ms: number): void
  setAhead(ms: number): void
  startApp(): Promise<void>
  /** Called for each invite that is created, changed, sent again or deleted, before the request is answered. */
  onServerEvent: (kind: string) => void
  find(kind: Finding['kind'], text: string): void
  note(text: string): void
  fillDisk(): boolean
  freeDisk(): void
  close(): Promise<void>
}

export const hourMs = 3_600_000
const diskSize = '48m'

export async function createWorld(seed: number): Promise<World> {
  const folder = mkdtempSync(join(tmpdir(), 'model-'))
  const records = join(folder, 'records')
  mkdirSync(records)
  const hasOwnDisk = mount(records)
  const startedAt = performance.now()
  let skippedMs = 0
  const now = () => Math.floor(Date.now() + skippedMs)
  const options = (nth: number): PracticeOptions => ({
    seed: seed * 2 + nth,
    now,
    // Every third run against a server that encrypts, and every fifth against an older one.
    metadataSearch: seed % 3 !== 2,
    version: seed % 5 === 4 ? 'x-access-token' : 'bearer',
    log: ({ kind }) => world.onServerEvent(kind)
  })
  const world: World = {
    seed,
    folder,
    servers: { first: await startPracticeServer(options(0)), second: await startPracticeServer(options(1)) },
    patients: [],
    lists: [],
    patientOfRow: new Map(),
    connections: new Map(),
    findings: [],
    notes: [],
    app: undefined as unknown as DrivenApp,
    aheadMs: 0,
    now,
    pass(ms) {
      skippedMs += ms
      world.app.setClock(ms, world.aheadMs)
    },
    setAhead(ms) {
      world.aheadMs = ms
      world.app.setClock(0, ms)
    },
    async startApp() {
      world.app = await startDrivenApp(
        { folder, skippedMs, aheadMs: world.aheadMs, isHurried: true },
        {
          onSkipped: (ms) => {
            skippedMs += ms
          },
          onBroken: (kind, text) => world.find(kind === 'invalid' ? 'figures wrong' : 'stuck', `${kind}: ${text}`)
        }
      )
    },
    onServerEvent: () => undefined,
    find(kind, text) {
      if (!world.findings.some((known) => known.kind === kind && known.text === text)) {
        world.findings.push({ kind, text })
        world.note(`FOUND ${kind}: ${text}`)
      }
    },
    note: (text) => void world.notes.push(`${((performance.now() - startedAt) / 1000).toFixed(1)} s ${text}`),
    fillDisk() {
      if (hasOwnDisk) fill(join(records, 'filler'))
      return hasOwnDisk
    },
    freeDisk: () => rmSync(join(records, 'filler'), { force: true }),
    async close() {
      if (world.app.isAlive()) {
        world.app.kill()
        await world.app.gone()
      }
      await Promise.all(serverNames.map((name) => world.servers[name].close()))
      if (hasOwnDisk) execFileSync('umount', ['--lazy', records])
      rmSync(folder, { recursive: true, force: true })
    }
  }
  await world.startApp()
  return world
}

/** Whether this account may mount a small disk of its own. Without one, no disk can be filled. */
function mount(folder: string): boolean {
  try {
    execFileSync('mount', ['-t', 'tmpfs', '-o', `size=${diskSize}`, 'tmpfs', folder], { stdio: 'ignore' })
    return true
  } catch {
    return false
  }
}

function fill(path: string): void {
  for (let size = 1_000_000; size > 64; size = Math.floor(size / 2)) {
    try {
      for (;;) writeFileSync(path, Buffer.alloc(size), { flag: 'a' })
    } catch {
      // Full for parts of this size.
    }
  }
}

export function rowIdOf({ metadata }: PracticeInvite): string {
  return (metadata as { bulkInviteRow?: string } | null)?.bulkInviteRow ?? ''
}

/** Whether a patient can use its link: neither deleted nor too old by the server's clock. */
export function isLive({ deletedAt, scheduledFor, createdAt }: PracticeInvite, now: number): boolean {
  return deletedAt === undefined && now < (scheduledFor > 0 ? scheduledFor : createdAt) + 24 * hourMs
}

export function allInvites(world: World): readonly PracticeInvite[] {
  return serverNames.flatMap((name) => world.servers[name].invites)
}

export function liveInvites(world: World): readonly PracticeInvite[] {
  return allInvites(world).filter((invite) => isLive(invite, world.now()))
}

export function keptLists(world: World): readonly ModelList[] {
  return world.lists.filter(({ isKept }) => isKept)
}

/** The links of a list's rows, by row. */
export async function linksOf(world: World, listId: string, rowIds: string[]): Promise<ReadonlyMap<string, string>> {
  const answer = await world.app.call('links.read', { listId, rowIds })
  return new Map(answer.ok ? answer.value.map(({ rowId, link }) => [rowId, link]) : [])
}

/** What the app shows of a list; null: the app is not there, or has no such list. */
export async function viewsOf(world: World, listId: string): Promise<readonly InvitationView[] | null> {
  const answer = await world.app.call('sending.invitations', { listId, offset: 0, limit: 1000 })
  return answer.ok ? answer.value : null
}
