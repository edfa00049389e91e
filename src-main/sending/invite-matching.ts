import type { InvitationContent } from '#contract/invitation.ts'
import type { RemoteInvite } from '../hcw/server.ts'
import { normalizedWords, patientKeys } from './duplicate-guard.ts'

/** A row, as far as an invite on the server is compared with it. */
export type InvitedPatient = { readonly rowId: string; readonly content: InvitationContent }

/**
 * How an invite on the server compares with a row.
 * - `same`: it carries the row's id, or no id and the row's name, contact and appointment.
 * - `similar`: it carries no id, and either the name or the contact is the row's.
 * - `other`: created for another row or another patient.
 */
export type Likeness = 'same' | 'similar' | 'other'

/** An invite that may be the row's: neither row id, name nor contact speak for all others. */
export type Match = { readonly invite: RemoteInvite; readonly likeness: Exclude<Likeness, 'other'> }

export function likeness({ rowId, content }: InvitedPatient, invite: RemoteInvite): Likeness {
  if (invite.rowId !== null) return invite.rowId === rowId ? 'same' : 'other'
  const sameName = nameKey(invite) === nameKey(content)
  const sameContact = contactKeys(content).some((key) => contactKeys(invite).includes(key))
  const appointmentAt = content.scheduledFor === undefined ? null : Date.parse(content.scheduledFor)
  if (sameName && sameContact && invite.scheduledFor === appointmentAt) return 'same'
  return sameName || sameContact ? 'similar' : 'other'
}

/** Finds what may be a row's among many invites, in the order in which they were given. */
export function createMatcher(invites: readonly RemoteInvite[]): (patient: InvitedPatient) => readonly Match[] {
  const byKey = new Map<string, Set<number>>()
  for (const [index, invite] of invites.entries()) {
    const keys = invite.rowId === null ? [nameKey(invite), ...contactKeys(invite)] : [rowKey(invite.rowId)]
    for (const key of keys) byKey.set(key, (byKey.get(key) ?? new Set()).add(index))
  }
  return (patient) => {
    const keys = [rowKey(patient.rowId), nameKey(patient.content), ...contactKeys(patient.content)]
    const found = [...new Set(keys.flatMap((key) => [...(byKey.get(key) ?? [])]))].sort((one, other) => one - other)
    return found.flatMap((index): Match[] => {
      const invite = invites[index]
      const how = invite === undefined ? 'other' : likeness(patient, invite)
      return invite === undefined || how === 'other' ? [] : [{ invite, likeness: how }]
    })
  }
}

/**
 * Finds, among many invites, those of a row's patient and appointment that were made for another row: of another list,
 * or by another computer. Names and appointments are compared as the guard does.
 */
export function createOtherRowsMatcher(
  invites: readonly RemoteInvite[]
): (patient: InvitedPatient) => readonly RemoteInvite[] {
  const byKey = new Map<string, Set<RemoteInvite>>()
  for (const invite of invites) {
    if (invite.rowId === null) continue
    for (const key of patientKeys(invite, invite.scheduledFor)) {
      byKey.set(key, (byKey.get(key) ?? new Set()).add(invite))
    }
  }
  return ({ rowId, content }) => {
    const appointmentAt = content.scheduledFor === undefined ? null : Date.parse(content.scheduledFor)
    const found = new Set(patientKeys(content, appointmentAt).flatMap((key) => [...(byKey.get(key) ?? [])]))
    return [...found].filter((invite) => invite.rowId !== rowId)
  }
}

function rowKey(rowId: string): string {
  return `row ${rowId}`
}

function nameKey({ firstName, lastName }: { readonly firstName: string; readonly lastName: string }): string {
  return `name ${normalizedWords(`${firstName} ${lastName}`).sort().join(' ')}`
}

function contactKeys(contact: {
  readonly phoneNumber?: string | undefined
  readonly emailAddress?: string | undefined
}): readonly string[] {
  const { phoneNumber = '', emailAddress = '' } = contact
  return [
    ...(phoneNumber === '' ? [] : [`phone ${phoneNumber.replace(/\D/g, '')}`]),
    ...(emailAddress === '' ? [] : [`mail ${emailAddress.toLowerCase()}`])
  ]
}
