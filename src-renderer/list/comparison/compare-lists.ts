import type { InvitationContent } from '#contract/invitation.ts'
import { groupBy, groupByPatient, nameKey, type PatientAppointment } from './same-patient.ts'

export type { PatientAppointment } from './same-patient.ts'

/** A difference between a list that was sent and a newer one. Each appointment of either is in exactly one. */
export type Difference =
  | { readonly kind: 'new'; readonly now: PatientAppointment }
  | { readonly kind: 'gone'; readonly before: PatientAppointment }
  | { readonly kind: 'unchanged'; readonly before: PatientAppointment; readonly now: PatientAppointment }
  /** The same appointment with other values; `changes` says which. */
  | {
      readonly kind: 'changed'
      readonly before: PatientAppointment
      readonly now: PatientAppointment
      readonly changes: readonly ChangedField[]
    }
  /** The newer appointment may be one of these, or another patient's of that name: the user must decide. */
  | { readonly kind: 'doubtful'; readonly now: PatientAppointment; readonly candidates: readonly PatientAppointment[] }

export type ChangedField = 'name' | 'contact' | 'moment' | 'destination'

/**
 * Compares a list that was sent with a newer one of the same day. Patients are matched by number where both have one,
 * else by name with birth date, else by name with a common contact. The same name with nothing else in common is
 * never taken for the same person, nor for another: it is doubtful.
 */
export function compareLists(
  before: readonly PatientAppointment[],
  now: readonly PatientAppointment[]
): readonly Difference[] {
  const { people, mayBeSame } = groupByPatient(before, now)
  const unclear = new Map<PatientAppointment, readonly PatientAppointment[]>()
  const differences: Difference[] = []
  const matched = new Set<PatientAppointment>()
  for (const patient of people) {
    for (const [old, fresh] of pairAppointments(patient.before, patient.now)) {
      matched.add(old).add(fresh)
      const changes = changesOf(old.content, fresh.content)
      differences.push(
        changes.length === 0
          ? { kind: 'unchanged', before: old, now: fresh }
          : { kind: 'changed', before: old, now: fresh, changes }
      )
    }
  }
  const left = before.filter((appointment) => !matched.has(appointment))
  const leftByName = groupBy(left, nameKey)
  const knownPatients = new Set(people.flatMap((patient) => (patient.before.length > 0 ? patient.now : [])))
  for (const appointment of now) {
    if (matched.has(appointment) || knownPatients.has(appointment)) continue
    const candidates = (leftByName.get(nameKey(appointment)) ?? []).filter((old) => mayBeSame(old, appointment))
    if (candidates.length > 0) unclear.set(appointment, candidates)
  }
  const unclearCandidates = new Set([...unclear.values()].flat())
  for (const appointment of now) {
    const candidates = unclear.get(appointment)
    if (candidates !== undefined) differences.push({ kind: 'doubtful', now: appointment, candidates })
    else if (!matched.has(appointment)) differences.push({ kind: 'new', now: appointment })
  }
  // An appointment that the user must decide about is not gone before the decision.
  for (const appointment of left)
    if (!unclearCandidates.has(appointment)) differences.push({ kind: 'gone', before: appointment })
  return differences
}

/** What differs between two contents of the same appointment. */
export function changesOf(before: InvitationContent, now: InvitationContent): readonly ChangedField[] {
  const changes: ChangedField[] = []
  if (before.firstName !== now.firstName || before.lastName !== now.lastName) changes.push('name')
  if (before.phoneNumber !== now.phoneNumber || before.emailAddress !== now.emailAddress) changes.push('contact')
  if (appointmentAt(before) !== appointmentAt(now)) changes.push('moment')
  if (!sameDestination(before, now)) changes.push('destination')
  return changes
}

/** The same time first, then the same destination, then in the order of time. The pairs are right whichever way. */
function pairAppointments(
  before: readonly PatientAppointment[],
  now: readonly PatientAppointment[]
): readonly (readonly [PatientAppointment, PatientAppointment])[] {
  const pairs: (readonly [PatientAppointment, PatientAppointment])[] = []
  const old = [...before].sort(byTime)
  const fresh = [...now].sort(byTime)
  const take = (fits: (one: PatientAppointment, other: PatientAppointment) => boolean) => {
    for (const one of [...old]) {
      const other = fresh.find((candidate) => fits(one, candidate))
      if (other === undefined) continue
      pairs.push([one, other])
      old.splice(old.indexOf(one), 1)
      fresh.splice(fresh.indexOf(other), 1)
    }
  }
  take((a, b) => appointmentAt(a.content) === appointmentAt(b.content) && sameDestination(a.content, b.content))
  take((a, b) => appointmentAt(a.content) === appointmentAt(b.content))
  take((a, b) => sameDestination(a.content, b.content))
  take(() => true)
  return pairs
}

function byTime(one: PatientAppointment, other: PatientAppointment): number {
  return appointmentAt(one.content) - appointmentAt(other.content)
}

/** ms since the epoch; 0 without an appointment. */
function appointmentAt({ scheduledFor }: InvitationContent): number {
  return scheduledFor === undefined ? 0 : Date.parse(scheduledFor)
}

function sameDestination(one: InvitationContent, other: InvitationContent): boolean {
  return one.doctorEmail === other.doctorEmail && one.queue === other.queue
}
