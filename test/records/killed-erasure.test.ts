import { fileURLToPath } from 'node:url'
import { expect, test, vi } from 'vitest'
import { rowsPerCall } from '#contract/limits.ts'
import type { Records } from '../../src-main/records/index.ts'
import { countFigures } from '../support/count-figures.ts'
import { linesUntilKilled } from '../support/kill.ts'
import { contentOf, id, rowOf, start } from '../support/list-data.ts'
import { eraseRows, findSamePatient, makeList, planRows, send } from '../support/records.ts'
import { unwrap } from '../support/result.ts'
import { makeTempFolder, openTestRecords, removeFolder } from '../support/test-records.ts'

// Eight processes, one after the other: beside other work they take a minute.
vi.setConfig({ testTimeout: 240_000 })

const eraser = fileURLToPath(new URL('eraser-process.ts', import.meta.url))
const rowCount = 900
const sentCount = 60
/** One of this many rows is erased. */
const every = 3

test('however often the app is killed while erasing, each row is complete or erased, and none can be sent again', async () => {
  const folder = makeTempFolder()
  const listId = filled(folder)
  const seen: string[][] = []
  const broken: string[] = []
  const invited = [invitedIn(folder)]
  // Killed after this many lines, and this many ms into the work that follows the last of them.
  for (const [lines, ms] of [
    [1, 0],
    [1, 3],
    [1, 9],
    [2, 0],
    [2, 5],
    [3, 1],
    [4, 0]
  ] as const) {
    seen.push(await linesUntilKilled(eraser, [folder, listId, String(every)], lines, ms))
    broken.push(...whatIsBroken(folder, listId))
    invited.push(invitedIn(folder))
  }
  seen.push(await linesUntilKilled(eraser, [folder, listId, String(every)], Number.POSITIVE_INFINITY, 0))
  broken.push(...whatIsBroken(folder, listId))
  const invitedAfter = invitedIn(folder)
  const { records } = openTestRecords(folder)
  const left = rowIdsIn(records, listId)
  const entries = unwrap(records.audit.entries()).filter(({ action }) => action === 'patients-erased')
  records.close()
  removeFolder(folder)
  expect(broken).toEqual([])
  expect([...invited, invitedAfter]).toEqual(Array.from({ length: 9 }, () => sentCount))
  expect(seen.at(-1)?.at(-1)).toBe('done')
  expect(left).toEqual(
    numbers(rowCount)
      .filter((number) => !isGoing(number))
      .map(id)
  )
  expect(entries.reduce((sum, { count }) => sum + count, 0)).toBe(rowCount / every)
})

/** How many invitations the figures count, of kept and of erased patients. */
function invitedIn(folder: string): number {
  const { records } = openTestRecords(folder)
  countFigures(records)
  const { figures } = unwrap(records.figures.read('0', '9'))
  records.close()
  return figures.reduce((sum, { counts }) => sum + (counts.invited ?? 0), 0)
}

const isGoing = (number: number) => number % every === 0

function numbers(count: number): number[] {
  return Array.from({ length: count }, (_, index) => index + 1)
}

function filled(folder: string): string {
  const { records } = openTestRecords(folder)
  const listId = makeList(records, rowCount)
  planRows(records, listId, rowCount)
  for (const number of numbers(sentCount)) send(records, listId, number)
  records.close()
  return listId
}

function rowIdsIn(records: Records, listId: string): string[] {
  return unwrap(records.lists.rows({ listId, offset: 0, limit: rowsPerCall })).map(({ rowId }) => rowId)
}

/** Opens the records as after a restart and names every row that is neither unchanged nor erased. */
function whatIsBroken(folder: string, listId: string): string[] {
  const { records, notice } = openTestRecords(folder)
  const broken: string[] = notice === null ? [] : [notice]
  const there = new Set(rowIdsIn(records, listId))
  const invitations = new Map(
    unwrap(records.invitations.page(listId, { offset: 0, limit: rowsPerCall })).map((one) => [one.rowId, one])
  )
  for (const number of numbers(rowCount)) {
    const invitation = invitations.get(id(number))
    const state = number <= sentCount ? 'created' : 'ready'
    if (there.has(id(number)) !== (invitation !== undefined)) broken.push(`half of ${number}`)
    if (invitation !== undefined && invitation.state !== state) broken.push(`${number} is ${invitation.state}`)
    if (invitation === undefined && !isGoing(number)) broken.push(`${number} is lost`)
    if (invitation !== undefined || number > sentCount) continue
    const planned = records.invitations.planInvitations(listId, { begin: false, at: start }, [
      { rowId: id(number), content: contentOf(number) }
    ])
    if (planned.ok) broken.push(`${number} can be sent again`)
  }
  broken.push(...unguarded(records, there))
  records.close()
  return broken
}

/** Erased patients that another list could invite again without a warning. */
function unguarded(records: Records, there: ReadonlySet<string>): string[] {
  const gone = numbers(sentCount).filter((number) => !there.has(id(number)))
  const rows = gone.map((number) => ({
    rowId: id(5000 + number),
    content: contentOf(number)
  }))
  const other = makeList(records, sentCount, 5001)
  unwrap(records.invitations.planInvitations(other, { begin: true, at: start }, rows))
  const broken = rows.filter(
    ({ rowId, content }) => !findSamePatient(records, other, rowId, content).some(({ state }) => state === 'created')
  )
  unwrap(records.lists.remove({ listId: other, account: '' }))
  return broken.map(({ content }) => `${content.lastName} is not known to the guard`)
}

test('an interrupted re-encryption is completed by the next erasure, and the old key is deleted', () => {
  const folder = makeTempFolder()
  const listId = filled(folder)
  const { records } = openTestRecords(folder)
  const order = {
    account: '',
    at: start,
    shouldErase: ({ state }: { readonly state: string | null }) => state === 'created'
  }
  let step = unwrap(records.retention.erase(listId, order, null))
  while (step.next?.phase === 'erasing') step = unwrap(records.retention.erase(listId, order, step.next))
  expect(step.next).not.toBe(null)
  records.close()

  const again = openTestRecords(folder).records
  const unfinished = () =>
    unwrap(again.retention.lists(start, null)).lists.filter(({ isUnfinished }) => isUnfinished).length
  const before = unfinished()
  eraseRows(again, listId, { ...order, shouldErase: () => false })
  const after = unfinished()
  expect([before, after, unwrap(again.lists.rows({ listId, offset: 0, limit: 1 }))]).toEqual([
    1,
    0,
    [rowOf(sentCount + 1)]
  ])
  again.close()
  removeFolder(folder)
})
