import { cleanText, readDate } from '../fields/index.ts'

/**
 * A birth date in one form, only for comparison: a date, else its characters (years alone, `16061987`). A year after
 * `thisYear` is impossible: `03.03.60` is in the last century.
 */
export function birthDateOf(cell: string, thisYear: number): string {
  const text = cleanText(cell)
  if (!/\d/.test(text)) return ''
  const run = /^(\d{2})(\d{2})((?:19|20)\d{2})$/.exec(text)
  if (run) return `${Number(run[3])}-${Number(run[2])}-${Number(run[1])}`
  const day = readDate(text)
  if (day.kind === 'day') {
    const { year, month, day: dayOfMonth } = day.day
    const century = year > thisYear && !text.includes(String(year)) ? 100 : 0
    return `${year - century}-${month}-${dayOfMonth}`
  }
  return text.replace(/[^\p{L}\p{N}]/gu, '').toLowerCase()
}
