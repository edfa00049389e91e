import { createRowIndex } from './row-index.ts'
import type { ReadyRow } from './row-reader.ts'
import {
  type Candidate,
  findAppointmentsOfPatient,
  findDuplicates,
  findSharedNumber,
  nameKeyOf
} from './row-relations.ts'

/** Keys of patients and phone numbers whose rows have changed. */
export interface TouchedKeys {
  readonly names: Set<string>
  readonly phones: Set<string>
}

/** Finds the other rows of a patient or of a number. Each name and number is looked up once. */
export interface RelationFinder {
  /** Row ids of all appointments of the row's patient; undefined if this is the only one. */
  readonly appointmentsOfPatient: (index: number, ready: ReadyRow) => readonly string[] | undefined
  /** Row ids of all rows with the row's number, if another patient has it too. */
  readonly sharedNumber: (index: number, ready: ReadyRow) => readonly string[] | undefined
}

/** The rows that are ready on their own, by name and by phone number. */
export interface CandidateIndex {
  /** Adds all rows at once, `count` of them. */
  readonly fill: (count: number) => void
  /** Removes a row; `before` is what it was. Call it before the row is replaced. */
  readonly remove: (index: number, before: ReadyRow | undefined, touched: TouchedKeys) => void
  /** Adds a row that was replaced. Its number follows with {@link CandidateIndex.updateDuplicates}. */
  readonly add: (index: number, after: ReadyRow | undefined, touched: TouchedKeys) => void
  /** Finds the duplicates of the touched names again. Returns all rows whose results may differ now. */
  readonly updateDuplicates: (touched: TouchedKeys) => readonly number[]
  /** Index of the earlier row that this row repeats. */
  readonly duplicateOf: (index: number) => number | undefined
  readonly createFinder: () => RelationFinder
}

interface Patient {
  readonly keys: readonly string[]
  readonly members: readonly number[]
}

const noRelations: ReadonlyMap<number, readonly string[]> = new Map()

