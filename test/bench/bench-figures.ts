import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import type { InvitationContent } from '#contract/invitation.ts'
import { patientLanguages } from '#contract/language.ts'
import { readFigures } from '../../src-main/figures/read-figures.ts'
import { openRecords, type Records } from '../../src-main/records/index.ts'
import { dayMs } from '../../src-main/sending/clock.ts'
import { unwrap } from '../support/result.ts'
import { dataKey } from '../support/test-records.ts'
import { eraseDue, rowsPerList, sendList } from './aged/aged-folder.ts'

/*
 * What the page of figures waits for, of a year of a big office: 20,000 invitations are erased and 18,000 kept, on a real
 * disk. First when nothing was counted yet, then after the app was started again, then after one more list was sent.
 * Ends with 1 when a target is missed.
 */

const erasedLists = 100
const keptLists = 90
const targetMs = 200
const runs = 5
const openedAt = Date.UTC(2026, 10, 30, 6)
/** Of all that the page can ask for, the most: every week of a year. */
const year = { by: 'week', fromDay: '2025-11-24', toDay: '2026-12-28' } as const
const today = '2026-11-30'

const folder = mkdtempSync(join(tmpdir(), 'bench-figures-'))
let at = openedAt
const open = () => unwrap(openRecords({ folder, dataKey, now: () => at })).records

const making = {
  connectionId: 'hospital',
  /** Thirty doctors a day, patients of six languages, every tenth by e-mail. */
  vary: ({ phoneNumber, ...content }: InvitationContent, row: number): InvitationContent => ({
    ...content,
    ...(row % 10 === 0 ? { emailAddress: `patient.${row}@example.org`, channel: 'email' } : { phoneNumber }),
    doctorEmail: `${row % 3}.${content.doctorEmail}`,
    language: patientLanguages[row % 6] ?? 'fr'
  })
}

/** A year, which ends with the days whose patients are kept. */
async function fill(): Promise<void> {
  const records = open()
  for (let list = 0; list < erasedLists; list += 1) {
    at = openedAt - (350 - 3 * list) * dayMs
    sendList(records, at, list, list % 10, making)
    if (list % 20 === 19) console.error(`  ${(list + 1) * rowsPerList} to be erased`)
  }
  at = openedAt - 9 * dayMs
  await eraseDue(records, at, 0)
  for (let list = 0; list < keptLists; list += 1) {
    sendList(records, openedAt - (list % 9) * dayMs, erasedLists + list, list % 10, making)
  }
  at = openedAt
  records.close()
}

/** Milliseconds until the figures are there, and how many were invited. */
async function read(records: Records): Promise<{ readonly ms: number; readonly invited: number }> {
  const askedAt = performance.now()
  const { figures } = unwrap(await readFigures(records.figures, year, today))
  return {
    ms: performance.now() - askedAt,
    invited: figures.reduce((sum, { counts }) => sum + counts.invited, 0)
  }
}

async function medianOf(runOnce: (run: number) => Promise<number>): Promise<number> {
  const times: number[] = []
  for (let run = 0; run < runs; run += 1) times.push(await runOnce(run))
  return times.sort((one, other) => one - other)[Math.floor(runs / 2)] ?? Number.NaN
}

try {
  await fill()
  let records = open()
  const first = await read(records)
  const started = await medianOf(async () => {
    records.close()
    records = open()
    return (await read(records)).ms
  })
  const sent = await medianOf(async (run) => {
    sendList(records, openedAt, 1000 + run, run, making)
    return (await read(records)).ms
  })
  const { invited } = await read(records)
  records.close()
  const all = (erasedLists + keptLists) * rowsPerList
  console.log(`${all} invitations of a year, ${erasedLists * rowsPerList} of them erased; figures by week`)
  console.log(`for the first time: ${first.ms.toFixed(0)} ms`)
  console.log(`after a start: ${started.toFixed(0)} ms (target ${targetMs} ms)`)
  console.log(`after a list of ${rowsPerList} was sent: ${sent.toFixed(0)} ms (target ${targetMs} ms)`)
  const isWhole = first.invited === all && invited === all + runs * rowsPerList
  if (!isWhole) console.log(`counted ${first.invited} and then ${invited}, which is wrong`)
  if (!(isWhole && started <= targetMs && sent <= targetMs)) process.exitCode = 1
} finally {
  rmSync(folder, { recursive: true, force: true })
}
