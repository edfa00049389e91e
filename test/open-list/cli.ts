import { parseArgs } from 'node:util'
import { runAll } from './run.ts'

// node test/open-list/cli.ts --runs N --seed S: random sequences on the open list, against a model.

const { values } = parseArgs({
  options: { runs: { type: 'string', default: '20' }, seed: { type: 'string', default: '1' } }
})
const result = await runAll(Number(values.runs), Number(values.seed), (text) => console.log(text))
console.log([...result.counts].map(([name, count]) => `${name} ${count}`).join(', '))
for (const name of result.missing) console.log(`never done: ${name}`)
console.log(result.lastLine)
process.exit(result.isGood && result.missing.length === 0 ? 0 : 1)
