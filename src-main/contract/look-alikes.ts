import { lookAlikeLetters } from './look-alike-letters.ts'

/** Beyond the alphabets of Europe, whose letters are not taken for each other. */
const beyondEurope = /[^\0-\u017f]/

/**
 * In place of a letter that is a plain stroke, until its word tells whether that is an I or an l: U+01C0, which is such a
 * letter itself.
 */
const stroke = '\u01c0'

const shownByLetter: ReadonlyMap<string, string> = new Map(
  lookAlikeLetters.flatMap(([shown, letters]) =>
    [...letters].map((letter) => [letter, shown === 'l' ? stroke : shown] as const)
  )
)

/** What a letter is shown as. A small one whose capital looks like a Latin letter is that too: `м` is `m`. */
function shownLetter(letter: string): string {
  const known = shownByLetter.get(letter)
  if (known !== undefined) return known
  const capital = letter.toUpperCase()
  return capital === letter ? letter : (shownByLetter.get(capital)?.toLowerCase() ?? letter)
}

/** What is shown as nothing, also where Unicode does not say so of all fonts: formats, empty Braille, and no characters. */
const unseen = /[\p{Default_Ignorable_Code_Point}\p{Cf}\p{Co}\p{Cn}\u2800\ufffc]/gu

/** The text with each letter that looks like another in the other's place, without what is shown as nothing; NFKD. */
function shownText(text: string): string {
  if (!beyondEurope.test(text)) return text
  return text.normalize('NFKD').replace(unseen, '').replace(/\p{L}/gu, shownLetter)
}

const words = /[\p{L}\p{M}\p{N}|]+/gu
const anyLetter = /\p{L}/u
const smallLetter = /\p{Ll}/u
const capitalLetter = /\p{Lu}/u
/** Capital letters and small ones but I and l, which may stand for each other. */
const clearCapitals = /(?!I)\p{Lu}/gu
const clearSmall = /(?!l)\p{Ll}/u
/** A capital within a name that is meant: `MacIntyre`. */
const capitalWithin = /^Ma?cI\p{Ll}/u

type NameFields = readonly [firstName: string, lastName: string]
const none: readonly never[] = []

/**
 * How else a name can be read, in any case of letters: with the letters of each other alphabet as those that they look
 * like, digits in words as letters, and each I and l that does not fit its word as the other of the two: `BeIler` as
 * `Beller`, `NElL` as `NEIL`, `lan Meier` as `Ian Meier`. None for names as people write them; up to four where it is
 * open whether a `1`, or a stroke of another alphabet, is an I or an l.
 *
 * These are the skeletons of UTS 39 as far as they join no two names that are common: `Heiler` and `Heller` are two
 * names in small letters as in capitals, and so are `Horn` and `Hom`, which look alike all the same. Whoever may ask a
 * person, and loses nothing by it, joins those with {@link withJoinedStems} as well.
 */
export function otherReadings(firstName: string, lastName: string): readonly NameFields[] {
  if (!mayBeReadOtherwise(firstName) && !mayBeReadOtherwise(lastName)) return none
  const fields: NameFields = [firstName, lastName]
  const shown = fields.map(shownText)
  const name = {
    hasSmall: shown.some((field) => smallLetter.test(field)),
    hasCapitals: shown.some((field) => capitalLetter.test(field))
  }
  const [first = '', last = ''] = shown.map((field) => field.replace(words, (word) => readWord(word, name)))
  return strokeReadings([first, last]).filter((reading) => reading.some((text, at) => text !== fields[at]))
}

/** With each of two strokes as an I or an l; of more, all of a field alike. */
function strokeReadings(fields: NameFields): readonly NameFields[] {
  const [first, last] = fields.map((field) => field.split(stroke)) as [string[], string[]]
  const count = first.length + last.length - 2
  return Array.from({ length: 2 ** Math.min(count, 2) }, (_, choice) => {
    let number = 0
    const joined = (pieces: readonly string[], field: number) =>
      pieces.reduce((text, piece) => {
        const letter = (choice >> (count > 2 ? field : number++)) & 1 ? 'l' : 'i'
        return text + letter + piece
      })
    return [joined(first, 0), joined(last, 1)]
  })
}

