import type { InterfaceLanguage } from '#contract/language.ts'

/** How each language of the interface writes numbers and dates: as in Switzerland; English with British dates. */
export const localeOf: Readonly<Record<InterfaceLanguage, string>> = {
  fr: 'fr-CH',
  de: 'de-CH',
  it: 'it-CH',
  en: 'en-GB'
}

/** Ways of writing values in one language. Times are ms since the epoch; a zone is an IANA name. */
export interface Formats {
  readonly language: InterfaceLanguage
  readonly locale: string
  readonly number: (value: number) => string
  /** `fraction` from 0 to 1. */
  readonly percent: (fraction: number) => string
  /** "a, b and c". */
  readonly list: (parts: readonly string[]) => string
  /** 24.11.2026 */
  readonly date: (ms: number, timeZone?: string) => string
  /** A date as file names can have it: 24.11.2026 */
  readonly fileDate: (ms: number) => string
  /** "24.11.2026 – 26.11.2026", or the one date where both are on one day. */
  readonly dateRange: (from: number, to: number) => string
  /** November 2026 */
  readonly month: (ms: number, timeZone?: string) => string
  /** 2026 */
  readonly year: (ms: number, timeZone?: string) => string
  /** Tuesday, 24 November */
  readonly day: (ms: number, timeZone?: string) => string
  /** Tue 24 November */
  readonly shortDay: (ms: number, timeZone?: string) => string
  /** Tuesday 1 December 2026 */
  readonly fullDay: (ms: number, timeZone?: string) => string
  /** 09:30 */
  readonly time: (ms: number, timeZone?: string) => string
  /** Tue 24.11.2026, 09:30 */
  readonly dateTime: (ms: number, timeZone?: string) => string
  /** "today", "tomorrow", "yesterday", else the day in words; days are counted in the zone. */
  readonly nearDay: (ms: number, nowMs: number, timeZone?: string) => string
  /** Number of the calendar day that an instant falls on in a zone, counted from 1970. */
  readonly dayNumber: (ms: number, timeZone?: string) => number
  /** "6 seconds", "4 minutes", "1 hour, 5 minutes": never finer than helps. */
  readonly duration: (seconds: number) => string
  /** A language's name outside of a sentence: "Français". */
  readonly languageName: (code: string) => string
  /** The name inside a sentence: "français" in French, "French" in English. */
  readonly languageInText: (code: string) => string
  readonly countryName: (code: string) => string
  /** Sorting as people of the language expect it; numbers inside words by their value. */
  readonly compare: (a: string, b: string) => number
}

const cache = new Map<InterfaceLanguage, Formats>()

export function formatsIn(language: InterfaceLanguage): Formats {
  const known = cache.get(language)
  if (known !== undefined) return known
  const made = makeFormats(language)
  cache.set(language, made)
  return made
}

function makeFormats(language: InterfaceLanguage): Formats {
  const locale = localeOf[language]
  const numbers = new Intl.NumberFormat(locale)
  const percents = new Intl.NumberFormat(locale, { style: 'percent', maximumFractionDigits: 0 })
  const conjunction = new Intl.ListFormat(locale, { type: 'conjunction' })
  const relative = new Intl.RelativeTimeFormat(locale, { numeric: 'auto' })
  const languages = new Intl.DisplayNames(locale, { type: 'language' })
  const countries = new Intl.DisplayNames(locale, { type: 'region' })
  const collator = new Intl.Collator(locale, { numeric: true })

  // Making a formatter costs far more than using it, and tables format thousands of dates.
  const dateFormats = new Map<string, Intl.DateTimeFormat>()
  function dated(kind: string, options: Intl.DateTimeFormatOptions, ms: number, timeZone: string | undefined): string {
    const key = `${kind} ${timeZone ?? ''}`
    let format = dateFormats.get(key)
    if (format === undefined) {
      format = new Intl.DateTimeFormat(locale, timeZone === undefined ? options : { ...options, timeZone })
      dateFormats.set(key, format)
    }
    return format.format(ms)
  }

  const date = (ms: number, timeZone?: string) =>
    dated('date', { day: '2-digit', month: '2-digit', year: 'numeric' }, ms, timeZone)
  const day = (ms: number, timeZone?: string) =>
    dated('day', { weekday: 'long', day: 'numeric', month: 'long' }, ms, timeZone)
  const time = (ms: number, timeZone?: string) =>
    dated('time', { hour: '2-digit', minute: '2-digit', hourCycle: 'h23' }, ms, timeZone)
  const weekday = (ms: number, timeZone?: string) => dated('weekday', { weekday: 'short' }, ms, timeZone)
  const languageInText = (code: string) => languages.of(code) ?? code
  const unit = (value: number, name: 'second' | 'minute' | 'hour') =>
    new Intl.NumberFormat(locale, { style: 'unit', unit: name, unitDisplay: 'long' }).format(value)

  return {
    language,
    locale,
    number: (value) => numbers.format(value),
    percent: (fraction) => percents.format(fraction),
    list: (parts) => conjunction.format(parts),
    date,
    fileDate: (ms) => date(ms).replaceAll('/', '.'),
    dateRange: (from, to) => (date(from) === date(to) ? date(from) : `${date(from)} – ${date(to)}`),
    month: (ms, timeZone) => dated('month', { month: 'long', year: 'numeric' }, ms, timeZone),
    year: (ms, timeZone) => dated('year', { year: 'numeric' }, ms, timeZone),
    day,
    shortDay: (ms, timeZone) => dated('shortDay', { weekday: 'short', day: 'numeric', month: 'long' }, ms, timeZone),
    fullDay: (ms, timeZone) =>
      dated('fullDay', { weekday: 'long', day: 'numeric', month: 'long', year: 'numeric' }, ms, timeZone),
    time,
    dateTime: (ms, timeZone) => `${weekday(ms, timeZone)} ${date(ms, timeZone)}, ${time(ms, timeZone)}`,
    nearDay: (ms, nowMs, timeZone) => {
      const days = dayNumber(ms, timeZone) - dayNumber(nowMs, timeZone)
      return Math.abs(days) <= 1 ? relative.format(days, 'day') : day(ms, timeZone)
    },
    dayNumber,
    duration: (seconds) => {
      const whole = Math.max(1, Math.round(seconds))
      if (whole < 90) return unit(whole, 'second')
      const minutes = Math.round(whole / 60)
      if (minutes < 60) return unit(minutes, 'minute')
      const rest = minutes % 60
      const hours = unit(Math.floor(minutes / 60), 'hour')
      return rest === 0 ? hours : `${hours}, ${unit(rest, 'minute')}`
    },
    languageName: (code) => capitalised(languageInText(code), locale),
    languageInText,
    countryName: (code) => countries.of(code) ?? code,
    compare: collator.compare
  }
}

function capitalised(word: string, locale: string): string {
  return word.charAt(0).toLocaleUpperCase(locale) + word.slice(1)
}

const calendarDays = new Map<string, Intl.DateTimeFormat>()

/** Number of the calendar day that an instant falls on in a zone, counted from 1970. */
function dayNumber(ms: number, timeZone?: string): number {
  const key = timeZone ?? ''
  let format = calendarDays.get(key)
  if (format === undefined) {
    // Swedish writes 2026-11-24, which Date.parse reads as that day in UTC.
    format = new Intl.DateTimeFormat('sv-SE', timeZone === undefined ? {} : { timeZone })
    calendarDays.set(key, format)
  }
  return Math.round(Date.parse(format.format(ms)) / 86_400_000)
}
