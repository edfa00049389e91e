import { mkdtempSync, rmSync } from 'node:fs'
import { loadavg, tmpdir } from 'node:os'
import { join } from 'node:path'
import { readFigures } from '../../src-main/figures/read-figures.ts'
import { openRecords, type Records } from '../../src-main/records/index.ts'
import { dayMs } from '../../src-main/sending/clock.ts'
import { account, contentOf, figures, listDocument, start } from '../support/list-data.ts'
import { eraseRows, sendAll } from '../support/records.ts'
import { unwrap } from '../support/result.ts'

/*
 * Figures of a year of a big office: 250 days of which only counts are left, and nine days of ten lists of 200 patients that are
 * kept. Ends with 1 when a bar is missed.
 */

const [erasedDays, keptDays, listsPerDay, rowsPerList] = [250, 9, 10, 200]
const barMs = 200
const folder = mkdtempSync(join(tmpdir(), 'bench-figures-'))
const dataKey = new Uint8Array(32).fill(7)
const open = () => unwrap(openRecords({ folder, dataKey, now: () => start })).records

const idOf = (number: number) => `00000000-0000-4000-8000-${String(number).padStart(12, '0')}`

/** A list of so many patients on a day, sent whole. Doctors, ways and languages by turns. */
function sendList(records: Records, day: number, list: number, count: number, first: number): string {
  const { listId } = unwrap(records.lists.create({ connectionId: 'hospital', document: listDocument, figures }))
  const { generation } = unwrap(records.lists.beginRows({ listId }))
  const numbers = Array.from({ length: count }, (_, index) => first + index)
  const rows = numbers.map((number, index) => {
    const row = { rowId: idOf(number), row: index + 1, cells: [`Müller ${number}`], edits: {}, excluded: false }
    return row
  })
  unwrap(records.lists.addRows({ listId, generation, rows }))
  unwrap(records.lists.endRows({ listId, generation, document: listDocument, figures }))
  const planned = numbers.map((number) => ({
    rowId: idOf(number),
    content: contentOf(number, {
      scheduledFor: new Date(start + day * dayMs + (number % 400) * 60_000).toISOString(),
      doctorEmail: `doctor.${list}@hospital.example`,
      language: ['fr', 'de', 'it', 'en'][number % 4] ?? 'fr',
      channel: number % 5 === 0 ? 'none' : 'sms'
    })
  }))
  unwrap(records.invitations.planInvitations(listId, { begin: true, at: start }, planned))
  sendAll(records, listId, numbers)
  return listId
}

try {
  const records = open()
  let next = 1
  // As many keys as a list of 200 has, of fewer patients: what is left of a day depends on its keys.
  for (let day = -erasedDays; day < 0; day += 1) {
    for (let list = 0; list < listsPerDay; list += 1) {
      const listId = sendList(records, day, list, 20, next)
      next += 20
      eraseRows(records, listId, { account, at: start, shouldErase: () => true })
    }
  }
  for (let day = 0; day < keptDays; day += 1) {
    for (let list = 0; list < listsPerDay; list += 1) {
      sendList(records, day, list, rowsPerList, next)
      next += rowsPerList
    }
  }
  records.close()

  const year = { by: 'month', fromDay: '2025-01-01', toDay: '2027-01-01' } as const
  const measured = async (opened: Records) => {
    const begunAt = performance.now()
    const { figures: found } = unwrap(await readFigures(opened.figures, year, '2026-03-23'))
    return { ms: performance.now() - begunAt, invited: found.reduce((sum, { counts }) => sum + counts.invited, 0) }
  }
  const first = open()
  const cold = await measured(first)
  first.close()
  const again = open()
  const warm = await measured(again)
  sendList(again, keptDays, 0, rowsPerList, next)
  const changed = await measured(again)
  again.close()
  const load = loadavg()[0]?.toFixed(1)
  console.log(`figures of a year, ${warm.invited} invitations; load ${load}`)
  console.log(`  counted for the first time      ${cold.ms.toFixed(0)} ms`)
  console.log(`  after a start                   ${warm.ms.toFixed(0)} ms, bar ${barMs} ms`)
  console.log(`  after a list of 200 was sent    ${changed.ms.toFixed(0)} ms, bar ${barMs} ms`)
  process.exitCode = Math.max(warm.ms, changed.ms) > barMs ? 1 : 0
} finally {
  rmSync(folder, { recursive: true, force: true })
}
