import { expect, test } from 'vitest'
import { count, emptyTally, lastLine, missing, runSequence, sequences, toText } from './run.ts'

const runs = 14
const seed = 1
const stepsPerRun = 10
/** Alone it takes a minute; beside other work, several. */
const limitMs = 900_000

test('whatever users, servers, disks and kills do, nobody is invited twice, no link is foreign and nothing is forgotten', {
  timeout: limitMs
}, async () => {
  const tally = emptyTally()
  const found: string[] = []
  for (const sequence of sequences(seed, stepsPerRun)) {
    if (tally.runs === runs) break
    const result = await runSequence(sequence)
    count(tally, result)
    const texts = result.findings.map(({ kind, text }) => `${kind}: ${text}`)
    if (texts.length > 0) found.push(toText(sequence), ...texts, ...result.notes)
  }
  expect(found).toEqual([])
  expect(missing(tally)).toEqual([])
  expect(lastLine(tally)).toBe(`runs ${runs}, doubles 0, foreign links 0, forgotten 0, figures wrong 0, stuck 0`)
})
