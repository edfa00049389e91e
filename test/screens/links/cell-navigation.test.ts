import { expect, test } from 'vitest'
import { nextCell } from '../../../src-renderer/screens/links/cell-navigation.ts'

const size = { rows: 100, columns: 9, pageRows: 10 }
const plain = { ctrlKey: false, metaKey: false, altKey: false }

function after(key: string, row: number, column: number, more: Partial<typeof plain> = {}) {
  const next = nextCell({ row, column }, { ...plain, ...more, key }, size)
  return next === null ? null : [next.row, next.column]
}

test('arrows, Home, End and pages go from cell to cell and stop at the edges', () => {
  expect([
    after('ArrowDown', 0, 3),
    after('ArrowUp', 0, 3),
    after('ArrowRight', 5, 8),
    after('ArrowLeft', 5, 8),
    after('PageDown', 95, 0),
    after('PageUp', 42, 1),
    after('Home', 42, 5),
    after('End', 42, 5),
    after('Home', 42, 5, { ctrlKey: true }),
    after('End', 42, 5, { ctrlKey: true })
  ]).toEqual([
    [1, 3],
    [0, 3],
    [5, 8],
    [5, 7],
    [99, 0],
    [32, 1],
    [42, 0],
    [42, 8],
    [0, 0],
    [99, 8]
  ])
})

test('other keys, and those with Alt, are not handled', () => {
  expect([after('Enter', 1, 1), after('a', 1, 1), after('ArrowLeft', 1, 1, { altKey: true })]).toEqual([
    null,
    null,
    null
  ])
})
