import { argv, memoryUsage, resourceUsage, stdout } from 'node:process'
import { openRowIds } from '../../src-renderer/screens/check/shown-row-ids.ts'
import { openOffice } from '../open-list/office.ts'
import { fileOf, newPatients } from '../open-list/patients.ts'

// node --expose-gc test/bench/bench-memory.ts [ROWS]: a long list with twenty steps that can be undone. The main process
// with its records, the window and the list's worker are one process here: its memory is that of all three.

const rowCount = Number(argv[2] ?? 100_000)
const rounds = 5
const targetMb = 600

function megabytes(): number {
  globalThis.gc?.()
  return memoryUsage().rss / 2 ** 20
}

const print = (what: string) => stdout.write(`${what.padEnd(40)} ${megabytes().toFixed(0)} MB\n`)

const office = await openOffice()
const { workspace } = office.window()
const bytes = fileOf(newPatients(rowCount))
const imported = await workspace.importList({ kind: 'file', id: crypto.randomUUID(), name: 'long.csv', bytes })
if (imported.kind !== 'shown') throw new Error(imported.kind)
await workspace.open(imported.listId)
await workspace.flushed()
print(`${rowCount} rows are open and stored`)

async function rowIds(): Promise<readonly string[]> {
  const rows = workspace.state()?.rows
  return rows === undefined
    ? []
    : openRowIds(
        rows,
        Uint32Array.from({ length: rows.length }, (_, at) => at),
        []
      )
}
const figures = () => JSON.stringify(workspace.state()?.figures)
const before = figures()
for (let round = 0; round < rounds; round += 1) {
  await workspace.setSettings({ queue: `Queue ${round}` })
  await workspace.replace({ field: 'lastName', find: 'Muster', by: `Muster${round}`, rowIds: await rowIds() })
  await workspace.decide('gender-missing', { kind: round % 2 === 0 ? 'set' : 'exclude', field: 'gender', text: 'F' })
  const read = await workspace.reread({ encoding: round % 2 === 0 ? 'windows-1252' : 'utf-8' })
  if (read.kind !== 'shown') throw new Error(read.kind)
  await workspace.flushed()
  print(`${workspace.state()?.undoCount} steps can be undone`)
}
const most = megabytes()
const steps = workspace.state()?.undoCount ?? 0
for (let left = steps; left > 0; left -= 1) await workspace.undo()
await workspace.flushed()
const isBack = figures() === before
print('all of them are undone')
await office.end()
stdout.write(`peak ${(resourceUsage().maxRSS / 1024).toFixed(0)} MB\n`)
stdout.write(`${steps} steps, ${most.toFixed(0)} MB (at most ${targetMb} MB), back as before: ${isBack}\n`)
process.exitCode = most > targetMb || !isBack ? 1 : 0
