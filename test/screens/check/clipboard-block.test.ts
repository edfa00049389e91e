import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import {
  parseBlock,
  placeBlock,
  placeCopied,
  writeBlock
} from '../../../src-renderer/screens/check/grid/clipboard-block.ts'

test.each([
  ['one cell', 'a', [['a']]],
  [
    'the line break at the end belongs to no row',
    'a\tb\r\nc\td\r\n',
    [
      ['a', 'b'],
      ['c', 'd']
    ]
  ],
  ['an empty cell is a cell', 'a\t\t\n', [['a', '', '']]],
  ['an empty line in between is a row', 'a\n\nb', [['a'], [''], ['b']]],
  ['a quoted cell keeps its tab, line break and quotes', '"a\tb\n""c"""\td', [['a\tb\n"c"', 'd']]],
  ['a lone quote is a letter', '"a\tb" c', [['"a', 'b" c']]],
  ['nothing', '', []]
])('%s', (_, text, cells) => {
  expect(parseBlock(text)).toEqual(cells)
})

test('what is copied is what is pasted', () => {
  const cell = fc.string({ unit: fc.constantFrom('a', '"', '\t', '\n', ' ', 'é') })
  const block = fc.array(fc.array(cell, { minLength: 1, maxLength: 4 }), { minLength: 1, maxLength: 4 })
  fc.assert(
    fc.property(block, (rows) => {
      // A last row of one empty cell cannot be distinguished from the final line break.
      fc.pre(rows.at(-1)?.join('') !== '' || (rows.at(-1)?.length ?? 0) > 1)
      expect(parseBlock(writeBlock(rows))).toEqual(rows)
    })
  )
})

const selection = { top: 1, bottom: 2, left: 1, right: 2 }

test('one cell fills the selection', () => {
  expect(placeBlock([['x']], selection, { rows: 9, columns: 9 })).toEqual([
    { row: 1, column: 1, text: 'x' },
    { row: 1, column: 2, text: 'x' },
    { row: 2, column: 1, text: 'x' },
    { row: 2, column: 2, text: 'x' }
  ])
})

test('a block starts at the selection, and cells outside the table are dropped', () => {
  expect(
    placeBlock(
      [
        ['a', 'b'],
        ['c', 'd']
      ],
      selection,
      { rows: 2, columns: 9 }
    )
  ).toEqual([
    { row: 1, column: 1, text: 'a' },
    { row: 1, column: 2, text: 'b' }
  ])
})

describe('cells that were copied from the table', () => {
  const names = ['number', 'status', 'lastName', 'firstName', 'phone']

  test.each([0, 1, 2, 3, 4])('go into their own columns when they are pasted at column %i', (left) => {
    const copied = { columns: ['status', 'lastName', 'firstName'], rows: [['', 'Rey', 'Ana']] }
    expect(placeCopied(copied, { top: 5, bottom: 5, left, right: left }, names)).toEqual([
      { row: 5, column: 1, text: '' },
      { row: 5, column: 2, text: 'Rey' },
      { row: 5, column: 3, text: 'Ana' }
    ])
  })

  test('have no place where the table does not show their column', () => {
    const copied = { columns: ['queue', 'phone'], rows: [['Alpha', '079']] }
    expect(placeCopied(copied, { top: 0, bottom: 0, left: 2, right: 2 }, names)).toEqual([
      { row: 0, column: -1, text: 'Alpha' },
      { row: 0, column: 4, text: '079' }
    ])
  })

  test('of one column go where the user points', () => {
    const copied = { columns: ['lastName'], rows: [['Rey'], ['Sol']] }
    expect(placeCopied(copied, { top: 1, bottom: 1, left: 3, right: 3 }, names)).toEqual([
      { row: 1, column: 3, text: 'Rey' },
      { row: 2, column: 3, text: 'Sol' }
    ])
  })

  test('of one row go into every selected row', () => {
    const copied = { columns: ['status', 'phone'], rows: [['', '079']] }
    expect(placeCopied(copied, { top: 1, bottom: 2, left: 1, right: 4 }, names)).toEqual([
      { row: 1, column: 1, text: '' },
      { row: 1, column: 4, text: '079' },
      { row: 2, column: 1, text: '' },
      { row: 2, column: 4, text: '079' }
    ])
  })
})
