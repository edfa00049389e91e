import { expect, test } from 'vitest'
import { columnWidthRange, type TableView } from '#contract/table-view.ts'
import {
  columnFor,
  columnsOf,
  orderedKeys,
  usualView,
  withHidden,
  withMoved,
  withNextSort,
  withPinned,
  withSort,
  withStep,
  withWidth
} from '../../../src-renderer/screens/check/grid/column-view.ts'
import { type GridColumnKey, neededColumns, usualOrder } from '../../../src-renderer/screens/check/grid/grid-columns.ts'

const needed = neededColumns({ doctor: true, queue: false })
const fitted = Object.fromEntries(usualOrder.map((key) => [key, 10])) as Record<GridColumnKey, number>
const shown = (view: TableView) => columnsOf(view, needed, fitted).map(({ key }) => key)
const first = (view: TableView, count = 6) => orderedKeys(view, needed).slice(0, count)

test('a column that was kept twice, or is not needed, stands once or not at all', () => {
  const view: TableView = { ...usualView, order: ['queue', 'lastName', 'moment', 'lastName'], pinned: [] }
  const keys = orderedKeys(view, needed)
  expect(keys.filter((key) => key === 'lastName')).toHaveLength(1)
  expect(keys).not.toContain('queue')
})

test('a column that a kept view does not name stands behind the one that it usually follows', () => {
  const view: TableView = { ...usualView, order: ['number', 'status', 'lastName', 'phone', 'moment'], pinned: [] }
  expect(orderedKeys(view, needed)).toEqual([
    'number',
    'status',
    'lastName',
    'firstName',
    'phone',
    'email',
    'language',
    'doctorEmail',
    'moment',
    'problem',
    'gender'
  ])
})

test('a moved column takes the place of the other, and is pinned if that one is', () => {
  expect(first(withMoved(usualView, needed, 'phone', 'firstName'))).toEqual([
    'number',
    'status',
    'lastName',
    'phone',
    'firstName',
    'moment'
  ])
  const pinned = withMoved(usualView, needed, 'phone', 'lastName')
  expect([first(pinned, 4), pinned.pinned.includes('phone')]).toEqual([['number', 'status', 'phone', 'lastName'], true])
  const freed = withMoved(usualView, needed, 'lastName', 'moment')
  expect([first(freed, 5), freed.pinned.includes('lastName')]).toEqual([
    ['number', 'status', 'firstName', 'moment', 'lastName'],
    false
  ])
})

test('a column moved to itself, or to one that is not there, changes nothing', () => {
  expect(withMoved(usualView, needed, 'phone', 'phone')).toBe(usualView)
  expect(withMoved(usualView, needed, 'phone', 'queue')).toBe(usualView)
})

test('a step passes over hidden columns, and at the edge of the pinned ones it only pins or frees', () => {
  const hidden = withHidden(usualView, 'firstName', true)
  expect(shown(withStep(hidden, needed, 'problem', -1)).slice(3, 5)).toEqual(['problem', 'moment'])
  const pinned = withStep(hidden, needed, 'moment', -1)
  expect([pinned.pinned.includes('moment'), shown(pinned).slice(2, 4)]).toEqual([true, ['lastName', 'moment']])
  const freed = withStep(usualView, needed, 'lastName', 1)
  expect([freed.pinned.includes('lastName'), shown(freed).slice(2, 4)]).toEqual([false, ['lastName', 'firstName']])
})

test('the first column has no step to the left, and the last none to the right', () => {
  expect(withStep(usualView, needed, 'number', -1)).toBe(usualView)
  expect(withStep(usualView, needed, 'doctorEmail', 1)).toBe(usualView)
})

test('the number and the name cannot be hidden, not even by a kept view; others can, and come back', () => {
  expect(withHidden(usualView, 'lastName', true)).toBe(usualView)
  expect(shown({ ...usualView, hidden: ['number', 'lastName', 'gender'] }).slice(0, 3)).toEqual([
    'number',
    'status',
    'lastName'
  ])
  const without = withHidden(usualView, 'gender', true)
  expect([shown(without).includes('gender'), shown(withHidden(without, 'gender', false))]).toEqual([
    false,
    shown(usualView)
  ])
})

test('a width stays between its limits, and without one the column fits its content again', () => {
  const wide = withWidth(usualView, 'phone', 1000)
  const narrow = withWidth(usualView, 'phone', -3)
  expect([wide.widths, narrow.widths, withWidth(wide, 'phone', null).widths]).toEqual([
    { phone: columnWidthRange.max },
    { phone: columnWidthRange.min },
    {}
  ])
  const problem = (view: TableView) => columnsOf(view, needed, fitted).find(({ key }) => key === 'problem')
  expect(problem(usualView)?.isWide).toBe(true)
  expect(problem(withWidth(usualView, 'problem', 20))).toEqual({ key: 'problem', width: 20 })
})

test('a title sorts up, then down, and then as in the file; the numbers are sorted that way already', () => {
  const up = withNextSort(usualView, 'lastName')
  const down = withNextSort(up, 'lastName')
  expect([up.sort, down.sort, withNextSort(down, 'lastName').sort]).toEqual([
    { column: 'lastName', isDescending: false },
    { column: 'lastName', isDescending: true },
    null
  ])
  expect(withNextSort(down, 'moment').sort).toEqual({ column: 'moment', isDescending: false })
  expect(withNextSort(usualView, 'number').sort).toEqual({ column: 'number', isDescending: true })
  expect(withSort(up, { column: 'number', isDescending: false }).sort).toBeNull()
})

test('a pinned column stands last among the pinned, and a freed one first among the others', () => {
  expect(first(withPinned(usualView, needed, 'phone', true), 4)).toEqual(['number', 'status', 'lastName', 'phone'])
  expect(first(withPinned(usualView, needed, 'status', false), 4)).toEqual([
    'number',
    'lastName',
    'status',
    'firstName'
  ])
})

test('an issue is shown in its column; where that is hidden, in the problem, then the state, then any field', () => {
  const columns = columnsOf(usualView, needed, fitted)
  const without = (...keys: readonly GridColumnKey[]) => columns.filter(({ key }) => !keys.includes(key))
  const keyAt = (some: typeof columns) => some[columnFor(some, 'phone')]?.key
  expect([
    keyAt(columns),
    keyAt(without('phone')),
    keyAt(without('phone', 'problem')),
    keyAt(without('phone', 'problem', 'status'))
  ]).toEqual(['phone', 'problem', 'status', 'lastName'])
})
