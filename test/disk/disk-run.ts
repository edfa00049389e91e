// The app loads it with its first request, which must not count against the time limits of a test.
import 'undici'
import { mkdirSync, mkdtempSync, readdirSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import type { CallInput, CallName, CallOutput } from '#contract/channels.ts'
import { type PracticeServer, practiceAccount, startPracticeServer } from '../../src-main/practice/index.ts'
import { writeFileWhole } from '../../src-main/shell/file-access.ts'
import { createUnfinishedFiles } from '../../src-main/shell/unfinished-files.ts'
import { createRandom } from '../crash/random.ts'
import { type AppFixture, blankRows, startApp, storeList } from '../handlers/app-fixture.ts'
import { contentOf, impatientClock } from '../sending/engine.ts'
import { type DiskCall, type DiskFault, failDisk, passingFaults } from '../support/failing-disk.ts'
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
  /** What was found, in words. */
  readonly findings: readonly string[]
}

const retentionDays = 90
const patientsPerDay = 2
/** A person repeats what the app says that it could not do, but not for ever. */
const triesMax = 5

type Day = { readonly calls: number; readonly failed: readonly DiskCall[]; readonly findings: readonly Finding[] }
type Finding = { readonly kind: 'lost' | 'doubles' | 'damaged'; readonly text: string }

/** Working days, in each of which one call of the file system fails once. Which call, and how, the seed decides. */
export async function runDisk(faults: number, seed: number): Promise<DiskTally> {
  const random = createRandom(seed)
  const server = await startPracticeServer({ seed })
  const findings: string[] = []
  const found = { lost: 0, doubles: 0, damaged: 0 }
  let done = 0
  let first = 1
  try {
    const { calls } = await runDay(server, first, () => null)
    while (done < faults) {
      first += patientsPerDay
      const failing = 1 + Math.floor(random() * calls)
      const fault = passingFaults[Math.floor(random() * passingFaults.length)] ?? 'EIO'
      const day = await runDay(server, first, (number) => (number === failing ? fault : null))
      // An `ENOENT` at a call that asks for nothing that is there.
      if (day.failed.length === 0) continue
      done += 1
      for (const kind of new Set(day.findings.map((one) => one.kind))) found[kind] += 1
      const where = `${fault} at call ${failing}, ${day.failed[0]?.name} ${day.failed[0]?.path}`
      findings.push(...day.findings.map(({ kind, text }) => `${where}: ${kind}, ${text}`))
    }
  } finally {
    await server.close()
  }
  return { faults: done, ...found, findings }
}

/** Start, import, save, send, export, retention, quit, and a second start: with patients numbered from `first`. */
async function runDay(
  server: PracticeServer,
  first: number,
  faultOf: (number: number, call: DiskCall) => DiskFault | null
): Promise<Day> {
  const folder = mkdtempSync(join(tmpdir(), 'disk-'))
  const exports = join(folder, 'exports')
  mkdirSync(exports)
  const disk = failDisk(folder, faultOf)
  let failure: unknown = null
  try {
    const app = await start(folder)
    await work(app, server, first, exports).finally(() => app.close())
    await (await start(folder)).close()
  } catch (error) {
    failure = error
  }
  disk.restore()
  try {
    const findings = await judge(folder, server, first)
    const text = failure instanceof Error ? failure.message : String(failure)
    const broken: readonly Finding[] = failure === null ? [] : [{ kind: 'lost', text: `the day broke off: ${text}` }]
    return { calls: disk.calls(), failed: disk.failed(), findings: [...broken, ...findings] }
  } finally {
    rmSync(folder, { recursive: true, force: true })
  }
}

function start(folder: string): Promise<AppFixture> {
  const store = (inFolder: string, name: string) => jsonFile(join(inFolder, `${name}.json`))
  return startApp(folder, { store, clock: impatientClock() })
}

/** Repeats a call that the disk refused. */
async function insist<Name extends CallName>(
  app: AppFixture,
  name: Name,
  input: CallInput<Name>
): Promise<Extract<CallOutput<Name>, { ok: true }>['value']> {
  for (let tries = 1; ; tries += 1) {
    try {
      return await app.call(name, input)
    } catch (error) {
      if (tries === triesMax || !String(error).includes('storage-')) throw error
    }
  }
}

async function work(app: AppFixture, server: PracticeServer, first: number, exports: string): Promise<void> {
  const { email, password } = practiceAccount
  await insist(app, 'connections.save', { name: 'Hospital', baseUrl: server.url, email, password })
  await insist(app, 'settings.change', { retentionDays })
  const rows = blankRows(patientsPerDay)
  const listId = await storeList(app, rows)
  const invitations = rows.map(({ rowId }, index) => ({ rowId, content: contentOf(first + index) }))
  await insist(app, 'sending.prepare', { listId, begin: true, invitations })
  await insist(app, 'sending.start', { listId })
  await app.until(() => app.changes.some(({ change }) => change.kind === 'batch' && change.batch?.phase === 'finished'))
  const unfinished = createUnfinishedFiles(join(exports, '..', 'unfinished'))
  for (let tries = 0; tries < triesMax; tries += 1) {
    const written = await writeFileWhole(join(exports, 'links.csv'), new Uint8Array([1]), unfinished)
    if (written.ok) break
  }
  await insist(app, 'retention.preview', { kind: 'due' })
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
    const lists = await app.session.handlers['lists.all'](undefined)
    const listId = lists.ok ? lists.value[0]?.listId : undefined
    expectThat(listId !== undefined, 'lost', 'the list')
    const sent = listId === undefined ? [] : await app.call('sending.invitations', { listId, offset: 0, limit: 10 })
    const linked = sent.filter(({ state, link }) => state === 'created' && link !== undefined)
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
