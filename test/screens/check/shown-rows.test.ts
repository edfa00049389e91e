import { expect, test } from 'vitest'
import { type SelectedRows, selectedAgain, withRow } from '../../../src-renderer/screens/check/use-shown-rows.ts'

function selected(positions: readonly number[], part: Partial<SelectedRows> = {}): SelectedRows {
  return { filter: 'blocked', issue: null, reading: 1, choice: 'a', positions: Uint32Array.from(positions), ...part }
}

test('when only the list has changed, rows are added and none goes', () => {
  expect([...selectedAgain(selected([1, 4, 7]), selected([0, 4, 9])).positions]).toEqual([0, 1, 4, 7, 9])
})

test('the same rows are the same array, so that nothing is drawn again', () => {
  const before = selected([1, 4])
  expect(selectedAgain(before, selected([1, 4])).positions).toBe(before.positions)
})

test.each([
  ['another choice of the user', { choice: 'b' }],
  ['another reading of the file', { reading: 2 }]
])('%s shows its own rows only', (_, part) => {
  expect([...selectedAgain(selected([1, 4]), selected([0], part)).positions]).toEqual([0])
})

test('the first selection shows its rows', () => {
  expect([...selectedAgain(null, selected([3])).positions]).toEqual([3])
})

test('a row that is shown again comes at its own place, and is there once', () => {
  const rows = withRow(withRow(selected([1, 9]), 4), 4)
  expect([...rows.positions]).toEqual([1, 4, 9])
})
