import { expect, test } from 'vitest'
import { lastLine, neverHappened, runAttack } from './attack-run.ts'

const runs = 40

test('hostile calls, answers, files and folders get nothing, move nothing and stop nothing', {
  timeout: 240_000
}, async () => {
  const tally = await runAttack(runs, 1)
  expect([tally.findings, neverHappened(tally), lastLine(tally)]).toEqual([
    [],
    [],
    `calls ${runs}, answers ${runs}, files ${runs}, folders ${runs}, leaks 0, moved 0, hung 0`
  ])
})
