import { argv, exit, stdout } from 'node:process'
import { parseArgs } from 'node:util'
import { runFuzz } from './fuzz-runs.ts'

// npm run fuzz:list -- --runs 20000 --seed 1: made-up and damaged files through the whole engine.

const { values } = parseArgs({
  args: argv.slice(2),
  options: { runs: { type: 'string', default: '20000' }, seed: { type: 'string', default: String(Date.now() % 1e6) } }
})
const seed = Number(values.seed)
const summary = await runFuzz(Number(values.runs), seed, (run) => {
  if (run % 1000 === 0) stdout.write(`${run} runs\n`)
})
const { runs, bytes, records, judged, slowestMs, slowestBytes, outcomes, failure } = summary
stdout.write(`seed ${seed}, runs ${runs}, bytes ${bytes}, records ${records}, of them judged ${judged}\n`)
stdout.write(`slowest ${Math.round(slowestMs)} ms for ${slowestBytes} bytes\n`)
for (const [outcome, count] of Object.entries(outcomes).sort(([, a], [, b]) => b - a)) {
  stdout.write(`${String(count).padStart(8)}  ${outcome}\n`)
}
if (failure) {
  stdout.write(`\nFAILED in run ${failure.run}: ${failure.problem}\n`)
  stdout.write(
    `input of ${failure.input.length} bytes: ${JSON.stringify(Buffer.from(failure.input).toString('latin1'))}\n`
  )
}
exit(failure ? 1 : 0)
