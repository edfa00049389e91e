import { expect, test } from 'vitest'
import { lastLine, runDisk } from './disk-run.ts'

const faults = 16

test('a call that fails once in a working day loses nothing, doubles nobody and is no damage', {
  timeout: 120_000
}, async () => {
  const tally = await runDisk(faults, 1)
  expect([lastLine(tally), tally.findings]).toEqual([`faults ${faults}, lost 0, doubles 0, damaged 0`, []])
})
