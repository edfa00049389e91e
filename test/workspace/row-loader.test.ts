import { expect, test } from 'vitest'
import { listId } from '../renderer-dev/scenes.ts'
import { listRow, openWorkspace } from './open-workspace.ts'

test('a row that is changed while the others load stays changed', async () => {
  const { workspace } = openWorkspace(Array.from({ length: 3000 }, (_, at) => listRow(at + 1)))
  const opening = workspace.open(listId(1))
  const firstRow = () => workspace.state()?.rows.at(0)
  while (firstRow() === undefined) await new Promise((resolve) => setTimeout(resolve, 1))
  await workspace.change([{ rowId: listRow(1).rowId, edits: { lastName: 'Muller' } }])
  expect(workspace.state()?.isComplete).toBe(false)
  await opening
  expect([firstRow()?.texts.lastName, workspace.state()?.rows.at(2999)?.row]).toEqual(['Muller', 3000])
})
