import { appendFileSync, mkdtempSync, readdirSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import { createLog, type LogEvent } from '../../src-main/log/index.ts'

let place: string
let folder: string
beforeEach(() => {
  place = mkdtempSync(join(tmpdir(), 'hcw-log-'))
  folder = join(place, 'logs')
})
afterEach(() => rmSync(place, { recursive: true, force: true }))

const now = () => Date.UTC(2026, 2, 23, 9, 5)
const lost = (count: number): LogEvent => ({ kind: 'lines-lost', count })
const counted = (count: number) => `{"at":"2026-03-23T09:05:00.000Z","event":{"kind":"lines-lost","count":${count}}}`
const read = (name: string) => readFileSync(join(folder, name), 'utf8').split('\n').filter(Boolean)
const range = (from: number, to: number) => Array.from({ length: to - from + 1 }, (_, index) => from + index)

describe('the log', () => {
  test('contains the events in order, each in a line with its time', async () => {
    const log = createLog({ folder, now })
    for (const count of range(1, 500)) log.write(lost(count))
    await log.flush()
    expect(read('log.jsonl')).toEqual(range(1, 500).map(counted))
  })

  test('is written automatically, also for an event that arrives just after the previous one was written', async () => {
    const log = createLog({ folder, now })
    for (const count of range(1, 20)) {
      log.write(lost(count))
      await log.flush()
    }
    expect(await log.lastLines(100)).toEqual(range(1, 20).map(counted))
  })

  test.runIf(process.platform !== 'win32')('is accessible only to its owner', async () => {
    const log = createLog({ folder, now })
    log.write({ kind: 'ended' })
    await log.flush()
    expect([statSync(folder).mode & 0o777, statSync(join(folder, 'log.jsonl')).mode & 0o777]).toEqual([0o700, 0o600])
  })

  test('starts a new file before one gets too large, and keeps only the newest files', async () => {
    const size = counted(10).length + 1
    const log = createLog({ folder, now, fileSizeMax: 3 * size, filesMax: 3 })
    for (const count of range(10, 30)) log.write(lost(count))
    await log.flush()
    expect([readdirSync(folder).sort(), read('log.jsonl'), read('log.1.jsonl'), read('log.2.jsonl')]).toEqual([
      ['log.1.jsonl', 'log.2.jsonl', 'log.jsonl'],
      range(28, 30).map(counted),
      range(25, 27).map(counted),
      range(22, 24).map(counted)
    ])
  })

  test('continues the files of the last run', async () => {
    for (const count of [1, 2]) {
      const log = createLog({ folder, now })
      log.write(lost(count))
      await log.flush()
    }
    expect(read('log.jsonl')).toEqual([counted(1), counted(2)])
  })

  test('writes synchronously, after waiting lines, when the process may be about to end', () => {
    const log = createLog({ folder, now })
    log.writeNow(lost(1))
    log.writeNow(lost(2))
    expect(read('log.jsonl')).toEqual([counted(1), counted(2)])
  })

  test('does not fail if it cannot be written, and later records the number of missing lines', async () => {
    // A file in place of the folder: writing fails as on a full disk.
    writeFileSync(folder, '')
    const log = createLog({ folder, now })
    for (const count of [1, 2, 3]) log.write(lost(count))
    log.writeNow(lost(4))
    await log.flush()
    rmSync(folder)
    log.write(lost(5))
    await log.flush()
    expect(read('log.jsonl')).toEqual([counted(4), counted(5)])
  })

  test('drops lines rather than fill the memory', async () => {
    const log = createLog({ folder, now, waitingMax: 10 })
    for (const count of range(1, 100)) log.write(lost(count))
    await log.flush()
    log.write(lost(7))
    await log.flush()
    const kept = read('log.jsonl').map((line) => JSON.parse(line).event.count)
    // The first was being written, ten were waiting, and 89 were dropped.
    expect(kept).toEqual([1, 89, ...range(2, 11), 7])
  })

  test('drops an event that does not match the schema', async () => {
    const log = createLog({ folder, now })
    log.write({ kind: 'ended', patient: 'Müller' } as LogEvent)
    await log.flush()
    expect(read('log.jsonl')).toEqual(['{"at":"2026-03-23T09:05:00.000Z","event":{"kind":"unfit"}}'])
  })

  test('returns its last lines from several files, without lines of other programs', async () => {
    const size = counted(10).length + 1
    const log = createLog({ folder, now, fileSizeMax: 3 * size, filesMax: 3 })
    for (const count of range(10, 16)) log.write(lost(count))
    await log.flush()
    appendFileSync(join(folder, 'log.jsonl'), 'Müller\n{"patient":"Müller"}\n')
    expect(await log.lastLines(5)).toEqual(range(12, 16).map(counted))
  })

  test('passes every line to `echo`', () => {
    const echoed: string[] = []
    createLog({ folder, now, echo: (line) => echoed.push(line) }).write(lost(1))
    expect(echoed).toEqual([counted(1)])
  })
})
