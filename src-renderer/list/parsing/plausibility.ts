/**
 * How much decoded text looks like names and words of French, German, Italian, English, Portuguese and the Balkans.
 * A wrong single-byte code page shows in its letters (`GenÞve`), in their case (`GenËve`) or as symbols inside words
 * (`Gen‡ve`). Figures only compare readings of the same bytes.
 */

/** By their frequency in names and headers of the region. */
const usualLetters = new Map<string, number>()
for (const [letters, weight] of [
  ['é', 1.6],
  ['èü', 1.2],
  ['öä', 1.1],
  ['çë', 0.9],
  ['àïšž', 0.8],
  ['êôîß', 0.7],
  ['ñãáíóùœ', 0.6],
  ['âûúòì', 0.5],
  ['õýÿæøå', 0.3],
  ['ðþ', 0.1]
] as const) {
  for (const letter of letters) {
    usualLetters.set(letter, weight)
    usualLetters.set(letter.toUpperCase(), weight)
  }
}

/** Letters that follow a vowel: Maïté, Großmann. */
const afterVowel = 'ïß'
const vowels = 'aeiouyäöüâAEIOU'

/** Letters that end no word in these languages, or hardly one. */
const neverLast = 'âêîïôûäöñãõçåæœ'

/** Letters that are words, or abbreviate one in a header (`à`, `è`, `é`). */
const letterWords = 'àéèòùóÀÉÈ'
/** Marks that people and programs write between words. */
const usualMarks = '€–—«»“”„‘’…°§·\u00a0½²'
/** Marks that people write for an apostrophe. */
const apostrophes = '’´‘'

const upper = 1
const lower = 2
type Shape = 0 | typeof upper | typeof lower

const shapes = new Map<string, Shape>()

function shapeOf(letter: string): Shape {
  const known = shapes.get(letter)
  if (known !== undefined) return known
  // ß, ª and º have no capital; only ß occurs in names.
  const shape: Shape =
    letter === 'ß'
      ? lower
      : letter.toLowerCase() !== letter
        ? upper
        : letter.toUpperCase() !== letter && !'µªºﬁﬂƒı'.includes(letter)
          ? lower
          : 0
  shapes.set(letter, shape)
  return shape
}

function scoreLetter(text: string, at: number, shape: Shape, before: Shape, after: Shape): number {
  const letter = text.charAt(at)
  const weight = usualLetters.get(letter) ?? -1
  if (before === 0 && after === 0) return letterWords.includes(letter) ? 0.5 : -0.5
  if (shape === upper) {
    // `GenËve`, `HÇläne`: a capital is first, or among capitals.
    if (before === lower) return -3
    if (before === upper && after === 0 && neverLast.includes(letter.toLowerCase())) return -0.3
    return before === upper && after === lower ? -2 : weight
  }
  if (before === upper && after === upper && letter !== 'ß') return -2
  if (after === 0 && neverLast.includes(letter)) return -0.3
  if (afterVowel.includes(letter) && !vowels.includes(text.charAt(at - 1))) return 0
  // Names begin with a capital, so that `Übertritt` is likelier than `öbertritt`.
  return before === 0 ? weight / 2 : weight
}

/** Apostrophes follow one or two letters: `D’Angelo`, `l’hôpital`, `Qu’appelle`. */
function scoreApostrophe(text: string, at: number): number {
  return shapeOf(text.charAt(at - 3)) === 0 ? 0.5 : 0
}

function scoreMark(text: string, at: number, before: Shape, after: Shape): number {
  const mark = text.charAt(at)
  const code = mark.charCodeAt(0)
  if (code === 0xfffd || code < 0xa0) return -5
  if (code >= 0x2500 && code <= 0x25ff) return -4
  if (before !== 0 && after !== 0) return apostrophes.includes(mark) ? scoreApostrophe(text, at) : -3
  return usualMarks.includes(mark) ? 0 : -1
}

/** Adds up over all characters above ASCII. */
export function scorePlausibility(text: string): number {
  let score = 0
  for (let at = 0; at < text.length; at++) {
    if (text.charCodeAt(at) < 0x80) continue
    const shape = shapeOf(text.charAt(at))
    const before = shapeOf(text.charAt(at - 1))
    // ß has no capital that is in use: among capitals (`SÜß`) it counts as one.
    const behind = text.charAt(at + 1)
    const after = behind === 'ß' && shape === upper && before === upper ? upper : shapeOf(behind)
    score += shape === 0 ? scoreMark(text, at, before, after) : scoreLetter(text, at, shape, before, after)
  }
  return score
}
