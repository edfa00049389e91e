import type { Channel, InvitationContent } from '#contract/invitation.ts'
import type { ListSettings } from '#contract/list.ts'
import type { RowResult } from './row-result.ts'

/**
 * How the invitation of a ready row goes out: by SMS wherever there is a number for it, else by e-mail; `none` where the
 * hospital brings the links itself.
 */
export function channelOf({ phoneNumber }: RowResult['invitation'], { delivery }: ListSettings): Channel {
  return delivery === 'links-only' ? 'none' : phoneNumber === undefined ? 'email' : 'sms'
}

/**
 * The invitation of a row that is ready; nothing for all others. A row with a number and an address keeps both: the
 * client of the server leaves the address out of an SMS.
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
    channel: channelOf(result.invitation, settings)
  }
}
