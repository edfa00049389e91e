/** A local date and time. Months and days from 1; the day exists. */
export interface LocalTime {
  readonly year: number
  readonly month: number
  readonly day: number
  readonly hour: number
  readonly minute: number
  readonly second: number
}

export type LocalInstant =
  | { readonly kind: 'instant'; readonly ms: number }
  /** The clock skips this time (spring) or shows it twice (autumn). */
  | { readonly kind: 'nonexistent' }
  | { readonly kind: 'ambiguous' }

const dayMs = 86_400_000
const quarterMs = 900_000

interface Zone {
  readonly format: Intl.DateTimeFormat
  /** Offset in ms at the start of a day, and of a quarter of an hour, by number since the epoch. */
  readonly days: Map<number, number>
  readonly quarters: Map<number, number>
}

const zones = new Map<string, Zone>()

function zoneOf(timeZone: string): Zone {
  const known = zones.get(timeZone)
  if (known) return known
  const format = new Intl.DateTimeFormat('en-US', {
    timeZone,
    calendar: 'gregory',
    numberingSystem: 'latn',
    hourCycle: 'h23',
    era: 'short',
    year: 'numeric',
    month: 'numeric',
    day: 'numeric',
    hour: 'numeric',
    minute: 'numeric',
    second: 'numeric'
  })
  const zone = { format, days: new Map<number, number>(), quarters: new Map<number, number>() }
  zones.set(timeZone, zone)
  return zone
}

/** Milliseconds of a local time as if it were UTC. */
export function asUtc(local: LocalTime): number {
  const date = new Date(0)
  date.setUTCFullYear(local.year, local.month - 1, local.day)
  date.setUTCHours(local.hour, local.minute, local.second)
  return date.getTime()
}

function measure(zone: Zone, ms: number): number {
  const parts = Object.fromEntries(zone.format.formatToParts(ms).map(({ type, value }) => [type, value]))
  const year = Number(parts['year'])
  const local = asUtc({
    year: parts['era'] === 'BC' ? 1 - year : year,
    month: Number(parts['month']),
    day: Number(parts['day']),
    hour: Number(parts['hour']),
    minute: Number(parts['minute']),
    second: Number(parts['second'])
  })
  return local - Math.floor(ms / 1000) * 1000
}

function remembered(offsets: Map<number, number>, key: number, compute: () => number): number {
  const known = offsets.get(key)
  if (known !== undefined) return known
  // A list holds few days; a bound keeps nonsense (every day of ten centuries) from growing for ever.
  if (offsets.size > 4096) offsets.clear()
  const offset = compute()
  offsets.set(key, offset)
  return offset
}

/**
 * Offset of a zone from UTC at an instant, in ms. Formatting is slow: offsets are kept by day, and by quarter of an
 * hour (the finest step at which zones change) on days that begin and end with different ones.
 */
export function offsetAt(timeZone: string, ms: number): number {
  const zone = zoneOf(timeZone)
  const day = Math.floor(ms / dayMs)
  const start = remembered(zone.days, day, () => measure(zone, day * dayMs))
  const end = remembered(zone.days, day + 1, () => measure(zone, (day + 1) * dayMs))
  if (start === end) return start
  const quarter = Math.floor(ms / quarterMs)
  return remembered(zone.quarters, quarter, () => measure(zone, quarter * quarterMs))
}

/** The instant of a local time in the zone. The zone must be one that Intl knows. */
export function instantOf(local: LocalTime, timeZone: string): LocalInstant {
  const utc = asUtc(local)
  const before = offsetAt(timeZone, utc - dayMs)
  const after = offsetAt(timeZone, utc + dayMs)
  const fits = [...new Set([before, after])].filter((offset) => offsetAt(timeZone, utc - offset) === offset)
  const [offset] = fits
  if (offset === undefined) return { kind: 'nonexistent' }
  return fits.length > 1 ? { kind: 'ambiguous' } : { kind: 'instant', ms: utc - offset }
}

/** The local time in the zone at an instant. */
export function localAt(ms: number, timeZone: string): LocalTime {
  const date = new Date(ms + offsetAt(timeZone, ms))
  return {
    year: date.getUTCFullYear(),
    month: date.getUTCMonth() + 1,
    day: date.getUTCDate(),
    hour: date.getUTCHours(),
    minute: date.getUTCMinutes(),
    second: date.getUTCSeconds()
  }
}
