import type { Layout, ListRow } from '#contract/list.ts'
import { createSorter } from '../columns/index.ts'
import { type Candidate, findDuplicates, findSeveralVisits, findShared } from './between-rows.ts'
import { createRowReader, type JudgingSettings, type ReadyRow, type RowReading } from './row.ts'
import type { RelatedRows, Verdict } from './verdict.ts'

/** Judges a list and keeps what it needs to judge a few changed rows again without the others. */
export interface Judge {
  /** One verdict for every record, in the file's order. A new array after each `update`. */
  readonly verdicts: () => readonly Verdict[]
  /** Rows with a person's changes, known by `rowId`: gives the verdicts that are different now, theirs and others'. */
  readonly update: (rows: readonly ListRow[]) => readonly Verdict[]
}

const none: readonly never[] = []

interface Slot {
  row: ListRow
  /** Absent for records that are no patients. */
  reading: RowReading | undefined
  aside: Verdict['aside']
}

/** Rows by a key, each list in the file's order. */
interface Index {
  readonly add: (key: string, index: number) => void
  readonly remove: (key: string, index: number) => void
  readonly members: (key: string) => readonly number[]
  readonly has: (key: string, index: number) => boolean
  /** Whether a key has more than one row; makes no list. */
  readonly several: (key: string) => boolean
}

/** Most keys have one row: that is kept as a number, lists are only made for the others. */
function createIndex(): Index {
  const rows = new Map<string, number | number[]>()
  return {
    add(key, index) {
      const own = rows.get(key)
      if (own === undefined) rows.set(key, index)
      else if (typeof own === 'number') rows.set(key, own < index ? [own, index] : [index, own])
      else if ((own[own.length - 1] ?? -1) < index) own.push(index)
      else own.splice(place(own, index), 0, index)
    },
    remove(key, index) {
      const own = rows.get(key)
      if (own === index) rows.delete(key)
      else if (typeof own === 'object') {
        const at = place(own, index)
        if (own[at] === index) own.splice(at, 1)
      }
    },
    has(key, index) {
      const own = rows.get(key)
      return typeof own === 'object' ? own[place(own, index)] === index : own === index
    },
    several(key) {
      const own = rows.get(key)
      return typeof own === 'object' && own.length > 1
    },
    members(key) {
      const own = rows.get(key)
      return own === undefined ? none : typeof own === 'number' ? [own] : own
    }
  }
}

/** First position whose number is not below `index`. */
function place(sorted: readonly number[], index: number): number {
  let low = 0
  let high = sorted.length
  while (low < high) {
    const middle = (low + high) >> 1
    if ((sorted[middle] ?? 0) < index) low = middle + 1
    else high = middle
  }
  return low
}

function sameRelated(one: readonly RelatedRows[] = none, other: readonly RelatedRows[] = none): boolean {
  return (
    one.length === other.length &&
    one.every(({ code, rowIds }, at) => {
      const twin = other[at]
      return (
        twin?.code === code &&
        (twin.rowIds === rowIds ||
          (twin.rowIds.length === rowIds.length && twin.rowIds.every((id, index) => id === rowIds[index])))
      )
    })
  )
}

function sameFields(one: object, other: object): boolean {
  if (one === other) return true
  const fields = Object.entries(one)
  const others = new Map(Object.entries(other))
  return fields.length === others.size && fields.every(([field, value]) => others.get(field) === value)
}

function same(one: Verdict, other: Verdict): boolean {
  return (
    one.verdict === other.verdict &&
    sameFields(one.invitation, other.invitation) &&
    one.why.length === other.why.length &&
    one.why.every((code, at) => code === other.why[at]) &&
    one.warn.length === other.warn.length &&
    one.warn.every((code, at) => code === other.warn[at]) &&
    one.changes.length === other.changes.length &&
    one.changes.every((change, at) => sameFields(change, other.changes[at] ?? {})) &&
    one.weekdayDisagrees === other.weekdayDisagrees &&
    one.aside === other.aside &&
    sameRelated(one.related, other.related)
  )
}

/**
 * Judges all rows of a list. `rows` are all records of the file in its order, those that are no patients included.
 * A settings or layout change needs a new judge; an edit of some rows only {@link Judge.update}.
 */
