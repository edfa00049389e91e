import { parseArgs } from 'node:util'
import { courses, findings, type Judgement, lastLine, runCourse } from './desks-run.ts'

// npm run test:desks -- --runs N --seed S

const { values } = parseArgs({
  options: { runs: { type: 'string', default: '20' }, seed: { type: 'string', default: '1' } }
})

const judgements: Judgement[] = []
let hasFound = false
for (const course of courses(Number(values.seed))) {
  if (judgements.length >= Number(values.runs)) break
  const judgement = await runCourse(course)
  judgements.push(judgement)
  const { startsAfterMs, kill } = course
  const start = startsAfterMs === 'the end' ? 'one after the other' : `${startsAfterMs} ms apart`
  const killed =
    kill === null ? '' : `, computer ${kill.computer + 1} killed at ${kill.atCreation} for ${kill.awayMs} ms`
  console.log(`run ${judgements.length}: ${start}${killed}; messages sent twice: ${judgement.sentTwice}`)
  for (const finding of findings(judgement)) {
    hasFound = true
    console.log(`  ${finding}`)
  }
}
console.log(lastLine(judgements))
process.exitCode = hasFound ? 1 : 0
