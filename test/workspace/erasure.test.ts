import { expect, test } from 'vitest'
import { listId } from '../renderer-dev/scenes.ts'
import { openWorkspace as openList, listRow as row } from './open-workspace.ts'

const rows = [1, 2, 3].map(row)
const idOf = (number: number) => row(number).rowId

test('erased rows of the open list disappear from the window at once, and the others are loaded again', async () => {
  const { workspace, keep, shown } = openList(rows)
  await workspace.open(listId(1))
  const before = shown()
  keep(rows.slice(1))
  const reading = workspace.reloadAfterErasure(listId(1))
  const atOnce = workspace.state()
  await reading
  expect([before?.length, atOnce, shown(), workspace.state()?.phase]).toEqual([3, null, [idOf(2), idOf(3)], 'open'])
})

test('a list that was erased as a whole leaves nothing in the window or its worker', async () => {
  const { worker, workspace, keep, shown } = openList(rows)
  await workspace.open(listId(1))
  keep(null)
  await workspace.reloadAfterErasure(listId(1))
  expect([shown(), workspace.state()?.phase, workspace.state()?.code]).toEqual([[], 'failed', 'no-such-list'])
  expect(worker.openings()).toBe(0)
})

test('a list that is erased while its rows load requests no more rows', async () => {
  const { workspace, keep, shown } = openList(Array.from({ length: 3000 }, (_, at) => row(at + 1)))
  const opening = workspace.open(listId(1))
  while ((shown()?.length ?? 0) === 0) await new Promise((resolve) => setTimeout(resolve, 1))
  expect(workspace.state()?.isComplete).toBe(false)
  keep(null)
  await Promise.all([workspace.reloadAfterErasure(listId(1)), opening])
  expect([shown(), workspace.state()?.phase]).toEqual([[], 'failed'])
})

test('an earlier edit of a row that stays is stored', async () => {
  const { workspace, keep, stored } = openList(rows)
  await workspace.open(listId(1))
  await workspace.change([{ rowId: idOf(3), edits: { lastName: 'Muller' } }])
  keep(rows.slice(1))
  await workspace.reloadAfterErasure(listId(1))
  await workspace.flushed()
  expect([stored, workspace.shownSaveState()]).toEqual([[idOf(3)], 'saved'])
})

test('another open list is not affected', async () => {
  const { workspace, shown } = openList(rows)
  await workspace.open(listId(1))
  await workspace.reloadAfterErasure(listId(2))
  expect(shown()?.length).toBe(3)
})

test('a text that is being typed when others are erased is stored if its patient stays', async () => {
  const { workspace, keep, stored } = openList(rows)
  await workspace.open(listId(1))
  const release = workspace.holdUnsaved()
  keep(rows.slice(1))
  const reading = workspace.reloadAfterErasure(listId(1))
  await new Promise((resolve) => setTimeout(resolve))
  // Its page is gone: now the cell gives its text.
  const typing = workspace.change([{ rowId: idOf(3), edits: { lastName: 'Muller' } }], listId(1))
  release()
  await Promise.all([reading, typing])
  await workspace.flushed()
  expect([stored, workspace.saveState()]).toEqual([[idOf(3)], 'saved'])
})
