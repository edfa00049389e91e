/** A time of day. `offset`: minutes east of UTC, where one was written. */
export interface TimeOfDay {
  readonly hour: number
  readonly minute: number
  readonly second: number
  readonly offset?: number
}

function timeOfDay(hour: number, minute: number, second: number, offset?: number): TimeOfDay | undefined {
  if (!(hour <= 23 && minute <= 59 && second <= 59)) return undefined
  return offset === undefined ? { hour, minute, second } : { hour, minute, second, offset }
}

/** A fraction of a day, rounded to the minute; undefined if that is the next day's midnight. */
export function timeOfDayFromFraction(fraction: number): TimeOfDay | undefined {
  const minutes = Math.round(fraction * 1440)
  return timeOfDay(Math.floor(minutes / 60), minutes % 60, 0)
}

function offsetMinutes(text: string | undefined): number | undefined {
  if (text === undefined) return undefined
  const match = /^([+-])(\d{2}):?(\d{2})?$/.exec(text)
  if (!match) return 0
  const minutes = Number(match[2]) * 60 + Number(match[3] ?? 0)
  return match[1] === '-' ? -minutes : minutes
}

type Meridiem = 'am' | 'pm' | undefined

interface Written {
  readonly hour: number
  readonly minute: number
  readonly second: number
  readonly meridiem: Meridiem
  /** No minutes, no unit, no AM or PM: an hour only in a range whose end has one. */
  readonly bare: boolean
  readonly offset: string | undefined
}

const units = "(?:h|hrs?|heures?|uhr|ore|o['’]?clock|min(?:ut(?:es?|en|i))?|mn|m)"
const written = new RegExp(
  [
    String.raw`^(\d{1,2})(?:\s?(?:[:.h]|heures?|uhr)\s?(\d{2})(?:\s?[:.]\s?(\d{2})(?:[.,]\d+)?)?)?`,
    `(${units}(?![a-z]))?`,
    String.raw`([ap]\.?\s?m\.?(?![a-z]))?`,
    String.raw`(?:(z|utc|gmt)(?![a-z+-])|(?:utc|gmt)?([+-]\d{2}:?\d{2}|[+-]\d{2}))?$`
  ].join(String.raw`\s?`)
)

function readWritten(text: string, iso: boolean): Written | undefined {
  const match = written.exec(text)
  if (!match) return undefined
  const [, hour, minute, second, unit, meridiem, zulu, offset] = match
  // `14:15-14:45` is a range, `T14:15-05:00` and `14:15:00-05:00` have an offset.
  if (offset?.startsWith('-') && second === undefined && !iso) return undefined
  return {
    hour: Number(hour),
    minute: Number(minute ?? 0),
    second: Number(second ?? 0),
    meridiem: meridiem === undefined ? undefined : meridiem.startsWith('a') ? 'am' : 'pm',
    bare: minute === undefined && unit === undefined && meridiem === undefined,
    offset: zulu === undefined ? offset : 'Z'
  }
}

function toTimeOfDay(time: Written, meridiem: Meridiem = time.meridiem): TimeOfDay | undefined {
  const { hour, minute, second } = time
  const offset = offsetMinutes(time.offset)
  if (offset !== undefined && Math.abs(offset) > 14 * 60) return undefined
  if (meridiem === undefined) return timeOfDay(hour, minute, second, offset)
  if (hour > 12) return meridiem === 'pm' ? timeOfDay(hour, minute, second, offset) : undefined
  if (hour === 0) return meridiem === 'am' ? timeOfDay(0, minute, second, offset) : undefined
  return timeOfDay((hour % 12) + (meridiem === 'pm' ? 12 : 0), minute, second, offset)
}

