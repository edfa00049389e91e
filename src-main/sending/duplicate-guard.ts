import { practiceConnectionId } from '#contract/connection-ids.ts'
import type { InvitationContent, InvitationState } from '#contract/invitation.ts'
import { latestLinkEnd } from '../hcw/capabilities-of.ts'
import { dayMs } from './clock.ts'
import type { SamePatient } from './invitation-port.ts'
import { foldedNames } from './name-folding.ts'

/** Invitations of the practice server and of real servers are never compared. */
export type GuardScope = 'practice' | 'server'

/** States in which an earlier invitation exists or may exist. */
const invitedStates: ReadonlySet<InvitationState> = new Set([
  'queued',
  'sending',
  'created',
  'unknown',
  'checking',
  'undecided'
])

/**
 * An invitation without an appointment counts as live for this long: a server keeps it until the message has failed, for
 * a day, or for as long as the patient has not answered, and says so of none of them in advance.
 */
export const undatedKeptMs = 30 * dayMs
/** Keys outlive the invite by this: clocks differ, and a server may keep invites longer than is known. */
export const keptAfterEndMs = 7 * dayMs

/**
 * The version of the keys that are added. Version 1 is that of 005f298: see {@link firstGuardKeys}. Version 3 has the texts of version 2;
 * it is stored in another way (`records/guard-keys.ts`).
 */
export const guardVersion = 3
const textVersion = 2

export function scopeOf(connectionId: string): GuardScope {
  return connectionId === practiceConnectionId ? 'practice' : 'server'
}

/**
 * The keys of an invitation, at most ten: it is of the same patient and appointment as another if they share a key.
 * Names are compared by their {@link foldedNames}. Neither contacts nor destinations are compared: with a corrected
 * number it is still the same patient, and no patient is with two doctors at the same time.
 */
export function guardKeys(scope: GuardScope, content: InvitationContent): readonly string[] {
  const appointment = appointmentOf(content)
  return foldedNames(content).map((name) => JSON.stringify([textVersion, scope, name, appointment]))
}

/** Equal for invitations that the guard takes for the same patient and appointment; `appointmentAt` in ms. */
export function patientKeys(
  patient: Pick<InvitationContent, 'firstName' | 'lastName'>,
  appointmentAt: number | null
): readonly string[] {
  return foldedNames(patient).map((name) => `${appointmentAt ?? ''} ${name}`)
}

/**
 * The keys of version 1, for invitations of which only a hash of these is left. The first is for the same destination;
 * the second was given to restored invitations. Their rules never change.
 */
export function firstGuardKeys(scope: GuardScope, content: InvitationContent): readonly string[] {
  const destination = [content.doctorEmail?.toLowerCase() ?? '', content.queue ?? '']
  const name = normalizedWords(`${content.firstName} ${content.lastName}`).sort().join(' ')
  const appointment = appointmentOf(content)
  return [
    JSON.stringify([scope, name, ...destination, appointment]),
    JSON.stringify([scope, 'anywhere', name, appointment])
  ]
}

/** When the keys of an invitation may go, whatever server it is on; in ms since the epoch. */
export function guardKeysExpireAt({ scheduledFor }: InvitationContent, addedAt: number): number {
  if (scheduledFor === undefined) return addedAt + undatedKeptMs
  return latestLinkEnd(Date.parse(scheduledFor), addedAt) + keptAfterEndMs
}

function appointmentOf({ scheduledFor }: InvitationContent): string {
  return scheduledFor === undefined ? '' : String(Date.parse(scheduledFor))
}

/** Lower-case words without accents and punctuation: `Müller-Öz` → `muller`, `oz`. Part of {@link firstGuardKeys}. */
export function normalizedWords(text: string): string[] {
  return text
    .normalize('NFKD')
    .replace(/\p{M}+/gu, '')
    .toLowerCase()
    .split(/[^\p{L}\p{N}]+/u)
    .filter((word) => word !== '')
}

/**
 * The earlier invitations that speak against making this one, the latest first. One without an appointment no longer does
 * when the server has said that it is over, or after {@link undatedKeptMs}.
 */
export function findEarlierInvitations(
  content: InvitationContent,
  others: readonly SamePatient[],
  now: number
): readonly SamePatient[] {
  const active = others.filter(
    ({ state, at, isOver }) =>
      invitedStates.has(state) && (content.scheduledFor !== undefined || (!isOver && now < at + undatedKeptMs))
  )
  return active.toSorted((one, other) => other.at - one.at)
}
