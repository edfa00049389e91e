import type { InvitationContent } from '#contract/invitation.ts'
import type { ListSettings } from '#contract/list.ts'
import type { RowResult } from './row-result.ts'

/**
 * The invitation of a row that is ready; nothing for all others. By SMS wherever there is a number, else by e-mail;
 * `none` where the hospital brings the links itself. A row with both keeps its address: the client of the server leaves
 * it out of an SMS.
 */
export function toInvitationContent(result: RowResult, settings: ListSettings): InvitationContent | undefined {
  if (result.status !== 'ready') return undefined
  const { firstName, lastName, gender, language, ...rest } = result.invitation
  if (firstName === undefined || lastName === undefined || gender === undefined || language === undefined)
    return undefined
  return {
    ...rest,
    firstName,
    lastName,
    gender,
    language,
    timeZone: settings.timeZone,
    channel: settings.delivery === 'links-only' ? 'none' : rest.phoneNumber === undefined ? 'email' : 'sms'
  }
}
