import parsePhoneNumber from 'libphonenumber-js/min'
import type { InvitationContent, InvitationView } from '#contract/invitation.ts'
import type { Formats } from '../../i18n/formats.ts'
import { fold, searchWords } from '../../list/fields/index.ts'
import { isSent } from '../../workspace/row-change.ts'
import { phoneText } from './grid/cell-text.ts'

/**
 * The ids of the invited patients whom a search finds by what was sent to them, with the corrections and moves since.
 * What the file and the list have of them is searched by the worker.
 */
export function foundAsSent(
  invitations: readonly InvitationView[],
  search: string,
  formats: Formats
): readonly string[] {
  const words = searchWords(search)
  if (words.length === 0) return []
  const isFound = ({ content }: InvitationView) => {
    const text = sentText(content, formats)
    return words.every((word) => text.includes(word))
  }
  return invitations.filter((invitation) => isSent(invitation) && isFound(invitation)).map(({ rowId }) => rowId)
}

const sentTexts = new WeakMap<InvitationContent, { readonly formats: Formats; readonly text: string }>()

/** The values as the table shows them and as they are typed, folded. */
function sentText(content: InvitationContent, formats: Formats): string {
  const known = sentTexts.get(content)
  if (known?.formats === formats) return known.text
  const { scheduledFor, timeZone, phoneNumber = '' } = content
  const at = scheduledFor === undefined ? null : Date.parse(scheduledFor)
  const national = phoneNumber === '' ? '' : (parsePhoneNumber(phoneNumber)?.formatNational() ?? '')
  const text = fold(
    [
      content.lastName,
      content.firstName,
      content.emailAddress,
      content.doctorEmail,
      content.queue,
      ...[phoneNumber, phoneText(phoneNumber), national, national.replace(/\D/g, '')],
      ...(at === null ? [] : [formats.date(at, timeZone), formats.time(at, timeZone)])
    ].join(' ')
  )
  sentTexts.set(content, { formats, text })
  return text
}
