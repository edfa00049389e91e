import type { DayPlace } from '#contract/list.ts'
import { fold, isWeekdayAlone, readDate } from '../fields/index.ts'
import { months, weekdays } from '../fields/vocabulary/days.ts'
import { allWords, oneOf, terms, type Words } from '../terms.ts'

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
  fr: `
    imprim\\w*, edit\\w*, impression, etabli\\w*, genere\\w*, cree\\w*, exporte\\w*, extrait\\w*, extraction, etat au,
    arrete au, mis a jour, mise a jour, actualis\\w*, telecharg\\w*, tirage, sorti le`,
  de: `
    gedruckt, ausgedruckt, druck\\w*, erstell\\w*, generiert, exportiert, auszug, stand, ausdruck, aktualisiert, abgerufen,
    heruntergeladen, ausgabe`,
  it: `
    stampat\\w*, stampa, generat\\w*, esportat\\w*, creat\\w*, estratt\\w*, estrazione, aggiornat\\w*, scaricat\\w*,
    elaborat\\w*`,
  en: 'printed, print, created, generated, exported, updated, as of, as at, run, downloaded, extracted, retrieved',
  any: 'export'
}
const printed = `(?<![a-z])${oneOf(printing)}(?![a-z])`
const printedHere = new RegExp(`^${printed}`)
/** A word for printing counts for the date that follows it, not for one at the other end of a line. */
const printingReach = 24

/** Before a day of something else: an absence, an operation, an entry, a deadline, the list that this one replaces. */
const otherEvents: Words = {
  fr: `
    absent*, absence*, ferme, fermee, fermeture, vacances, conge*, remplace*, annul*, opere*, operation,
    apres(?![ -]midi), entrees?, admis*, hospitalis*, envoye*, transmis*, modifi*, valable*, delai*`,
  de: `
    abwesen*, geschlossen, ferien, ersetzt, operiert*, nach, eintritte?, austritte?, aufnahmen?, verschickt, versandt,
    gesendet, anderung*, geandert, gultig*, anmeldeschluss`,
  it: `
    assent*, chius*, ferie, sostituisc*, annull*, operat*, dopo, ricover*, inviat*, modific*, valid*`,
  en: `
    closed, closure, replaces, supersedes, operated, after, admi*, discharge*, sent, amended, revised, modified, valid,
    deadline`,
  any: 'version*'
}
/** `ab 1.12.2026`: the first of many days. */
const sinceWords: Words = {
  fr: 'des le, a partir du, a partir de',
  de: 'ab, ab dem',
  it: 'a partire dal',
  en: 'starting'
}
/** A date in such a line is a part of it, and no single day. */
const spans = terms({
  fr: 'semaine, semaines, mois',
  de: 'woche, wochen*, kw, monat, monats*',
  it: 'settimana, mese',
  en: 'week, weeks, weekly, month, w c'
})

const to = '(?:-|/|au|bis|bis zum|al|to|until|till|through|und|et|e|and|&)'
const month = oneOf({ any: months.flatMap(allWords).join(', ') })
/** `30.11.`, `30 novembre`: a day without a year. */
const dayAndMonth = `\\d{1,2}(?:er|\\.)?(?:[./] ?\\d{1,2}\\.?|[. ] ?${month})`
/** `1. bis`, `du 1 au`: the month follows the second day. A number before a hyphen may be a room's. */
const dayAlone = '\\d{1,2}(?:er|\\.)?'
const from = '(?:du|de|dal|dall|vom|von|from|le|den|il)'
const wordTo = '(?:au|bis|bis zum|al|to|until|till|et|und|e|and|&)'
const weekday = `(?:(?:le|den|dem|il|the|am) )?(?:${oneOf({ any: weekdays.flatMap(allWords).join(', ') })}\\.?,? (?:(?:le|den|the) )?)?`
const sinceBefore = new RegExp(
  `(?<![a-z\\d.])(?:${dayAndMonth} ?${to}|${from} ${dayAlone} ?${to}|${dayAlone} ${wordTo}|\\d{1,2}\\.?[-/]) ?${weekday}$`
)
const otherDayBefore = new RegExp(
  `(?<![a-z])(?:${oneOf(otherEvents)}(?![a-z])[^\\d,;|()-]{0,24}|${oneOf(sinceWords)} ${weekday})$`
)
const untilAfter = new RegExp(`^ ?${to} ?${weekday}${dayAndMonth}(?![\\d:])`)
/** Of what begins with a number: the date, and no time or room before it. */
const startsDate = new RegExp(
  `^(?:\\d{4}[-/. ]|\\d{8}|\\d{1,2}[./-] ?\\d{1,2}[./-] ?\\d{2}|\\d{1,2}(?:[a-z]{1,3}|[.°])?[ ./-]*(?:(?:de|di|of) )?${month})`
)
const printedAfter = new RegExp(`^[\\s\\d:.h,()|-]*(?:uhr [\\s,()|-]*)?${printed}(?!.*\\d{4})`)

