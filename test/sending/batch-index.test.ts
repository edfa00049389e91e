import { expect, test } from 'vitest'
import { createBatchIndex } from '../../src-main/sending/batch-index.ts'
import type { SamePatient } from '../../src-main/sending/invitation-port.ts'
import { countElementsWalked } from '../support/copied-elements.ts'

const rowOf = (rowId: string): SamePatient => ({
  listId: 'list',
  listName: 'List',
  rowId,
  state: 'queued',
  at: 0,
  isOver: false
})

test('a row that shares a key is held back by every other, and once by each', () => {
  const index = createBatchIndex()
  index.add(['a', 'b'], rowOf('1'), false)
  index.add(['b'], rowOf('2'), true)
  const found = (keys: readonly string[], letThrough: boolean) => index.find(keys, letThrough).map(({ rowId }) => rowId)
  expect([found(['a', 'b'], false), found(['a', 'b'], true), found(['c'], false)]).toEqual([['1', '2'], ['1'], []])
})

test('five thousand rows of one patient that were let through cost no more each than one', async () => {
  const index = createBatchIndex()
  const keys = ['a', 'b']
  const walked = await countElementsWalked(() => {
    for (let number = 0; number < 5_000; number += 1) {
      expect(index.find(keys, true)).toEqual([])
      index.add(keys, rowOf(String(number)), true)
    }
  })
  expect(walked).toBeLessThan(100_000)
})
