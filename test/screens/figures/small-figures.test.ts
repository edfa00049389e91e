import fc from 'fast-check'
import { expect, test } from 'vitest'
import { hideSmall, type ShownFigure } from '../../../src-renderer/screens/figures/small-figures.ts'

const options = { whole: 0, parts: [1, 2, 3], hasTotals: true }

test('numbers of 1 to 4 are hidden, 0 and 5 are not', () => {
  const shown = hideSmall(
    [
      [9, 4, 5, 0],
      [9, 5, 4, 0]
    ],
    options
  )
  expect(shown).toEqual([
    [9, 'small', 'hidden', 0],
    [9, 'hidden', 'small', 0]
  ])
})

test('where nothing else is left to be hidden, the sum of a row goes', () => {
  expect(hideSmall([[4, 4, 0, 0]], { ...options, hasTotals: false })).toEqual([['small', 'small', 0, 0]])
  expect(hideSmall([[30, 3, 27, 0]], { ...options, hasTotals: false })).toEqual([[30, 'small', 'hidden', 0]])
})

test('no hidden number can be worked out from its row, nor from its column while another number of it could be hidden', () => {
  const row = fc
    .tuple(fc.integer({ min: 0, max: 30 }), fc.integer({ min: 0, max: 30 }), fc.integer({ min: 0, max: 30 }))
    .map((parts) => [parts.reduce((sum, part) => sum + part, 0), ...parts])
  fc.assert(
    fc.property(fc.array(row, { minLength: 1, maxLength: 6 }), (rows) => {
      const shown = hideSmall(rows, options)
      const isHidden = (figure: ShownFigure | undefined) => typeof figure !== 'number'
      for (const line of shown) {
        const hidden = line.slice(1).filter(isHidden).length
        expect(hidden === 1 ? isHidden(line[0]) : true).toBe(true)
      }
      for (const column of [0, 1, 2, 3]) {
        const cells = shown.map((line) => line[column])
        const left = cells.filter((cell) => typeof cell === 'number' && cell > 0)
        expect(cells.filter(isHidden).length === 1 ? left.length : 0).toBe(0)
      }
      for (const [index, line] of rows.entries()) {
        for (const [column, value] of line.entries()) {
          const cell = shown[index]?.[column]
          expect(value > 0 && value < 5 ? cell === 'small' : cell === value || cell === 'hidden').toBe(true)
        }
      }
    })
  )
})
