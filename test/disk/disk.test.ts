import { join } from 'node:path'
import { expect, test } from 'vitest'
import { runWithFailingCalls } from '../support/failing-calls.ts'

const faults = 16

// One of the layers is a library that only Linux puts before a process.
test.runIf(process.platform === 'linux')(
  'a call that fails once in a working day loses nothing, doubles nobody and is no damage',
  {
    timeout: 120_000
  },
  async () => {
    const lines: string[] = []
    const script = join(import.meta.dirname, 'disk.ts')
    const status = await runWithFailingCalls(script, ['--faults', String(faults)], (line) => lines.push(line))
    expect([lines.at(-1), status]).toEqual([`faults ${faults}, lost 0, doubles 0, damaged 0`, 0])
    const failed = lines.filter((line) => line.includes(': EPERM '))
    expect(['node:fs ', 'SQLite '].map((layer) => failed.some((line) => line.startsWith(layer)))).toEqual([true, true])
  }
)
