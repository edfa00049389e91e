import { expect, test } from 'vitest'
import { listId } from '../renderer-dev/scenes.ts'
import { openOffice as office, listRow as row } from './open-office.ts'

const rows = [1, 2, 3].map(row)
const idOf = (number: number) => row(number).rowId

test('rows of the open list that were erased are gone from the window at once, and what is left is read again', async () => {
  const { workspace, keep, shown } = office(rows)
  await workspace.open(listId(1))
  const before = shown()
  keep(rows.slice(1))
  const reading = workspace.readAfterErasure(listId(1))
  const atOnce = workspace.state()
  await reading
  expect([before?.length, atOnce, shown(), workspace.state()?.phase]).toEqual([3, null, [idOf(2), idOf(3)], 'open'])
})

test('of a list that was erased as a whole nothing stays in the window, nor in its worker', async () => {
  const { work, workspace, keep, shown } = office(rows)
  await workspace.open(listId(1))
  keep(null)
  await workspace.readAfterErasure(listId(1))
  expect([shown(), workspace.state()?.phase, workspace.state()?.code]).toEqual([[], 'failed', 'no-such-list'])
  expect(() => work.count(undefined)).toThrow()
})

test('of a long list that was erased while its rows came in nothing more is asked for', async () => {
  const { workspace, keep, shown } = office(Array.from({ length: 3000 }, (_, at) => row(at + 1)))
  const opening = workspace.open(listId(1))
  while ((shown()?.length ?? 0) === 0) await new Promise((resolve) => setTimeout(resolve, 1))
  expect(workspace.state()?.isComplete).toBe(false)
  keep(null)
  await Promise.all([workspace.readAfterErasure(listId(1)), opening])
  expect([shown(), workspace.state()?.phase]).toEqual([[], 'failed'])
})

test('what was typed before into a row that stays is stored all the same', async () => {
  const { workspace, keep, stored } = office(rows)
  await workspace.open(listId(1))
  await workspace.change([{ rowId: idOf(3), edits: { lastName: 'Muller' }, excluded: false }])
  keep(rows.slice(1))
  await workspace.readAfterErasure(listId(1))
  await workspace.saved()
  expect([stored, workspace.state()?.saving]).toEqual([[idOf(3)], 'saved'])
})

test('another list that is open is left alone', async () => {
  const { workspace, shown } = office(rows)
  await workspace.open(listId(1))
  await workspace.readAfterErasure(listId(2))
  expect(shown()?.length).toBe(3)
})
