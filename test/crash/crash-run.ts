import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { createInterface } from 'node:readline'
import { fileURLToPath } from 'node:url'
import type { FaultPlan, PracticeOptions } from '../../src-main/practice/index.ts'
import { spawnPractice } from '../practice/spawn-practice.ts'
import { type ActionRow, actionOf, correctedName, movedByMinutes } from './action-work.ts'
import type { EngineJob, EngineReport } from './engine-process.ts'
import { type Kill, killPoints } from './kill-points.ts'
import { createRandom } from './random.ts'

export interface CrashOptions {
  readonly kills: number
  readonly seed: number
  readonly practice?: Omit<PracticeOptions, 'now' | 'log'>
  readonly faults?: FaultPlan
}

/** Judged by the server's own log, not by what the app believes. */
export interface CrashResult {
  readonly kills: number
  readonly invitations: number
  /** Rows for which the server made more than one invitation that it did not delete again itself. */
  readonly duplicates: number
  /** Rows with an invitation on the server whose link the app does not have, or not rightly. */
  readonly lostLinks: number
  /** Rows that are neither created nor refused when everything was done. */
  readonly unresolved: number
  /** Rows that the app believes created or not, against the server. */
  readonly untrue: number
  /** Rows that the server's answers did not settle, so that the user decided. */
  readonly decided: number
  /** Changes, resends and withdrawals that were due. */
  readonly acted: number
  /** Those that the server did more than once. */
  readonly actedTwice: number
  /** Those without an outcome at the end; a message that may have been sent stays so. */
  readonly actedOpen: number
  /** What the app believes about them, against the server. */
  readonly actedUntrue: number
}

const rowsPerBatch = 24
const killsPerBatch = 12
/** Much more than a batch takes on a busy machine against a server that is silent now and then: it hangs. */
const processMsMax = 240_000

/** Batches of invitations whose process is killed again and again, until each batch comes to its end. */
export async function runCrashes({ kills, seed, practice = {}, faults = [] }: CrashOptions): Promise<CrashResult> {
  const random = createRandom(seed)
  const folder = mkdtempSync(join(tmpdir(), 'crash-'))
  const server = await spawnPractice(join(folder, 'practice.log'), { seed, ...practice })
  await server.setFaults(faults)
  let killed = 0
  const reports: EngineReport[] = []
  try {
    for (let batch = 0; killed < kills; batch += 1) {
      const records = join(folder, `records-${batch}`)
      for (let killsHere = 0; ; ) {
        const mayKill = killsHere < killsPerBatch && killed < kills
        const job = { url: server.url, folder: records, first: batch * rowsPerBatch + 1, count: rowsPerBatch }
        const report = await runEngine(job, mayKill ? nextKill(random) : null)
        if (report !== null) {
          reports.push(report)
          break
        }
        killsHere += 1
        killed += 1
      }
    }
    const { invites } = await server.dump()
    return judge(killed, reports, invites)
  } finally {
    await server.stop()
    rmSync(folder, { recursive: true, force: true })
  }
}

type NextKill = Kill | { readonly afterMs: number }

function nextKill(random: () => number): NextKill {
  if (random() < 0.35) return { afterMs: Math.floor(random() * 300) }
  const point = killPoints[Math.floor(random() * killPoints.length)] ?? 'after-attempt'
  return { point, nth: 1 + Math.floor(random() * (point.includes('check') ? 1 : 5)) }
}

/** null: the process was killed. */
async function runEngine(job: Omit<EngineJob, 'kill'>, kill: NextKill | null): Promise<EngineReport | null> {
  const script = fileURLToPath(new URL('engine-process.ts', import.meta.url))
  const named = kill !== null && 'point' in kill ? kill : null
  const argument = JSON.stringify({ ...job, kill: named } satisfies EngineJob)
  const child = spawn(process.execPath, [script, argument], { stdio: ['ignore', 'pipe', 'inherit'] })
  const tooLong = setTimeout(() => child.kill('SIGABRT'), processMsMax)
  const closed = once(child, 'close')
  let last = ''
  createInterface({ input: child.stdout }).on('line', (line) => {
    last = line
    if (line === 'started' && kill !== null && 'afterMs' in kill) setTimeout(() => child.kill('SIGKILL'), kill.afterMs)
  })
  await closed
  clearTimeout(tooLong)
  if (child.signalCode === 'SIGKILL') return null
  if (child.signalCode === 'SIGABRT') throw new Error(`the engine was not done after ${processMsMax} ms`)
  if (child.exitCode !== 0) throw new Error(`the engine exited unexpectedly: ${child.exitCode ?? child.signalCode}`)
  return JSON.parse(last) as EngineReport
}

