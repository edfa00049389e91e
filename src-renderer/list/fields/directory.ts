import type { Destination } from './destination.ts'
import { isParticle } from './name-tokens.ts'
import { cleanText, fold, isPlaceholder, isSheetError } from './text.ts'

/** A doctor's name, initials or unit in one form: case, accents, marks, blanks and titles do not count. */
export interface DoctorKey {
  readonly words: readonly string[]
  /** The cell names two. */
  readonly isSeveral: boolean
}

const titles = new Set(
  `dr dre drs doct docteur docteure prof professeur med medecin hr herr herrn frau fr dott dottore
   dottssa dottoressa ssa mme m mr mrs ms sig sigra pd priv doz ra phil`.split(/\s+/)
)

function wordsOf(text: string): readonly string[] {
  return fold(text)
    .replace(/dott\.?\s?ssa/g, 'dottssa')
    .split(/[^a-z0-9\p{L}]+/u)
    .filter((word) => word !== '')
}

/** Undefined where the cell is empty. */
export function doctorKey(cell: string): DoctorKey | undefined {
  if (isPlaceholder(cell) || isSheetError(cell)) return undefined
  const typed = wordsOf(cell)
  const named = typed.filter((word) => !titles.has(word))
  const words = named.length > 0 ? named : typed
  if (words.length === 0) return undefined
  const text = fold(cell)
  const parts = text.split(/[/;&+\n]|(?<![a-z])(?:und|et|e|and|u|ou|oder)(?![a-z])/)
  const isSeveral = parts.filter((part) => wordsOf(part).some((word) => !titles.has(word))).length > 1
  return { words, isSeveral }
}

/** One text for all ways of writing that mean the same doctor; empty for none. */
export function doctorIdentity(text: string): string {
  const key = doctorKey(text)
  return key === undefined ? '' : joined(key)
}

function joined({ words }: DoctorKey): string {
  return words.join('')
}

/** One written form holds all words of the other: `Dr Keller`, `Dora Keller`. */
export function isSameDoctor(one: DoctorKey, other: DoctorKey): boolean {
  if (joined(one) === joined(other)) return true
  const [few, many] = one.words.length <= other.words.length ? [one, other] : [other, one]
  return few.words.every((word) => word.length > 1 && many.words.includes(word))
}

interface Entry extends Destination {
  readonly text: string
}

/** The family name, all its parts as one: before a comma, in capitals, or the last word with its particles. */
function familyName(text: string): string {
  const [before = '', after] = cleanText(text).split(',')
  const tokens = before.split(' ').filter((token) => wordsOf(token).some((word) => !titles.has(word)))
  const family = () => {
    if (after !== undefined) return tokens
    const isCapital = (token: string) => token.length > 2 && token === token.toUpperCase() && !token.endsWith('.')
    const first = tokens.findIndex(isCapital)
    const capitals = tokens.filter((token, at) => isCapital(token) || (at < first && isParticle(token)))
    if (first >= 0 && capitals.length < tokens.length) return capitals
    let start = tokens.length - 1
    while (start > 0 && isParticle(tokens[start - 1] ?? '')) start -= 1
    return tokens.slice(start)
  }
  return family().flatMap(wordsOf).join('')
}

/** Finds in the directory of doctors who is meant by a cell. */
export function createDirectory(entries: readonly Entry[]): (cell: string) => Destination | undefined {
  const byKey = new Map<string, Entry>()
  const byFamily = new Map<string, Entry | null>()
  for (const entry of entries) {
    const key = doctorKey(entry.text)
    if (key === undefined) continue
    byKey.set(joined(key), entry)
    const family = familyName(entry.text)
    const before = byFamily.get(family)
    const isSameTarget = before && before.doctorEmail === entry.doctorEmail && before.queue === entry.queue
    byFamily.set(family, before === undefined || isSameTarget ? entry : null)
  }
  return (cell) => {
    const key = doctorKey(cell)
    if (key === undefined) return undefined
    const exact = byKey.get(joined(key))
    if (exact) return exact
    return key.isSeveral ? undefined : (byFamily.get(joined(key)) ?? undefined)
  }
}
