import type { InvitationContent, InvitationState } from '#contract/invitation.ts'
import { inviteEndsAt } from '../hcw/invite-lifetime.ts'
import type { SamePatient } from './invitation-port.ts'

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
 * Equal for two invitations of the same patient, destination and appointment. Names are compared without case,
 * accents, punctuation and order, since exports differ in all of these. Contacts are not compared: with a corrected
 * number it is still the same patient. Invitations of the practice server never equal real ones.
 */
export function guardKey(scope: 'practice' | 'server', content: InvitationContent): string {
  const destination = [content.doctorEmail?.toLowerCase() ?? '', content.queue ?? '']
  return JSON.stringify([scope, normalizedName(content), ...destination, appointmentOf(content)])
}

/**
 * The same for any destination: the server does not always return the destination of a restored invitation, and no
 * patient is with two doctors at the same time.
 */
export function guardKeyAnywhere(scope: 'practice' | 'server', content: InvitationContent): string {
  return JSON.stringify([scope, 'anywhere', normalizedName(content), appointmentOf(content)])
}

function normalizedName({ firstName, lastName }: InvitationContent): string {
  return normalizedWords(`${firstName} ${lastName}`).sort().join(' ')
}

function appointmentOf({ scheduledFor }: InvitationContent): string {
  return scheduledFor === undefined ? '' : String(Date.parse(scheduledFor))
}

/** Lower-case words without accents and punctuation: `Müller-Öz` → `muller`, `oz`. */
export function normalizedWords(text: string): string[] {
  return text
    .normalize('NFKD')
    .replace(/\p{M}+/gu, '')
    .toLowerCase()
    .split(/[^\p{L}\p{N}]+/u)
    .filter((word) => word !== '')
}

/**
 * The earlier invitation that speaks against making this one; null: none does. One without an appointment no longer
 * does when its link has ended.
 */
export function findEarlierInvitation(
  content: InvitationContent,
  others: readonly SamePatient[],
  now: number
): SamePatient | null {
  const active = others.filter(
    ({ state, at }) => invitedStates.has(state) && (content.scheduledFor !== undefined || now < inviteEndsAt(null, at))
  )
  return active.toSorted((one, other) => other.at - one.at)[0] ?? null
}
