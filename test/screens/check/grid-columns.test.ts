import { expect, test } from 'vitest'
import { columnsOf, usualView } from '../../../src-renderer/screens/check/grid/column-view.ts'
import {
  type GridColumn,
  type GridColumnKey,
  neededColumns,
  usualOrder,
  visibleColumns,
  withFrozen
} from '../../../src-renderer/screens/check/grid/grid-columns.ts'

const tenEach = Object.fromEntries(usualOrder.map((key) => [key, 10])) as Record<GridColumnKey, number>
const columns = columnsOf(usualView, neededColumns({ doctor: true, queue: true }), tenEach)
const keysInSight = (left: number, width: number) => visibleColumns(columns, left, width).map((at) => columns[at]?.key)
const frozen = ['number', 'status', 'lastName']

test('a narrow table renders the frozen columns and the visible ones with some overscan', () => {
  expect(keysInSight(0, 50)).toEqual([...frozen, 'firstName', 'moment', 'problem'])
})

test('scrolled to the end, it renders the last columns and the frozen ones', () => {
  const width = columns.reduce((total, column) => total + column.width, 0)
  expect(keysInSight(width - 50, 50)).toEqual([
    ...frozen,
    'gender',
    'phone',
    'email',
    'language',
    'doctorEmail',
    'queue'
  ])
})

test('a table that is wide enough renders every column in order', () => {
  expect(visibleColumns(columns, 0, 200)).toEqual(columns.map((_, at) => at))
})

test('as many of the pinned columns stay in sight as fit into a quarter of the table', () => {
  const frozenIn = (width: number) =>
    withFrozen(columns, width)
      .filter(({ isFrozen }) => isFrozen === true)
      .map(({ key }) => key)
  expect([frozenIn(120), frozenIn(119), frozenIn(80), frozenIn(39)]).toEqual([
    ['number', 'status', 'lastName'],
    ['number', 'status'],
    ['number', 'status'],
    []
  ])
})

test('the appointment and the problem stand directly behind the name', () => {
  const keys = columns.map(({ key }: GridColumn) => key)
  expect(keys.slice(0, 6)).toEqual(['number', 'status', 'lastName', 'firstName', 'moment', 'problem'])
})
