import type { InvitationContent } from '#contract/invitation.ts'
import { nameKeyOf } from '../judging/between-rows.ts'

/** A patient's appointment as it was sent, or as in the newer list. `birthDate`: any form, only compared. */
export interface Visit {
  readonly rowId: string
  /** The hospital's own number of the patient; empty where the file has none. */
  readonly patientNumber: string
  readonly birthDate: string
  readonly content: InvitationContent
}

/** A difference between a list that was sent and a newer one. Each appointment of either is in exactly one. */
export type Difference =
  | { readonly kind: 'new'; readonly now: Visit }
  | { readonly kind: 'gone'; readonly before: Visit }
  | { readonly kind: 'unchanged'; readonly before: Visit; readonly now: Visit }
  /** The same appointment with other values; `changes` says which. */
  | { readonly kind: 'changed'; readonly before: Visit; readonly now: Visit; readonly changes: readonly ChangedField[] }
  /** The newer appointment may be one of these, or another patient's of that name: the user must decide. */
  | { readonly kind: 'doubtful'; readonly now: Visit; readonly candidates: readonly Visit[] }

export type ChangedField = 'name' | 'contact' | 'moment' | 'destination'

/**
 * Compares a list that was sent with a newer one of the same day. Patients are matched by number where both have one,
 * else by name with birth date, else by name with a common contact. The same name with nothing else in common is
 * never taken for the same person, nor for another: it is doubtful.
 */
export function compareLists(before: readonly Visit[], now: readonly Visit[]): readonly Difference[] {
  const people = groupPeople(before, now)
  const doubts = new Map<Visit, readonly Visit[]>()
  const differences: Difference[] = []
  const matched = new Set<Visit>()
  for (const person of people) {
    for (const [old, fresh] of pairVisits(person.before, person.now)) {
      matched.add(old).add(fresh)
      const changes = changesOf(old.content, fresh.content)
      differences.push(
        changes.length === 0
          ? { kind: 'unchanged', before: old, now: fresh }
          : { kind: 'changed', before: old, now: fresh, changes }
      )
    }
  }
  const left = before.filter((visit) => !matched.has(visit))
  const leftByName = groupBy(left, nameOf)
  const knownPeople = new Set(people.flatMap((person) => (person.before.length > 0 ? person.now : [])))
  for (const visit of now) {
    if (matched.has(visit) || knownPeople.has(visit)) continue
    const candidates = (leftByName.get(nameOf(visit)) ?? []).filter((old) => mayBeSame(old, visit))
    if (candidates.length > 0) doubts.set(visit, candidates)
  }
  const doubted = new Set([...doubts.values()].flat())
  for (const visit of now) {
    const candidates = doubts.get(visit)
    if (candidates !== undefined) differences.push({ kind: 'doubtful', now: visit, candidates })
    else if (!matched.has(visit)) differences.push({ kind: 'new', now: visit })
  }
  // An appointment that the user must decide about is not gone before the decision.
  for (const visit of left) if (!doubted.has(visit)) differences.push({ kind: 'gone', before: visit })
  return differences
}

/** What differs between two contents of the same appointment. */
export function changesOf(before: InvitationContent, now: InvitationContent): readonly ChangedField[] {
  const changes: ChangedField[] = []
  if (before.firstName !== now.firstName || before.lastName !== now.lastName) changes.push('name')
  if (before.phoneNumber !== now.phoneNumber || before.emailAddress !== now.emailAddress) changes.push('contact')
  if (instantOf(before) !== instantOf(now)) changes.push('moment')
  if (!sameDestination(before, now)) changes.push('destination')
  return changes
}

interface Person {
  readonly before: Visit[]
  readonly now: Visit[]
}

