import type { BlockCode, WarnCode } from './codes.ts'
import { cleanText, fold, isSheetError } from './text.ts'
import { areTitles, bothTitles, titleKey, type Untitled, withoutTitles, withTitlesParted } from './titles.ts'

export type NameOrder = 'last-first' | 'first-last'

export interface NameReading {
  readonly firstName?: string
  readonly lastName?: string
  /** Sex that a courtesy title before the name tells, in one column for both names or before the last name. */
  readonly genderBefore?: Untitled['gender']
  readonly why: readonly BlockCode[]
  readonly warn: readonly WarnCode[]
}

/** A name as typed, cleaned; nothing if it is punctuation only or an error of the spreadsheet. */
export function readNamePart(cell: string): string | undefined {
  const name = cleanText(cell)
  // Most names begin with a plain letter: nothing else is to be asked then.
  if (/^[A-Za-zÀ-ÖØ-öø-ž]/.test(name)) return name
  if (name === '' || isSheetError(name) || !/[\p{L}\p{N}\p{Extended_Pictographic}]/u.test(name)) return undefined
  return name
}

function reading(first: string | undefined, last: string | undefined): NameReading {
  const why: BlockCode[] = []
  if (first === undefined) why.push('first-name-missing')
  if (last === undefined) why.push('last-name-missing')
  return {
    ...(first === undefined ? {} : { firstName: first }),
    ...(last === undefined ? {} : { lastName: last }),
    why,
    warn: []
  }
}

const particles = new Set('de du des le la del della di da dos von van der den zu zur el al ben'.split(' '))
/** Particles in lower case only: written with a capital they are surnames too. */
const lowerParticles = new Set('das do dei degli delle dello dal dalla zum vom ter ten te bin ibn y e'.split(' '))

