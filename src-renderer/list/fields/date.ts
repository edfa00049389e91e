import { fold } from './text.ts'
import { readTimeOfDay } from './time-of-day.ts'
import { months, numbersByWord, weekdays } from './vocabulary/days.ts'

/** Which number comes first in a date of numbers, unless the year does. */
export type DateOrder = 'day-first' | 'month-first'

/** A day of the calendar, checked to exist. */
export interface CalendarDate {
  readonly year: number
  readonly month: number
  readonly day: number
}

export type DateReading =
  | {
      readonly kind: 'day'
      readonly day: CalendarDate
      /** The text after the date, folded, without the words before a time. */
      readonly rest: string
      /** Minutes since midnight of a serial number with a fraction. */
      readonly fraction?: number
      readonly written: 'year-first' | 'day-first' | 'month-first' | 'words' | 'serial'
      /** A weekday was written that this day is not. */
      readonly weekdayDisagrees?: true
    }
  /** Has the shape of a date, but no such day exists. */
  | { readonly kind: 'impossible' }
  | { readonly kind: 'none' }

/** 0 = Sunday; some short words are two days in two languages. */
const weekdayWords = numbersByWord(weekdays, 0)
const monthWords = numbersByWord(months, 1)

const monthName = [...monthWords.keys()].sort((a, b) => b.length - a.length).join('|')
// `3 Dec 08:30` has no year: two digits that begin a time are not a year.
const year = "['’]?(\\d{4}(?!\\d)|\\d{2}(?!\\d|\\s*(?::|h(?![a-z])|uhr)|[.,]\\d))"
const yearFirst = /^((?:1[89]|2[01])\d{2}|0000) ?[-/. ] ?(\d{1,2}) ?[-/. ] ?(\d{1,2})(?!\d)/
const yearFirstWords = new RegExp(`^(\\d{4})[\\s./-]*(${monthName})[\\s./-]*(\\d{1,2})(?!\\d)`)
const dayFirst = new RegExp(`^(\\d{1,2})\\s*[./-]\\s*(\\d{1,2})\\s*[./-]\\s*${year}`)
const dayFirstBlanks = /^(\d{1,2}) (\d{1,2}) (\d{4})(?!\d)/
const dayFirstWords = new RegExp(
  `^(\\d{1,2})(?:er|ere|e|st|nd|rd|th|o|°)?[\\s./-]*(?:(?:de|di|of)\\s+)?(${monthName})(?![a-z])[\\s./-]*(?:(?:de|del)\\s+)?${year}`
)
const monthFirstWords = new RegExp(`^(${monthName})(?![a-z])[\\s./-]*(\\d{1,2})(?:st|nd|rd|th)?(?!\\d)[\\s.-]*${year}`)
const articles = /^(?:(?:le|am|den|der|the|il|on|del|dem|du|vom|dal)\s+|(?:del)?l['’]\s*(?=\d))/
const labels = /^(?:rdv|rendez-vous|termin|appuntamento|app(?:oin)?t(?:ment)?|date|datum|data)\b\s*[.:]?\s*/
/** `08:30 01.12.2026`, `14 Uhr, am 1. Dezember 2026`: what may be a time before a date. */
const startsWithTime = /^(?:[a-z@.]{1,4}\s+){0,2}\d{1,2}(?:\s*[:.h]\s*\d{2}|\s*(?:h|heures?|uhr|[ap]\.?m)(?![a-z]))/

export function daysInMonth(year: number, month: number): number {
  return month === 2 && year % 4 === 0 && (year % 100 !== 0 || year % 400 === 0)
    ? 29
    : ([31, 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31][month - 1] ?? 0)
}

function exists({ year, month, day }: CalendarDate): boolean {
  return month >= 1 && month <= 12 && day >= 1 && day <= daysInMonth(year, month)
}

function weekdayOf({ year, month, day }: CalendarDate): number {
  const date = new Date(0)
  date.setUTCFullYear(year, month - 1, day)
  return date.getUTCDay()
}

type Found = readonly [day: CalendarDate, length: number, written: 'year-first' | DateOrder | 'words']

function fullYear(digits: string): number {
  return digits.length === 2 ? 2000 + Number(digits) : Number(digits)
}

function findDate(text: string, order: DateOrder): Found | undefined {
  const ymd = yearFirst.exec(text)
  if (ymd) return [numbers(ymd[1], ymd[2], ymd[3]), ymd[0].length, 'year-first']
  const dmy = dayFirst.exec(text) ?? dayFirstBlanks.exec(text)
  if (dmy) return [ordered(dmy[3], dmy[1], dmy[2], order), dmy[0].length, order]
  const compact = /^(\d{8})(?!\d)/.exec(text) ?? /^(\d{8})(?=\d{4}(?:\d{2})?(?!\d))/.exec(text)
  if (compact) return findCompactDate(compact[1] ?? '', order)
  const words = dayFirstWords.exec(text)
  if (words) return [named(words[3], words[2], words[1]), words[0].length, 'words']
  const english = monthFirstWords.exec(text)
  if (english) return [named(english[3], english[1], english[2]), english[0].length, 'words']
  const scandinavian = yearFirstWords.exec(text)
  if (scandinavian) return [named(scandinavian[1], scandinavian[2], scandinavian[3]), scandinavian[0].length, 'words']
  return undefined
}

function numbers(year = '', month = '', day = ''): CalendarDate {
  return { year: fullYear(year), month: Number(month), day: Number(day) }
}

function ordered(
  year: string | undefined,
  first: string | undefined,
  second: string | undefined,
  order: DateOrder
): CalendarDate {
  return order === 'month-first' ? numbers(year, first, second) : numbers(year, second, first)
}

function named(year = '', month = '', day = ''): CalendarDate {
  return { year: fullYear(year), month: monthWords.get(month)?.[0] ?? 0, day: Number(day) }
}

/** Eight digits: the year first where that can be, else last. */
function findCompactDate(digits: string, order: DateOrder): Found | undefined {
  const first = numbers(digits.slice(0, 4), digits.slice(4, 6), digits.slice(6))
  const last = ordered(digits.slice(4), digits.slice(0, 2), digits.slice(2, 4), order)
  // Databases write this for no date: the shape of a date, but no such day exists.
  if (digits === '00000000') return [first, 8, 'year-first']
  const plausible = ({ year }: CalendarDate) => year >= 1900 && year < 2200
  if (plausible(first) && exists(first)) return [first, 8, 'year-first']
  if (plausible(last)) return [last, 8, order]
  return plausible(first) ? [first, 8, 'year-first'] : undefined
}

const dayMs = 86_400_000

/** The day of a serial number. In the 1900 system the days before 1 March 1900 are one off, as in Excel. */
function dateOfSerial(serial: number, system: 1900 | 1904): CalendarDate {
  const whole = Math.floor(serial)
  const epoch = system === 1904 ? Date.UTC(1904, 0, 1) : Date.UTC(1899, 11, whole < 60 ? 31 : 30)
  const date = new Date(epoch + whole * dayMs)
  return { year: date.getUTCFullYear(), month: date.getUTCMonth() + 1, day: date.getUTCDate() }
}

function readSerial(text: string, system: 1900 | 1904): DateReading | undefined {
  const match = /^(\d{5})(?:[.,](\d+))?$/.exec(text)
  if (!match) return undefined
  const minutes = Math.round(Number(`0.${match[2] ?? '0'}`) * 1440)
  const day = dateOfSerial(Number(match[1]) + (minutes === 1440 ? 1 : 0), system)
  const base = { kind: 'day', day, rest: '', written: 'serial' } as const
  return match[2] === undefined ? base : { ...base, fraction: minutes % 1440 }
}

/** Takes a weekday off the front. `mar 3 2026` is a month, `mar 03.12.2026` a Tuesday. */
function withoutWeekday(text: string): readonly [rest: string, weekdays: readonly number[] | undefined] {
  const match = /^\(?([a-z]+)(?![a-z])[).,\s]*/.exec(text)
  const weekdays = weekdayWords.get(match?.[1] ?? '')
  if (!match || !weekdays) return [text, undefined]
  const rest = text.slice(match[0].length)
  if (monthWords.has(match[1] ?? '') && rest !== '' && findDate(rest, 'day-first') === undefined)
    return [text, undefined]
  return [rest, weekdays]
}

/** A weekday and nothing else: `Di`, `lundi`. It names no day of the calendar. */
export function isWeekdayAlone(cell: string): boolean {
  const [rest, weekdays] = withoutWeekday(fold(cell))
  return weekdays !== undefined && rest === ''
}

function withoutArticle(text: string): string {
  return text.replace(articles, '')
}

/** Upper limit of words of a time before a date: `von 8 h 30 bis 9 h 00`. */
const maxTimeWords = 8

/** A date after its time; all words before the date must be the time. */
function readDateAfterTime(text: string, order: DateOrder): DateReading {
  if (text.length > 80 || !startsWithTime.test(text)) return { kind: 'none' }
  const words = text.split(' ')
  for (let at = 1; at < words.length && at <= maxTimeWords; at += 1) {
    const time = words.slice(0, at).join(' ')
    if (!readTimeOfDay(time)) continue
    const dated = readWrittenDate(
      words
        .slice(at)
        .join(' ')
        .replace(/^[-|]\s/, ''),
      order
    )
    if (dated.kind === 'impossible' || (dated.kind === 'day' && dated.rest === '')) {
      return dated.kind === 'day' ? { ...dated, rest: time } : dated
    }
  }
  return { kind: 'none' }
}

/**
 * The day that a text begins with: day first, always, unless the year comes first or the user chose otherwise for dates
 * of numbers. Weekdays, articles, commas and labels (`RDV le`) in front are dropped; a time may come before it.
 * Serial numbers of five digits count from `system`.
 */
export function readDate(cell: string, system: 1900 | 1904 = 1900, order: DateOrder = 'day-first'): DateReading {
  const text = fold(cell)
    .replace(/[‐‑‒–—―−]/g, '-')
    .replace(/(\d),(\d)/g, '$1\u0001$2')
    .replace(/[,\s]+/g, ' ')
    .replaceAll('\u0001', ',')
    .trim()
  const serial = readSerial(text, system)
  if (serial) return serial
  const unlabelled = text.replace(labels, '')
  const written = readWrittenDate(unlabelled, order)
  return written.kind === 'none' ? readDateAfterTime(unlabelled, order) : written
}

const numericDate = /^(\d{1,2})\s*([./-])\s*(\d{1,2})\s*[./-]\s*(?:\d{4}|\d{2})(?!\d)/

/** How a date of numbers is written, and whether it can only have the day or only the month in front. */
export function writingOf(
  cell: string
): { readonly separator: string; readonly only: DateOrder | 'either' | 'same' } | undefined {
  if (!/\d/.test(cell)) return undefined
  const [rest] = withoutWeekday(withoutArticle(fold(cell)))
  const [, one = '', separator = '', other = ''] = numericDate.exec(withoutArticle(rest)) ?? []
  const first = Number(one)
  const second = Number(other)
  if (separator === '' || first < 1 || second < 1 || first > 31 || second > 31) return undefined
  if (first > 12 && second > 12) return undefined
  if (first > 12) return { separator, only: 'day-first' }
  if (second > 12) return { separator, only: 'month-first' }
  return { separator, only: first === second ? 'same' : 'either' }
}

function readWrittenDate(text: string, order: DateOrder): DateReading {
  const [rest, weekdays] = withoutWeekday(withoutArticle(text))
  const body = withoutArticle(rest)
  const found = findDate(body, order)
  if (!found) return { kind: 'none' }
  const [day, length, written] = found
  if (!exists(day) && !isDateZero(day)) return { kind: 'impossible' }
  const disagrees = weekdays !== undefined && !weekdays.includes(weekdayOf(day))
  return {
    kind: 'day',
    day,
    rest: withoutSameDate(timeText(body.slice(length), written === 'year-first'), day),
    written,
    ...(disagrees ? { weekdayDisagrees: true } : {})
  }
}

/** Excel shows serial number 0 as 0 January 1900. */
function isDateZero({ year, month, day }: CalendarDate): boolean {
  return year === 1900 && month === 1 && day === 0
}

/** What is between the two ends of a range. */
const rangeMark = /(?:[-/]|(?<= )(?:bis|au|al|to|until)(?= ))\s*(?=\S)/

/** `08:30 - 09.12.2026 09:00` after that day: a range whose end repeats the day. */
function withoutSameDate(time: string, { year, month, day }: CalendarDate): string {
  const afterDigit = time.search(/\d/) + 1
  const mark = rangeMark.exec(time.slice(afterDigit))
  if (afterDigit === 0 || mark === null) return time
  const start = time.slice(0, afterDigit + mark.index).trimEnd()
  const end = time.slice(afterDigit + mark.index + mark[0].length)
  if (!/\d{4}/.test(end)) return time
  const until = readWrittenDate(end, 'day-first')
  if (until.kind !== 'day' || until.day.year !== year || until.day.month !== month || until.day.day !== day) return time
  return `${start} - ${until.rest.replace(/^t(?=\d)/, '')}`
}

/** After a date that begins with the year, a hyphen may begin an offset; DB2 writes `2026-12-03-08.30.00`. */
function timeText(text: string, isYearFirst: boolean): string {
  const lead = isYearFirst ? /^[\s,.;|/_]*(?:-\s+|-(?=\d\d\.\d\d\.\d\d))?/ : /^[\s,.;|/_]*(?:-\s*)?/
  const [rest] = withoutWeekday(text.replace(lead, ''))
  // `07.12.2026 (14:30)`
  return rest.trim().replace(/^\(([^()]*)\)$/, '$1')
}