/** Appointments of both lists, grouped by patient where that is certain. */
function groupPeople(before: readonly Visit[], now: readonly Visit[]): readonly Person[] {
  const people = new Map<Visit, Person>()
  const all = [...before, ...now]
  const isOld = new Set(before)
  const personOf = (visit: Visit): Person => {
    const known = people.get(visit)
    if (known !== undefined) return known
    const person: Person = isOld.has(visit) ? { before: [visit], now: [] } : { before: [], now: [visit] }
    people.set(visit, person)
    return person
  }
  const join = (one: Visit, other: Visit) => {
    const a = personOf(one)
    const b = personOf(other)
    if (a === b) return
    a.before.push(...b.before)
    a.now.push(...b.now)
    for (const visit of [...b.before, ...b.now]) people.set(visit, a)
  }
  for (const keyed of [byNumber, byBirth, ...contactKeys]) {
    for (const visits of groupBy(all, keyed).values()) {
      const [first, ...others] = visits
      for (const other of others) if (first !== undefined && mayBeSame(first, other)) join(first, other)
    }
  }
  for (const visit of all) personOf(visit)
  return [...new Set(people.values())]
}

const byNumber = (visit: Visit) => (visit.patientNumber === '' ? '' : `number ${visit.patientNumber} ${nameOf(visit)}`)
const byBirth = (visit: Visit) => (visit.birthDate === '' ? '' : `birth ${visit.birthDate} ${nameOf(visit)}`)
const contactKeys = [
  ({ content, ...visit }: Visit) =>
    content.phoneNumber === undefined ? '' : `phone ${content.phoneNumber} ${nameOf({ content, ...visit })}`,
  ({ content, ...visit }: Visit) =>
    content.emailAddress === undefined
      ? ''
      : `mail ${content.emailAddress.toLowerCase()} ${nameOf({ content, ...visit })}`
]

/** Different numbers or birth dates mean different patients, whatever else is the same. */
function mayBeSame(one: Visit, other: Visit): boolean {
  const differ = (a: string, b: string) => a !== '' && b !== '' && a !== b
  return !differ(one.patientNumber, other.patientNumber) && !differ(one.birthDate, other.birthDate)
}

/** The same time first, then the same destination, then in the order of time. The pairs are right whichever way. */
function pairVisits(before: readonly Visit[], now: readonly Visit[]): readonly (readonly [Visit, Visit])[] {
  const pairs: (readonly [Visit, Visit])[] = []
  const old = [...before].sort(byTime)
  const fresh = [...now].sort(byTime)
  const take = (fits: (one: Visit, other: Visit) => boolean) => {
    for (const one of [...old]) {
      const other = fresh.find((candidate) => fits(one, candidate))
      if (other === undefined) continue
      pairs.push([one, other])
      old.splice(old.indexOf(one), 1)
      fresh.splice(fresh.indexOf(other), 1)
    }
  }
  take((a, b) => instantOf(a.content) === instantOf(b.content) && sameDestination(a.content, b.content))
  take((a, b) => instantOf(a.content) === instantOf(b.content))
  take((a, b) => sameDestination(a.content, b.content))
  take(() => true)
  return pairs
}

function byTime(one: Visit, other: Visit): number {
  return instantOf(one.content) - instantOf(other.content)
}

/** ms since the epoch; 0 without an appointment. */
function instantOf({ scheduledFor }: InvitationContent): number {
  return scheduledFor === undefined ? 0 : Date.parse(scheduledFor)
}

function sameDestination(one: InvitationContent, other: InvitationContent): boolean {
  return one.doctorEmail === other.doctorEmail && one.queue === other.queue
}

function nameOf({ content }: Visit): string {
  return nameKeyOf(content.firstName, content.lastName)
}

function groupBy<Item>(items: readonly Item[], keyOf: (item: Item) => string): ReadonlyMap<string, readonly Item[]> {
  const groups = new Map<string, Item[]>()
  for (const item of items) {
    const key = keyOf(item)
    if (key === '') continue
    const group = groups.get(key)
    if (group === undefined) groups.set(key, [item])
    else group.push(item)
  }
  return groups
}
