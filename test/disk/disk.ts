import { parseArgs } from 'node:util'
import { lastLine, runDisk } from './disk-run.ts'

// npm run test:disk -- --seed S [--faults N]

const { values } = parseArgs({
  options: { faults: { type: 'string', default: '400' }, seed: { type: 'string', default: '1' } }
})
const tally = await runDisk(Number(values.faults), Number(values.seed))
for (const finding of tally.findings) console.log(finding)
console.log(lastLine(tally))
process.exitCode = tally.findings.length > 0 ? 1 : 0
