import { readFileSync } from 'node:fs'
import { parentPort } from 'node:worker_threads'
import { toCsv } from '../../src-renderer/export/csv.ts'
import { loadWorkbookReader, readList } from '../../src-renderer/list/index.ts'
import { limits, readBytes } from '../../src-renderer/list/parsing/index.ts'
import { problemOf } from '../list/fuzz-runs.ts'
import { validationSettings } from '../tools/corpus.ts'

// A worker that reads a file as the window's does, and says what is wrong with what it made of it.

const settings = validationSettings({ now: '2026-11-30T07:00:00Z', queue: 'video' })
/** What a spreadsheet program would run. */
const formula = /^[\s\0]*[=+\-@＝＋－＠][\s\S]/

export interface FileVerdict {
  readonly moved: string | null
  readonly leak: string | null
}

parentPort?.on('message', async (path: string) => {
  const bytes = new Uint8Array(readFileSync(path))
  const reading = readList(bytes, { settings, rowId: String, readWorkbook: await loadWorkbookReader(bytes) })
  let leak: string | null = null
  let isCut = false
  if (reading.kind === 'list') {
    // What is cut is told to the user by row.
    isCut = reading.rows.some(({ cells }) => cells.some((cell) => cell.length >= limits.cellLength))
    const rows = reading.rows.slice(0, 500).map(({ cells }) => [...cells])
    const saved = readBytes(toCsv({ headers: ['Nom'], rows }, ';'))
    const cells = saved.kind === 'table' ? saved.records.flatMap((record) => record.cells) : []
    leak = cells.find((cell) => formula.test(cell)) ?? null
  }
  const verdict: FileVerdict = { moved: isCut ? null : (problemOf(bytes, reading) ?? null), leak }
  parentPort?.postMessage(verdict)
})
