import { join } from 'node:path'
import { expect, test } from 'vitest'
import { runWithFailingCalls } from '../support/failing-calls.ts'

// A library that only Linux puts before a process.
test.runIf(process.platform === 'linux')(
  'a sector that stays bad is told within seconds as a disk that fails, is no damage, and sets nothing aside',
  {
    timeout: 120_000
  },
  async () => {
    const lines: string[] = []
    const script = join(import.meta.dirname, 'bad-sector-process.ts')
    const numbers = ['12', '20', '40', '60', '80', '100', '140', '180']
    const status = await runWithFailingCalls(script, numbers, (line) => lines.push(line))
    const reads = lines.filter((line) => line.startsWith('pread'))
    expect([status, lines.length, reads.length > 0]).toEqual([0, numbers.length, true])
    expect(new Set(reads)).toEqual(new Set(['pread: storage-failed, kept, then sound']))
  }
)
