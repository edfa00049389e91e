import type { Layout, ListRow } from '#contract/list.ts'
import { movedColumns, rivalDateColumns } from '../columns/index.ts'
import {
  type AppointmentReading,
  isPlaceholder,
  isYes,
  looksLikeTime,
  readAppointment,
  readDate,
  writingOf
} from '../fields/index.ts'
import type { ListContext } from './list-context.ts'
import { memoize } from './memoize.ts'
import type { ValidationSettings } from './validation-settings.ts'

const none: readonly never[] = []
/** Two days without a word for which of them is the visit's. */
const twoDays: AppointmentReading = { errors: ['date-invalid'], warnings: none }

/** A day and not only a time: spreadsheets write a time alone as one of the first days that they know. */
function holdsDay(cell: string): boolean {
  const reading = readDate(cell)
  return reading.kind === 'day' && reading.written !== 'serial' && reading.day.year > 1904
}

/** Reads when a row's patient comes: its own cells, the day of the list, or what the user typed. */
export function createAppointmentReader(
  layout: Layout,
  { timeZone, now, day: dayOfList, dayFrom }: ValidationSettings,
  { unsureWritings, dayOf }: ListContext
): (row: ListRow) => AppointmentReading {
  const { dateSystem, dateOrder } = layout
  const dateTimeColumn = layout.columns.indexOf('dateTime')
  const dateColumn = dateTimeColumn >= 0 ? dateTimeColumn : layout.columns.indexOf('date')
  const timeColumn = layout.columns.indexOf('time')
  const rivals = rivalDateColumns(layout, dateColumn)
  const moved = movedColumns(layout)
  const appointmentsIn = (order: Layout['dateOrder']) =>
    memoize((date) =>
      memoize((time) =>
        readAppointment({
          date: date === '' ? undefined : date,
          time: time === '' ? undefined : time,
          timeZone,
          now,
          dateSystem,
          dateOrder: order
        })
      )
    )
  const appointmentsOfDate = appointmentsIn(dateOrder)
  // The table writes the day first, and so do users who edit it, whatever the order in the file.
  const typedAppointments = dateOrder === undefined ? appointmentsOfDate : appointmentsIn(undefined)
  const monthFirstAppointments = appointmentsIn('month-first')
  const isDated = memoize(holdsDay)

  const isTimeAlone = memoize((cell) => looksLikeTime(cell) && !holdsDay(cell))

  /** The day outside the rows, if it is where the user has agreed with it. */
  function agreedDay(row: ListRow): string | undefined {
    const found = dayOf(row)
    return found !== undefined && dayFrom?.includes(found.from) !== false ? found.day : undefined
  }

  /** Without a date of its own, or with a time in its place, a row is on the day of the list. */
  function onDayOfList(row: ListRow, date: string, time: string): AppointmentReading | undefined {
    const ownTime = isPlaceholder(time) ? '' : time
    const said = isPlaceholder(date) ? ownTime : ownTime === '' && isTimeAlone(date) ? date : undefined
    if (said === undefined || isDated(time)) return undefined
    const day = dayOfList === 'proposed' ? agreedDay(row) : dayOfList
    return day === undefined ? undefined : appointmentsOfDate(day)(said)
  }

  /** A date with two readings, where the list does not show which number is the day. */
  function asUnsure(date: string, time: string, reading: AppointmentReading): AppointmentReading {
    const writing = writingOf(date)
    if (writing?.only !== 'either' || !unsureWritings.has(writing.separator)) return reading
    if (monthFirstAppointments(date)(time).errors.includes('date-past')) return reading
    const rest = reading.errors.filter((code) => code !== 'date-past')
    return { ...reading, errors: ['date-order-unsure', ...rest], warnings: none }
  }

  /** The day of a cell, unless it is over: a first visit that took place. */
  const dayToCome = memoize((cell) => {
    const reading = readDate(cell, dateSystem, dateOrder)
    if (reading.kind !== 'day') return ''
    const { year, month, day } = reading.day
    return Date.UTC(year, month - 1, day + 1) < now ? '' : `${year}-${month}-${day}`
  })

  /** Whether another column, whose title says no less, has another day to come. */
  function hasRivalDay({ cells }: ListRow, date: string): boolean {
    const own = dayToCome(date)
    if (own === '') return false
    return rivals.some((column) => {
      const other = dayToCome(cells[column] ?? '')
      return other !== '' && other !== own
    })
  }

  /** Whether the row says that the visit was moved to another day. */
  function isMoved({ cells }: ListRow, date: string): boolean {
    return moved.some((column) => {
      const cell = cells[column] ?? ''
      const other = dayToCome(cell)
      return isYes(cell) && (other === '' || other !== dayToCome(date))
    })
  }

  return (row) => {
    if (row.edits.moment !== undefined) return typedAppointments(row.edits.moment)('')
    const date = dateColumn < 0 ? '' : (row.cells[dateColumn] ?? '')
    const time = timeColumn < 0 ? '' : (row.cells[timeColumn] ?? '')
    if (moved.length > 0 && isPlaceholder(date) && isMoved(row, date)) return twoDays
    const ofList = dayOfList === undefined ? undefined : onDayOfList(row, date, time)
    if (ofList) return ofList
    if (rivals.length > 0 && hasRivalDay(row, date)) return twoDays
    if (moved.length > 0 && isMoved(row, date)) return twoDays
    const reading = appointmentsOfDate(date)(time)
    return unsureWritings.size === 0 ? reading : asUnsure(date, time, reading)
  }
}
