import type { Destination } from './destination.ts'
import { cleanText, fold, isPlaceholder, isSheetError } from './text.ts'

/** A doctor's name, initials or unit in one form: case, accents, marks, blanks and titles do not count. */
export interface DoctorKey {
  readonly words: readonly string[]
  /** The cell names two. */
  readonly isSeveral: boolean
}

const titles =
  /^(?:dr|dre|drs|doct|docteur|docteure|prof|professeur|med|medecin|hr|herr|herrn|frau|fr|dott|dottore|dottssa|dottoressa|ssa|mme|m|mr|mrs|ms|sig|sigra|pd|priv|doz|ra|phil)$/

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
  const named = typed.filter((word) => !titles.test(word))
  const words = named.length > 0 ? named : typed
  if (words.length === 0) return undefined
  const text = fold(cell)
  const parts = text.split(/[/;&+\n]|(?<![a-z])(?:und|et|e|and|u|ou|oder)(?![a-z])/)
  const isSeveral = parts.filter((part) => wordsOf(part).some((word) => !titles.test(word))).length > 1
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

/** The family name: before a comma, in capitals, or the last word. */
function familyName(text: string): string {
  const [before, after] = cleanText(text).split(',')
  const words = doctorKey(after === undefined ? text : (before ?? ''))?.words ?? []
  const capitals = cleanText(text)
    .split(' ')
    .filter((word) => /^\p{Lu}{3,}$/u.test(word))
  if (after !== undefined) return words.join('')
  return capitals.length === 1 ? fold(capitals[0] ?? '') : (words.at(-1) ?? '')
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
    return key.isSeveral || key.words.length > 1 ? undefined : (byFamily.get(key.words[0] ?? '') ?? undefined)
  }
}
