import type { InvitationContent } from '#contract/invitation.ts'
import { type InviteAnswer, rowKey } from './answer-schemas.ts'
import { unescapeText } from './unescape-text.ts'

/** The id of our row in an invite's `metadata`; null: not returned, or not one of ours. */
export function rowIdOf({ metadata }: Pick<InviteAnswer, 'metadata'>): string | null {
  if (typeof metadata !== 'object' || metadata === null || !(rowKey in metadata)) return null
  const returnedRowId = (metadata as Record<string, unknown>)[rowKey]
  return typeof returnedRowId === 'string' ? returnedRowId : null
}

/**
 * Whether the answer to a creation is about this row: on a connection on which an answer came twice, a patient would
 * otherwise get the link of another. Without our row's id, name and appointment have to be the row's, and the contact
 * as far as it is returned: members of a family share a phone.
 */
export function isAnswerAbout(invite: InviteAnswer, rowId: string, content: InvitationContent): boolean {
  const returnedRowId = rowIdOf(invite)
  if (returnedRowId !== null) return returnedRowId === rowId
  const { phoneNumber, emailAddress, scheduledFor } = invite
  return (
    sameText(invite.firstName, content.firstName) &&
    sameText(invite.lastName, content.lastName) &&
    scheduledFor === (content.scheduledFor === undefined ? 0 : Date.parse(content.scheduledFor)) &&
    (phoneNumber === '' || content.phoneNumber === undefined || phoneNumber === content.phoneNumber) &&
    (emailAddress === '' || content.emailAddress === undefined || sameText(emailAddress, content.emailAddress))
  )
}

function sameText(returned: string, sent: string): boolean {
  return plain(unescapeText(returned)) === plain(sent)
}

function plain(text: string): string {
  return text.normalize('NFC').trim().replace(/\s+/g, ' ').toLowerCase()
}
