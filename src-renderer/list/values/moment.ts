import { oneOf } from '../terms.ts'
import { type Clock, clockOfFraction, readClock } from './clock.ts'
import type { BlockCode, WarnCode } from './codes.ts'
import { type DateOrder, type Day, type DayReading, readDay } from './day.ts'
import { fold, isPlaceholder } from './text.ts'
import { partsOfDay } from './vocabulary/days.ts'
import { asUtc, instantOf, localAt } from './zone.ts'

export interface MomentInput {
  /** Cell of the date column, which may hold the time too; absent without such a column. */
  readonly date?: string | undefined
  /** Cell of a separate time column; absent without one. */
  readonly time?: string | undefined
  /** IANA zone in which the cells are local; Intl must know it. */
  readonly timeZone: string
  /** ms since the epoch. */
  readonly now: number
  readonly dateSystem?: 1900 | 1904
  /** `day-first` where absent. */
  readonly dateOrder?: DateOrder | undefined
}

export interface MomentReading {
  /** ISO 8601 in UTC, `2026-12-03T07:30:00Z`; also for moments in the past. */
  readonly instant?: string
  /** ms since the epoch. */
  readonly ms?: number
  /** The day that was read, also where the time is missing. */
  readonly day?: Day
  /** A weekday was written that this day is not: the day was taken, the user should check it. */
  readonly weekdayDisagrees?: true
  readonly why: readonly BlockCode[]
  readonly warn: readonly WarnCode[]
}

const farFutureMs = 24 * 24 * 3_600_000

function blocked(code: BlockCode, day?: Day): MomentReading {
  return { ...(day ? { day } : {}), why: [code], warn: [] }
}

/** Days that Access and Excel give to a time without a date. */
function isNoDay({ year, month, day }: Day): boolean {
  return (
    (year === 1899 && month === 12 && day >= 30) ||
    (year === 1900 && month === 1 && day <= 1) ||
    (year === 1904 && month === 1 && day === 1)
  )
}

function sameDay(a: Day, b: Day): boolean {
  return a.year === b.year && a.month === b.month && a.day === b.day
}

function clockOf(reading: Extract<DayReading, { kind: 'day' }>): Clock | undefined {
  return reading.fraction === undefined ? readClock(reading.rest) : clockOfFraction(reading.fraction / 1440)
}

/** The time of a time column; with a date of its own only where this is no date, or the row's. */
function readTimeCell(cell: string, day: Day, system: 1900 | 1904, order: DateOrder | undefined): Clock | undefined {
  const text = fold(cell).replace(/^12\/30\/1899\s+/, '')
  const plain = readClock(text)
  if (plain) return plain
  const small = /^[12][.,](\d{3,})$/.exec(text)
  if (small) return clockOfFraction(Number(`0.${small[1]}`))
  const dated = readDay(text, system, order)
  return dated.kind === 'day' && (isNoDay(dated.day) || sameDay(dated.day, day)) ? clockOf(dated) : undefined
}

const partOfDay = new RegExp(`^\\(?${oneOf(partsOfDay)}\\)?$`)

/**
 * The instant of an appointment. A separate time beats one in the date cell. Neither date nor time is a visit without
 * appointment; a time without a date, or a date without a time that can be read, blocks the row. Midnight in a date cell
 * is not a time: programs append it to dates.
 */
export function readMoment(input: MomentInput): MomentReading {
  const system = input.dateSystem ?? 1900
  const order = input.dateOrder
  const date = input.date === undefined || isPlaceholder(input.date) ? undefined : input.date
  const time = input.time === undefined || isPlaceholder(input.time) ? undefined : input.time
  if (date === undefined) {
    if (time === undefined) return { why: [], warn: ['no-appointment'] }
    const dated = readDay(time, system, order)
    if (dated.kind !== 'day' || isNoDay(dated.day) || dated.written === 'serial') return blocked('date-invalid')
    return readMoment({ ...input, date: time, time: undefined })
  }
  const reading = readDay(date, system, order)
  if (reading.kind === 'none') return blocked('date-invalid')
  if (reading.kind === 'impossible') return blocked('date-impossible')
  const own = clockOf(reading)
  if (time === undefined) {
    if (!own || (own.hour === 0 && own.minute === 0 && own.second === 0)) return blocked('time-missing', reading.day)
    return settle(input, reading, reading.day, own)
  }
  // Words after the date that are not a time (`annulé`, a second date) must not be ignored because of a time column.
  if (!own && reading.rest !== '' && !partOfDay.test(reading.rest)) return blocked('date-invalid')
  const day =
    own?.offset === undefined
      ? reading.day
      : localAt(asUtc({ ...reading.day, ...own }) - own.offset * 60_000, input.timeZone)
  const clock = readTimeCell(time, day, system, order)
  return clock ? settle(input, reading, day, clock) : blocked('time-missing', day)
}

function settle(
  input: MomentInput,
  reading: Extract<DayReading, { kind: 'day' }>,
  { year, month, day }: Day,
  { hour, minute, second, offset }: Clock
): MomentReading {
  const local = { year, month, day, hour, minute, second }
  const instant =
    offset === undefined
      ? instantOf(local, input.timeZone)
      : ({ kind: 'instant', ms: asUtc(local) - offset * 60_000 } as const)
  const about = {
    day: { year, month, day },
    ...(reading.weekdayDisagrees ? { weekdayDisagrees: true as const } : {})
  }
  switch (instant.kind) {
    case 'nonexistent':
      return { ...about, why: ['time-nonexistent'], warn: [] }
    case 'ambiguous':
      return { ...about, why: ['time-ambiguous'], warn: [] }
    case 'instant': {
      const { ms } = instant
      return {
        ...about,
        instant: new Date(ms).toISOString().replace('.000Z', 'Z'),
        ms,
        why: ms < input.now ? ['date-past'] : [],
        warn: ms > input.now + farFutureMs ? ['far-future'] : []
      }
    }
  }
}
