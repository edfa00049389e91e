import { mixesScripts, otherReadings, withJoinedStems, withLatinLookAlikes } from '#contract/look-alikes.ts'
import { fold } from '../fields/index.ts'

/** What the rules across rows need of a row that is ready on its own. */
export interface Candidate {
  /** Same for all rows of a name, however it is written. */
  readonly nameKey: string
  /** Empty where the row has none. */
  readonly birthDate: string
  /** Appointment, doctor and queue. */
  readonly appointmentKey: string
  /** The user decided that it is no duplicate. */
  readonly duplicateAccepted: boolean
}

const separators = /[\s\-‐‑–—]+/gu
const plainMarks: readonly (readonly [letters: string, plain: string])[] = [
  ['àáâãäå', 'a'],
  ['ç', 'c'],
  ['èéêë', 'e'],
  ['ìíîï', 'i'],
  ['ñ', 'n'],
  ['òóôõö', 'o'],
  ['ùúûü', 'u'],
  ['ýÿ', 'y'],
  ['ß', 'ss'],
  ['æ', 'ae'],
  [' -', '']
]
/** Letters of Western names without their accents, by code. Avoids normalising every name of a long list. */
const plainLetters: (string | undefined)[] = []
for (const [letters, plain] of plainMarks) for (const letter of letters) plainLetters[letter.charCodeAt(0)] = plain

const onlyPlain = /^[a-z]*$/

function foldedName(name: string): string {
  const lower = name.toLowerCase()
  if (onlyPlain.test(lower)) return lower
  let key = ''
  let from = 0
  for (let at = 0; at < lower.length; at += 1) {
    const code = lower.charCodeAt(at)
    if (code > 0x60 && code < 0x7b) continue
    const plain = plainLetters[code]
    if (plain === undefined) return fold(asLatin(name)).replace(separators, '').replaceAll('’', "'")
    key += lower.slice(from, at) + plain
    from = at + 1
  }
  return key + lower.slice(from)
}

/** In a name of one other script, its capitals and small letters stay the same ones. */
function asLatin(name: string): string {
  return withLatinLookAlikes(mixesScripts(name) ? name : name.toLowerCase())
}

/**
 * Ignores case, accents, hyphens, spaces, the kind of apostrophe, and whether a letter is Latin or only looks so (UTS 39).
 */
export function nameKeyOf(firstName: string, lastName: string): string {
  return `${foldedName(lastName)}\u0000${foldedName(firstName)}`
}

const none: readonly never[] = []

/**
 * By what the rows of a patient find each other. Wider than {@link nameKeyOf}, of whose key it is made: names that only
 * look alike have one key (UTS 39), as whoever joins rows by it asks.
 */
export function patientKeyOf(firstName: string, lastName: string): string {
  return withJoinedStems(nameKeyOf(firstName, lastName))
}

/** The keys of the other names that a name can be read as, which find the rows of its patient too. Most names have none. */
export function otherKeysOf(firstName: string, lastName: string, patientKey: string): readonly string[] {
  const readings = otherReadings(firstName, lastName)
  if (readings.length === 0) return none
  const keys = new Set(readings.map(([first, last]) => patientKeyOf(first, last)))
  keys.delete(patientKey)
  return [...keys]
}

/** Indexes of a group's rows, in file order. */
export type Members = readonly number[]

/**
 * Among the rows of one name: those that repeat an earlier appointment of the same patient, with the row they repeat.
 * Two rows are of one patient unless both have birth dates and these differ.
 */
export function findDuplicates(
  members: Members,
  candidateFor: (index: number) => Candidate
): ReadonlyMap<number, number> {
  const found = new Map<number, number>()
  if (members.length < 2) return found
  interface Kept {
    first: number
    withoutBirthDate: number | undefined
    readonly byBirthDate: Map<string, number>
  }
  const groups = new Map<string, Kept>()
  for (const index of members) {
    const { appointmentKey, birthDate, duplicateAccepted } = candidateFor(index)
    const group = groups.get(appointmentKey)
    if (!group) {
      groups.set(appointmentKey, {
        first: index,
        withoutBirthDate: birthDate === '' ? index : undefined,
        byBirthDate: new Map(birthDate === '' ? [] : [[birthDate, index]])
      })
      continue
    }
    const earlier = birthDate === '' ? group.first : (group.byBirthDate.get(birthDate) ?? group.withoutBirthDate)
    if (earlier !== undefined && !duplicateAccepted) found.set(index, earlier)
    else if (birthDate === '') group.withoutBirthDate ??= index
    else if (!group.byBirthDate.has(birthDate)) group.byBirthDate.set(birthDate, index)
  }
  return found
}

/** Rows of one name that belong to the same patient, where a patient has several. By row. */
export function findAppointmentsOfPatient(
  members: Members,
  candidateFor: (index: number) => Candidate
): ReadonlyMap<number, Members> {
  const found = new Map<number, Members>()
  if (members.length < 2) return found
  const byBirthDate = new Map<string, number[]>()
  for (const index of members) {
    const { birthDate } = candidateFor(index)
    const same = byBirthDate.get(birthDate)
    if (same) same.push(index)
    else byBirthDate.set(birthDate, [index])
  }
  const undated = byBirthDate.get('') ?? []
  for (const [birthDate, same] of byBirthDate) {
    const group =
      birthDate === '' ? members : undated.length === 0 ? same : [...same, ...undated].sort((one, other) => one - other)
    if (group.length > 1) for (const index of same) found.set(index, group)
  }
  return found
}

/** Rows of one number where some are of different patients: those that share it with another patient. */
export function findSharedNumber(members: Members, candidateFor: (index: number) => Candidate): ReadonlySet<number> {
  const found = new Set<number>()
  if (members.length < 2) return found
  const names = new Map<string, { total: number; undated: number; readonly dated: Map<string, number> }>()
  for (const index of members) {
    const { nameKey, birthDate } = candidateFor(index)
    let name = names.get(nameKey)
    if (!name) {
      name = { total: 0, undated: 0, dated: new Map() }
      names.set(nameKey, name)
    }
    name.total += 1
    if (birthDate === '') name.undated += 1
    else name.dated.set(birthDate, (name.dated.get(birthDate) ?? 0) + 1)
  }
  for (const index of members) {
    const { nameKey, birthDate } = candidateFor(index)
    const name = names.get(nameKey)
    if (!name) continue
    const own = birthDate === '' ? name.total : (name.dated.get(birthDate) ?? 0) + name.undated
    if (members.length > own) found.add(index)
  }
  return found
}
