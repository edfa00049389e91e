import type { InvitationContent, InvitationState } from '#contract/invitation.ts'
import { inviteEndsAt } from '../hcw/invite-lifetime.ts'
import type { SamePatient } from './store.ts'

/** In these states an earlier invitation exists, or may. */
const invitedStates: ReadonlySet<InvitationState> = new Set([
  'queued',
  'sending',
  'created',
  'unknown',
  'checking',
  'undecided'
])

/**
 * What two invitations of the same patient, destination and moment have in common. Names are compared without case,
 * accents, punctuation and order, since exports differ in all of these; contacts are not compared, since a corrected
 * number does not make another patient. Practising never meets the real thing.
 */
export function guardKey(scope: 'practice' | 'server', content: InvitationContent): string {
  const destination = [content.doctorEmail?.toLowerCase() ?? '', content.queue ?? '']
  return JSON.stringify([scope, namesOf(content), ...destination, momentOf(content)])
}

/**
 * The same for any destination: of invitations that were fetched again the server does not surely tell it, and nobody
 * is with two doctors at one moment.
 */
export function guardKeyAnywhere(scope: 'practice' | 'server', content: InvitationContent): string {
  return JSON.stringify([scope, 'anywhere', namesOf(content), momentOf(content)])
}

function namesOf({ firstName, lastName }: InvitationContent): string {
  return foldedWords(`${firstName} ${lastName}`).sort().join(' ')
}

function momentOf({ scheduledFor }: InvitationContent): string {
  return scheduledFor === undefined ? '' : String(Date.parse(scheduledFor))
}

/** Words without case, accents and punctuation: `Müller-Öz` → `muller`, `oz`. */
export function foldedWords(text: string): string[] {
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
export function earlierOf(content: InvitationContent, others: readonly SamePatient[], now: number): SamePatient | null {
  const alive = others.filter(
    ({ state, at }) => invitedStates.has(state) && (content.scheduledFor !== undefined || now < inviteEndsAt(null, at))
  )
  return alive.toSorted((one, other) => other.at - one.at)[0] ?? null
}
