import { randomUUID } from 'node:crypto'
import { mkdirSync, mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { setTimeout as pause } from 'node:timers/promises'
import type { InvitationContent, InvitationView } from '#contract/invitation.ts'
import { type PracticeServer, practiceAccount, startPracticeServer } from '../../src-main/practice/index.ts'
import { createRandom } from '../crash/random.ts'
import { type DrivenApp, startDrivenApp } from '../model/driven-app.ts'
import { contentOf } from '../sending/engine.ts'
import { storeList } from '../support/store-list.ts'

/** How many patients both computers have on their list, and how many of them may get two messages. */
export const patients = 60
export const sentTwiceMax = 10
const roundsMax = 6
const batchMsMax = 90_000

/** When the second computer begins: once the first one has ended, or so many ms after it. A computer may be killed on the way. */
export type Course = {
  readonly seed: number
  readonly startsAfterMs: number | 'the end'
  /** The computer that is killed when the server has made so many invitations, and for how long it is away. */
  readonly kill: { readonly computer: 0 | 1; readonly atCreation: number; readonly awayMs: number } | null
}

export type Judgement = {
  readonly course: Course
  /** Patients with two live invitations that no desk names. */
  readonly doubles: readonly string[]
  /** Patients without a live invitation. */
  readonly lost: readonly string[]
  /** Rows that are neither invited nor shown to the user as held back or in doubt. */
  readonly unreported: readonly string[]
  /** Patients with two messages, whatever was done about it. */
  readonly sentTwice: number
  readonly broken: readonly string[]
}

type Computer = {
  readonly folder: string
  readonly rows: readonly { readonly rowId: string; readonly content: InvitationContent }[]
  readonly listId: string
  app: DrivenApp
}

/** Two computers, one account of one server, the same list. What the server has is the judge. */
export async function runCourse(course: Course): Promise<Judgement> {
  const { seed, startsAfterMs, kill } = course
  const broken: string[] = []
  const computers: Computer[] = []
  const watch = { creations: 0 }
  const practice = await startPracticeServer({
    seed,
    log(event) {
      if (event.kind !== 'created') return
      watch.creations += 1
      if (kill?.atCreation === watch.creations) computers[kill.computer]?.app.kill()
    }
  })
  try {
    const [first, second] = [await openComputer(practice.url, broken), await openComputer(practice.url, broken)]
    computers.push(first, second)
    const begun = sendUntilDone(first, kill?.awayMs ?? 0, broken)
    if (startsAfterMs === 'the end') await begun
    else await pause(startsAfterMs)
    await Promise.all([begun, sendUntilDone(second, kill?.awayMs ?? 0, broken)])
    for (const computer of computers) await takeOverRest(computer)
    // Both look once more: one of them may have been killed before it could name what it saw.
    for (const { app, listId } of computers) await app.call('sending.checkElsewhere', { listId, fromScratch: true })
    return await judge(course, practice, computers, broken)
  } finally {
    for (const { app, folder } of computers) {
      await app.end()
      rmSync(folder, { recursive: true, force: true })
    }
    await practice.close()
  }
}

function startApp(folder: string, broken: string[]): Promise<DrivenApp> {
  return startDrivenApp(
    { folder, skippedMs: 0, aheadMs: 0, isHurried: false },
    { onSkipped: () => undefined, onBroken: (kind, text) => void broken.push(`${kind}: ${text}`) }
  )
}

async function openComputer(url: string, broken: string[]): Promise<Computer> {
  const folder = mkdtempSync(join(tmpdir(), 'desk-'))
  mkdirSync(join(folder, 'records'))
  const app = await startApp(folder, broken)
  const { email, password } = practiceAccount
  const saved = await app.call('connections.save', { name: 'Hospital', baseUrl: url, email, password })
  if (!saved.ok) throw new Error(`the connection was not saved: ${saved.code}`)
  const contents = Array.from({ length: patients }, (_, index) => contentOf(index + 1))
  const rows = contents.map((content) => ({ rowId: randomUUID(), content }))
  const listId = await storeList(app.call, rows)
  if (listId === null) throw new Error('the list was not stored')
  return { folder, app, rows, listId }
}

async function viewsOf({ app, listId }: Computer): Promise<readonly InvitationView[]> {
  const page = await app.call('sending.invitations', { listId, offset: 0, limit: patients })
  return page.ok ? page.value : []
}

/** As a user does: prepares, waits for the checks, presses Send. After a kill the app is started again, and all repeated. */
async function sendUntilDone(computer: Computer, awayMs: number, broken: string[]): Promise<void> {
  for (let round = 0; round < roundsMax; round += 1) {
    await send(computer)
    if (computer.app.isAlive() && (await openRows(computer)).length === 0) return
    if (computer.app.isAlive()) continue
    await computer.app.gone()
    await pause(awayMs)
    computer.app = await startApp(computer.folder, broken)
  }
}

/** Rows that are to be sent, or whose outcome is not known yet. */
async function openRows(computer: Computer): Promise<readonly InvitationView[]> {
  const views = await viewsOf(computer)
  return views.filter(({ state }) => state !== 'created' && state !== 'held' && state !== 'undecided')
}

async function send(computer: Computer): Promise<void> {
  const { app, listId, rows } = computer
  await app.call('sending.lookUp', { listId })
  const invitations = [...rows]
  const prepared = await app.call('sending.prepare', { listId, begin: true, invitations })
  if (!prepared.ok) return
  await app.call('sending.checkElsewhere', { listId, fromScratch: false })
  const plan = await app.call('sending.plan', { listId })
  if (!plan.ok || plan.value.total === 0) return
  const started = await app.call('sending.start', { listId, batchHash: plan.value.batchHash })
  if (started.ok) await app.until(() => app.batch()?.phase === 'finished', batchMsMax)
}

/** What the other computer has sent becomes part of this list, with its links. */
async function takeOverRest(computer: Computer): Promise<void> {
  const { app, listId } = computer
  await app.call('sending.checkElsewhere', { listId, fromScratch: true })
  const held = (await viewsOf(computer)).filter(({ state }) => state === 'held').map(({ rowId }) => rowId)
  await app.call('sending.decideHeld', { listId, rowIds: held, decision: 'take-over' })
}

async function judge(
  course: Course,
  practice: PracticeServer,
  computers: readonly Computer[],
  broken: readonly string[]
): Promise<Judgement> {
  const views = (await Promise.all(computers.map(viewsOf))).flat()
  const live = practice.invites.filter(({ deletedAt }) => deletedAt === undefined)
  const liveIds = new Set(live.map(({ id }) => id))
  const byPatient = Map.groupBy(live, ({ lastName }) => lastName)
  const named = new Set(
    views.filter(({ duplicates = [] }) => duplicates.length > 1).map(({ content }) => content.lastName)
  )
  const names = Array.from({ length: patients }, (_, index) => contentOf(index + 1).lastName)
  const made = Map.groupBy(practice.invites, ({ lastName }) => lastName)
  return {
    course,
    doubles: names.filter((name) => (byPatient.get(name)?.length ?? 0) > 1 && !named.has(name)),
    lost: names.filter((name) => (byPatient.get(name)?.length ?? 0) === 0),
    unreported: views
      .filter(({ state, inviteId }) => state !== 'created' || !liveIds.has(inviteId ?? ''))
      .map(({ content, state }) => `${content.lastName} ${state}`),
    sentTwice: names.filter((name) => (made.get(name)?.length ?? 0) > 1).length,
    broken
  }
}

/** Courses that follow from the seed. */
export function* courses(seed: number): Generator<Course> {
  const random = createRandom(seed)
  for (let run = 0; ; run += 1) {
    const startsAfterMs = run % 3 === 0 ? ('the end' as const) : Math.floor(random() * 1000)
    const kill = {
      computer: random() < 0.5 ? (0 as const) : (1 as const),
      atCreation: 1 + Math.floor(random() * patients)
    }
    const isKilled = run % 2 === 1
    yield {
      seed: seed * 1000 + run,
      startsAfterMs,
      kill: isKilled ? { ...kill, awayMs: Math.floor(random() * 4000) } : null
    }
  }
}

/** What speaks against the app in one run; empty: nothing. */
export function findings({ course, doubles, lost, unreported, sentTwice, broken }: Judgement): readonly string[] {
  const mayBeSentTwice = course.startsAfterMs === 'the end' ? 0 : sentTwiceMax
  return [
    ...doubles.map((name) => `double: ${name}`),
    ...lost.map((name) => `lost: ${name}`),
    ...unreported.map((row) => `unreported: ${row}`),
    ...(sentTwice > mayBeSentTwice ? [`sent twice: ${sentTwice}`] : []),
    ...broken
  ]
}

export function lastLine(judgements: readonly Judgement[]): string {
  const sum = (count: (judgement: Judgement) => number) => judgements.reduce((total, one) => total + count(one), 0)
  const [doubles, lost] = [sum((one) => one.doubles.length), sum((one) => one.lost.length)]
  return `runs ${judgements.length}, doubles ${doubles}, lost ${lost}, unreported ${sum((one) => one.unreported.length)}`
}
