import { z } from 'zod'
import { patientLanguage } from './language.ts'
import { rowId, timeZone } from './list.ts'

/** By which way the server brings the link; `none`: links only, the hospital does. */
export const channel = z.enum(['sms', 'email', 'none'])
export type Channel = z.infer<typeof channel>

/**
 * One invitation as it is to be made: checked values only. At least one contact, and a doctor or a queue.
 * `scheduledFor`: an instant in ISO 8601 with `Z`; absent where the visit has no date.
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
 * Where an invitation stands. Transitions: `src-main/sending/state-machine.ts`.
 * `held`: the guard found the same patient, destination and moment already invited; a person may let it through.
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

/** Why the server will not make an invitation: it said so, and nothing was made. */
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

/** Why nobody knows yet whether the invitation was made. */
export const doubtCodes = [
  'timed-out',
  'connection-lost',
  'server-error',
  'unreadable-answer',
  'answer-without-link',
  'redirected',
  'app-ended'
] as const
export type DoubtCode = (typeof doubtCodes)[number]

/** Why a request certainly did not reach the application: it may be tried again. */
export const undeliveredCodes = [
  'name-not-found',
  'unreachable',
  'certificate-refused',
  'not-signed-in',
  'slow-down'
] as const
export type UndeliveredCode = (typeof undeliveredCodes)[number]

/** An invitation as the window sees it. Times in ms since the epoch. */
export const invitationView = z.object({
  rowId,
  state: invitationState,
  refusal: z.enum(refusalCodes).optional(),
  doubt: z.enum(doubtCodes).optional(),
  /** The server's own words, quoted. */
  serverText: z.string().max(500).optional(),
  inviteId: z.string().optional(),
  link: z.string().optional(),
  /** When the outcome was known. */
  settledAt: z.number().optional(),
  /** Found on the server after its answer was lost. */
  recovered: z.literal(true).optional(),
  /** After a doubt the server was asked and has no such invitation: may be sent again. */
  provenAbsent: z.literal(true).optional(),
  /** More than one was found on the server for this row: their ids. */
  duplicates: z.array(z.string()).optional(),
  /** For `held`: the earlier invitation. */
  earlier: z.object({ listId: z.uuid(), listName: z.string(), rowId, at: z.number() }).optional(),
  content: invitationContent
})
export type InvitationView = z.infer<typeof invitationView>
