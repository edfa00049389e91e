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
