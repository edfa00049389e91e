import { beforeAll, expect, test } from 'vitest'
import { formatsIn } from '../../../src-renderer/i18n/formats.ts'
import { fittedWidths } from '../../../src-renderer/screens/check/grid/fitted-widths.ts'
import { rowViews } from '../../../src-renderer/workspace/row-views.ts'
import { loadAllTexts } from '../../i18n/load-texts.ts'
import { headers, openList } from '../../workspace/worker/exported-list.ts'

beforeAll(loadAllTexts)

/** A blank is half as wide as a letter, in px. */
const measure = (text: string) => 10 * text.length - 5 * (text.split(' ').length - 1)
const rem = 14

function widthsOf(names: readonly string[]) {
  const rows = names.map((name) => [name, 'Alma', 'F', '079 123 45 61', '07.12.2026', '08:30', ''])
  const { work } = openList(rows, headers)
  const count = rows.length + 1
  const context = { formats: formatsIn('en'), timeZone: 'Europe/Zurich' }
  return fittedWidths(rowViews(count).withPages(0, work.pages({ from: 0, to: 1 })), context, measure, rem)
}

test('a column fits the widest text, which is not always the one with the most letters', () => {
  const [blanks, letters] = ['v d H e u v', 'Vanderheuv']
  const roomFor = (text: string) => measure(text) / rem
  expect(measure(letters)).toBeGreaterThan(measure(blanks))
  const { lastName } = widthsOf([blanks, letters])
  expect(lastName).toBe(widthsOf([letters]).lastName)
  expect(lastName).toBeGreaterThan(roomFor(letters))
})

test('one long name does not make its column as wide as the table', () => {
  const [one, more] = [widthsOf(['N'.repeat(40)]), widthsOf(['N'.repeat(400)])]
  expect(more.lastName).toBe(one.lastName)
})
