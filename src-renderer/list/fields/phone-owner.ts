import { oneOf } from '../terms.ts'
import { fold } from './text.ts'
import { notToUseWords, otherPeopleWords } from './vocabulary/others-words.ts'

const others = new RegExp(`(?<![a-z])(?:${oneOf(otherPeopleWords)}|${oneOf(notToUseWords)})(?![a-z])`)

/** Whether words next to a number say that it is somebody else's, or that it is not to be used. */
export function saysOthers(text: string): boolean {
  if (!/\p{L}{2}/u.test(text)) return false
  return others.test(
    fold(text)
      .replace(/[^a-z-]+/g, ' ')
      .trim()
  )
}

const minDigits = 7

function digitCount(text: string): number {
  return text.replace(/\D/g, '').length
}

/** A part of a cell with one number, and whether the words around it say that it is not the patient's. */
export interface NumberPart {
  readonly text: string
  readonly isOthers: boolean
}

/**
 * The parts of a cell that names somebody: between `;` `,` line breaks, slashes that part whole numbers, and words for
 * `or`. Words without a number belong to the numbers on both sides.
 */
export function numberParts(cell: string): readonly NumberPart[] {
  const pieces = cell.split(/[;,\n\r]|(?<![\p{L}\p{N}])(?:ou|oder|o|or)(?![\p{L}\p{N}])/iu).flatMap((piece) => {
    const parts = piece.split(/\s*\/\s*/)
    const areNumbers = parts.filter((part) => digitCount(part) > 0).every((part) => digitCount(part) >= minDigits)
    return areNumbers ? parts : [piece]
  })
  const numbered = pieces.map((text) => digitCount(text) > 0)
  const marks = pieces.map(saysOthers)
  return pieces.flatMap((text, at): readonly NumberPart[] => {
    if (!numbered[at]) return []
    let isOthers = marks[at] ?? false
    for (let before = at - 1; before >= 0 && !numbered[before]; before -= 1) isOthers ||= marks[before] ?? false
    for (let after = at + 1; after < pieces.length && !numbered[after]; after += 1) isOthers ||= marks[after] ?? false
    return [{ text, isOthers }]
  })
}
