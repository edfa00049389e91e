import { argv, memoryUsage, resourceUsage, stdout } from 'node:process'
import { openRowIds } from '../../src-renderer/screens/check/shown-row-ids.ts'
import { openOffice } from '../open-list/office.ts'
import { fileOf, newPatients } from '../open-list/patients.ts'

// node --expose-gc test/bench/bench-memory.ts [ROWS]: a long list with twenty steps over all its rows that can be undone.
// The main process with its records, the window and the list's worker are one process here. What is in use after a
// collection counts, for all three together; the resident size of a Node process is printed beside it.

const rowCount = Number(argv[2] ?? 100_000)
const rounds = 5
const targetMb = 600

function megabytesInUse(): number {
  globalThis.gc?.()
  const { heapUsed, external } = memoryUsage()
  return (heapUsed + external) / 2 ** 20
}

function print(what: string): number {
  const inUse = megabytesInUse()
  const resident = memoryUsage().rss / 2 ** 20
  stdout.write(`${what.padEnd(40)} ${inUse.toFixed(0)} MB in use, ${resident.toFixed(0)} MB resident\n`)
  return inUse
}

const office = await openOffice()
const { workspace } = office.window()
print('nothing is open')
const bytes = fileOf(newPatients(rowCount))
const imported = await workspace.importList({ kind: 'file', id: crypto.randomUUID(), name: 'long.csv', bytes })
if (imported.kind !== 'shown') throw new Error(imported.kind)
await workspace.open(imported.listId)
await workspace.flushed()
const figures = () => JSON.stringify(workspace.state()?.figures)
const before = figures()
let most = print(`${rowCount} rows are open and stored`)

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

for (let round = 0; round < rounds; round += 1) {
  const all = await rowIds()
  await workspace.setSettings({ queue: `Queue ${round}` })
  await workspace.replace({ field: 'lastName', find: 'Muster', by: `Muster${round}`, rowIds: all })
  await workspace.change(all.map((rowId) => ({ rowId, excluded: round % 2 === 0 })))
  const read = await workspace.reread({ encoding: round % 2 === 0 ? 'windows-1252' : 'utf-8' })
  if (read.kind !== 'shown') throw new Error(read.kind)
  await workspace.flushed()
  most = Math.max(most, print(`${workspace.state()?.undoCount} steps can be undone`))
}
const steps = workspace.state()?.undoCount ?? 0
for (let left = steps; left > 0; left -= 1) await workspace.undo()
await workspace.flushed()
const isBack = figures() === before
most = Math.max(most, print('all of them are undone'))
await office.end()
stdout.write(`largest resident size ${(resourceUsage().maxRSS / 1024).toFixed(0)} MB\n`)
stdout.write(`${steps} steps, ${most.toFixed(0)} MB in use (at most ${targetMb} MB), back as before: ${isBack}\n`)
process.exitCode = most > targetMb || !isBack ? 1 : 0
