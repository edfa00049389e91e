import type { InvitationContent } from '#contract/invitation.ts'
import type { RemoteInvite } from '../hcw/server.ts'
import { normalizedWords } from './duplicate-guard.ts'

/**
 * How an invite on the server compares with a row.
 * - `same`: it carries the row's id, or no id and the row's name, contact and appointment.
 * - `similar`: it carries no id, and either the name or the contact is the row's.
 * - `other`: created for another row or another patient.
 */
export type Likeness = 'same' | 'similar' | 'other'

export function likeness(rowId: string, content: InvitationContent, invite: RemoteInvite): Likeness {
  if (invite.rowId !== null) return invite.rowId === rowId ? 'same' : 'other'
  const sameName = normalizedName(invite) === normalizedName(content)
  const sameContact = hasContact(content, invite)
  const appointmentAt = content.scheduledFor === undefined ? null : Date.parse(content.scheduledFor)
  if (sameName && sameContact && invite.scheduledFor === appointmentAt) return 'same'
  return sameName || sameContact ? 'similar' : 'other'
}

function normalizedName({ firstName, lastName }: { readonly firstName: string; readonly lastName: string }): string {
  return normalizedWords(`${firstName} ${lastName}`).sort().join(' ')
}

function hasContact({ phoneNumber, emailAddress }: InvitationContent, invite: RemoteInvite): boolean {
  return (
    (phoneNumber !== undefined && digits(invite.phoneNumber) === digits(phoneNumber)) ||
    (emailAddress !== undefined && invite.emailAddress.toLowerCase() === emailAddress.toLowerCase())
  )
}

function digits(phone: string): string {
  return phone.replace(/\D/g, '')
}