function isParticle(word: string): boolean {
  return lowerParticles.has(word) || particles.has(word.toLowerCase()) || /^(?:d|l|dell|dall)['’]$/iu.test(word)
}

function isLowerCase(word: string): boolean {
  return word === word.toLowerCase()
}

/** Wholly in capitals, two letters or more; `McDONALD`, `d'ANGELO` and a `ß` among capitals count, initials do not. */
function isInCapitals(word: string): boolean {
  if (/^(?:\p{L}\.-?)+$/u.test(word)) return false
  const core = word.replace(/^(?:Mc|Mac|[dl]['’])(?=\p{Lu})/u, '').replaceAll('ß', '')
  return !/[\p{Ll}\p{Lt}]/u.test(core) && (core.match(/\p{Lu}/gu)?.length ?? 0) >= 2
}

type Split = readonly [last: readonly string[], first: readonly string[]]

/** The words in capitals at one end are the last name, where all others are in mixed case. */
function splitByCapitals(words: readonly string[]): Split | undefined {
  let head = 0
  for (let at = 0; at < words.length; at += 1) {
    const word = words[at] ?? ''
    if (isInCapitals(word)) head = at + 1
    else if (!isParticle(word)) break
  }
  if (head > 0 && head < words.length && !words.slice(head).some(isInCapitals))
    return [words.slice(0, head), words.slice(head)]
  let tail = words.length
  for (let at = words.length - 1; at >= 0; at -= 1) {
    const word = words[at] ?? ''
    if (isInCapitals(word)) tail = at
    else if (!(isParticle(word) && isLowerCase(word))) break
  }
  if (tail === words.length) return undefined
  while (tail > 0 && isParticle(words[tail - 1] ?? '') && isLowerCase(words[tail - 1] ?? '')) tail -= 1
  if (tail === 0 || words.slice(0, tail).some(isInCapitals)) return undefined
  return [words.slice(tail), words.slice(0, tail)]
}

function splitByOrder(words: readonly string[], order: NameOrder): Split {
  if (order === 'last-first') {
    let end = 0
    while (end < words.length - 1 && isParticle(words[end] ?? '')) end += 1
    return [words.slice(0, end + 1), words.slice(end + 1)]
  }
  let start = words.length - 1
  // The first word stays a first name, unless it is plainly a particle: `Ben Stiller`, but `de Souza`.
  while (start > 0 && isParticle(words[start - 1] ?? '') && (start > 1 || isLowerCase(words[0] ?? ''))) start -= 1
  return [words.slice(start), words.slice(0, start)]
}

/** A hyphen between blanks joins: `MEYER - BISCH` is one last name, as `MEYER-BISCH` is. */
function wordsOf(text: string): readonly string[] {
  return text.split(/(?<! [-‐‑–]) (?![-‐‑–] )/u).filter((word) => word !== '')
}

function joined(words: readonly string[]): string | undefined {
  return readNamePart(words.join(' '))
}

/** Titles before the first name, behind a comma. A single letter there is an initial: `Dupont, M. Claude`. */
function afterComma(text: string): Untitled {
  const words = wordsOf(text)
  return titleKey(words[0] ?? '').length > 1 ? withoutTitles(words) : { words }
}

/**
 * First and last name from one column that holds both. Titles in front are dropped; then a comma tells, else capitals
 * at one end, else `order` (the header's, or the usual one of its language). One word alone is the last name.
 */
export function readFullName(cell: string, order: NameOrder): NameReading {
  const text = readNamePart(cell)
  if (text === undefined) return reading(undefined, undefined)
  const { text: named, gender: genderBehind } = withoutTitleInBrackets(text)
  const typed = wordsOf(withTitlesParted(named))
  // A title and nobody behind it: `Mme` is no one's name, but tells the sex.
  const nobody = areTitles(typed)
  const { words, gender } = withoutTitles(nobody ? [...typed, ''] : typed)
  const names = nobody ? reading(undefined, undefined) : splitFullName(words.join(' '), order)
  const genderBefore = bothTitles(bothTitles(gender, genderBehind), names.genderBefore)
  return {
    ...names,
    ...(genderBefore === undefined ? {} : { genderBefore }),
    warn: names.firstName !== undefined && names.lastName !== undefined ? ['name-split'] : []
  }
}

/** `REY Anne (Mme)`: titles in brackets behind the name are none of its words. */
function withoutTitleInBrackets(text: string): { readonly text: string; readonly gender?: Untitled['gender'] } {
  const [, before = '', inside = ''] = /^(.*[^\s(])\s*\(([^()]+)\)$/u.exec(text) ?? []
  const titles = wordsOf(inside.trim())
  if (titles.length === 0 || !areTitles(titles)) return { text }
  return { text: before, gender: withoutTitles([...titles, '']).gender }
}

function splitFullName(text: string, order: NameOrder): NameReading {
  const comma = text.indexOf(',')
  if (comma >= 0) {
    const before = text.slice(0, comma)
    const after = wordsOf(text.slice(comma + 1))
    if (areTitles(after)) return splitFullName(before.trim(), order)
    const { words, gender } = afterComma(text.slice(comma + 1))
    const names = reading(joined(words), joined(wordsOf(before)))
    return gender === undefined ? names : { ...names, genderBefore: gender }
  }
  const words = wordsOf(text)
  if (words.length < 2) return reading(undefined, joined(words))
  const [last, first] = splitByCapitals(words) ?? splitByOrder(words, order)
  return reading(joined(first), joined(last))
}

/**
 * First and last name from their own columns, as typed; a courtesy title before the last name (`Mme Rapin`) stays there
 * and tells the sex.
 */
export function readNames(firstName: string, lastName: string): NameReading {
  const last = readNamePart(lastName)
  const names = reading(readNamePart(firstName), last)
  if (last === undefined || !last.includes(' ')) return names
  const { gender } = withoutTitles(last.split(' '))
  return gender === undefined ? names : { ...names, genderBefore: gender }
}

const firstNameWords =
  /prenoms?|\bvor(?= (?:(?:und|u) |(?:nach|zu|familien) ?name))|vornamen?|rufnamen?|given ?names?|fore ?names?|first ?(?:names?)?/
const lastNameWords =
  /\bcognomi?\b|\bnoms?\b|\b(?:nach|zu) ?namen?\b|\bfamilien ?namen?\b|\bsur ?names?\b|\bfamily ?names?\b|\blast\b|\bnamen?\b/

/**
 * The order of names that the header of a column for both tells: `Nom Prénom`, `Vorname Name`, `Nome e cognome`,
 * `First and last name`; English `Patient name`, `Full name` have the first name first, all others the last name.
 */
export function nameOrderOfHeader(header: string): NameOrder {
  const words = fold(header)
    .replace(/[^a-z]+/g, ' ')
    .trim()
  const surname = /\bcognome\b/.exec(words)
  const italianFirst = /\bnome\b/.exec(words)
  if (surname && italianFirst) return italianFirst.index < surname.index ? 'first-last' : 'last-first'
  const first = firstNameWords.exec(words)
  if (first) {
    const rest = words.slice(0, first.index) + '#'.repeat(first[0].length) + words.slice(first.index + first[0].length)
    const last = lastNameWords.exec(rest)
    return last && last.index > first.index ? 'first-last' : 'last-first'
  }
  return /\b(?:patient|full|complete|client)(?: ?s)? ?names?\b|\bname of (?:the )?patient\b/.test(words)
    ? 'first-last'
    : 'last-first'
}
