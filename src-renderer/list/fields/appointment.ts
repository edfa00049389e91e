import { oneOf } from '../terms.ts'
import type { ErrorCode, WarningCode } from './codes.ts'
import { type CalendarDate, type DateOrder, type DateReading, readDate } from './date.ts'
import { fold, isPlaceholder } from './text.ts'
import { readTimeOfDay, type TimeOfDay, timeOfDayFromFraction } from './time-of-day.ts'
import { partsOfDay } from './vocabulary/days.ts'
import { asUtc, instantOf, localAt } from './zone.ts'

export interface AppointmentInput {
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

export interface AppointmentReading {
  /** ISO 8601 in UTC, `2026-12-03T07:30:00Z`; also for moments in the past. */
  readonly instant?: string
  /** ms since the epoch. */
  readonly appointmentAt?: number
  /** The day that was read, also where the time is missing. */
  readonly day?: CalendarDate
  /** A weekday was written that this day is not: the day was taken, the user should check it. */
  readonly weekdayDisagrees?: true
  readonly errors: readonly ErrorCode[]
  readonly warnings: readonly WarningCode[]
}

const farFutureMs = 24 * 24 * 3_600_000

function withError(code: ErrorCode, day?: CalendarDate): AppointmentReading {
  return { ...(day ? { day } : {}), errors: [code], warnings: [] }
}

/** Days that Access and Excel give to a time without a date. */
function isPlaceholderDate({ year, month, day }: CalendarDate): boolean {
  return (
    (year === 1899 && month === 12 && day >= 30) ||
    (year === 1900 && month === 1 && day <= 1) ||
    (year === 1904 && month === 1 && day === 1)
  )
}

function isSameDate(a: CalendarDate, b: CalendarDate): boolean {
  return a.year === b.year && a.month === b.month && a.day === b.day
}

function timeOfDayOf(reading: Extract<DateReading, { kind: 'day' }>): TimeOfDay | undefined {
  return reading.fraction === undefined ? readTimeOfDay(reading.rest) : timeOfDayFromFraction(reading.fraction / 1440)
}

/** The time of a time column; with a date of its own only where this is no date, or the row's. */
function readTimeCell(
  cell: string,
  day: CalendarDate,
  system: 1900 | 1904,
  order: DateOrder | undefined
): TimeOfDay | undefined {
  const text = fold(cell).replace(/^12\/30\/1899\s+/, '')
  const plain = readTimeOfDay(text)
  if (plain) return plain
  const fraction = /^[12][.,](\d{3,})$/.exec(text)
  if (fraction) return timeOfDayFromFraction(Number(`0.${fraction[1]}`))
  const dated = readDate(text, system, order)
  return dated.kind === 'day' && (isPlaceholderDate(dated.day) || isSameDate(dated.day, day))
    ? timeOfDayOf(dated)
    : undefined
}

const partOfDay = new RegExp(`^\\(?${oneOf(partsOfDay)}\\)?$`)

/**
 * The instant of an appointment. A separate time beats one in the date cell. Neither date nor time is a visit without
 * appointment; a time without a date, or a date without a time that can be read, blocks the row. Midnight in a date cell
 * is not a time: programs append it to dates.
 */
export function readAppointment(input: AppointmentInput): AppointmentReading {
  const system = input.dateSystem ?? 1900
  const order = input.dateOrder
  const date = input.date === undefined || isPlaceholder(input.date) ? undefined : input.date
  const time = input.time === undefined || isPlaceholder(input.time) ? undefined : input.time
  if (date === undefined) {
    if (time === undefined) return { errors: [], warnings: ['no-appointment'] }
    const dated = readDate(time, system, order)
    if (dated.kind !== 'day' || isPlaceholderDate(dated.day) || dated.written === 'serial')
      return withError('date-invalid')
    return readAppointment({ ...input, date: time, time: undefined })
  }
  const reading = readDate(date, system, order)
  if (reading.kind === 'none') return withError('date-invalid')
  if (reading.kind === 'impossible') return withError('date-impossible')
  const own = timeOfDayOf(reading)
  if (time === undefined) {
    if (!own || (own.hour === 0 && own.minute === 0 && own.second === 0)) return withError('time-missing', reading.day)
    return resolveInstant(input, reading, reading.day, own)
  }
  // Words after the date that are not a time (`annulé`, a second date) must not be ignored because of a time column.
  if (!own && reading.rest !== '' && !partOfDay.test(reading.rest)) return withError('date-invalid')
  const day =
    own?.offset === undefined
      ? reading.day
      : localAt(asUtc({ ...reading.day, ...own }) - own.offset * 60_000, input.timeZone)
  const timeOfDay = readTimeCell(time, day, system, order)
  return timeOfDay ? resolveInstant(input, reading, day, timeOfDay) : withError('time-missing', day)
}

function resolveInstant(
  input: AppointmentInput,
  reading: Extract<DateReading, { kind: 'day' }>,
  { year, month, day }: CalendarDate,
  { hour, minute, second, offset }: TimeOfDay
): AppointmentReading {
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
      return { ...about, errors: ['time-nonexistent'], warnings: [] }
    case 'ambiguous':
      return { ...about, errors: ['time-ambiguous'], warnings: [] }
    case 'instant': {
      const { ms: appointmentAt } = instant
      return {
        ...about,
        instant: new Date(appointmentAt).toISOString().replace('.000Z', 'Z'),
        appointmentAt,
        errors: appointmentAt < input.now ? ['date-past'] : [],
        warnings: appointmentAt > input.now + farFutureMs ? ['far-future'] : []
      }
    }
  }
}
