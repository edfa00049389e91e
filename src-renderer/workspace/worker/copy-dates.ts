import type { ListRow } from '#contract/list.ts'
import { fold, readTimeOfDay } from '../../list/fields/index.ts'
import type { CopyChange } from '../views.ts'
import type { ListState } from './list-state.ts'

const written = /^(\d{2})\.(\d{2})\.(\d{4})/

/** Day and month have changed places: a program with American settings writes 4 January as 01/04. */
export function isSwapped(one: string, other: string): boolean {
  const [, day, month, year] = written.exec(one) ?? []
  const [, otherDay, otherMonth, otherYear] = written.exec(other) ?? []
  return day !== undefined && day !== month && day === otherMonth && month === otherDay && year === otherYear
}

/** Whether the day could be the month. */
export function canSwap(moment: string): boolean {
  const [, day, month] = written.exec(moment) ?? []
  return day !== undefined && day !== month && Number(day) <= 12
}

/**
 * `01/07/2027` where the export wrote dots: it was typed, or a program has written the date its own way. Dots say that the
 * day is first, unless the list has the month first.
 */
export function hasOtherSign(base: ListRow, theirs: ListRow, { layout }: ListState): boolean {
  const column = layout.columns.findIndex((meaning) => meaning === 'date' || meaning === 'dateTime')
  const sign = ({ cells }: ListRow) => /^\s*\d{1,2}([/.-])\d{1,2}\1\d/.exec(cells[column] ?? '')?.[1]
  const there = sign(theirs)
  return there !== undefined && there !== sign(base) && (there !== '.' || layout.dateOrder === 'month-first')
}

/**
 * The same day and time with the month in front, which can be read in no other way: `01/23/2027 1:30 PM`. Two digits of a
 * year are of this century.
 */
export function isSameMonthFirst(
  { was, now, came }: Pick<CopyChange, 'was' | 'now' | 'came'>,
  list: ListState
): boolean {
  if (list.layout.dateOrder === 'month-first') return false
  const match = /^(\d{1,2})[/.-](\d{1,2})[/.-](\d{4}|\d{2})(?:[ ,T](.*))?$/.exec(came)
  const [, month = '', day = '', year = '', rest = ''] = match ?? []
  if (Number(day) <= 12) return false
  const two = (part: number | string) => String(part).padStart(2, '0')
  const time = readTimeOfDay(fold(rest))
  if (rest !== '' && time === undefined) return false
  const atTime = time === undefined ? '' : ` ${two(time.hour)}:${two(time.minute)}`
  return `${two(day)}.${two(month)}.${year.padStart(4, '20')}${atTime}` === (was ?? now)
}
