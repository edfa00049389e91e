import { readPhoneCell } from '../../list/fields/index.ts'

/** A time as lists write it: `8:05`, `08h05`. One of another time zone, or of half a day, is another time. */
const timeOfDay =
  /(?<![\d.:+-])([01]?\d|2[0-3])\s?[:h]\s?([0-5]\d)(?::00)?(?![\d:]|\s?(?:[ap]\.?m|z\b|utc|gmt|[+-]\s?\d))/gi

/**
 * The appointment with its time on another day (an ISO date), as the readers take it with the day first. null: the text
 * does not name exactly one time, and none is guessed.
 */
export function onDay(text: string, day: string): string | null {
  const times = [...text.matchAll(timeOfDay)]
  const [time] = times
  if (times.length !== 1 || time === undefined) return null
  const [year, month, date] = day.split('-')
  return `${date}.${month}.${year} ${time[1]?.padStart(2, '0')}:${time[2]}`
}

/** The mobile number that a text is in a country (ISO 3166), in E.164. null: it is not exactly one. */
export function inCountry(text: string, country: string): string | null {
  const read = readPhoneCell(text, country, true)
  const [only] = read
  return read.length === 1 && only?.kind === 'mobile' ? only.e164 : null
}