const weekdayNames = oneOf({
  any: weekdays
    .flatMap(allWords)
    .filter((word) => word.length > 5 || /^lundi$|^mardi$/.test(word))
    .join(', ')
})
/** `Vendredi`, `Mercredi matin`; not `Dr Sonntag`. */
const saysWeekday = new RegExp(
  `(?<!(?:dr|dre|dott|prof|med|mme|herr|frau|praxis|cabinet)\\.? )(?<![a-z])${weekdayNames}(?![a-z])`
)
/** `2 décembre`, `Mi 2.12.`: not the day of a time or of a number with more parts. */
const saysDay = new RegExp(
  `(?<![\\d.:/-])\\d{1,2}(?:(?:\\.|er)? ?(?:de )?${month}(?![a-z])|\\. ?\\d{1,2}\\.(?!\\d)|/\\d{2}(?![\\d/])|[./-]\\d{1,2}[./-]\\d{2})`
)
const printedAnywhere = new RegExp(printed)

/**
 * Whether a line without a day of its own begins another day than `day`: one without a year, several, or a weekday. The
 * weekday of that day (`Mardi matin`) goes on with it.
 */
export function beginsAnotherDay(line: string, day: string | undefined): boolean {
  const text = fold(line.slice(0, 400)).replace(/\s+/g, ' ').trim()
  if (printedAnywhere.test(text)) return false
  if (saysDay.test(text)) return true
  const weekday = isWeekdayAlone(text) ? text : saysWeekday.exec(text)?.[0]
  if (weekday === undefined) return false
  const reading = day === undefined ? undefined : readDate(`${weekday} ${day}`)
  return reading?.kind !== 'day' || reading.weekdayDisagrees === true
}

/**
 * The only day in a line of text; undefined if there is none, or several, as in a period or a week. `isSure`: no weekday
 * contradicts it. Days of printing do not count.
 */
export function dayIn(line: string): { readonly day: string; readonly isSure: boolean } | undefined {
  const text = fold(line.slice(0, 400))
    .replace(/[‐‑‒–—―−]/g, '-')
    .replace(/\s+/g, ' ')
  if (!/\d/.test(text) || spans.test(text)) return undefined
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
    const begins = !/^\d/.test(match[0]) || startsDate.test(text.slice(from))
    if (!begins || reading.kind !== 'day' || reading.written === 'serial' || reading.day.year < 2000) {
      const word = printedHere.exec(text.slice(from))
      if (word) printedUntil = from + word[0].length + printingReach
      at = from + match[0].length
      continue
    }
    const { year, month, day } = reading.day
    const iso = `${year}-${String(month).padStart(2, '0')}-${String(day).padStart(2, '0')}`
    at = Math.max(from + match[0].length, text.length - reading.rest.length)
    const after = text.slice(from).replace(/^.*?(?:\d{4}|['’./-]\d{2}[./-]\d{2})(?!\d)/, '')
    if (sinceBefore.test(text.slice(0, from)) || untilAfter.test(after)) return undefined
    const [lead] = /^(?:[a-z]+\.?,? )*/.exec(text.slice(from)) ?? ['']
    const isPrinted = from <= printedUntil || printedAfter.test(after)
    if (!isPrinted && !otherDayBefore.test(text.slice(0, from) + lead))
      found.set(iso, (found.get(iso) ?? true) && !reading.weekdayDisagrees)
  }
  const [only, ...others] = found
  return only && others.length === 0 ? { day: only[0], isSure: only[1] } : undefined
}
