import { fileURLToPath } from 'node:url'
import { expect, test } from 'vitest'
import { linesUntilKilled } from '../support/kill.ts'
import { id } from '../support/list-data.ts'
import { linkOf, makeList, planRows } from '../support/records.ts'
import { unwrap } from '../support/result.ts'
import { makeTempFolder, openTestRecords, removeFolder } from '../support/test-records.ts'

const writer = fileURLToPath(new URL('writer-process.ts', import.meta.url))
const rowCount = 400

test('what was reported as recorded is on the disk, however often the app is killed', async () => {
  const folder = makeTempFolder()
  const { records } = openTestRecords(folder)
  const listId = makeList(records, rowCount)
  planRows(records, listId, rowCount)
  records.close()

  const printed: string[] = []
  const notices: (string | null)[] = []
  for (const lines of [1, 2, 7, 20, 41, 60]) {
    const first = 1 + Math.max(0, ...printed.map((line) => Number(line.split(' ')[1])))
    // One more may have been started without being reported: the next process starts after it.
    const args = [folder, listId, String(first + 1), String(rowCount)]
    printed.push(...(await linesUntilKilled(writer, args, lines, 0)))
    const again = openTestRecords(folder)
    notices.push(again.notice)
    again.records.close()
  }

  const again = openTestRecords(folder).records
  const broken = printed.filter((line) => {
    const [word, number] = [line.split(' ')[0], Number(line.split(' ')[1])]
    const found = unwrap(again.invitations.one(listId, id(number)))
    if (word === 'created') return found?.state !== 'created' || found.facts.link !== linkOf(number)
    return found?.attempt === null || !['sending', 'created', 'unknown'].includes(found?.state ?? '')
  })
  again.close()
  removeFolder(folder)
  // A kill between sent log and database leaves an attempt that is only in the log: its outcome is unknown.
  expect(notices.filter((notice) => notice !== null && notice !== 'end-lost')).toEqual([])
  expect({ enough: printed.length > 60, broken }).toEqual({ enough: true, broken: [] })
})
