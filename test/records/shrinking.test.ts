import { copyFileSync, mkdirSync, readdirSync, statSync } from 'node:fs'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { afterAll, expect, test } from 'vitest'
import { linesUntilKilled } from '../support/kill.ts'
import { account, start } from '../support/list-data.ts'
import { eraseRows, makeList, planRows, statesOf } from '../support/records.ts'
import { unwrap } from '../support/result.ts'
import { makeTempFolder, openTestRecords, removeFolder } from '../support/test-records.ts'

const root = makeTempFolder()
afterAll(() => removeFolder(root))

const sizeOf = (folder: string) => statSync(join(folder, 'records.sqlite')).size / 1e6
const fileMb = 12

/** Records from which a list with a large file was erased, and another list that stays. */
function erasedFolder(folder: string): string {
  const { records } = openTestRecords(folder)
  const listId = makeList(records, 2, 1, { file: new Uint8Array(fileMb * 1e6).fill(65) })
  planRows(records, listId, 2)
  const kept = makeList(records, 20, 101)
  planRows(records, kept, 20, 101)
  eraseRows(records, listId, { account, at: start, shouldErase: () => true })
  records.close()
  return kept
}

test('the file gives back to the disk what was erased, a little at a time, and keeps some for the next lists', () => {
  const folder = join(root, 'shrunk')
  const kept = erasedFolder(folder)
  const before = sizeOf(folder)
  const { records } = openTestRecords(folder)
  let steps = 0
  while (unwrap(records.retention.shrink()).left > 0) steps += 1
  const states = Object.keys(statesOf(records, kept)).length
  records.close()
  expect([before > fileMb, steps > 50, sizeOf(folder) < 3.5, states]).toEqual([true, true, true, 20])
})

test('however often the app is killed while the file shrinks, the records stay whole', async () => {
  const folder = join(root, 'killed')
  const kept = erasedFolder(folder)
  const script = fileURLToPath(new URL('closing-process.ts', import.meta.url))
  const notices = []
  for (const [lines, ms] of [
    [7, 0],
    [9, 2],
    [20, 1],
    [Number.POSITIVE_INFINITY, 0]
  ] as const) {
    await linesUntilKilled(script, [folder], lines, ms)
    const copy = join(root, `copy ${lines}`)
    mkdirSync(copy)
    for (const name of readdirSync(folder)) copyFileSync(join(folder, name), join(copy, name))
    const { records, notice } = openTestRecords(copy)
    notices.push([notice, Object.keys(statesOf(records, kept)).length])
    records.close()
  }
  expect([notices, sizeOf(folder) < 3.5]).toEqual([notices.map(() => [null, 20]), true])
})
