import type { CsvSeparator } from './csv.ts'
import { groupedPhone } from './grouped-phone.ts'

/** Shown by no program, and left out by those that read numbers. */
const zeroWidth = '\u200B'

/**
 * A value that Excel and LibreOffice show as it is when they open a CSV file by a double click. A phone number is written
 * in groups, with 00 in place of the `+`: its blanks keep its zeros, and nothing needs an apostrophe. Other digits with a
 * zero in front, or more of them than a number holds, end with a blank of no width, which makes them text.
 * (`="007"`, the other way, is a formula: whoever does not calculate reads it as it is written.)
 */
export function csvValue(text: string): string {
  if (/^(?:\+\d{7,15}|0\d{9})$/.test(text)) return groupedPhone(text).replace(/^\+/, '00')
  return /^(?:0\d+|\d{16,})$/.test(text) ? `${text}${zeroWidth}` : text
}

/**
 * What separates the columns of CSV files on a computer of this locale (BCP 47): a semicolon where the comma is that of
 * decimals, and in Switzerland and Liechtenstein, else a comma.
 */
export function separatorOf(locale: string): CsvSeparator {
  const isSwiss = /-(?:CH|LI)\b/.test(locale)
  return isSwiss || new Intl.NumberFormat(locale).format(0.5).includes(',') ? ';' : ','
}
