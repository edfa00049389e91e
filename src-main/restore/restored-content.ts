import { type InvitationContent, invitationContent } from '#contract/invitation.ts'
import { patientLanguage } from '#contract/language-schemas.ts'
import { type ListDocument, type ListSettings, timeZone } from '#contract/list.ts'
import { type RestoredTitles, restoredColumns } from '#contract/restore.ts'
import type { FullInvite } from '../hcw/server.ts'

/** Values for what a server does not return. */
export type RestoreDefaults = Pick<
  ListSettings,
  'defaultCountry' | 'defaultLanguage' | 'isLanguageAssumed' | 'timeZone' | 'delivery'
>

/**
 * The content of an invitation as the server returns it; null if it is not enough for a record.
 * @param queueNames by id.
 */
export function contentFromInvite(
  seen: FullInvite,
  queueNames: ReadonlyMap<string, string>,
  defaults: RestoreDefaults
): InvitationContent | null {
  const { gender, phoneNumber, emailAddress, scheduledFor, doctorEmail, queue } = seen
  const content = invitationContent.safeParse({
    firstName: seen.firstName,
    lastName: seen.lastName,
    gender,
    ...(phoneNumber === '' ? {} : { phoneNumber: compact(phoneNumber) }),
    ...(emailAddress === '' ? {} : { emailAddress }),
    ...(scheduledFor === null ? {} : { scheduledFor: new Date(scheduledFor).toISOString() }),
    language: patientLanguage.safeParse(seen.language).success ? seen.language : defaults.defaultLanguage,
    ...(doctorEmail === null ? {} : { doctorEmail }),
    // The server accepts the id of a queue instead of its name.
    ...(queue === null ? {} : { queue: queue.name ?? queueNames.get(queue.id) ?? queue.id }),
    timeZone: timeZone.safeParse(seen.timeZone).success ? seen.timeZone : defaults.timeZone,
    channel: seen.channel
  })
  return content.success ? content.data : null
}

function compact(phoneNumber: string): string {
  return phoneNumber.replaceAll(/[^+\d]/g, '')
}

/** The cells of a fetched invitation in the order of {@link restoredColumns}; date and time in the list's time zone. */
export function cellsOf(content: InvitationContent, zone: string): readonly string[] {
  const { scheduledFor } = content
  // The Swedish format is 2026-03-24 09:05.
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

/** A list of fetched invitations, as if it had been imported from a file with these columns. */
export function restoredDocument(name: string, titles: RestoredTitles, defaults: RestoreDefaults): ListDocument {
  const { defaultCountry, defaultLanguage, isLanguageAssumed, timeZone, delivery } = defaults
  return {
    name,
    fileName: '',
    settings: {
      defaultCountry,
      defaultLanguage,
      ...(isLanguageAssumed && { isLanguageAssumed }),
      timeZone,
      delivery
    },
    format: { container: 'paste' },
    choices: {},
    layout: {
      headerRow: null,
      headers: restoredColumns.map((column) => titles[column]),
      columns: [...restoredColumns],
      dateSystem: 1900
    }
  }
}
