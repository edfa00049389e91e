import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import {
  fitTo,
  type GridShape,
  type GridState,
  goTo,
  type KeyPress,
  pressKey,
  startOfGrid
} from '../../../src-renderer/screens/check/grid/grid-model.ts'

const shape: GridShape = { rows: 10, columns: 4, page: 3, isEditable: ({ column }) => column > 0 }

function press(key: string, part: Partial<KeyPress> = {}): KeyPress {
  return { key, ctrl: false, shift: false, alt: false, ...part }
}

function at(row: number, column: number, part: Partial<GridState> = {}): GridState {
  const active = { row, column }
  return { active, anchor: active, mode: 'walk', runStart: null, ...part }
}

describe('walking', () => {
  test.each([
    ['ArrowDown', {}, { row: 6, column: 2 }],
    ['ArrowUp', {}, { row: 4, column: 2 }],
    ['ArrowLeft', {}, { row: 5, column: 1 }],
    ['ArrowRight', {}, { row: 5, column: 3 }],
    ['Home', {}, { row: 5, column: 0 }],
    ['End', {}, { row: 5, column: 3 }],
    ['PageDown', {}, { row: 8, column: 2 }],
    ['PageUp', {}, { row: 2, column: 2 }],
    ['Home', { ctrl: true }, { row: 0, column: 0 }],
    ['End', { ctrl: true }, { row: 9, column: 3 }],
    ['ArrowDown', { ctrl: true }, { row: 9, column: 2 }],
    ['Tab', {}, { row: 5, column: 3 }],
    ['Tab', { shift: true }, { row: 5, column: 1 }]
  ])('%s %o goes where a spreadsheet goes', (key, part, active) => {
    expect(pressKey(at(5, 2), press(key, part), shape)?.state.active).toEqual(active)
  })

  test('with shift the selection grows from where it began', () => {
    expect(pressKey(at(5, 2), press('ArrowDown', { shift: true }), shape)).toEqual({
      state: at(6, 2, { anchor: { row: 5, column: 2 } })
    })
  })

  test('Tab past the last column leaves the table', () => {
    expect(pressKey(at(5, 3), press('Tab'), shape)).toEqual({ state: at(5, 3), isPassedOn: true })
  })

  test('Enter after a run of Tabs goes below the cell where the run began', () => {
    const tabbed = pressKey(pressKey(at(5, 1), press('Tab'), shape)?.state ?? at(0, 0), press('Tab'), shape)?.state
    expect(tabbed && pressKey(tabbed, press('Enter'), shape)?.state).toEqual(at(6, 1))
  })

  test.each(['a', 'é', 'Dead', 'Process'])('typing %s opens the cell and leaves the letter to the browser', (key) => {
    expect(pressKey(at(5, 2), press(key), shape)).toEqual({ state: at(5, 2, { mode: 'overtype' }), isPassedOn: true })
  })

  test('AltGr types, Ctrl or Alt with a letter does not', () => {
    expect([
      pressKey(at(5, 2), press('@', { ctrl: true, alt: true }), shape)?.state.mode,
      pressKey(at(5, 2), press('c', { ctrl: true }), shape),
      pressKey(at(5, 2), press('f', { alt: true }), shape)
    ]).toEqual(['overtype', null, null])
  })

  test('a cell that cannot be edited is not opened, and Enter presses it', () => {
    expect([pressKey(at(5, 0), press('a'), shape), pressKey(at(5, 0), press('Enter'), shape)]).toEqual([
      null,
      { state: at(5, 0), effect: 'press' }
    ])
  })

  test.each([
    ['Delete', {}, 'clear'],
    ['Delete', { ctrl: true }, 'toggle-row'],
    ['z', { ctrl: true }, 'undo'],
    ['Z', { ctrl: true, shift: true }, 'redo'],
    ['y', { ctrl: true }, 'redo']
  ])('%s %o asks for %s', (key, part, effect) => {
    expect(pressKey(at(5, 2), press(key, part), shape)).toEqual({ state: at(5, 2), effect })
  })
})

describe('editing', () => {
  const open = at(5, 2, { mode: 'edit' })
  const over = at(5, 2, { mode: 'overtype' })

  test('Enter commits and goes down, Tab commits and goes right, Escape does neither', () => {
    expect([
      pressKey(open, press('Enter'), shape),
      pressKey(open, press('Tab'), shape),
      pressKey(open, press('Escape'), shape)
    ]).toEqual([
      { state: at(6, 2), effect: 'commit' },
      { state: at(5, 3, { runStart: 2 }), effect: 'commit' },
      { state: at(5, 2) }
    ])
  })

  test('arrows belong to the text of an opened cell, and end one that was typed over', () => {
    expect([pressKey(open, press('ArrowLeft'), shape), pressKey(over, press('ArrowLeft'), shape)]).toEqual([
      null,
      { state: at(5, 1), effect: 'commit' }
    ])
  })

  test('Ctrl+Z belongs to the text', () => {
    expect(pressKey(over, press('z', { ctrl: true }), shape)).toBeNull()
  })
})

test('no keys ever lead out of the table', () => {
  const key = fc.constantFrom(
    'ArrowUp',
    'ArrowDown',
    'ArrowLeft',
    'ArrowRight',
    'Home',
    'End',
    'PageUp',
    'PageDown',
    'Tab',
    'Enter',
    'F2',
    'Escape',
    'a',
    'Delete'
  )
  const keys = fc.array(fc.record({ key, ctrl: fc.boolean(), shift: fc.boolean(), alt: fc.constant(false) }))
  const sizes = fc.record({ rows: fc.integer({ min: 1, max: 5 }), columns: fc.integer({ min: 1, max: 5 }) })
  fc.assert(
    fc.property(keys, sizes, sizes, (pressed, size, later) => {
      const of = (own: typeof size): GridShape => ({ ...own, page: 2, isEditable: ({ column }) => column % 2 === 1 })
      const end = pressed.reduce((state, one) => pressKey(state, one, of(size))?.state ?? state, startOfGrid)
      for (const [state, { rows, columns }] of [
        [end, size],
        [fitTo(end, of(later)), later]
      ] as const) {
        expect(state.active.row).toBeLessThan(rows)
        expect(state.active.column).toBeLessThan(columns)
        expect(
          Math.min(state.active.row, state.active.column, state.anchor.row, state.anchor.column)
        ).toBeGreaterThanOrEqual(0)
      }
    })
  )
})

test('going to a cell outside stops at the border', () => {
  expect(goTo(startOfGrid, { row: 99, column: -3 }, shape)).toEqual(at(9, 0))
})
