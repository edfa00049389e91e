import type { FiguresPeriod } from '#contract/figures.ts'

// Days are texts such as `2026-03-23`: they sort by time, and have no time zone.

const formats = new Map<string, Intl.DateTimeFormat>()

/** The day of a time (ms since the epoch) in a time zone. */
export function localDay(at: number, timeZone: string): string {
  const known = formats.get(timeZone)
  // The calendar of that locale writes `2026-03-23`.
  const format = known ?? new Intl.DateTimeFormat('sv-SE', { timeZone, dateStyle: 'short' })
  if (known === undefined) formats.set(timeZone, format)
  return format.format(at)
}

/** First day of the period that contains the day: a Monday, or the first of a month. */
export function periodStart(day: string, by: FiguresPeriod): string {
  if (by === 'month') return `${day.slice(0, 7)}-01`
  const date = new Date(`${day}T00:00:00Z`)
  date.setUTCDate(date.getUTCDate() - ((date.getUTCDay() + 6) % 7))
  return date.toISOString().slice(0, 10)
}