export function createJudge(rows: readonly ListRow[], layout: Layout, settings: JudgingSettings): Judge {
  const sort = createSorter(layout)
  const { read, birthDate } = createRowReader(layout, settings)
  const names = createIndex()
  const phones = createIndex()
  /** Rows that are left after duplicates, by number: only they share it. */
  const duplicateOf = new Map<number, number>()
  const positions = new Map<string, number>()

  function slotOf(row: ListRow): Slot {
    const aside = sort(row)
    return { row, aside, reading: aside === undefined ? read(row) : undefined }
  }

  const slots = rows.map((row, index) => {
    positions.set(row.rowId, index)
    return slotOf(row)
  })

  function candidateAt(index: number): ReadyRow | undefined {
    const slot = slots[index]
    return slot && !slot.row.excluded ? slot.reading?.candidate : undefined
  }

  /** Only for rows that are in an index, which have one. */
  function of(index: number): Candidate {
    const ready = candidateAt(index) as ReadyRow
    return {
      nameKey: ready.nameKey,
      birthDate: birthDate(ready.birthCell),
      visitKey: `${ready.ms ?? ''}\u001F${ready.doctorEmail ?? ''}\u001F${ready.queue ?? ''}`,
      duplicateAccepted: ready.duplicateAccepted
    }
  }

  function enter(index: number): void {
    const candidate = candidateAt(index)
    if (candidate) names.add(candidate.nameKey, index)
  }

  /** Finds a name's duplicates again; gives the numbers whose rows changed by it. */
  function settleName(nameKey: string, touched: Set<string>): void {
    const members = names.members(nameKey)
    const duplicates = findDuplicates(members, of)
    for (const index of members) {
      const earlier = duplicates.get(index)
      const phoneNumber = candidateAt(index)?.phoneNumber
      if (earlier === undefined) {
        duplicateOf.delete(index)
        if (phoneNumber !== undefined && !phones.has(phoneNumber, index)) {
          phones.add(phoneNumber, index)
          touched.add(phoneNumber)
        }
      } else {
        duplicateOf.set(index, earlier)
        if (phoneNumber !== undefined) {
          phones.remove(phoneNumber, index)
          touched.add(phoneNumber)
        }
      }
    }
  }

  function rowIdsOf(members: readonly number[]): readonly string[] {
    return members.map((index) => slots[index]?.row.rowId ?? '')
  }

  function verdictOf(
    index: number,
    several: readonly string[] | undefined,
    shared: readonly string[] | undefined
  ): Verdict {
    const slot = slots[index] as Slot
    const { row, reading, aside } = slot
    const { rowId } = row
    if (!reading) {
      const verdict = { rowId, row: row.row, verdict: 'aside', ...nothing } as const
      return aside === undefined ? verdict : { ...verdict, aside }
    }
    const { invitation, changes } = reading
    const own = (
      verdict: Verdict['verdict'],
      why: Verdict['why'],
      warn: Verdict['warn'],
      related?: readonly RelatedRows[]
    ): Verdict => {
      const plain = { rowId, row: row.row, verdict, invitation, why, warn, changes }
      if (!related && !reading.weekdayDisagrees) return plain
      return {
        ...plain,
        ...(related ? { related } : {}),
        ...(reading.weekdayDisagrees ? { weekdayDisagrees: true as const } : {})
      }
    }
    if (row.excluded) return own('excluded', reading.why, none)
    if (!reading.candidate) return own('blocked', reading.why, none)
    const earlier = duplicateOf.get(index)
    if (earlier !== undefined) {
      return own('blocked', ['duplicate-row'], none, [{ code: 'duplicate-row', rowIds: rowIdsOf([earlier, index]) }])
    }
    if (!several && !shared) return own('ready', none, reading.warn)
    const related: RelatedRows[] = []
    const warn = [...reading.warn]
    if (several) {
      related.push({ code: 'two-visits', rowIds: several })
      warn.push('two-visits')
    }
    if (shared) {
      related.push({ code: 'phone-shared', rowIds: shared })
      warn.push('phone-shared')
    }
    return own('ready', none, warn, related)
  }

  function kept(members: readonly number[]): readonly number[] {
    return duplicateOf.size === 0 ? members : members.filter((index) => !duplicateOf.has(index))
  }

  /** Row ids of the visits of the same patient, by row; one array for all rows of a patient. */
  function severalVisits(nameKey: string): ReadonlyMap<number, readonly string[]> {
    const members = kept(names.members(nameKey))
    if (members.length < 2) return empty
    const ids = new Map<readonly number[], readonly string[]>()
    return new Map(
      [...findSeveralVisits(members, of)].map(([index, group]) => {
        const known = ids.get(group) ?? rowIdsOf(group)
        ids.set(group, known)
        return [index, known] as const
      })
    )
  }

  function sharedNumber(phoneNumber: string): ReadonlyMap<number, readonly string[]> {
    const members = phones.members(phoneNumber)
    if (members.length < 2) return empty
    const sharing = findShared(members, of)
    if (sharing.size === 0) return empty
    const ids = rowIdsOf(members)
    return new Map([...sharing].map((index) => [index, ids] as const))
  }

  for (const index of slots.keys()) enter(index)
  let verdicts: Verdict[] = settleAll()

  function settleAll(): Verdict[] {
    const seen = new Set<string>()
    for (const index of slots.keys()) {
      const candidate = candidateAt(index)
      if (!candidate) continue
      const { nameKey } = candidate
      if (!names.several(nameKey) || seen.has(nameKey)) continue
      seen.add(nameKey)
      for (const [later, earlier] of findDuplicates(names.members(nameKey), of)) duplicateOf.set(later, earlier)
    }
    for (const index of slots.keys()) {
      const candidate = duplicateOf.has(index) ? undefined : candidateAt(index)
      if (candidate?.phoneNumber !== undefined) phones.add(candidate.phoneNumber, index)
    }
    const several = new Map<string, ReadonlyMap<number, readonly string[]>>()
    const shared = new Map<string, ReadonlyMap<number, readonly string[]>>()
    return slots.map((_, index) => {
      const candidate = candidateAt(index)
      if (!candidate) return verdictOf(index, undefined, undefined)
      const { nameKey, phoneNumber } = candidate
      return verdictOf(
        index,
        !names.several(nameKey) ? undefined : lookUp(several, nameKey, severalVisits).get(index),
        phoneNumber === undefined || !phones.several(phoneNumber)
          ? undefined
          : lookUp(shared, phoneNumber, sharedNumber).get(index)
      )
    })
  }

  function update(changed: readonly ListRow[]): readonly Verdict[] {
    const touchedNames = new Set<string>()
    const touchedPhones = new Set<string>()
    const touchedRows = new Set<number>()
    for (const row of changed) {
      const index = positions.get(row.rowId)
      if (index === undefined) continue
      touchedRows.add(index)
      const before = candidateAt(index)
      if (before) {
        names.remove(before.nameKey, index)
        touchedNames.add(before.nameKey)
        if (before.phoneNumber !== undefined) {
          phones.remove(before.phoneNumber, index)
          touchedPhones.add(before.phoneNumber)
        }
      }
      duplicateOf.delete(index)
      slots[index] = slotOf(row)
      const after = candidateAt(index)
      if (after) touchedNames.add(after.nameKey)
      enter(index)
    }
    for (const nameKey of touchedNames) settleName(nameKey, touchedPhones)
    for (const nameKey of touchedNames) for (const index of names.members(nameKey)) touchedRows.add(index)
    for (const number of touchedPhones) for (const index of phones.members(number)) touchedRows.add(index)
    const several = new Map<string, ReadonlyMap<number, readonly string[]>>()
    const shared = new Map<string, ReadonlyMap<number, readonly string[]>>()
    const next = verdicts.slice()
    const different: Verdict[] = []
    for (const index of [...touchedRows].sort((one, other) => one - other)) {
      const candidate = candidateAt(index)
      const verdict = verdictOf(
        index,
        candidate && lookUp(several, candidate.nameKey, severalVisits).get(index),
        candidate?.phoneNumber === undefined
          ? undefined
          : lookUp(shared, candidate.phoneNumber, sharedNumber).get(index)
      )
      const before = next[index]
      if (before && same(before, verdict)) continue
      next[index] = verdict
      different.push(verdict)
    }
    verdicts = next
    return different
  }

  return { verdicts: () => verdicts, update }
}

const nothing = { invitation: {}, why: none, warn: none, changes: none } as const
const empty: ReadonlyMap<number, readonly string[]> = new Map()

function lookUp<T>(known: Map<string, T>, key: string, find: (key: string) => T): T {
  const before = known.get(key)
  if (before !== undefined) return before
  const value = find(key)
  known.set(key, value)
  return value
}

/** Judges all rows once. */
export function judgeRows(rows: readonly ListRow[], layout: Layout, settings: JudgingSettings): readonly Verdict[] {
  return createJudge(rows, layout, settings).verdicts()
}
