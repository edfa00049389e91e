import { z } from 'zod'
import { patientLanguage } from './language-schemas.ts'
import { rowId, timeZone } from './list.ts'

/** How the server delivers the link; `none`: it does not, the hospital delivers it. */
export const channel = z.enum(['sms', 'email', 'none'])
export type Channel = z.infer<typeof channel>

/**
 * The content of an invitation, validated. It has at least one contact, and a doctor or a queue.
 * `scheduledFor`: ISO 8601 in UTC (`Z`); absent: no appointment.
 */
export const invitationContent = z
  .object({
    firstName: z.string().min(1).max(200),
    lastName: z.string().min(1).max(200),
    gender: z.enum(['male', 'female']),
    /** E.164, compact. */
    phoneNumber: z
      .string()
      .regex(/^\+[1-9]\d{6,14}$/)
      .optional(),
    emailAddress: z.string().min(3).max(320).optional(),
    scheduledFor: z.iso.datetime().optional(),
    language: patientLanguage,
    doctorEmail: z.string().max(320).optional(),
    queue: z.string().max(200).optional(),
    timeZone,
    channel
  })
  .refine((content) => content.phoneNumber !== undefined || content.emailAddress !== undefined, 'a contact is needed')
  .refine((content) => content.doctorEmail !== undefined || content.queue !== undefined, 'a doctor or queue is needed')
  .refine((content) => content.channel !== 'sms' || content.phoneNumber !== undefined, 'an SMS needs a number')
  .refine((content) => content.channel !== 'email' || content.emailAddress !== undefined, 'an e-mail needs an address')
export type InvitationContent = z.infer<typeof invitationContent>

/**
 * The states of an invitation. Transitions: `src-main/sending/state-machine.ts`.
 * `held`: the same patient was already invited for the same appointment, from here or from elsewhere; the user may let it
 * through.
 */
export const invitationStates = [
  'ready',
  'held',
  'queued',
  'sending',
  'created',
  'refused',
  'unknown',
  'checking',
  'undecided',
  'withdrawn'
] as const
export const invitationState = z.enum(invitationStates)
export type InvitationState = z.infer<typeof invitationState>

/** Why the server refused an invitation. Nothing was created. */
export const refusalCodes = [
  'contact-required',
  'name-or-gender-required',
  'moment-invalid',
  'moment-past',
  'destination-required',
  'queue-required',
  'queue-not-found',
  'doctor-not-found',
  'time-zone-unknown',
  'phone-rejected',
  'email-rejected',
  'message-not-sent',
  'request-rejected',
  'not-allowed',
  'not-found',
  'too-large'
] as const
export type RefusalCode = (typeof refusalCodes)[number]

/** Why it is unknown whether the invitation was created. */
export const unknownReasons = [
  'timed-out',
  'connection-lost',
  'server-error',
  'unreadable-answer',
  'answer-without-link',
  /** The link leads neither to the server's own host nor to the one that the user confirmed. */
  'link-of-other-host',
  'redirected',
  'app-ended'
] as const
export type UnknownReason = (typeof unknownReasons)[number]

/** Why a request certainly did not reach the application: it can be retried. */
export const undeliveredCodes = [
  'name-not-found',
  'unreachable',
  'certificate-refused',
  'not-signed-in',
  'slow-down'
] as const
export type UndeliveredCode = (typeof undeliveredCodes)[number]

const rowOfList = z.object({ listId: z.uuid(), rowId })

/** An invitation as the window sees it. Times in ms since the epoch. */
export const invitationView = z.object({
  rowId,
  state: invitationState,
  refusal: z.enum(refusalCodes).optional(),
  doubt: z.enum(unknownReasons).optional(),
  /** The server's message, shown as a quotation. */
  serverText: z.string().max(500).optional(),
  inviteId: z.string().optional(),
  /** It has a link. The link itself is asked for by row: `links.show`, `links.read`. */
  hasLink: z.literal(true).optional(),
  /** When the outcome became known. */
  settledAt: z.number().optional(),
  /** The answer was lost, and the invitation was found on the server. */
  recovered: z.literal(true).optional(),
  /** The outcome was unknown, and the server has no such invitation: it can be sent again. */
  provenAbsent: z.literal(true).optional(),
  /** Ids of the invitations found on the server for this row, if more than one. */
  duplicates: z.array(z.string()).optional(),
  /** Only for `held`: the earlier invitation, and all others of the same patient and appointment that were known then. */
  earlier: z
    .object({ listId: z.uuid(), listName: z.string(), rowId, at: z.number(), others: z.array(rowOfList).optional() })
    .optional(),
  /** The user allowed it in addition to these. */
  allowedWith: z.array(rowOfList).optional(),
  /**
   * Only for `held`: invitations of the same patient and appointment on the server that were not made from this computer.
   * `at`: when the first of them was made, by the server's clock.
   */
  elsewhere: z.object({ at: z.number(), inviteIds: z.array(z.string()).min(1) }).optional(),
  /** The user allowed it in addition to these, which were not made from this computer. */
  allowedElsewhere: z.array(z.string()).optional(),
  /** It was not made from this computer: the user took it over into the list. */
  takenOver: z.literal(true).optional(),
  content: invitationContent
})
export type InvitationView = z.infer<typeof invitationView>