const introducingWords = [
  'le|um|a|alle|alle ore|ore|at|h|@|de|des|von|dalle|from|ab',
  'env|environ|vers|ca|circa|gegen|verso|about|around|approx'
].join('|')
const introductions = new RegExp(String.raw`^(?:(?:${introducingWords})(?:\.\s*|\s+)|,\s*|@|(?:ore|h)(?=\d))+`)
const timeOnly = /^(?:um|alle|alle ore|ore|at|a|h\.?|@)\s*(\d{1,2})$/
/** `entre 8h30 et 9h`, `zwischen 8:30 und 9:00`: a range in words. */
const between = /^(?:entre|zwischen|tra|fra|between) (?:les? |ore )?(.*?) (?:et|und|e|and) (?:les? |ore )?/
const rangeMarks = / ?(?:[-=]?>|→|[-–—]|\b(?:bis|a|alle(?: ore)?|au|to|until|till|jusqu'a)\b|\/) ?/g

/**
 * A time of day as users write it: `08:30 8.30 8h30 14 h 0830 830 08:30:00`, with `Uhr`, `ore`, AM or PM; a range
 * means its start; a fraction of a day with three decimals or more. `text` is folded (lower case, no accents). ISO 8601
 * behind its `T` and HL7 may have an offset.
 */
export function readTimeOfDay(folded: string): TimeOfDay | undefined {
  const iso = /^t(?=\d)/.test(folded)
  const text = folded.replace(/^t(?=\d)/, '').replace(/[‐‑‒–—―−]/g, '-')
  const alone = timeOnly.exec(text)
  if (alone) return timeOfDay(Number(alone[1]), 0, 0)
  const inner = text.replace(/^\(([^()]*)\)$/, '$1').replace(/(?<![\s,.])[\s,.]+$/, '')
  const bare = inner.replace(between, '$1 - ').replace(introductions, '')
  const compact = /^(\d{1,2})(\d{2})(?:\s*(?:h|hrs?|uhr|heures))?$/.exec(bare)
  if (compact) return timeOfDay(Number(compact[1]), Number(compact[2]), 0)
  if (/^0?[.,]\d{3,}$/.test(bare)) return timeOfDayFromFraction(Number(bare.replace(',', '.')))
  // `0.25` is a quarter of a day in a spreadsheet and could be typed for 0:25. Neither is used, unless `ore` is before it.
  if (/^0[.,]\d\d?$/.test(inner)) return undefined
  const digits = /^(\d{2})(\d{2})(\d{2})?(?:\.\d+)?(z|[+-]\d{4})?$/.exec(bare)
  // `0830-0900` is a range, `083000-0500` has an offset.
  if (digits && (iso || digits[3] !== undefined || !digits[4]?.startsWith('-'))) {
    const [, hour, minute, second = '00', zone = ''] = digits
    return readTimeOfDay(`t${hour}:${minute}:${second}${zone}`)
  }
  const time = readWritten(bare, iso)
  if (time) return time.bare ? undefined : toTimeOfDay(time)
  return readRange(bare)
}

function minutesOf(time: TimeOfDay | undefined): number {
  return time ? time.hour * 60 + time.minute : 0
}

function readRange(text: string): TimeOfDay | undefined {
  const compact = /^(\d{1,2})(\d{2})\s*-\s*(\d{1,2})(\d{2})$/.exec(text)?.slice(1).map(Number)
  if (compact) {
    const [hour = 0, minute = 0, endHour = 0, endMinute = 0] = compact
    return hour * 60 + minute < endHour * 60 + endMinute ? timeOfDay(hour, minute, 0) : undefined
  }
  for (const mark of text.matchAll(rangeMarks)) {
    const start = readWritten(text.slice(0, mark.index).trim(), false)
    const end = readWritten(text.slice(mark.index + mark[0].length).trim(), false)
    if (!start || !end || (start.bare && end.bare)) continue
    const until = toTimeOfDay(end)
    if (!until) return undefined
    // `8.30-9` ends at nine; what ends before it begins (`10.45-1`) is no range.
    if (end.bare && start.meridiem === undefined && minutesOf(toTimeOfDay(start)) >= minutesOf(until)) return undefined
    if (start.meridiem !== undefined || end.meridiem === undefined) return toTimeOfDay(start)
    // `2:00-2:30 PM` begins in the afternoon, `11:30-12:30 PM` before noon.
    const same = toTimeOfDay(start, end.meridiem)
    return same && minutesOf(same) <= minutesOf(until) ? same : toTimeOfDay(start, 'am')
  }
  return undefined
}
