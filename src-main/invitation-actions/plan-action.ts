import { assertNever } from '#contract/assert-never.ts'
import type { InvitationContent } from '#contract/invitation.ts'
import type { ActionRefusal, Correction, InvitationAction } from '#contract/invitation-actions.ts'
import type { InvitationChanges, RemoteInvite } from '../hcw/server.ts'

/** What an action does to one invitation, given what the server has. */
export type ActionPlan =
  | { readonly kind: 'nothing' }
  | { readonly kind: 'refuse'; readonly code: ActionRefusal }
  | { readonly kind: 'resend' }
  | { readonly kind: 'withdraw' }
  /** `changes`: for the server, without what it already has. `content`: as recorded afterwards. */
  | { readonly kind: 'change'; readonly changes: InvitationChanges; readonly content: InvitationContent }

/**
 * All guards of an action. `content`: as recorded; `seen`: as the server has just returned it. An invitation whose
 * patient is in the consultation is never changed.
 */
export function planAction(
  action: InvitationAction,
  content: InvitationContent,
  seen: RemoteInvite,
  now: number
): ActionPlan {
  if (action.kind === 'refresh') return { kind: 'nothing' }
  if (seen.patientIsIn) return { kind: 'refuse', code: 'patient-is-in' }
  switch (action.kind) {
    case 'resend':
      return content.channel === 'none' ? { kind: 'refuse', code: 'links-only' } : { kind: 'resend' }
    case 'withdraw':
      return { kind: 'withdraw' }
    case 'correct':
      return planChange(content, action.correction, seen, now)
    case 'move': {
      if (content.scheduledFor === undefined) return { kind: 'refuse', code: 'no-appointment' }
      const appointmentAt = Date.parse(content.scheduledFor) + action.minutes * 60_000
      return planChange(content, { scheduledFor: new Date(appointmentAt).toISOString() }, seen, now)
    }
    default:
      return assertNever(action)
  }
}

function planChange(content: InvitationContent, correction: Correction, seen: RemoteInvite, now: number): ActionPlan {
  const corrected = correctedContent(content, correction)
  const { scheduledFor } = correction
  if (scheduledFor !== undefined && Date.parse(scheduledFor) <= now) return { kind: 'refuse', code: 'in-the-past' }
  const changes = changesFor(corrected, correction, seen)
  const isRecorded = Object.entries(correction).every(([field, value]) => content[field as keyof Correction] === value)
  if (Object.keys(changes).length === 0 && isRecorded) return { kind: 'refuse', code: 'nothing-changes' }
  return { kind: 'change', changes, content: corrected }
}

export function correctedContent(content: InvitationContent, correction: Correction): InvitationContent {
  const given = Object.entries(correction).filter(([, value]) => value !== undefined)
  return { ...content, ...Object.fromEntries(given) }
}

/**
 * The part of a correction that the server does not have yet. The contact that is not the channel stays out, as when
 * the invitation was created. An appointment always comes with its time zone: without it messages show UTC.
 */
export function changesFor(content: InvitationContent, correction: Correction, seen: RemoteInvite): InvitationChanges {
  const { firstName, lastName, phoneNumber, emailAddress, scheduledFor } = correction
  return {
    ...(firstName === undefined || seen.firstName === firstName ? {} : { firstName }),
    ...(lastName === undefined || seen.lastName === lastName ? {} : { lastName }),
    ...(phoneNumber === undefined || content.channel === 'email' || samePhone(seen.phoneNumber, phoneNumber)
      ? {}
      : { phoneNumber }),
    ...(emailAddress === undefined || content.channel === 'sms' || sameEmail(seen.emailAddress, emailAddress)
      ? {}
      : { emailAddress }),
    ...(scheduledFor === undefined || seen.scheduledFor === Date.parse(scheduledFor)
      ? {}
      : { scheduledFor, timeZone: content.timeZone })
  }
}

function samePhone(one: string, other: string): boolean {
  return one.replace(/\D/g, '') === other.replace(/\D/g, '')
}

function sameEmail(one: string, other: string): boolean {
  return one.toLowerCase() === other.toLowerCase()
}
