import type { InvitationContent } from '#contract/invitation.ts'
import type { RemoteInvite } from '../hcw/server.ts'
import { patientKeys } from './duplicate-guard.ts'
import type { InvitedPatient } from './invite-matching.ts'

/** A row and an invite of the same patient and appointment that no row of this computer is known to have. */
export type FoundElsewhere = { readonly rowId: string; readonly invite: RemoteInvite }

/** The rows of a list, by what an invite on the server is found by. */
export type RowIndex = {
  add(patient: InvitedPatient): void
  /** Those of the rows that the invite could be of: by the id of the row, else by the guard's rule. */
  rowsOf(invite: RemoteInvite): readonly string[]
}

export function createRowIndex(): RowIndex {
  const rows = new Set<string>()
  const byKey = new Map<string, string[]>()
  return {
    add({ rowId, content }) {
      rows.add(rowId)
      for (const key of patientKeys(content, appointmentOf(content))) {
        const known = byKey.get(key)
        if (known === undefined) byKey.set(key, [rowId])
        else known.push(rowId)
      }
    },
    rowsOf(invite) {
      if (invite.rowId !== null && rows.has(invite.rowId)) return [invite.rowId]
      return [...new Set(patientKeys(invite, invite.scheduledFor).flatMap((key) => byKey.get(key) ?? []))]
    }
  }
}

/** The same number or address, so that both messages reach the same person. */
export function hasSameContact(content: InvitationContent, invite: RemoteInvite): boolean {
  const digits = (text: string) => text.replace(/\D/g, '')
  const { phoneNumber = '', emailAddress = '' } = content
  if (phoneNumber !== '' && digits(phoneNumber) === digits(invite.phoneNumber)) return true
  return emailAddress !== '' && emailAddress.toLowerCase() === invite.emailAddress.toLowerCase()
}

/** Whether the first was created before the other one: the same on every computer. */
export function isBefore(
  one: Pick<RemoteInvite, 'createdAt' | 'inviteId'>,
  other: Pick<RemoteInvite, 'createdAt' | 'inviteId'>
): boolean {
  return one.createdAt === other.createdAt ? one.inviteId < other.inviteId : one.createdAt < other.createdAt
}

function appointmentOf({ scheduledFor }: InvitationContent): number | null {
  return scheduledFor === undefined ? null : Date.parse(scheduledFor)
}
