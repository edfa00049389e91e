import type { InvitationContent } from '#contract/invitation.ts'
import { nameKeyOf } from '../validation/row-relations.ts'

/** A patient's appointment as it was sent, or as in the newer list. `birthDate`: any form, only compared. */
export interface PatientAppointment {
  readonly rowId: string
  /** The hospital's own number of the patient; empty where the file has none. */
  readonly patientNumber: string
  readonly birthDate: string
  readonly content: InvitationContent
}

/** All appointments of one patient. Those of one group never have two numbers or two birth dates. */
export interface PatientGroup {
  readonly before: PatientAppointment[]
  readonly now: PatientAppointment[]
  /** Empty where none of the appointments has one. */
  patientNumber: string
  birthDate: string
}

export interface PatientGroups {
  readonly people: readonly PatientGroup[]
  /** Whether two appointments can be of one patient, with all that is known of each. */
  readonly mayBeSame: (one: PatientAppointment, other: PatientAppointment) => boolean
}

/** Appointments of both lists, grouped by patient where that is certain. */
export function groupByPatient(
  before: readonly PatientAppointment[],
  now: readonly PatientAppointment[]
): PatientGroups {
  const people = new Map<PatientAppointment, PatientGroup>()
  const isOld = new Set(before)
  const all = [...before, ...now]
  for (const appointment of all) {
    const { patientNumber, birthDate } = appointment
    const own = isOld.has(appointment) ? { before: [appointment], now: [] } : { before: [], now: [appointment] }
    people.set(appointment, { ...own, patientNumber, birthDate })
  }
  const groupOf = (appointment: PatientAppointment) => people.get(appointment) as PatientGroup

  // Who was recognised comes first, by what they were recognised by.
  const joined = new Set<PatientGroup>()
  function join(one: PatientGroup, other: PatientGroup): void {
    joined.add(one).delete(other)
    one.before.push(...other.before)
    one.now.push(...other.now)
    one.patientNumber ||= other.patientNumber
    one.birthDate ||= other.birthDate
    for (const appointment of [...other.before, ...other.now]) people.set(appointment, one)
  }

  for (const keyed of [byNumber, byBirth, byPhone, byEmail]) {
    for (const appointments of groupBy(all, keyed).values()) {
      for (const alike of certainlyAlike([...new Set(appointments.map(groupOf))])) {
        const [first, ...others] = alike
        for (const other of others) if (first !== undefined) join(first, other)
      }
    }
  }
  return {
    people: [...new Set([...joined, ...people.values()])],
    mayBeSame: (one, other) => isCompatible(groupOf(one), groupOf(other))
  }
}

/**
 * Which of the groups that have something in common are one patient. Where one fits two different patients, none is
 * joined: two patients must not meet through a third appointment that lacks a number.
 */
function certainlyAlike(groups: readonly PatientGroup[]): readonly (readonly PatientGroup[])[] {
  const kinds = [...groupBy(groups, ({ patientNumber, birthDate }) => `${patientNumber}\n${birthDate}`).values()]
  const fits = ([one]: readonly PatientGroup[], [other]: readonly PatientGroup[]) =>
    one !== undefined && other !== undefined && isCompatible(one, other)
  const left = new Set(kinds)
  const alike: (readonly PatientGroup[])[] = []
  for (const kind of kinds) {
    if (!left.delete(kind)) continue
    const reached = [kind]
    for (const member of reached) {
      for (const other of left) {
        if (!fits(member, other)) continue
        left.delete(other)
        reached.push(other)
      }
    }
    const isCertain = reached.every((one) => reached.every((other) => fits(one, other)))
    if (isCertain) alike.push(reached.flat())
    else alike.push(...reached)
  }
  return alike
}

/** Different numbers or birth dates mean different patients, whatever else is the same. */
function isCompatible(one: Identity, other: Identity): boolean {
  const differ = (a: string, b: string) => a !== '' && b !== '' && a !== b
  return !differ(one.patientNumber, other.patientNumber) && !differ(one.birthDate, other.birthDate)
}

type Identity = Pick<PatientAppointment, 'patientNumber' | 'birthDate'>

const byNumber = (appointment: PatientAppointment) =>
  appointment.patientNumber === '' ? '' : `${appointment.patientNumber} ${nameKey(appointment)}`
const byBirth = (appointment: PatientAppointment) =>
  appointment.birthDate === '' ? '' : `${appointment.birthDate} ${nameKey(appointment)}`
const byPhone = (appointment: PatientAppointment) =>
  appointment.content.phoneNumber === undefined ? '' : `${appointment.content.phoneNumber} ${nameKey(appointment)}`
const byEmail = (appointment: PatientAppointment) => {
  const { emailAddress } = appointment.content
  return emailAddress === undefined ? '' : `${emailAddress.toLowerCase()} ${nameKey(appointment)}`
}

export function nameKey({ content }: PatientAppointment): string {
  return nameKeyOf(content.firstName, content.lastName)
}

/** Items by key, without those whose key is empty. */
export function groupBy<Item>(
  items: readonly Item[],
  keyOf: (item: Item) => string
): ReadonlyMap<string, readonly Item[]> {
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