/**
 * Whether a text has what {@link otherReadings} may read otherwise: every name that has another reading, and few others.
 * Letter by letter, as a list has a hundred thousand names.
 */
function mayBeReadOtherwise(text: string): boolean {
  for (let at = 0; at < text.length; at += 1) {
    const code = text.charCodeAt(at)
    if (code > 0x60 && code < 0x7b) {
      if (code === codes.l && (at === 0 || !isSmallCode(text.charCodeAt(at - 1)))) return true
      continue
    }
    if (code > lastOfEurope || code === codes['0'] || code === codes['1'] || code === codes['|']) return true
    if (code === codes.I && at > 0 && (isSmallCode(text.charCodeAt(at - 1)) || isInitial(text, at - 1))) return true
  }
  return false
}

const lastOfEurope = 0x17f
const codes = { '0': 0x30, '1': 0x31, I: 0x49, l: 0x6c, '|': 0x7c } as const

/** Whether the letter there begins a word, of which it is the only capital, as far as is easy to see: `AI` and `AIina`. */
function isInitial(text: string, at: number): boolean {
  const next = text.charCodeAt(at + 2)
  return (at === 0 || text.charCodeAt(at - 1) <= 0x40) && !(next > 0x40 && next < 0x5b && next !== codes.I)
}

/** Small letters, and capitals with accents. */
function isSmallCode(code: number): boolean {
  return (code > 0x60 && code < 0x7b) || code > 0xbf
}

/** What the letters of a whole name say about each of its words. */
interface NameCase {
  readonly hasSmall: boolean
  readonly hasCapitals: boolean
}

function readWord(word: string, name: NameCase): string {
  return anyLetter.test(word) ? readCase(word, name).replaceAll('0', 'o').replace(/[1|]/g, stroke) : word
}

/** The word with its I and l as its other letters, or those of the whole name, say. */
function readCase(word: string, name: NameCase): string {
  const capitals = word.match(clearCapitals)?.length ?? 0
  const isSmall = clearSmall.test(word)
  // Among capitals: `MlCHEL`, `NElL`, `lVO`.
  if (!isSmall && (capitals > 1 || (capitals === 1 && word.startsWith('l')))) return word.replaceAll('l', 'I')
  // After one capital, in a name that has small letters: `AI Rashid`.
  if (!isSmall && capitals === 1 && /^.I+$/u.test(word) && name.hasSmall) return word.replaceAll('I', 'l')
  // Among small letters: `PauI`, `AIina`, `BeIler`.
  const read = isSmall && !capitalWithin.test(word) ? word.replace(/(?<=.)I/gu, 'l') : word
  // At the start of a word of small letters, in a name that has capitals: `lan Meier`.
  const isStart = capitals === 0 && read.length > 1 && read.startsWith('l') && name.hasCapitals
  return isStart ? `I${read.slice(1)}` : read
}

/** The text with letters that look like Latin ones as those, in any case; a stroke is an `i`. Accents are apart (NFKD). */
export function withLatinLookAlikes(text: string): string {
  return beyondEurope.test(text) ? shownText(text).replaceAll(stroke, 'i') : text
}

/** With `m` for each `rn`, which looks like it; of a text in small letters. */
export function withJoinedStems(text: string): string {
  return text.replaceAll('rn', 'm')
}

const latin = /\p{Script=Latin}/u
/** Letters that several scripts share, such as modifiers, are of none. */
const otherScript = /(?!\p{Script=Latin}|\p{Script=Common}|\p{Script=Inherited})\p{L}/u

/** A letter of phonetics that is shown as a capital: `ʀ`. */
function isSmallCapital(letter: string): boolean {
  return latin.test(letter) && smallLetter.test(letter) && capitalLetter.test(shownByLetter.get(letter) ?? '')
}

/**
 * Whether a word has Latin letters and others, or small capitals, as no name has: one of them only looks like what it
 * should be.
 */
export function mixesScripts(text: string): boolean {
  if (!beyondEurope.test(text)) return false
  return text
    .split(/[^\p{L}\p{M}]+/u)
    .some((word) => latin.test(word) && (otherScript.test(word) || [...word].some(isSmallCapital)))
}
