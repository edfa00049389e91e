import type { DayPlace } from '#contract/list.ts'
import { fold, readDate } from '../fields/index.ts'
import { oneOf, type Words } from '../terms.ts'

/** A day that stands outside the rows, and where. */
export interface FoundDay {
  /** ISO 8601, `2026-12-01`. */
  readonly day: string
  readonly from: DayPlace
  /** The words in which it was found. */
  readonly text: string
}

/** Before a day on which a list was made and not one on which patients come. */
const printing: Words = {
  fr: 'imprim\\w*, edit\\w*, impression, etabli\\w*, genere\\w*, cree\\w*, exporte\\w*, extrait\\w*, extraction, etat au, mis a jour',
  de: 'gedruckt, ausgedruckt, druck\\w*, erstell\\w*, generiert, exportiert, auszug, stand, ausdruck, aktualisiert',
  it: 'stampat\\w*, stampa, generat\\w*, esportat\\w*, creat\\w*, estratt\\w*, aggiornat\\w*',
  en: 'printed, print, created, generated, exported, updated, as of',
  any: 'export'
}
const printed = new RegExp(`(?<![a-z])${oneOf(printing)}(?![a-z])`)
/** A word for printing counts for the date that follows it, not for one at the other end of a line. */
const printingReach = 24

/**
 * The only day in a line of text; undefined if there is none, or several, as in a period. `isSure`: no weekday
 * contradicts it. Days of printing do not count.
 */
export function dayIn(line: string): { readonly day: string; readonly isSure: boolean } | undefined {
  const text = fold(line.slice(0, 400))
  const found = new Map<string, boolean>()
  let at = 0
  let printedUntil = -1
  while (at < text.length) {
    const word = /[a-z0-9]+/g
    word.lastIndex = at
    const match = word.exec(text)
    if (!match) break
    const from = match.index
    const reading = readDate(text.slice(from))
    if (reading.kind !== 'day' || reading.written === 'serial' || reading.day.year < 2000) {
      if (printed.test(match[0])) printedUntil = from + match[0].length + printingReach
      at = from + match[0].length
      continue
    }
    const { year, month, day } = reading.day
    const iso = `${year}-${String(month).padStart(2, '0')}-${String(day).padStart(2, '0')}`
    if (from > printedUntil) found.set(iso, (found.get(iso) ?? true) && !reading.weekdayDisagrees)
    at = Math.max(from + match[0].length, text.length - reading.rest.length)
  }
  const [only, ...others] = found
  return only && others.length === 0 ? { day: only[0], isSure: only[1] } : undefined
}
