import { join } from 'node:path'
import { expect, test } from 'vitest'
import { runWithFailingCalls } from '../support/failing-calls.ts'

async function printed(how: 'once' | 'lasting', numbers: readonly string[]): Promise<readonly string[]> {
  const lines: string[] = []
  const script = join(import.meta.dirname, 'bad-sector-process.ts')
  expect(await runWithFailingCalls(script, [how, ...numbers], (line) => lines.push(line))).toBe(0)
  return lines
}

// A library that only Linux puts before a process.
test.runIf(process.platform === 'linux')(
  'a read that fails once while open records are checked is no damage: nothing is closed, set aside or told',
  { timeout: 120_000 },
  async () => {
    const lines = await printed('once', ['10', '20', '30', '45', '60'])
    expect(new Set(lines)).toEqual(new Set(['pread: : stored, 2 lists: as it was: kept']))
  }
)

test.runIf(process.platform === 'linux')(
  'what a disk never gives to the check of open records is told to whoever waits for it, and opens once it does',
  { timeout: 120_000 },
  async () => {
    const lines = await printed('lasting', ['10', '45'])
    expect(new Set(lines)).toEqual(new Set(['pread: storage-failed, then : refused, 1 lists: reloaded: kept']))
  }
)
