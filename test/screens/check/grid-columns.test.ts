import { expect, test } from 'vitest'
import { gridColumns, visibleColumns } from '../../../src-renderer/screens/check/grid/grid-columns.ts'

const columns = gridColumns({ doctor: true, queue: true })
const keysInSight = (left: number, width: number) => visibleColumns(columns, left, width).map((at) => columns[at]?.key)
const frozen = ['number', 'status', 'action', 'lastName']

test('a narrow table renders the frozen columns and the visible ones with some overscan', () => {
  expect(keysInSight(0, 50)).toEqual([...frozen, 'firstName', 'gender', 'phone', 'email'])
})

test('scrolled to the end, it renders the last columns and the frozen ones', () => {
  const width = columns.reduce((total, column) => total + column.width, 0)
  expect(keysInSight(width - 50, 50)).toEqual([...frozen, 'language', 'doctorEmail', 'queue', 'problem'])
})

test('a table that is wide enough renders every column in order', () => {
  expect(visibleColumns(columns, 0, 200)).toEqual(columns.map((_, at) => at))
})
