import { type FiguresPeriod, periodStart } from '#contract/figures.ts'

/** Periods that are shown at once, and as many before them. */
const periodsShown = 12

/** Days such as `2026-03-23`. `starts` and `before`: the first day of each period; `end`: the first day after them. */
export interface Span {
  readonly starts: readonly string[]
  readonly before: readonly string[]
  readonly end: string
}

/** @param back how many times as many periods before today's; -1: those after it. */
export function spanOf(by: FiguresPeriod, today: string, back: number): Span {
  const first = shifted(periodStart(today, by), by, 1 - periodsShown * (back + 1))
  const from = (offset: number) =>
    Array.from({ length: periodsShown }, (_, index) => shifted(first, by, offset + index))
  return { starts: from(0), before: from(-periodsShown), end: shifted(first, by, periodsShown) }
}

function shifted(start: string, by: FiguresPeriod, count: number): string {
  const date = new Date(msOf(start))
  if (by === 'week') date.setUTCDate(date.getUTCDate() + 7 * count)
  else date.setUTCMonth(date.getUTCMonth() + count)
  return date.toISOString().slice(0, 10)
}

/** The start of the day in UTC, to be formatted in that zone. */
export function msOf(day: string): number {
  return Date.parse(`${day}T00:00:00Z`)
}

/** The last day before another one. */
export function dayBefore(day: string): string {
  return new Date(msOf(day) - 86_400_000).toISOString().slice(0, 10)
}
