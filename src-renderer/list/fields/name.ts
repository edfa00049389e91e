import { terms } from '../terms.ts'
import type { ErrorCode, NameOrder, WarningCode } from './codes.ts'
import { stripAnnotations, stripBirthName, withoutMarks } from './name-annotations.ts'
import { isConnector, isInCapitals, isLowerCase, isParticle, nameTokens } from './name-tokens.ts'
import { cleanText, fold, isSheetError } from './text.ts'
import {
  areTitles,
  combineTitles,
  normalizeTitle,
  sexOfWord,
  splitGluedTitles,
  type TitleResult,
  withoutTitles
} from './titles.ts'

export interface NameReading {
  readonly firstName?: string
  readonly lastName?: string
  /** Sex of a courtesy title before the name, in one column for both names or before the last name. */
  readonly genderBefore?: TitleResult['gender']
  readonly errors: readonly ErrorCode[]
  readonly warnings: readonly WarningCode[]
}

/** A name as typed, cleaned; nothing if it is punctuation only or an error of the spreadsheet. */
export function readNamePart(cell: string): string | undefined {
  const name = cleanText(cell)
  // Most names begin with a plain letter and need no further check.
  if (/^[A-Za-zÀ-ÖØ-öø-ž]/.test(name)) return name
  if (name === '' || isSheetError(name) || !/[\p{L}\p{N}\p{Extended_Pictographic}]/u.test(name)) return undefined
  return name
}

const none: readonly never[] = []

function nameReading(first: string | undefined, last: string | undefined): NameReading {
  if (first !== undefined && last !== undefined)
    return { firstName: first, lastName: last, errors: none, warnings: none }
  const errors: ErrorCode[] = []
  if (first === undefined) errors.push('first-name-missing')
  if (last === undefined) errors.push('last-name-missing')
  return {
    ...(first === undefined ? {} : { firstName: first }),
    ...(last === undefined ? {} : { lastName: last }),
    errors,
    warnings: []
  }
}

type Split = readonly [last: readonly string[], first: readonly string[]]

