import { parseArgs } from 'node:util'
import { failingCalls, runWithFailingCalls } from '../support/failing-calls.ts'
import { lastLine, runDisk } from './disk-run.ts'

// npm run test:disk -- --seed S [--faults N | --every]

const { values } = parseArgs({
  options: {
    faults: { type: 'string', default: '400' },
    seed: { type: 'string', default: '1' },
    every: { type: 'boolean', default: false }
  }
})
const sqlite = failingCalls()
if (sqlite === null) {
  process.exitCode = await runWithFailingCalls(import.meta.filename, process.argv.slice(2), console.log)
} else {
  const { faults, seed, every } = values
  const tally = await runDisk(
    every ? { kind: 'every' } : { kind: 'some', faults: Number(faults), seed: Number(seed) },
    sqlite
  )
  for (const finding of tally.findings) console.log(finding)
  for (const [call, byError] of Object.entries(tally.counts).sort()) {
    console.log(
      `${call}: ${Object.entries(byError)
        .map(([error, count]) => `${error} ${count}`)
        .join(', ')}`
    )
  }
  console.log(lastLine(tally))
  process.exitCode = tally.findings.length > 0 ? 1 : 0
}
