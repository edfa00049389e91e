import { z } from 'zod'
import { call, done, nothing, resultOf } from './call.ts'
import { connectionFailureCodes } from './connection.ts'
import { doubtCodes, invitationContent, invitationState, refusalCodes } from './invitation.ts'
import { listId, rowId } from './list.ts'
import { waitReasons } from './sending.ts'

/** A sent invitation, wherever its list is. */
export const target = z.object({ listId, rowId })
export type Target = z.infer<typeof target>

/** Targets per call: an operation takes more by being asked again. */
export const targetsMax = 2000

/** What is changed in an invitation: these fields only. Checked here, since the server checks changes weakly. */
export const correction = z
  .object({
    firstName: z.string().min(1).max(200),
    lastName: z.string().min(1).max(200),
    phoneNumber: z.string().regex(/^\+[1-9]\d{6,14}$/),
    emailAddress: z.string().min(3).max(320),
    scheduledFor: z.iso.datetime()
  })
  .partial()
export type Correction = z.infer<typeof correction>

/**
 * What can be done to sent invitations, one or many. `refresh` reads only. `move` shifts each appointment by so many
 * minutes. `correct` and a `move` tell the patient nothing by themselves on some servers: `resend` does.
 */
export const careAction = z.discriminatedUnion('kind', [
  z.object({ kind: z.literal('refresh') }),
  z.object({ kind: z.literal('resend') }),
  z.object({ kind: z.literal('correct'), correction }),
  z.object({
    kind: z.literal('move'),
    minutes: z
      .int()
      .min(-7 * 24 * 60)
      .max(7 * 24 * 60)
  }),
  z.object({ kind: z.literal('withdraw') })
])
export type CareAction = z.infer<typeof careAction>

/** Why something was not even tried, though the invitation exists. */
export const careRefusals = [
  ...refusalCodes,
  'patient-is-in',
  'not-created',
  'already-gone',
  'other-connection',
  'in-the-past',
  'no-appointment',
  'nothing-changes'
] as const

/** What became of one target. `doubt`: the answer was lost and looking did not tell; a person should look. */
export const careResult = z.object({
  target,
  outcome: z.discriminatedUnion('kind', [
    z.object({ kind: z.literal('done') }),
    z.object({ kind: z.literal('refused'), code: z.enum(careRefusals), serverText: z.string().max(500).optional() }),
    z.object({ kind: z.literal('doubt'), code: z.enum(doubtCodes) }),
    /** Not tried: the operation was stopped. */
    z.object({ kind: z.literal('untouched') })
  ])
})
export type CareResult = z.infer<typeof careResult>

/** An operation on its way, or the last one. */
export const careView = z.object({
  action: careAction,
  phase: z.enum(['running', 'waiting', 'stopping', 'finished']),
  wait: z.object({ reason: z.enum(waitReasons), until: z.number().nullable() }).optional(),
  total: z.int().min(0),
  settled: z.int().min(0),
  /** Those settled so far, in the order in which they were. */
  results: z.array(careResult)
})
export type CareView = z.infer<typeof careView>

/** What the server told of an invitation when it was last asked. Times in ms since the epoch. */
export const remoteStanding = z.object({
  askedAt: z.number(),
  /** `sent`: link sent, nothing heard. `confirmed`: the patient confirmed the date. `in`: in the waiting room or the call. `over`: the consultation has ended. `gone`: the server has it no more. */
  progress: z.enum(['sent', 'confirmed', 'in', 'over', 'gone']),
  scheduledFor: z.number().nullable()
})
export type RemoteStanding = z.infer<typeof remoteStanding>

/** An invitation of any list, for the day board and the search. */
export const boardEntry = z.object({
  target,
  listName: z.string(),
  state: invitationState,
  content: invitationContent,
  refusal: z.enum(refusalCodes).optional(),
  doubt: z.enum(doubtCodes).optional(),
  inviteId: z.string().optional(),
  link: z.string().optional(),
  createdAt: z.number().nullable(),
  /** When the link stops working: 24 h after the appointment, or after creation where there is none. */
  linkEndsAt: z.number().nullable(),
  remote: remoteStanding.optional(),
  lastAction: z.object({ kind: z.string(), at: z.number() }).optional()
})
export type BoardEntry = z.infer<typeof boardEntry>

/** A consultation as the server told it; comments are the patient's and doctor's own words. */
export const consultation = z.object({
  consultationId: z.string(),
  status: z.string(),
  acceptedAt: z.number().nullable(),
  closedAt: z.number().nullable(),
  patientRating: z.string().max(200),
  patientComment: z.string().max(5000),
  doctorRating: z.string().max(200),
  doctorComment: z.string().max(5000),
  readAt: z.number()
})
export type Consultation = z.infer<typeof consultation>

const noSuch = ['no-such-list', 'no-such-row'] as const

export const aftercareCalls = {
  /** One operation or batch at a time. */
  'care.start': call(
    z.object({ action: careAction, targets: z.array(target).min(1).max(targetsMax) }),
    resultOf(done, [...connectionFailureCodes, 'still-sending', 'other-connection'])
  ),
  /** Lets those in flight finish; the others stay untouched. */
  'care.stop': call(nothing, resultOf(done, ['not-running'])),
  'care.view': call(nothing, resultOf(careView.nullable(), [])),

  /** Invitations of all lists of the chosen connection with an appointment from `from` to `to` (ms), or without one if made then. */
  'board.read': call(z.object({ from: z.number(), to: z.number() }), resultOf(z.array(boardEntry), [])),
  /** Name, contact, link or id; the newest first. */
  'board.search': call(z.object({ text: z.string().min(2).max(200) }), resultOf(z.array(boardEntry), [])),

  /** Reads without closing; `not-offered` where the server cannot. */
  'consultation.read': call(
    target,
    resultOf(consultation, [...noSuch, ...connectionFailureCodes, 'not-found', 'not-offered', 'doubt'])
  ),
  /** Ends the call for patient and doctor for good. `typed`: the last name, as the person typed it to confirm. */
  'consultation.close': call(
    target.extend({ typed: z.string().max(200) }),
    resultOf(consultation, [...noSuch, ...connectionFailureCodes, 'not-found', 'not-confirmed', 'doubt'])
  ),
  /** What was read or closed before. */
  'consultation.stored': call(
    z.object({ listId }),
    resultOf(z.array(z.object({ rowId, consultation })), ['no-such-list'])
  )
} as const
