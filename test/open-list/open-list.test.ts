import { expect, test } from 'vitest'
import { runAll } from './run.ts'

const runs = 12
const limitMs = 300_000

test('whatever is typed, undone, opened, dropped and killed, each list has its own patients and what was said of them', {
  timeout: limitMs
}, async () => {
  const found: string[] = []
  const { missing, lastLine } = await runAll(runs, 1, (text) => found.push(text))
  expect(found).toEqual([])
  expect(missing).toEqual([])
  expect(lastLine).toBe(`runs ${runs}, strangers 0, lost 0, unseen 0, undo wrong 0`)
})
