import { plainDecimal } from './numbers.ts'
import type { DateSystem } from './reading.ts'

const minutesPerDay = 1440
const msPerDay = 86_400_000
/** 9999-12-31, the last day that Excel shows. */
const lastSerial = 2_958_465

function twoDigits(value: number): string {
  return String(value).padStart(2, '0')
}

function timeText(minutes: number): string {
  return `${twoDigits(Math.floor(minutes / 60))}:${twoDigits(minutes % 60)}`
}

/**
 * Day number to ISO date. In the 1900 system day 60 is 29 February 1900, which never was (kept from Lotus 1-2-3); days
 * before it count from one day later than days after it. ECMA-376 part 1, 18.17.4.1.
 */
function dateText(day: number, system: DateSystem): string {
  if (system === 1900 && day === 60) return '1900-02-29'
  const epoch = system === 1904 ? Date.UTC(1904, 0, 1) : Date.UTC(1899, 11, day < 60 ? 31 : 30)
  return new Date(epoch + day * msPerDay).toISOString().slice(0, 10)
}

/**
 * A number shown as date or time, as local ISO text, rounded to the minute: `08:30` for a fraction of a day alone,
 * `2026-12-03` for whole days, else both. `elapsed` is a format of hours beyond 24 (`[h]:mm`). What Excel cannot show
 * as a date either stays a number.
 */
export function serialText(serial: number, system: DateSystem, elapsed: boolean): string {
  if (serial < 0 || serial >= lastSerial + 1) return plainDecimal(serial)
  const minutes = Math.round(serial * minutesPerDay)
  if (elapsed) return timeText(minutes)
  const day = Math.floor(minutes / minutesPerDay)
  const time = minutes % minutesPerDay
  if (serial < 1) return timeText(time)
  return time === 0 ? dateText(day, system) : `${dateText(day, system)} ${timeText(time)}`
}

/** Local ISO text of a file (`2026-12-03T08:30:00.000`) in the form that `serialText` gives. Other text stays. */
export function isoText(text: string): string {
  const match = /^(\d{4}-\d\d-\d\d)(?:T(\d\d:\d\d)(?::(\d\d)(?:\.\d+)?)?)?$/.exec(text.trim())
  if (!match) return text
  const [, date = '', time = '00:00', seconds = '00'] = match
  if (time === '00:00' && seconds === '00') return date
  return `${date} ${time}${seconds === '00' ? '' : `:${seconds}`}`
}
