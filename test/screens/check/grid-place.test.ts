import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { columnsOf, usualView } from '../../../src-renderer/screens/check/grid/column-view.ts'
import { type GridColumnKey, neededColumns, usualOrder } from '../../../src-renderer/screens/check/grid/grid-columns.ts'
import type { GridState } from '../../../src-renderer/screens/check/grid/grid-model.ts'
import { findPlace, indexIn, placeState, type ShownTable } from '../../../src-renderer/screens/check/grid/grid-place.ts'
import { rowViews } from '../../../src-renderer/workspace/row-views.ts'
import type { RowView } from '../../../src-renderer/workspace/views.ts'

const tenEach = Object.fromEntries(usualOrder.map((key) => [key, 10])) as Record<GridColumnKey, number>
const gridColumns = (shown: Parameters<typeof neededColumns>[0]) => columnsOf(usualView, neededColumns(shown), tenEach)
const columns = gridColumns({ doctor: true, queue: true })

/** A list of which only the ids count here. */
function listOf(...ids: readonly string[]): ShownTable['rows'] {
  return rowViews(ids.length, [ids.map((rowId, position) => ({ rowId, position }) as RowView)])
}

const rows = listOf('a', 'b', 'c', 'd', 'e', 'f')

function table(positions: readonly number[], part: Partial<ShownTable> = {}): ShownTable {
  return { rows, columns, positions: Uint32Array.from(positions), ...part }
}

function shape({ positions, columns: shown }: ShownTable) {
  return { rows: positions.length, columns: shown.length, page: 3, isEditable: () => true }
}

function at(row: number, column: number, part: Partial<GridState> = {}): GridState {
  const active = { row, column }
  return { active, anchor: active, mode: 'walk', runStart: null, ...part }
}

function find(state: GridState, before: ShownTable, now: ShownTable) {
  return findPlace(placeState(state, before), now, shape(now))
}

describe('the active cell', () => {
  test('goes where its patient goes when other rows are shown, and stays open', () => {
    expect(find(at(1, 4, { mode: 'edit' }), table([1, 3, 5]), table([0, 1, 2, 3]))).toEqual({
      state: at(3, 4, { mode: 'edit' }),
      isLost: false
    })
  })

  test('stays in its column when a column before it goes', () => {
    const fewer = table([0, 1], { columns: gridColumns({ doctor: false, queue: true }) })
    const queue = columns.findIndex(({ key }) => key === 'queue')
    expect(find(at(1, queue), table([0, 1]), fewer).state).toEqual(at(1, queue - 1))
  })

  test('is closed and lost when its patient is no longer shown', () => {
    expect(find(at(1, 4, { mode: 'overtype' }), table([1, 3, 5]), table([1, 5]))).toEqual({
      state: at(1, 4),
      isLost: true
    })
  })

  test('is lost when another patient stands at its place after the file was read again', () => {
    const before = table([0, 1])
    const again = table([0, 1], { rows: listOf('x', 'y') })
    expect(find(at(1, 4, { mode: 'edit' }), before, again).isLost).toBe(true)
    expect(find(at(1, 4, { mode: 'edit' }), before, { ...again, positions: before.positions }).isLost).toBe(true)
  })

  test('is not lost while its row is still being loaded', () => {
    const before = table([0, 1])
    expect(find(at(1, 4, { mode: 'edit' }), before, { ...before, rows: rowViews(6) })).toEqual({
      state: at(1, 4, { mode: 'edit' }),
      isLost: false
    })
  })

  test('is of the same patient after any other selection that shows the patient', () => {
    const shown = fc.uniqueArray(fc.nat(5), { minLength: 1 }).map((own) => own.toSorted())
    fc.assert(
      fc.property(shown, shown, fc.nat(5), (first, second, choice) => {
        const row = choice % first.length
        const { state, isLost } = find(at(row, 3), table(first), table(second))
        if (second.includes(first[row] ?? -1)) expect(second[state.active.row]).toBe(first[row])
        else expect(isLost).toBe(true)
      })
    )
  })
})

describe('a selection of several rows', () => {
  const selected = at(2, 4, { anchor: { row: 1, column: 3 } })

  test('stays while it means the same rows', () => {
    expect(find(selected, table([1, 3, 5]), table([0, 1, 3, 5])).state).toEqual(
      at(3, 4, { anchor: { row: 2, column: 3 } })
    )
  })

  test('shrinks to its active cell when a row came between', () => {
    expect(find(selected, table([1, 3, 5]), table([1, 3, 4, 5])).state).toEqual(at(3, 4))
  })
})

test('a number is found among numbers in any order', () => {
  const numbers = Uint32Array.from([9, 2, 5])
  expect([2, 5, 9, 1, 6, 10].map((wanted) => indexIn(numbers, wanted))).toEqual([1, 2, 0, -1, -1, -1])
})