/** `readyAt` reads the current state of a row; undefined where it is not ready or was excluded. */
export function createCandidateIndex(
  readyAt: (index: number) => ReadyRow | undefined,
  rowIdsOf: (members: readonly number[]) => readonly string[],
  birthDate: (cell: string) => string
): CandidateIndex {
  const names = createRowIndex()
  /** Only rows that are no duplicates: a duplicate does not share its number. */
  const phones = createRowIndex()
  const duplicates = new Map<number, number>()

  /** Only for rows that are in an index: those are ready. */
  function candidateFor(index: number): Candidate {
    const ready = readyAt(index) as ReadyRow
    return {
      nameKey: nameKeyOf(ready.firstName, ready.lastName),
      birthDate: birthDate(ready.birthCell),
      appointmentKey: `${ready.appointmentAt ?? ''}\u001F${ready.doctorEmail ?? ''}\u001F${ready.queue ?? ''}`,
      duplicateAccepted: ready.duplicateAccepted
    }
  }

  function keysOf({ patientKey, otherKeys }: ReadyRow): readonly string[] {
    return otherKeys.length === 0 ? [patientKey] : [patientKey, ...otherKeys]
  }

  /** Whether another row may be of the same patient. */
  function hasOthers(index: number, ready: ReadyRow): boolean {
    return names.mayShare(index) && keysOf(ready).some((key) => names.members(key).length > 1)
  }

  /** The rows of the patient whom a key leads to, in the file's order, and all keys that lead to them. */
  function patientOf(key: string): Patient {
    const members = names.members(key)
    if (!members.some((index) => (readyAt(index) as ReadyRow).otherKeys.length > 0)) return { keys: [key], members }
    const keys = new Set([key])
    const found = new Set<number>()
    // The set grows while it is walked.
    for (const next of keys) {
      for (const index of names.members(next)) {
        if (found.has(index)) continue
        found.add(index)
        for (const own of keysOf(readyAt(index) as ReadyRow)) keys.add(own)
      }
    }
    return { keys: [...keys], members: [...found].sort((one, other) => one - other) }
  }

  function fill(count: number): void {
    for (let index = 0; index < count; index += 1) {
      const ready = readyAt(index)
      if (ready) for (const key of keysOf(ready)) names.add(key, index)
    }
    const seen = new Set<string>()
    for (const key of names.sharedKeys()) {
      if (seen.has(key)) continue
      const { keys, members } = patientOf(key)
      for (const known of keys) seen.add(known)
      for (const [later, earlier] of findDuplicates(members, candidateFor)) duplicates.set(later, earlier)
    }
    for (let index = 0; index < count; index += 1) {
      const ready = duplicates.has(index) ? undefined : readyAt(index)
      if (ready?.phoneNumber !== undefined) phones.add(ready.phoneNumber, index)
    }
  }

  function updatePatient(members: readonly number[], touched: TouchedKeys): void {
    const found = findDuplicates(members, candidateFor)
    for (const index of members) {
      const earlier = found.get(index)
      const phoneNumber = readyAt(index)?.phoneNumber
      if (earlier === undefined) {
        duplicates.delete(index)
        if (phoneNumber !== undefined && !phones.has(phoneNumber, index)) {
          phones.add(phoneNumber, index)
          touched.phones.add(phoneNumber)
        }
      } else {
        duplicates.set(index, earlier)
        if (phoneNumber !== undefined) {
          phones.remove(phoneNumber, index)
          touched.phones.add(phoneNumber)
        }
      }
    }
  }

  function withoutDuplicates(members: readonly number[]): readonly number[] {
    return duplicates.size === 0 ? members : members.filter((index) => !duplicates.has(index))
  }

  /** By row; one array of ids for all rows of a patient. */
  function appointmentsByRow(key: string): ReadonlyMap<number, readonly string[]> {
    const members = withoutDuplicates(patientOf(key).members)
    if (members.length < 2) return noRelations
    const ids = new Map<readonly number[], readonly string[]>()
    return new Map(
      [...findAppointmentsOfPatient(members, candidateFor)].map(([index, group]) => {
        const known = ids.get(group) ?? rowIdsOf(group)
        ids.set(group, known)
        return [index, known] as const
      })
    )
  }

  function sharedNumberByRow(phoneNumber: string): ReadonlyMap<number, readonly string[]> {
    const members = phones.members(phoneNumber)
    if (members.length < 2) return noRelations
    const sharing = findSharedNumber(members, candidateFor)
    if (sharing.size === 0) return noRelations
    const ids = rowIdsOf(members)
    return new Map([...sharing].map((index) => [index, ids] as const))
  }

  return {
    fill,
    remove(index, before, touched) {
      if (before) {
        for (const key of keysOf(before)) {
          names.remove(key, index)
          touched.names.add(key)
        }
        if (before.phoneNumber !== undefined) {
          phones.remove(before.phoneNumber, index)
          touched.phones.add(before.phoneNumber)
        }
      }
      duplicates.delete(index)
    },
    add(index, after, touched) {
      if (!after) return
      for (const key of keysOf(after)) {
        touched.names.add(key)
        names.add(key, index)
      }
    },
    updateDuplicates(touched) {
      const patients = [...touched.names].map(patientOf)
      for (const { members } of patients) updatePatient(members, touched)
      return [
        ...patients.flatMap(({ members }) => members),
        ...[...touched.phones].flatMap((phoneNumber) => phones.members(phoneNumber))
      ]
    },
    duplicateOf: (index) => duplicates.get(index),
    createFinder() {
      const ofPatients = new Map<string, ReadonlyMap<number, readonly string[]>>()
      const ofPhones = new Map<string, ReadonlyMap<number, readonly string[]>>()
      return {
        appointmentsOfPatient: (index, ready) =>
          hasOthers(index, ready) ? lookUp(ofPatients, ready.patientKey, appointmentsByRow).get(index) : undefined,
        sharedNumber: (index, { phoneNumber }) =>
          phoneNumber !== undefined && phones.mayShare(index)
            ? lookUp(ofPhones, phoneNumber, sharedNumberByRow).get(index)
            : undefined
      }
    }
  }
}

function lookUp<T>(known: Map<string, T>, key: string, find: (key: string) => T): T {
  const before = known.get(key)
  if (before !== undefined) return before
  const value = find(key)
  known.set(key, value)
  return value
}
