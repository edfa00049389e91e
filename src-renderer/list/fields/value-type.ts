import { readDate } from './date.ts'
import { isAddress, readEmail } from './email.ts'
import { readGenderCell } from './gender.ts'
import { readLanguageCell } from './language.ts'
import { readPhoneCell } from './phone.ts'
import { cleanText, fold } from './text.ts'
import { readTimeOfDay } from './time-of-day.ts'

// Tests of single cells, from which the meaning of a column is derived. Empty cells fail all of them.

/** Swiss AHV/AVS (EAN-13 with 756), written with dots or without. */
export function looksLikeSocialNumber(cell: string): boolean {
  const text = cleanText(cell)
  return (
    /^756[. ]?\d{4}[. ]?\d{4}[. ]?\d{2}$/.test(text) ||
    /^[12]\s?\d{2}\s?\d{2}\s?\d{2}\s?\d{3}\s?\d{3}(?:\s?\d{2})?$/.test(text)
  )
}

/** A cell with a valid phone number, read by the rules of the list's country. */
export function looksLikePhone(cell: string, country: string): 'mobile' | 'fixed' | undefined {
  const text = cleanText(cell)
  const digits = text.replace(/\D/g, '')
  if (digits.length < 8 || digits.length > 40 || looksLikeSocialNumber(text) || text.includes('@')) return undefined
  // `0.354166667` and `46359.354` are spreadsheet times.
  if (/^\d+[.,]\d{3,}$/.test(text) && !/^0\d/.test(text)) return undefined
  if (readDate(text).kind === 'day') return undefined
  const kinds = readPhoneCell(text, country, false).map(({ kind }) => kind)
  if (kinds.some((kind) => kind === 'mobile' || kind === 'two-countries' || kind === 'of-other')) return 'mobile'
  return kinds.length > 0 && kinds.every((kind) => kind === 'fixed') ? 'fixed' : undefined
}

export function looksLikeEmail(cell: string): boolean {
  return isAddress(cell) || readEmail(cell).kind === 'address'
}

/** A written date, alone or with a time. A serial number is reported separately: any five digits look like one. */
export function looksLikeDate(cell: string): 'date' | 'date-time' | 'serial' | undefined {
  const day = readDate(cell)
  if (day.kind === 'impossible') return 'date'
  if (day.kind === 'none') return undefined
  if (day.written === 'serial') return day.fraction === undefined ? 'serial' : 'date-time'
  if (day.rest === '') return 'date'
  return readTimeOfDay(day.rest) ? 'date-time' : undefined
}

export function looksLikeTime(cell: string): boolean {
  return readTimeOfDay(fold(cell)) !== undefined
}

/** A word or code for a sex, or a courtesy title. `?` and `X` could be anything. */
export function looksLikeGender(cell: string): boolean {
  const reading = readGenderCell(cell)
  return reading === 'male' || reading === 'female'
}

/** A language by name or code; single letters and words of other meanings (`so`, `no`) count as little as elsewhere. */
export function looksLikeLanguage(cell: string): boolean {
  return readLanguageCell(cell) !== undefined
}
