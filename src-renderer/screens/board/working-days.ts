/** Days in the computer's time zone. Saturdays and Sundays are free; a hospital's holidays are not known here. */
export function isWorkingDay(ms: number): boolean {
  const day = new Date(ms).getDay()
  return day !== 0 && day !== 6
}

/** Start of the next working day after the day of `ms`. */
export function workingDayAfter(ms: number): number {
  return shifted(ms, 1)
}

/** Start of the last working day before the day of `ms`. */
export function workingDayBefore(ms: number): number {
  return shifted(ms, -1)
}

function shifted(ms: number, step: 1 | -1): number {
  let day = dayStart(ms, step)
  while (!isWorkingDay(day)) day = dayStart(day, step)
  return day
}

/** Start of the day in the computer's time zone, `days` from that of `ms`. */
export function dayStart(ms: number, days: number): number {
  const date = new Date(ms)
  return new Date(date.getFullYear(), date.getMonth(), date.getDate() + days).getTime()
}

/** Start of the Monday of the week of `ms`. */
export function weekStart(ms: number): number {
  return dayStart(ms, -((new Date(ms).getDay() + 6) % 7))
}

/** As a `date` field has it: 2026-12-24. */
export function dayToField(ms: number): string {
  const date = new Date(ms)
  const two = (value: number) => String(value).padStart(2, '0')
  return `${date.getFullYear()}-${two(date.getMonth() + 1)}-${two(date.getDate())}`
}

/** Start of the day; null: not a whole date. */
export function dayFromField(text: string): number | null {
  const [, year, month, day] = /^(\d{4})-(\d\d)-(\d\d)$/.exec(text) ?? []
  return year === undefined ? null : new Date(Number(year), Number(month) - 1, Number(day)).getTime()
}

/**
 * When somebody who has not confirmed an appointment is to be phoned: on the working day before, at this time.
 *
 * @param time `14:00`, as a `time` field has it.
 */
export function phoneFromTime(appointmentAt: number, time: string): number {
  const [hour = 0, minute = 0] = time.split(':').map(Number)
  const day = new Date(workingDayBefore(appointmentAt))
  return new Date(day.getFullYear(), day.getMonth(), day.getDate(), hour, minute).getTime()
}
