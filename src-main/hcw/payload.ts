import type { InvitationContent } from '#contract/invitation.ts'
import { rowKey } from './answer-schemas.ts'

/**
 * Body of `POST /invite` for a row. Empty fields are left out: some versions refuse null.
 * - With a phone number and an e-mail address the server sends the e-mail only, so the one that is not the channel is
 *   left out; `none` has both, since nothing is sent.
 * - `messageService`: without "2" servers since 2026 send no SMS at all, with status SENT; "3" says e-mail. Older
 *   servers ignore the field.
 * - `sendInvite` is always given, as a boolean: its default depends on the account's role.
 * - `patientTZ` always: without it messages show UTC.
 */
export function createBody(rowId: string, content: InvitationContent): string {
  return JSON.stringify({
    firstName: content.firstName,
    lastName: content.lastName,
    gender: content.gender,
    ...contact(content),
    language: content.language,
    ...(content.scheduledFor === undefined ? {} : { scheduledFor: content.scheduledFor }),
    patientTZ: content.timeZone,
    ...(content.doctorEmail === undefined ? {} : { doctorEmail: content.doctorEmail }),
    ...(content.queue === undefined ? {} : { queue: content.queue }),
    isPatientInvite: true,
    metadata: { [rowKey]: rowId }
  })
}

function contact({ channel, phoneNumber, emailAddress }: InvitationContent) {
  const phone = phoneNumber === undefined ? {} : { phoneNumber }
  const email = emailAddress === undefined ? {} : { emailAddress }
  switch (channel) {
    case 'sms':
      return { ...phone, messageService: '2', sendInvite: true }
    case 'email':
      return { ...email, messageService: '3', sendInvite: true }
    case 'none':
      return { ...phone, ...email, sendInvite: false }
  }
}

/** What can be changed of an invitation; `scheduledFor: null` removes the date. */
export type InvitationChanges = Partial<
  Pick<
    InvitationContent,
    | 'firstName'
    | 'lastName'
    | 'gender'
    | 'phoneNumber'
    | 'emailAddress'
    | 'language'
    | 'doctorEmail'
    | 'queue'
    | 'timeZone'
  >
> & { readonly scheduledFor?: string | null }

/**
 * Body of `PATCH /invite/:id`: changed fields only, under the server's names. The server checks them less strictly than
 * a creation.
 */
export function changeBody({ timeZone, scheduledFor, ...plain }: InvitationChanges): string {
  return JSON.stringify({
    ...plain,
    ...(timeZone === undefined ? {} : { patientTZ: timeZone }),
    ...(scheduledFor === null ? { cancelScheduledFor: true } : { scheduledFor })
  })
}
