import { allWords, oneOf } from '../terms.ts'
import { fold } from './text.ts'
import { wordsAboutNumbers } from './vocabulary/number-words.ts'
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

const harmless: ReadonlySet<string> = new Set(allWords(wordsAboutNumbers).flatMap((words) => words.split(' ')))

/** Words of two letters or more: `18h00`, `M` and the exponent of a number are none. */
const word = /(?<![\p{L}\p{N}])\p{L}[\p{L}\p{M}'’-]*\p{L}|\p{L}{3,}/gu

/** Words next to a number that may name somebody: all of which we do not know that they are about the number. */
function unknownWordsIn(text: string): readonly string[] {
  return (text.match(word) ?? []).flatMap((found) =>
    harmless.has(fold(found))
      ? []
      : fold(found)
          .split(/['’-]/)
          .filter((part) => part.length > 1 && !harmless.has(part))
  )
}

/** Whether words next to a number name somebody, or may. */
export function mayNameOthers(text: string): boolean {
  return saysOthers(text) || (/\p{L}{2}/u.test(text) && unknownWordsIn(text).length > 0)
}

/** Courtesy titles before the patient's own name. */
const courtesy = /^(?:m|mme|mlle|mr|mrs|ms|miss|monsieur|madame|herr|hr|fr|sig|sigra|signor|signora|dr)$/

/** Whether the words next to a number are the patient's own first name, alone or with the last name. */
export function namesOnly(text: string, { firstName = '', lastName = '' }: OwnName): boolean {
  const first = unknownWordsIn(firstName)
  const own = new Set([...first, ...unknownWordsIn(lastName)])
  const named = unknownWordsIn(text).filter((found) => !courtesy.test(found))
  return !saysOthers(text) && named.some((found) => first.includes(found)) && named.every((found) => own.has(found))
}

export interface OwnName {
  readonly firstName?: string | undefined
  readonly lastName?: string | undefined
}

/** `Mère :`, `Eltern`: the numbers behind it are theirs too. */
function leadsOthers(text: string): boolean {
  const lead = /^\D*/.exec(text)?.[0] ?? ''
  return mayNameOthers(lead) && (lead.includes(':') || several.test(wordsOf(lead)))
}

/** `Mère 079 … ou 079 …`: both are hers. */
function leads(text: string): boolean {
  return mayNameOthers(/^\D*/.exec(text)?.[0] ?? '')
}

/** `(parents)` behind a number: those before it are theirs too. */
function endsWithSeveral(text: string): boolean {
  return several.test(wordsOf(/(?<!\D)\D*$/.exec(text)?.[0] ?? ''))
}

const orWord = /(?<![\p{L}\p{N}])(?:ou|oder|o|or)(?![\p{L}\p{N}])/iu

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
  const alternatives = new Set<number>()
  const pieces: string[] = []
  for (const listed of cell.split(/[;,\n\r]/u)) {
    for (const [at, piece] of listed.split(orWord).entries()) {
      const parts = piece.split(/(?:(?<!\s)\s+)?\/\s*/)
      const areNumbers = parts.filter((part) => digitCount(part) > 0).every((part) => digitCount(part) >= minDigits)
      for (const [index, part] of (areNumbers ? parts : [piece]).entries()) {
        if (at + index > 0) alternatives.add(pieces.length)
        pieces.push(part)
      }
    }
  }
  const numbered = pieces.map((text) => digitCount(text) > 0)
  const marks = pieces.map(mayNameOthers)
  const hasNoLead = pieces.map((text) => /^\P{L}*\d/u.test(text))
  const isBare = pieces.map((text) => !/\p{L}/u.test(text))
  for (const [at, text] of pieces.entries()) {
    const isAlternative = (next: number) => hasNoLead[next] && isBare[next] && alternatives.has(next)
    if (numbered[at] && leads(text)) for (let next = at + 1; isAlternative(next); next += 1) marks[next] = true
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