interface ServerInvite {
  readonly metadata: unknown
  readonly patientURL: string
  readonly lastName: string
  readonly scheduledFor: number
  readonly resends: number
  readonly deletedBecause?: string | undefined
}

function judge(kills: number, reports: readonly EngineReport[], invites: readonly ServerInvite[]): CrashResult {
  const rows = reports.flatMap(({ invitations }) => invitations)
  const made = Map.groupBy(
    invites.filter(({ deletedBecause }) => deletedBecause !== 'message-failed'),
    ({ metadata }) => (metadata as { bulkInviteRow?: string } | null)?.bulkInviteRow ?? ''
  )
  const linksOf = (rowId: string) => (made.get(rowId) ?? []).map(({ patientURL }) => patientURL)
  return {
    kills,
    invitations: rows.length,
    duplicates: [...made.values()].filter((some) => some.length > 1).length,
    lostLinks: rows.filter(({ rowId, link }) => linksOf(rowId).length > 0 && !linksOf(rowId).includes(link ?? ''))
      .length,
    unresolved: rows.filter(({ state }) => !['created', 'refused', 'withdrawn'].includes(state)).length,
    untrue: rows.filter(
      ({ rowId, state }) => (state === 'created' || state === 'withdrawn') !== linksOf(rowId).length > 0
    ).length,
    decided: reports.reduce((sum, { decided }) => sum + decided, 0),
    ...judgeCare(
      reports.flatMap(({ acted }) => acted),
      (rowId) => made.get(rowId)?.at(-1)
    )
  }
}

function judgeCare(
  all: readonly ActionRow[],
  inviteOf: (rowId: string) => ServerInvite | undefined
): Pick<CrashResult, 'acted' | 'actedTwice' | 'actedOpen' | 'actedUntrue'> {
  const judged = all.flatMap((row) => {
    const invite = inviteOf(row.rowId)
    return row.state === 'refused' || invite === undefined ? [] : [judgeRow(row, invite)]
  })
  const count = (of: (row: { twice: boolean; open: boolean; untrue: boolean }) => boolean) => judged.filter(of).length
  return {
    acted: judged.length,
    actedTwice: count(({ twice }) => twice),
    actedOpen: count(({ open }) => open),
    actedUntrue: count(({ untrue }) => untrue)
  }
}

function judgeRow({ number, state, lastName, scheduledFor, action }: ActionRow, invite: ServerInvite) {
  const isDone = action === 'done'
  switch (actionOf(number).kind) {
    case 'move': {
      // Appointments are at a full hour plus as many minutes as the row's number.
      const minutes = ((invite.scheduledFor - number * 60_000) % 3_600_000) / 60_000
      const untrue = isDone !== (minutes === movedByMinutes) || scheduledFor !== invite.scheduledFor
      return { twice: minutes !== 0 && minutes !== movedByMinutes, open: !isDone, untrue }
    }
    case 'correct': {
      const isChanged = invite.lastName === correctedName(number)
      return { twice: false, open: !isDone, untrue: isDone !== isChanged || lastName !== invite.lastName }
    }
    case 'resend': {
      const isKnown = isDone || action === 'doubt' || action === 'open'
      return { twice: invite.resends > 1, open: !isKnown, untrue: isDone && invite.resends !== 1 }
    }
    default: {
      const isGone = invite.deletedBecause === 'delete'
      return { twice: false, open: state !== 'withdrawn', untrue: (state === 'withdrawn') !== isGone }
    }
  }
}
