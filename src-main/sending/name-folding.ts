import { otherReadings } from '#contract/look-alikes.ts'

type Name = { readonly firstName: string; readonly lastName: string }

/**
 * The name of a patient, folded so that the spellings of different exports meet: two names are taken for the same if
 * one of their folded names is the same. At most ten:
 * - all words sorted, so that the order and the boundary of first and last name do not count;
 * - the two fields without blanks, sorted, so that `O Neill` meets `ONEILL` and `Anna-Maria` meets `Annamaria`;
 * - the same of what a name with look-alikes can be read as: a Cyrillic `М` meets `M`, and `BeIler` meets `Beller`.
 *
 * The rules are part of the guard's keys: a change of them is a new version in `duplicate-guard.ts`. More readings are
 * none: a name keeps the keys that it had, and meets whatever it met.
 */
export function foldedNames(name: Name): readonly string[] {
  const folded = foldedAsWritten(name)
  const readings = otherReadings(name.firstName, name.lastName)
  if (readings.length === 0) return folded
  const read = readings.flatMap(([firstName, lastName]) => foldedAsWritten({ firstName, lastName }))
  return [...new Set([...folded, ...read])]
}

function foldedAsWritten({ firstName, lastName }: Name): readonly string[] {
  const fields = [foldedWords(firstName), foldedWords(lastName)]
  const byWord = fields.flat().map(contracted).sort().join(' ')
  const byField = fields
    .map((words) => contracted(words.join('')))
    .filter((field) => field !== '')
    .sort()
    .join(' ')
  return byWord === byField ? [byWord] : [byWord, byField]
}

/** Apostrophes and the letters that exports write in their place. U+00B4 would become a blank in NFKD. */
const apostrophes = /['`´\u02b9-\u02bf\u2018-\u201b\u2032\u2035\uff07]/g

/** Letters that Unicode does not decompose, by the base letters that systems without them write. */
const baseLetters: Readonly<Record<string, string>> = {
  ß: 'ss',
  ł: 'l',
  đ: 'd',
  ð: 'd',
  þ: 'th',
  ø: 'o',
  æ: 'ae',
  œ: 'oe',
  ħ: 'h',
  ŋ: 'n',
  ŧ: 't',
  ı: 'i',
  ς: 'σ'
}
const withoutBase = new RegExp(`[${Object.keys(baseLetters).join('')}]`, 'g')

/**
 * Words in lower case, without accents and apostrophes. By way of upper case, letters meet that have only their capital
 * in common: a dotless `ı` becomes `i`.
 */
function foldedWords(text: string): readonly string[] {
  const plain = text.replace(apostrophes, '')
  // Half of the names, in a third of the time.
  if (ascii.test(plain)) return wordsOf(plain.toLowerCase())
  const folded = withoutMarks(plain)
    .toUpperCase()
    .toLowerCase()
    .replace(apostrophes, '')
    .replace(withoutBase, (letter) => baseLetters[letter] ?? letter)
  return wordsOf(folded)
}

/** Printable ASCII only. */
const ascii = /^[\x20-\x7e]*$/

function wordsOf(text: string): readonly string[] {
  return text.split(/[^\p{L}\p{N}]+/u).filter((word) => word !== '')
}

function withoutMarks(text: string): string {
  return text.normalize('NFKD').replace(/\p{M}+/gu, '')
}

/**
 * Two-letter spellings of one letter in the form without the second: German `ae oe ue` for `ä ö ü`, Scandinavian `oe`,
 * `aa` and `ae` for `ø`, `å` and `æ`, `dj` for `đ`. The accent is off already, so `Müller`, `MUELLER` and `MULLER` are
 * all `muller`. `Michael` is then `michal`: that only matters for two patients of the same appointment.
 */
function contracted(word: string): string {
  return word
    .replace(/a[ae]+/g, 'a')
    .replace(/([ou])e+/g, '$1')
    .replaceAll('dj', 'd')
}
