import { oneOf } from '../terms.ts'
import { fold } from './text.ts'
import { notToUseWords, otherPeopleWords, severalPeopleWords } from './vocabulary/others-words.ts'

const others = new RegExp(`(?<![a-z])(?:${oneOf(otherPeopleWords)}|${oneOf(notToUseWords)})(?![a-z])`)

const several = new RegExp(`(?<![a-z])${oneOf(severalPeopleWords)}(?![a-z])`)

function wordsOf(text: string): string {
  return fold(text)
    .replace(/[^a-z-]+/g, ' ')
    .trim()
}

/** Whether words next to a number say that it is somebody else's, or that it is not to be used. */
export function saysOthers(text: string): boolean {
  return /\p{L}{2}/u.test(text) && others.test(wordsOf(text))
}

/** `Mère :`, `Eltern`: the numbers behind it are theirs too. */
function leadsOthers(text: string): boolean {
  const lead = /^\D*/.exec(text)?.[0] ?? ''
  return saysOthers(lead) && (lead.includes(':') || several.test(wordsOf(lead)))
}

/** `(parents)` behind a number: those before it are theirs too. */
function endsWithSeveral(text: string): boolean {
  return several.test(wordsOf(/\D*$/.exec(text)?.[0] ?? ''))
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
 * `or`. Words without a number belong to the numbers on both sides; a word before a colon, or for several people, to all
 * numbers next to it that have no word of their own.
 */
export function numberParts(cell: string): readonly NumberPart[] {
  const pieces = cell.split(/[;,\n\r]|(?<![\p{L}\p{N}])(?:ou|oder|o|or)(?![\p{L}\p{N}])/iu).flatMap((piece) => {
    const parts = piece.split(/\s*\/\s*/)
    const areNumbers = parts.filter((part) => digitCount(part) > 0).every((part) => digitCount(part) >= minDigits)
    return areNumbers ? parts : [piece]
  })
  const numbered = pieces.map((text) => digitCount(text) > 0)
  const marks = pieces.map(saysOthers)
  const hasNoLead = pieces.map((text) => /^\P{L}*\d/u.test(text))
  const isBare = pieces.map((text) => !/\p{L}/u.test(text))
  for (const [at, text] of pieces.entries()) {
    if (leadsOthers(text)) for (let next = at + 1; hasNoLead[next]; next += 1) marks[next] = true
    if (numbered[at] && endsWithSeveral(text)) for (let prior = at - 1; isBare[prior]; prior -= 1) marks[prior] = true
  }
  return pieces.flatMap((text, at): readonly NumberPart[] => {
    if (!numbered[at]) return []
    let isOthers = marks[at] ?? false
    for (let before = at - 1; before >= 0 && !numbered[before]; before -= 1) isOthers ||= marks[before] ?? false
    for (let after = at + 1; after < pieces.length && !numbered[after]; after += 1) isOthers ||= marks[after] ?? false
    return [{ text, isOthers }]
  })
}
