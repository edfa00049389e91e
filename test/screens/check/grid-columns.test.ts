import { expect, test } from 'vitest'
import { columnsInSight, gridColumns } from '../../../src-renderer/screens/check/grid/grid-columns.ts'

const columns = gridColumns({ doctor: true, queue: true })
const keysInSight = (left: number, width: number) => columnsInSight(columns, left, width).map((at) => columns[at]?.key)
const frozen = ['number', 'verdict', 'action', 'lastName']

test('a narrow table draws the columns that stay in place and those in sight, with a little beside them', () => {
  expect(keysInSight(0, 50)).toEqual([...frozen, 'firstName', 'gender', 'phone', 'email'])
})

test('scrolled to the end it draws the last ones, and still those that stay in place', () => {
  const width = columns.reduce((total, column) => total + column.width, 0)
  expect(keysInSight(width - 50, 50)).toEqual([...frozen, 'language', 'doctorEmail', 'queue', 'problem'])
})

test('a table wide enough draws every column, in order', () => {
  expect(columnsInSight(columns, 0, 200)).toEqual(columns.map((_, at) => at))
})
