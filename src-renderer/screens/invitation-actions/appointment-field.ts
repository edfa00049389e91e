import { instantOf, localAt } from '../../list/fields/zone.ts'

/** An appointment as a `datetime-local` value in the time zone; empty without one. */
export function appointmentToField(iso: string | undefined, timeZone: string): string {
  if (iso === undefined) return ''
  const { year, month, day, hour, minute } = localAt(Date.parse(iso), timeZone)
  const two = (value: number) => String(value).padStart(2, '0')
  return `${year}-${two(month)}-${two(day)}T${two(hour)}:${two(minute)}`
}

/** The time in ms; null when the text is not a time, or when the clock skips or repeats it that day. */
export function appointmentFromField(text: string, timeZone: string): number | null {
  const found = /^(\d{4})-(\d\d)-(\d\d)T(\d\d):(\d\d)/.exec(text)
  if (found === null) return null
  const [year = 0, month = 0, day = 0, hour = 0, minute = 0] = found.slice(1).map(Number)
  const instant = instantOf({ year, month, day, hour, minute, second: 0 }, timeZone)
  return instant.kind === 'instant' ? instant.ms : null
}
