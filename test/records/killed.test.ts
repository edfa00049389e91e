import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { createInterface } from 'node:readline'
import { fileURLToPath } from 'node:url'
import { expect, test } from 'vitest'
import { id, layDown, linkOf, makeFolder, makeList, open, removeFolder, valueIn } from './builders.ts'

const writer = fileURLToPath(new URL('writer-process.ts', import.meta.url))
const rowCount = 400

test('whatever was said to be recorded is recorded, however often the app is killed', async () => {
  const folder = makeFolder()
  const { records } = open(folder)
  const listId = makeList(records, rowCount)
  layDown(records, listId, rowCount)
  records.close()

  const told: string[] = []
  const notices: (string | null)[] = []
  for (const lines of [1, 2, 7, 20, 41, 60]) {
    const first = 1 + Math.max(0, ...told.map((line) => Number(line.split(' ')[1])))
    // One more may have been begun without a word about it: the next process starts behind it.
    told.push(...(await linesOfKilled(folder, listId, first + 1, lines)))
    const again = open(folder)
    notices.push(again.notice)
    again.records.close()
  }

  const again = open(folder).records
  const broken = told.filter((line) => {
    const [word, number] = [line.split(' ')[0], Number(line.split(' ')[1])]
    const found = valueIn(again.invitations.one(listId, id(number)))
    if (word === 'created') return found?.state !== 'created' || found.facts.link !== linkOf(number)
    return found?.attempt === null || !['sending', 'created', 'unknown'].includes(found?.state ?? '')
  })
  again.close()
  removeFolder(folder)
  // A kill between sent log and database leaves an attempt that only the log knows: told, and in doubt.
  expect(notices.filter((notice) => notice !== null && notice !== 'end-lost')).toEqual([])
  expect({ told: told.length > 60, broken }).toEqual({ told: true, broken: [] })
})

/** Lets a process write until it said so many lines, kills it, and answers all that it said. */
async function linesOfKilled(folder: string, listId: string, first: number, count: number): Promise<string[]> {
  const child = spawn(process.execPath, [writer, folder, listId, String(first), String(rowCount)], {
    stdio: ['ignore', 'pipe', 'inherit']
  })
  const exited = once(child, 'exit')
  const lines: string[] = []
  for await (const line of createInterface({ input: child.stdout })) {
    lines.push(line)
    if (lines.length === count) child.kill('SIGKILL')
  }
  await exited
  return lines
}
