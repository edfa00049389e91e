import { parseArgs } from 'node:util'
import {
  count,
  emptyTally,
  fromText,
  lastLine,
  missing,
  type RunResult,
  runSequence,
  type Sequence,
  sequences,
  shrink,
  toText
} from './run.ts'

// npm run test:model -- --runs N --seed S [--steps N] [--shrink TRIES], or --replay 'SEQUENCE'

const { values } = parseArgs({
  options: {
    runs: { type: 'string', default: '20' },
    seed: { type: 'string', default: '1' },
    steps: { type: 'string', default: '12' },
    shrink: { type: 'string', default: '0' },
    replay: { type: 'string' }
  }
})

function show(sequence: Sequence, { findings, notes }: RunResult): void {
  console.log(`\nrun ${sequence.seed} found:`)
  for (const { kind, text } of findings) console.log(`  ${kind}: ${text}`)
  console.log(`what happened:\n  ${notes.join('\n  ')}`)
  console.log(`replay with: npm run test:model -- --replay '${toText(sequence)}'\n`)
}

async function replay(text: string): Promise<void> {
  const sequence = fromText(text)
  const result = await runSequence(sequence)
  show(sequence, result)
  const tally = emptyTally()
  count(tally, result)
  console.log(lastLine(tally))
  process.exitCode = result.findings.length > 0 ? 1 : 0
}

async function runAll(): Promise<void> {
  const tally = emptyTally()
  for (const sequence of sequences(Number(values.seed), Number(values.steps))) {
    if (tally.runs >= Number(values.runs)) break
    const result = await runSequence(sequence)
    count(tally, result)
    if (result.findings.length > 0) show(sequence, result)
    const [first] = result.findings
    if (first === undefined || Number(values.shrink) === 0) continue
    const shortest = await shrink(sequence, first.kind, Number(values.shrink))
    console.log(`shortest: npm run test:model -- --replay '${toText(shortest)}'\n`)
  }
  const counts = (all: ReadonlyMap<string, number>) => [...all].map(([name, times]) => `${name} ${times}`).join(', ')
  console.log(`operations: ${counts(tally.operations)}`)
  console.log(`faults: ${counts(tally.faults)}`)
  console.log(`invitations: ${tally.invitations}`)
  if (tally.impossible.size > 0) console.log(`not possible on this computer: ${[...tally.impossible].join(', ')}`)
  const never = missing(tally)
  if (never.length > 0) console.log(`never occurred, use more runs: ${never.join(', ')}`)
  console.log(lastLine(tally))
  const found = [...tally.findings.values()].some((times) => times > 0)
  process.exitCode = found || never.length > 0 ? 1 : 0
}

if (values.replay === undefined) await runAll()
else await replay(values.replay)
