import { join } from 'node:path'
import { expect, test } from 'vitest'
import { runWithFailingCalls } from '../support/failing-calls.ts'

test('a call that the disk refuses once with EIO while the records are opened is no damage, whichever it is', {
  timeout: 120_000
}, async () => {
  const lines: string[] = []
  const script = join(import.meta.dirname, 'refused-call-process.ts')
  const status = await runWithFailingCalls(script, [], (line) => lines.push(line))
  expect([status, lines.filter((line) => !line.endsWith(': sound'))]).toEqual([0, []])
  expect(lines).toContain('pread: sound')
})
