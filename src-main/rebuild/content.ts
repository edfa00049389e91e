import { type Channel, type InvitationContent, invitationContent } from '#contract/invitation.ts'
import { patientLanguage } from '#contract/language.ts'
import { type ListDocument, type ListSettings, timeZone } from '#contract/list.ts'
import { type RebuiltTitles, rebuiltColumns } from '#contract/rebuild.ts'
import { plainText } from '../hcw/plain-text.ts'
import type { RecalledInvite } from '../hcw/server.ts'

/** What takes the place of what a server does not tell. */
export type Defaults = Pick<ListSettings, 'defaultCountry' | 'defaultLanguage' | 'timeZone' | 'delivery'>

/**
 * What an invitation was made of, as the server tells it; null where that is not enough for a record.
 * @param queueNames by id.
 */
export function recalledContent(
  seen: RecalledInvite,
  queueNames: ReadonlyMap<string, string>,
  defaults: Defaults
): InvitationContent | null {
  const { gender, phoneNumber, emailAddress, scheduledFor, doctorEmail, queue } = seen
  const content = invitationContent.safeParse({
    firstName: plainText(seen.firstName),
    lastName: plainText(seen.lastName),
    gender,
    ...(phoneNumber === '' ? {} : { phoneNumber: compact(phoneNumber) }),
    ...(emailAddress === '' ? {} : { emailAddress }),
    ...(scheduledFor === null ? {} : { scheduledFor: new Date(scheduledFor).toISOString() }),
    language: patientLanguage.safeParse(seen.language).success ? seen.language : defaults.defaultLanguage,
    ...(doctorEmail === null ? {} : { doctorEmail }),
    // The server takes the id of a queue in place of its name.
    ...(queue === null ? {} : { queue: queue.name ?? queueNames.get(queue.id) ?? queue.id }),
    timeZone: timeZone.safeParse(seen.timeZone).success ? seen.timeZone : defaults.timeZone,
    channel: channelOf(seen)
  })
  return content.success ? content.data : null
}

/**
 * The server does not tell whether it brought the link. Both contacts together are only ever sent with links that the
 * hospital brings itself; a number without a service that would reach it was not sent to either.
 */
function channelOf({ phoneNumber, emailAddress, messageService }: RecalledInvite): Channel {
  if (phoneNumber !== '' && emailAddress !== '') return 'none'
  if (emailAddress !== '') return 'email'
  return messageService === null || messageService === '1' || messageService === '2' ? 'sms' : 'none'
}

function compact(phoneNumber: string): string {
  return phoneNumber.replaceAll(/[^+\d]/g, '')
}

/** The cells of a fetched invitation, as {@link rebuiltColumns} order them; day and time in the list's zone. */
export function cellsOf(content: InvitationContent, zone: string): readonly string[] {
  const { scheduledFor } = content
  // Swedish writes 2026-03-24 09:05.
  const [day = '', time = ''] =
    scheduledFor === undefined
      ? []
      : new Intl.DateTimeFormat('sv-SE', { timeZone: zone, dateStyle: 'short', timeStyle: 'short' })
          .format(new Date(scheduledFor))
          .split(' ')
  return [
    content.lastName,
    content.firstName,
    content.gender,
    content.phoneNumber ?? '',
    content.emailAddress ?? '',
    day,
    time,
    content.language,
    content.doctorEmail ?? '',
    content.queue ?? ''
  ]
}

/** A list of fetched invitations, as if it had come from a file with these columns. */
export function rebuiltDocument(name: string, titles: RebuiltTitles, defaults: Defaults): ListDocument {
  const { defaultCountry, defaultLanguage, timeZone, delivery } = defaults
  return {
    name,
    fileName: '',
    settings: { defaultCountry, defaultLanguage, timeZone, delivery },
    format: { container: 'paste' },
    choices: {},
    layout: {
      headerRow: null,
      headers: rebuiltColumns.map((column) => titles[column]),
      columns: [...rebuiltColumns],
      dateSystem: 1900
    }
  }
}
