import { parseArgs } from 'node:util'
import { lastLine, neverHappened, runAttack } from './attack-run.ts'

// npm run test:attack -- --runs N --seed S

const { values } = parseArgs({
  options: { runs: { type: 'string', default: '400' }, seed: { type: 'string', default: '1' } }
})
const tally = await runAttack(Number(values.runs), Number(values.seed))
for (const [kind, count] of Object.entries(tally.counts)) console.log(`${kind}: ${count}`)
const missing = neverHappened(tally)
for (const finding of [...tally.findings, ...missing.map((kind) => `never happened: ${kind}`)]) console.log(finding)
console.log(lastLine(tally))
process.exit(tally.findings.length + missing.length > 0 ? 1 : 0)
