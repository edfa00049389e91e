// The app loads it with its first request, which must not count against the time limits of a test.
import 'undici'
import { mkdirSync, mkdtempSync, readdirSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import type { CallInput, CallName } from '#contract/channels.ts'
import { type PracticeServer, practiceAccount, startPracticeServer } from '../../src-main/practice/index.ts'
import { writeFileWhole } from '../../src-main/shell/file-access.ts'
import { createUnfinishedFiles } from '../../src-main/shell/unfinished-files.ts'
import { createRandom } from '../crash/random.ts'
import { type AppFixture, blankRows, startApp, storeList } from '../handlers/app-fixture.ts'
import { contentOf, pacedAtOnce } from '../sending/engine.ts'
import type { FailingCalls, FaultCode } from '../support/failing-calls.ts'
import { type DiskCall, failDisk, passingFaults } from '../support/failing-disk.ts'
import { jsonFile } from '../support/json-files.ts'

/** Judged after a restart in health, and by the server's own invites. */
export type DiskTally = {
  readonly faults: number
  /** Days after which something was not there any more: key, settings, connection, list, link, journal, export. */
  readonly lost: number
  /** Days after which a patient was on the server twice. */
  readonly doubles: number
  /** Days after which a file was set aside, or the app told of damage. */
  readonly damaged: number
  /** How often a call failed, by layer and name, and by error. */
  readonly counts: Record<string, Record<FaultCode, number>>
  /** What was found, in words. */
  readonly findings: readonly string[]
}

const retentionDays = 90
const patientsPerDay = 2
const daysPerServer = 200
/** Of the calls that fail, how many are done all the same. */
const doneShare = 0.25
/** A person repeats what the app says that it could not do, but not for ever. */
const triesMax = 5

type Finding = { readonly kind: 'lost' | 'doubles' | 'damaged'; readonly text: string }

/** Whose call fails: one that the app makes through `node:fs`, or one that SQLite makes of the C library. */
const layers = ['node:fs', 'SQLite'] as const
type Layer = (typeof layers)[number]
/** `isDone`: the call does what it is to do before it says that it failed, as on a share whose answer is lost. */
type Place = { readonly layer: Layer; readonly number: number; readonly fault: FaultCode; readonly isDone: boolean }

type Day = {
  readonly calls: Readonly<Record<Layer, number>>
  readonly failed: DiskCall | null
  readonly findings: readonly Finding[]
}

/** Which calls fail: each in turn with each error, or so many that the seed chooses, by turns in both layers. */
export type DiskPlan =
  | { readonly kind: 'every' }
  | { readonly kind: 'some'; readonly faults: number; readonly seed: number }

/**
 * Working days, in each of which one call of the file system fails once.
 *
 * @param sqlite how SQLite's calls are made to fail.
 */
export async function runDisk(plan: DiskPlan, sqlite: FailingCalls): Promise<DiskTally> {
  const findings: string[] = []
  const found = { lost: 0, doubles: 0, damaged: 0 }
  const counts: DiskTally['counts'] = {}
  let faults = 0
  let days = 0
  let server = await startPracticeServer({ seed: 1 })

  async function day(place: Place | null): Promise<Day> {
    // A server that has seen too many patients answers slowly.
    if (days > 0 && days % daysPerServer === 0) {
      await server.close()
      server = await startPracticeServer({ seed: 1 })
    }
    days += 1
    return runDay(server, 1 + days * patientsPerDay, place, sqlite)
  }

  /** False: an `ENOENT` at a call that asks for nothing that is there, or one that changes nothing is to be done before. */
  async function failAt(place: Place): Promise<boolean> {
    const { failed, findings: those } = await day(place)
    if (failed === null) return false
    faults += 1
    const name = `${place.layer} ${failed.name}`
    const before = counts[name] ?? { EPERM: 0, EBUSY: 0, EIO: 0, ENOENT: 0 }
    counts[name] = { ...before, [place.fault]: before[place.fault] + 1 }
    for (const kind of new Set(those.map((one) => one.kind))) found[kind] += 1
    const how = place.isDone ? `${place.fault} once done` : place.fault
    const where = `${how} at ${place.layer} ${place.number}, ${failed.name} ${failed.path}`
    findings.push(...those.map(({ kind, text }) => `${where}: ${kind}, ${text}`))
    return true
  }

  try {
    const { calls, findings: inHealth } = await day(null)
    findings.push(...inHealth.map(({ kind, text }) => `in health: ${kind}, ${text}`))
    if (plan.kind === 'every') {
      for (const layer of layers) {
        for (let number = 1; number <= calls[layer]; number += 1) {
          for (const fault of passingFaults) await failAt({ layer, number, fault, isDone: false })
          await failAt({ layer, number, fault: 'EIO', isDone: true })
        }
      }
    } else {
      const random = createRandom(plan.seed)
      while (faults < plan.faults) {
        const layer = layers[faults % layers.length] ?? 'node:fs'
        const number = 1 + Math.floor(random() * calls[layer])
        const fault = passingFaults[Math.floor(random() * passingFaults.length)] ?? 'EIO'
        await failAt({ layer, number, fault, isDone: fault !== 'ENOENT' && random() < doneShare })
      }
    }
  } finally {
    await server.close()
  }
  return { faults, ...found, counts, findings }
}

/** Start, import, save, send, export, retention, quit, and a second start: with patients numbered from `first`. */
async function runDay(server: PracticeServer, first: number, place: Place | null, sqlite: FailingCalls): Promise<Day> {
  const folder = mkdtempSync(join(tmpdir(), 'disk-'))
  const exports = join(folder, 'exports')
  mkdirSync(exports)
  const inLayer = (layer: Layer) =>
    place?.layer === layer ? { number: place.number, code: place.fault, isDone: place.isDone } : null
  const inNode = inLayer('node:fs')
  const disk = failDisk(folder, (number) => {
    if (number !== inNode?.number) return null
    return inNode.isDone ? { done: inNode.code } : inNode.code
  })
  sqlite.begin(folder, inLayer('SQLite'))
  let failure: unknown = null
  try {
    const app = await start(folder)
    await work(app, server, first, exports).finally(() => app.close())
    await (await start(folder)).close()
  } catch (error) {
    failure = error
  }
  const ofSqlite = sqlite.end()
  disk.restore()
  try {
    const findings = await judge(folder, server, first)
    const text = failure instanceof Error ? failure.message : String(failure)
    const broken: readonly Finding[] = failure === null ? [] : [{ kind: 'lost', text: `the day broke off: ${text}` }]
    return {
      calls: { 'node:fs': disk.calls(), SQLite: ofSqlite.calls },
      failed: disk.failed()[0] ?? ofSqlite.failed,
      findings: [...broken, ...findings]
    }
  } finally {
    rmSync(folder, { recursive: true, force: true })
  }
}

function start(folder: string): Promise<AppFixture> {
  const store = (inFolder: string, name: string) => jsonFile(join(inFolder, `${name}.json`))
  return startApp(folder, { store, clock: pacedAtOnce() })
}

/** Repeats what the disk refused. */
async function insistOn<Value>(work: () => Promise<Value>): Promise<Value> {
  for (let tries = 1; ; tries += 1) {
    try {
      return await work()
    } catch (error) {
      if (tries === triesMax || !String(error).includes('storage-')) throw error
    }
  }
}

async function work(app: AppFixture, server: PracticeServer, first: number, exports: string): Promise<void> {
  const insist = <Name extends CallName>(name: Name, input: CallInput<Name>) => insistOn(() => app.call(name, input))
  const { email, password } = practiceAccount
  await insist('connections.save', { name: 'Hospital', baseUrl: server.url, email, password })
  await insist('settings.change', { retentionDays })
  const rows = blankRows(patientsPerDay)
  const listId = await insistOn(() => storeList(app, rows))
  const invitations = rows.map(({ rowId }, index) => ({ rowId, content: contentOf(first + index) }))
  await insist('sending.prepare', { listId, begin: true, invitations })
  const { batchHash } = await insist('sending.plan', { listId })
  await insist('sending.start', { listId, batchHash })
  await app.until(() => app.changes.some(({ change }) => change.kind === 'batch' && change.batch?.phase === 'finished'))
  const unfinished = createUnfinishedFiles(join(exports, '..', 'unfinished'))
  for (let tries = 0; tries < triesMax; tries += 1) {
    const written = await writeFileWhole(join(exports, 'links.csv'), new Uint8Array([1]), unfinished)
    if (written.ok) break
  }
  await insist('retention.preview', { kind: 'due' })
  const given = await insistOn(() => storeList(app, blankRows(1)))
  const scope = { kind: 'list', listId: given } as const
  const { at } = await insist('retention.preview', scope)
  // Told as refused although it was done: then there is nothing more to erase.
  await insist('retention.erase', { scope, at }).catch((error: unknown) => {
    if (!String(error).includes('no-such-list')) throw error
  })
}

/** After a restart in health. */
async function judge(folder: string, server: PracticeServer, first: number): Promise<readonly Finding[]> {
  const findings: Finding[] = []
  const expectThat = (isTrue: boolean, kind: Finding['kind'], text: string) => {
    if (!isTrue) findings.push({ kind, text })
  }
  await createUnfinishedFiles(join(folder, 'unfinished')).sweep()
  const app = await start(folder)
  try {
    const { recordsNotice } = await app.call('app.snapshot', undefined)
    expectThat(recordsNotice === null, 'damaged', `the app tells ${recordsNotice}`)
    const { settings, isErasurePaused } = await app.call('settings.read', undefined)
    expectThat(settings.retentionDays === retentionDays && !isErasurePaused, 'lost', 'the settings')
    const { connections } = await app.call('connections.all', undefined)
    expectThat(connections.at(-1)?.password === 'kept', 'lost', 'the connection')
    const lists = (await app.lists()).toSorted((one, other) => other.createdAt - one.createdAt)
    // The newest first: the list that was erased, then the one that was sent.
    const [erasedId, listId] = lists.map((list) => list.listId)
    expectThat(listId !== undefined, 'lost', 'the list')
    if (erasedId !== undefined) {
      const left = await app.session.handlers['retention.preview']({ kind: 'list', listId: erasedId })
      expectThat(!left.ok && left.code === 'no-such-list', 'lost', 'the erasure')
    }
    const sent = listId === undefined ? [] : await app.call('sending.invitations', { listId, offset: 0, limit: 10 })
    const linked = sent.filter(({ state, hasLink }) => state === 'created' && hasLink)
    expectThat(linked.length === patientsPerDay, 'lost', `links: ${sent.map(({ state }) => state).join()}`)
    const check = await app.session.handlers['audit.verify'](undefined)
    const isWhole = check.ok && check.value.firstWrong === null && check.value.breaks.length === 0
    expectThat(isWhole && check.value.entries > 2, 'lost', 'the audit log')
  } finally {
    await app.close()
  }
  const names = readdirSync(folder, { recursive: true }).map(String)
  expectThat(!names.some((name) => name.includes('set-aside')), 'damaged', `set aside: ${names.join()}`)
  expectThat(!names.some((name) => name.endsWith('.part')), 'lost', 'a leftover with links stays')
  expectThat(names.includes(join('exports', 'links.csv')), 'lost', 'the export')
  for (let number = first; number < first + patientsPerDay; number += 1) {
    const { lastName } = contentOf(number)
    const alive = server.invites.filter((invite) => invite.lastName === lastName && invite.deletedBecause === undefined)
    expectThat(alive.length <= 1, 'doubles', `patient ${number} is invited ${alive.length} times`)
    expectThat(alive.length >= 1, 'lost', `patient ${number} is not invited`)
  }
  return findings
}

export function lastLine({ faults, lost, doubles, damaged }: DiskTally): string {
  return `faults ${faults}, lost ${lost}, doubles ${doubles}, damaged ${damaged}`
}
