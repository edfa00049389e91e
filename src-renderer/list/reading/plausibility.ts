/**
 * How much decoded text looks like names and words of French, German, Italian, English, Portuguese and the Balkans.
 * A wrong single-byte code page shows in its letters (`GenÞve`), in their case (`GenËve`) or as symbols inside words
 * (`Gen‡ve`). Figures only compare readings of the same bytes.
 */

const usualLetters = new Map<string, number>()
for (const [letters, weight] of [
  ['éèàçöüä', 1],
  ['êôîâûëïñãßùšž', 0.8],
  ['íóúáòìõœ', 0.6],
  ['ýÿæøå', 0.3],
  ['ðþ', 0.1]
] as const) {
  for (const letter of letters) {
    usualLetters.set(letter, weight)
    usualLetters.set(letter.toUpperCase(), weight)
  }
}

/** Letters that are words, or stand for one in a header (`à`, `è`, `é`). */
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
  // ß, ª and º have no capital; ß is the only one that stands in names.
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

function scoreLetter(letter: string, shape: Shape, before: Shape, after: Shape): number {
  const weight = usualLetters.get(letter) ?? -1
  if (before === 0 && after === 0) return letterWords.includes(letter) ? 0.5 : -0.5
  if (shape === upper && before === lower) return -3
  if (shape === lower && before === upper && after === upper) return -2
  return weight
}

function scoreMark(mark: string, before: Shape, after: Shape): number {
  const code = mark.charCodeAt(0)
  if (code === 0xfffd) return -5
  if (code < 0xa0) return -5
  if (code >= 0x2500 && code <= 0x25ff) return -4
  if (before !== 0 && after !== 0) return apostrophes.includes(mark) ? 0.5 : -3
  return usualMarks.includes(mark) ? 0 : -1
}

export function scorePlausibility(text: string): number {
  let score = 0
  for (let at = 0; at < text.length; at++) {
    if (text.charCodeAt(at) < 0x80) continue
    const letter = text.charAt(at)
    const shape = shapeOf(letter)
    const before = shapeOf(text.charAt(at - 1))
    const after = shapeOf(text.charAt(at + 1))
    score += shape === 0 ? scoreMark(letter, before, after) : scoreLetter(letter, shape, before, after)
  }
  return score
}