/** The words in capitals at one end are the last name, where all others are in mixed case. */
function splitByCapitals(words: readonly string[]): Split | undefined {
  let head = 0
  for (let at = 0; at < words.length; at += 1) {
    const word = words[at] ?? ''
    if (isInCapitals(word)) head = at + 1
    else if (!(isParticle(word) || isConnector(words, at))) break
  }
  if (head > 0 && head < words.length && !words.slice(head).some(isInCapitals))
    return [words.slice(0, head), words.slice(head)]
  let tail = words.length
  for (let at = words.length - 1; at >= 0; at -= 1) {
    const word = words[at] ?? ''
    if (isInCapitals(word)) tail = at
    else if (!((isParticle(word) && isLowerCase(word)) || isConnector(words, at))) break
  }
  // `REY Anne (VIP)`: a word in brackets is not a last name.
  if (tail === words.length || /^[([]/.test(words[tail] ?? '')) return undefined
  while (tail > 0 && isParticle(words[tail - 1] ?? '') && isLowerCase(words[tail - 1] ?? '')) tail -= 1
  if (tail === 0 || words.slice(0, tail).some(isInCapitals)) return undefined
  return [words.slice(tail), words.slice(0, tail)]
}

/** A particle, the `und` of `von und zu Stein`, or the `auf` of `Auf der Maur`. */
function isLeading(words: readonly string[], at: number): boolean {
  const word = words[at] ?? ''
  const next = words[at + 1] ?? ''
  if (isParticle(word)) return true
  if (/^(?:auf|an|in|aus)$/i.test(word)) return /^de[rmn]$/i.test(next)
  return word === 'und' && isParticle(words[at - 1] ?? '') && isParticle(next)
}

/** Index of the word that follows the particles from `at` on. */
function afterParticles(words: readonly string[], at: number): number {
  let end = at
  while (end < words.length - 1 && isLeading(words, end)) end += 1
  return end
}

function splitByOrder(words: readonly string[], order: NameOrder): Split {
  if (order === 'last-first') {
    let end = afterParticles(words, 0)
    while (isConnector(words, end + 1)) end = afterParticles(words, end + 2)
    return [words.slice(0, end + 1), words.slice(end + 1)]
  }
  let start = words.length - 1
  for (;;) {
    // The first word stays a first name, unless it is plainly a particle: `Ben Stiller`, but `de Souza`.
    while (start > 0 && isLeading(words, start - 1) && (start > 1 || isLowerCase(words[0] ?? ''))) start -= 1
    if (start < 3 || !isConnector(words, start - 1)) return [words.slice(start), words.slice(0, start)]
    start -= 2
  }
}

function joined(words: readonly string[]): string | undefined {
  return readNamePart(words.join(' '))
}

/** Titles before the first name, after a comma. A single letter there is an initial: `Dupont, M. Claude`. */
function afterComma(text: string): TitleResult {
  const words = nameTokens(text)
  return normalizeTitle(words[0] ?? '').length > 1 ? withoutTitles(words) : { words }
}

/** `Anna et Luc`, `Jan & Eva`, `Léa / Tim`: first names of several people. */
const several =
  /(?:(?<=\p{L}\p{Ll})\s+|^)(?:et|und|u\.|e|and|ou|oder|or)\s+\p{Lu}|\p{Ll}\s*[&+/;,]\s*(?:et\s+|und\s+)?\p{Lu}\p{Ll}/u

/** Whether the cell of a first name, or the part of a whole name, names several people. */
export function namesSeveral(first: string): boolean {
  // Most are one word.
  return /[\s&+/;,]/.test(first) && several.test(first)
}

/** A single letter, or more than letters, blanks, hyphens, apostrophes and full stops: no name, or not only one. */
function isUnsurePart(part: string | undefined): boolean {
  if (part === undefined) return false
  return /^\p{L}\.?$/u.test(part) || !/^(?:[\p{L}\p{M} '’ʼ`´.‐‑–-]|\u200C|\u200D)*$/u.test(part)
}

/**
 * First and last name from one column that holds both. Titles in front are dropped; then a comma decides, else capitals
 * at one end, else `order` (the header's, or the usual one of its language). One word alone is the last name.
 */
export function readFullName(cell: string, order: NameOrder): NameReading {
  const typed = readNamePart(cell)
  if (typed === undefined) return nameReading(undefined, undefined)
  const text = withoutMarks(typed)
  const { text: named, gender: genderAfter } = withoutTrailingTitles(stripAnnotations(text), order)
  const tokens = nameTokens(splitGluedTitles(named))
  // A title without a name: `Mme` is not a name, but has a sex.
  const isTitleOnly = areTitles(tokens)
  const { words, gender } = withoutTitles(isTitleOnly ? [...tokens, ''] : tokens)
  const names = isTitleOnly
    ? nameReading(undefined, undefined)
    : splitFullName(stripBirthName(words.join(' '), order), order)
  const genderBefore = combineTitles(combineTitles(gender, genderAfter), names.genderBefore)
  const isUnsure = isUnsurePart(names.firstName) || isUnsurePart(names.lastName) || namesSeveral(names.firstName ?? '')
  return {
    ...names,
    ...(genderBefore === undefined ? {} : { genderBefore }),
    errors: isUnsure ? [...names.errors, 'name-unsure'] : names.errors,
    warnings: names.firstName !== undefined && names.lastName !== undefined ? ['name-split'] : []
  }
}

/**
 * Removes titles after a name: in brackets (`REY Anne (Mme)`, `(F)`), after a comma that does not separate the names
 * (`Meier Anna, Frau`), in place of a first name (`Meier Anna Frau`), or academic (`Kevin Amico Dr. med.`).
 */
function withoutTrailingTitles(
  text: string,
  order: NameOrder
): { readonly text: string; readonly gender?: TitleResult['gender'] } {
  const { before, behind, inBrackets } = lastPart(text)
  const sex = inBrackets && behind.length === 1 ? sexOfWord(fold(behind)) : undefined
  if (sex) return { text: before, gender: sex }
  const titles = nameTokens(behind.trim())
  if (titles.length > 0 && areTitles(titles)) return { text: before, gender: withoutTitles([...titles, '']).gender }
  const [, whole, courtesy = ''] = /^(\S+\s.*[^\s,])\s+(\p{L}{2,}\.?)$/u.exec(text) ?? []
  if (order === 'last-first' && whole !== undefined && areTitles([courtesy])) {
    const { gender } = withoutTitles([courtesy, ''])
    if (gender) return { text: whole, gender }
  }
  const words = nameTokens(text)
  const academic = words.findLastIndex(
    (word, at) => at >= 2 && /^(?:dr|prof)\.?$/i.test(word) && !words[at - 2]?.endsWith(',')
  )
  return academic >= 0 && areTitles(words.slice(academic)) ? { text: words.slice(0, academic).join(' ') } : { text }
}

/** What stands in brackets at the end or behind the last comma, whichever begins later, and what is before it. */
function lastPart(text: string): { readonly before: string; readonly behind: string; readonly inBrackets: boolean } {
  const bracket = /[([]([^()[\]]+)[)\]]$/.exec(text)
  const comma = /,([^,]+)$/.exec(text)
  const parts = [bracket, comma].filter((part) => part !== null).sort((one, other) => other.index - one.index)
  for (const part of parts) {
    const before = text.slice(0, part.index).trimEnd()
    const behind = part[1] ?? ''
    if (before !== '' && !/[([,]$/.test(before)) return { before, behind, inBrackets: part === bracket }
  }
  return { before: '', behind: '', inBrackets: false }
}

/** `jun.`, `Jr`, `III` after a name. Sen, Jun and Junior are names too: they count with a dot or in lower case only. */
const generationSuffix = /^(?:II|III|IV|junior|senior)$/
const generationSuffixOfAnyCase = /^(?:(?:jr|sr)\.?|(?:jun|sen)\.)$/i

/** Splits the words into last and first name. A generation (`jun.`) stays with the part on the right. */
function splitTokens(words: readonly string[], order: NameOrder): Split {
  const split = (own: readonly string[]) => splitByCapitals(own) ?? splitByOrder(own, order)
  const after = words[words.length - 1] ?? ''
  if (words.length < 3 || !(generationSuffix.test(after) || generationSuffixOfAnyCase.test(after))) return split(words)
  const named = words.slice(0, -1)
  const [last, first] = split(named)
  return first[0] === named[0] ? [[...last, after], first] : [last, [...first, after]]
}

function splitFullName(text: string, order: NameOrder): NameReading {
  const comma = text.indexOf(',')
  if (comma >= 0) {
    const before = text.slice(0, comma)
    if (comma === text.length - 1) return splitFullName(before.trim(), order)
    const { words, gender } = afterComma(text.slice(comma + 1))
    const names = nameReading(joined(words), joined(nameTokens(before)))
    return gender === undefined ? names : { ...names, genderBefore: gender }
  }
  const words = nameTokens(text)
  if (words.length < 2) return nameReading(undefined, joined(words))
  const [last, first] = splitTokens(words, order)
  return nameReading(joined(first), joined(last))
}

/**
 * First and last name from their own columns, as typed; a courtesy title before the last name (`Mme Rapin`) stays there
 * and gives the sex.
 */
export function readNames(firstName: string, lastName: string): NameReading {
  const last = readNamePart(lastName)
  const names = nameReading(readNamePart(firstName), last)
  if (last === undefined || !last.includes(' ')) return names
  const { gender } = withoutTitles(last.split(' '))
  return gender === undefined ? names : { ...names, genderBefore: gender }
}

// Singular and plural are listed separately: the position after the match counts.
const firstNameInTitle = terms(
  {
    fr: '*prenom*, *prenoms*',
    de: '*vorname*, *vornamen*, *rufname*, *rufnamen*',
    en: '*given+name*, *given+names*, *fore+name*, *fore+names*, *first+name*, *first+names*, *first*',
    none: { it: '`Nome` and `Cognome` are compared with each other.' }
  },
  // `Vor- und Nachname`, `Vor- Nachname`.
  /\bvor(?= (?:(?:und|u) |(?:nach|zu|familien) ?name))/
)
const lastNameInTitle = terms({
  fr: 'nom, noms',
  de: 'nach+name|namen, zu+name|namen, familien+name|namen, namen',
  it: 'cognomi',
  en: 'sur+name|names, family+name|names, last',
  any: 'name'
})
const englishBothNames = terms({
  en: `
    patient|full|complete|client+name|names, patient|full|complete|client+s+name|names, name of patient,
    name of the patient`
})

/**
 * The order of names in the title of a column for both: `Nom Prénom`, `Vorname Name`, `Nome e cognome`,
 * `First and last name`; English `Patient name`, `Full name` have the first name first, all others the last name.
 */
export function nameOrderOfHeader(header: string): NameOrder {
  const words = fold(header)
    .replace(/[^a-z]+/g, ' ')
    .trim()
  const surname = /\bcognome\b/.exec(words)
  const italianFirst = /\bnome\b/.exec(words)
  if (surname && italianFirst) return italianFirst.index < surname.index ? 'first-last' : 'last-first'
  const first = firstNameInTitle.exec(words)
  if (first) {
    const rest = words.slice(0, first.index) + '#'.repeat(first[0].length) + words.slice(first.index + first[0].length)
    const last = lastNameInTitle.exec(rest)
    return last && last.index > first.index ? 'first-last' : 'last-first'
  }
  return englishBothNames.test(words) ? 'first-last' : 'last-first'
}
