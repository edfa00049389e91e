import { allWords, type Words } from '../terms.ts'
import type { Gender } from './codes.ts'
import { fold } from './text.ts'
import * as vocabulary from './vocabulary/titles.ts'
import { wordSet } from './vocabulary/titles.ts'

/** Words by sex; keys are folded and without dots. */
function bySex(male: readonly Words[], female: readonly Words[]): ReadonlyMap<string, Gender> {
  return new Map([
    ...male.flatMap(allWords).map((word) => [word, 'male'] as const),
    ...female.flatMap(allWords).map((word) => [word, 'female'] as const)
  ])
}

const sexWords = bySex([vocabulary.maleTitles, vocabulary.maleWords], [vocabulary.femaleTitles, vocabulary.femaleWords])
const courtesyWords = bySex([vocabulary.maleTitles], [vocabulary.femaleTitles])
const courtesyBeforeBoth = bySex([vocabulary.maleTitlesBeforeBoth], [vocabulary.femaleTitlesBeforeBoth])
const academicWords = wordSet(vocabulary.academicTitles)
const academicTails = wordSet(vocabulary.academicTails)
const dottedTitles = wordSet(vocabulary.dottedTitles)
const dottedCourtesy: ReadonlyMap<string, TitleGender> = new Map([
  ...allWords(vocabulary.dottedFemaleTitles).map((word) => [word, 'female'] as const),
  ...allWords(vocabulary.dottedNeutralTitles).map((word) => [word, 'neutral'] as const)
])
/** Addresses in front of a name that have no sex; none of them is a name. */
const neutralTitles = wordSet(vocabulary.neutralAddressees, vocabulary.pluralTitles)
/** Addresses that are names too (Kind, Child, Don): titles only before a name whose capitals show its parts. */
const neutralBeforeCapitals = wordSet(vocabulary.childAddressees, vocabulary.neutralTitlesAndNames)
const widowed = wordSet(vocabulary.widowed)
const widowedInLowerCase = wordSet(vocabulary.widowedInLowerCase)

/** A word as the tables hold it: folded, without dots and closing marks. */
export function normalizeTitle(word: string): string {
  return fold(word).replace(/[.,:;]/g, '')
}

export function sexOfWord(key: string): Gender | undefined {
  return sexWords.get(key)
}

export function isAcademic(key: string): boolean {
  return academicWords.has(key) || academicTails.has(key)
}

/** The sex of the titles in front of a name, and the words after them. One word always remains. */
export interface TitleResult {
  readonly words: readonly string[]
  /**
   * From courtesy titles; `contradiction` where they have both sexes, `neutral` where one has none (`Familie`,
   * `Enfant`). Academic titles do not count.
   */
  readonly gender?: TitleGender
}

export type TitleGender = Gender | 'contradiction' | 'neutral'

/** The sex of two titles together: a title for a family or for both sexes gives none. */
export function combineTitles(a: TitleGender | undefined, b: TitleGender | undefined): TitleGender | undefined {
  if (a === undefined || a === b) return b
  if (b === undefined) return a
  return a === 'neutral' || b === 'neutral' ? 'neutral' : 'contradiction'
}

function dottedCourtesyOf(word: string): TitleGender | undefined {
  const folded = fold(word)
  return dottedCourtesy.get(folded) ?? dottedCourtesy.get(folded.replace(/[.,:;]$/, ''))
}

function courtesyOf(words: readonly string[], at: number): TitleGender | undefined {
  const word = words[at] ?? ''
  const key = normalizeTitle(word)
  const known = courtesyWords.get(key) ?? dottedCourtesyOf(word)
  if (known) return known
  if (neutralTitles.has(key)) return 'neutral'
  const either = word.split('/').map((part) => courtesyWords.get(normalizeTitle(part)))
  if (either.length > 1 && !either.includes(undefined))
    return either.reduce<TitleGender | undefined>(combineTitles, undefined)
  if (words.length - at >= 3 && courtesyBeforeBoth.has(key)) return courtesyBeforeBoth.get(key)
  if (!neutralBeforeCapitals.has(key) || !/\p{Ll}/u.test(word)) return undefined
  const next = words[at + 1] ?? ''
  return words.length - at >= 3 && /^\P{Ll}{2,}$/u.test(next) ? 'neutral' : undefined
}

export function withoutTitles(words: readonly string[]): TitleResult {
  let at = 0
  let academic = false
  let gender: TitleResult['gender']
  while (at < words.length - 1) {
    const word = words[at] ?? ''
    const key = normalizeTitle(word)
    const courtesy = courtesyOf(words, at)
    if (courtesy) gender = combineTitles(gender, courtesy)
    else if (academicWords.has(key) || isDotted(word) || isMaitre(words, at)) academic = true
    else if (
      !(academic && academicTails.has(key)) &&
      !(at > 0 && isLink(key) && isTitle(words[at + 1])) &&
      !(gender !== undefined && isWidowed(word) && words.length - at >= 3)
    )
      break
    at += 1
  }
  const rest = words.slice(at)
  return gender === undefined ? { words: rest } : { words: rest, gender }
}

function isWidowed(word: string): boolean {
  const key = normalizeTitle(word)
  return widowed.has(key) || (widowedInLowerCase.has(key) && word === word.toLowerCase())
}

/** `Monsieur le Docteur`, `M. et Mme`: a word between two titles. */
function isLink(key: string): boolean {
  return /^(?:le|la|l|et|und|e|and|&)$/.test(key)
}

function isTitle(word = ''): boolean {
  const key = normalizeTitle(word)
  return courtesyWords.has(key) || academicWords.has(key)
}

/**
 * Splits titles from the word they are glued to: `Dr.Huber`, `Prof.Dr. Huber`. A single letter could be an initial, but
 * not `M.` before a last name in capitals; `SIG.RA` is one title.
 */
export function splitGluedTitles(text: string): string {
  return text
    .replace(/^M\.(?=\p{Lu}{2,}\s)/u, 'M. ')
    .replace(/(?<![\p{L}.-])(\p{L}{2,}\.)(?=(\p{Lu}[\p{L}.]+))/gu, (word, _, behind: string) =>
      !isTitle(word + behind) && (isTitle(word) || isDotted(word)) ? `${word} ` : word
    )
}

/** `Dipl.`, and titles joined by a hyphen (`Univ.-Prof.`, `Dipl.-Ing.`): every part is one, and one has its dot. */
export function isDotted(word: string): boolean {
  const folded = fold(word)
  if (dottedTitles.has(folded)) return true
  const hyphen = folded.indexOf('-')
  if (hyphen < 0 || !(folded.includes('.-') || folded.includes('.', hyphen))) return false
  return folded
    .split('-')
    .every((part) => dottedTitles.has(part.replace(/\.?$/, '.')) || academicWords.has(normalizeTitle(part)))
}

/** `Me` for Maître, where a first and a last name follow. */
function isMaitre(words: readonly string[], at: number): boolean {
  return words[at] === 'Me' && words.length - at >= 3
}

/** Whether these words are nothing but titles (`Dr. med.` behind a name). */
export function areTitles(words: readonly string[]): boolean {
  let academic = false
  return words.every((word) => {
    const key = normalizeTitle(word)
    const title =
      courtesyWords.has(key) || academicWords.has(key) || isDotted(word) || (academic && academicTails.has(key))
    academic ||= academicWords.has(key) || isDotted(word)
    return title
  })
}
