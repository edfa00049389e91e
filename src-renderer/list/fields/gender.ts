import type { ErrorCode, Gender } from './codes.ts'
import { cleanText, fold, isPlaceholder, isSheetError } from './text.ts'
import { isAcademic, isDotted, normalizeTitle, sexOfWord, type TitleGender } from './titles.ts'
import { childAddressees, neutralAddressees, unknownSex, wordSet } from './vocabulary/titles.ts'

/**
 * The content of one cell: a sex; an unknown sex (`X`, `?`, `divers`); a title without a sex (`Dr.`, `Familie`,
 * `Enfant`); or nothing.
 */
export type GenderCell = Gender | 'unknown' | 'neutral' | 'empty'

const neutralAddresses = wordSet(neutralAddressees, childAddressees)
const unknownWords = wordSet(unknownSex)

const salutation = /^(?:sehr )?(?:geehrter?|lieber?|chere?|dear|gentile|egregi[oa])\s+/

/**
 * `Sehr geehrte Frau Dr. Müller`, `Cher Monsieur`: the titles right after the salutation count, a name does not. A
 * salutation of two people gives no sex.
 */
function readSalutation(words: readonly string[]): GenderCell {
  const name = words.findIndex((key) => sexOfWord(key) === undefined && !isAcademic(key))
  const titles = name < 0 ? words : words.slice(0, name)
  const [sex] = titles.flatMap((key) => sexOfWord(key) ?? [])
  if (sex === undefined) return 'neutral'
  return words.some((key) => key.length > 1 && (sexOfWord(key) ?? sex) !== sex) ? 'unknown' : sex
}

export function readGenderCell(cell: string): GenderCell {
  const text = cleanText(cell)
  if (text === '') return 'empty'
  const folded = fold(text)
  // Databases write `-1` for an unknown value.
  if (text.includes('?') || unknownWords.has(folded) || /^[-−–]\s*\d/.test(text)) return 'unknown'
  if (isPlaceholder(text)) return 'empty'
  if (isSheetError(text)) return 'unknown'
  // `1.0`: a program wrote the code with its decimals.
  const whole = sexOfWord(normalizeTitle(text.replace(/^([12])[.,]0$/, '$1')).replaceAll(' ', ''))
  if (whole) return whole
  const greeting = salutation.exec(folded)
  if (greeting) return readSalutation(folded.slice(greeting[0].length).split(' ').map(normalizeTitle))
  const keys = folded
    .split(/[\s/()[\]=,;:|&+"'’\-–—]+/u)
    .filter((word) => !isDotted(word))
    .map(normalizeTitle)
    .filter((key) => key !== '' && key !== 'le' && key !== 'la')
  const sexes = new Set(keys.flatMap((key) => sexOfWord(key) ?? []))
  const others = keys.filter((key) => sexOfWord(key) === undefined && !isAcademic(key))
  const [only] = sexes
  if (only && sexes.size === 1 && others.length === 0) return only
  if (sexes.size === 0 && others.every((key) => neutralAddresses.has(key))) return 'neutral'
  return 'unknown'
}

function combine(cells: readonly GenderCell[]): GenderCell {
  const male = cells.includes('male')
  const female = cells.includes('female')
  if ((male && female) || cells.includes('unknown')) return 'unknown'
  if (male) return 'male'
  if (female) return 'female'
  return cells.includes('neutral') ? 'neutral' : 'empty'
}

export interface GenderInput {
  /** Cells of the sex columns; a courtesy title column may be among them. */
  readonly sex?: readonly string[]
  /** Cells of courtesy title columns. */
  readonly title?: readonly string[]
  /** The sex of a courtesy title before the name; see `readNames`. */
  readonly beforeName?: TitleGender | undefined
}

export interface GenderReading {
  readonly gender?: Gender
  readonly errors: readonly ErrorCode[]
}

/**
 * The sex column counts, else the courtesy title, in its own column or before the name. Sources that contradict each
 * other give no sex. It is never guessed from a first name.
 */
export function readGender(input: GenderInput): GenderReading {
  const sex = combine((input.sex ?? []).map(readGenderCell))
  const beforeName: GenderCell =
    input.beforeName === undefined ? 'empty' : input.beforeName === 'contradiction' ? 'unknown' : input.beforeName
  const titles = (input.title ?? []).map(readGenderCell)
  // `DI` in one column and `Frau` in another: a second title, not a contradiction.
  const telling = titles.filter((cell) => cell === 'male' || cell === 'female')
  const title = combine([...(telling.length > 0 ? telling : titles), beforeName])
  if (sex === 'male' || sex === 'female') {
    const opposite = sex === 'male' ? 'female' : 'male'
    return title === opposite ? { errors: ['gender-unknown'] } : { gender: sex, errors: [] }
  }
  if (sex === 'unknown') return { errors: ['gender-unknown'] }
  if (title === 'male' || title === 'female') return { gender: title, errors: [] }
  return { errors: [sex === 'empty' && title === 'empty' ? 'gender-missing' : 'gender-unknown'] }
}
