import { z } from 'zod'
import { call, done, nothing, resultOf } from './call.ts'
import { connectionFailureCodes } from './connection.ts'
import { doubtCodes, invitationContent, invitationState, refusalCodes } from './invitation.ts'
import { listId, rowId, rowsPerCall } from './list.ts'
import { waitReasons } from './sending.ts'

/** A sent invitation, wherever its list is. */
export const target = z.object({ listId, rowId })
export type Target = z.infer<typeof target>

/** Targets per call: an operation takes more by being asked again. */
export const targetsMax = 2000

/** What is changed in an invitation: these fields only. Checked here, since the server checks changes weakly. */
export const correction = z
  .object({
    firstName: z.string().trim().min(1).max(200),
    lastName: z.string().trim().min(1).max(200),
    /** E.164, compact. */
    phoneNumber: z.string().regex(/^\+[1-9]\d{6,14}$/),
    emailAddress: z.email().max(320),
    scheduledFor: z.iso.datetime()
  })
  .partial()
export type Correction = z.infer<typeof correction>

/**
 * What can be done to sent invitations, one or many. Every one looks at the server first.
 * - `refresh` only looks: how far the patient is, and the link where it was lost.
 * - `resend` sends the patient the link again.
 * - `correct` changes names, contact or moment. The contact by which the link does not go (an e-mail address beside an
 *   SMS) is kept here only: a server that had both would write e-mails and no SMS.
 * - `move` shifts each appointment by so many minutes, from the moment that is recorded here.
 * - `withdraw` takes the invitation back: its link is dead from then on.
 *
 * A patient learns of `correct` and `move` only by a `resend`, which also sets the server's reminders anew.
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

/** Why nothing was done, though it was asked for. */
export const careRefusals = [
  ...refusalCodes,
  /** In the waiting room or in the call: nothing is changed, sent or taken away under their feet. */
  'patient-is-in',
  /** There is no such row, or its invitation was not made, or nobody knows yet whether it was. */
  'not-created',
  /** The server has it no more: withdrawn, used or too old. */
  'already-gone',
  /** Its list belongs to another connection. */
  'other-connection',
  'in-the-past',
  /** `move` of an invitation without a date. */
  'no-appointment',
  'nothing-changes',
  /** An earlier `move` whose answer was lost was found to have been done: nothing was moved again; look, then ask. */
  'moved-before',
  /** `resend` where the hospital brings the links itself. */
  'links-only'
] as const
export type CareRefusal = (typeof careRefusals)[number]

/** What became of one target. */
export const careOutcome = z.discriminatedUnion('kind', [
  z.object({ kind: z.literal('done') }),
  z.object({ kind: z.literal('refused'), code: z.enum(careRefusals), serverText: z.string().max(500).optional() }),
  /** The answer was lost and looking did not tell; a person should look. Never repeated by itself. */
  z.object({ kind: z.literal('doubt'), code: z.enum(doubtCodes) }),
  /**
   * Certainly not done; may be asked for again. The operation was stopped, or the server did not answer the question
   * before it (`code`).
   */
  z.object({ kind: z.literal('untouched'), code: z.enum(doubtCodes).optional() })
])
export type CareOutcome = z.infer<typeof careOutcome>

export const careResult = z.object({ target, outcome: careOutcome })
export type CareResult = z.infer<typeof careResult>

/** An operation on its way, or the last one. Times in ms since the epoch. */
export const careProgress = z.object({
  /** Another one is another operation. */
  careId: z.uuid(),
  action: careAction,
  phase: z.enum(['running', 'waiting', 'stopping', 'finished']),
  /** `until` null: until the computer has its network back. */
  wait: z.object({ reason: z.enum(waitReasons), until: z.number().nullable() }).optional(),
  /** Why it came to its end before its time: what is left is `untouched`. */
  endedBy: z.enum(waitReasons).optional(),
  total: z.int().min(0),
  settled: z.int().min(0)
})
export type CareProgress = z.infer<typeof careProgress>

/** With the results so far, in the order in which they were settled. */
export const careView = careProgress.extend({ results: z.array(careResult) })
export type CareView = z.infer<typeof careView>

/** How far a patient is: link sent and nothing heard; date confirmed; in the waiting room or the call; consultation ended; the server has it no more. */
export const remoteProgress = z.enum(['sent', 'confirmed', 'in', 'over', 'gone'])
export type RemoteProgress = z.infer<typeof remoteProgress>

/** What the server told of an invitation when it was last asked. Times in ms since the epoch. */
export const remoteStanding = z.object({
  askedAt: z.number(),
  progress: remoteProgress,
  scheduledFor: z.number().nullable()
})
export type RemoteStanding = z.infer<typeof remoteStanding>

/** What was last tried on an invitation. `open`: the app ended meanwhile, or it is on its way; a `refresh` looks. */
export const lastCare = z.object({
  kind: z.enum(['resend', 'correct', 'move', 'withdraw', 'close']),
  at: z.number(),
  outcome: z.enum(['done', 'refused', 'doubt', 'not-done', 'open'])
})
export type LastCare = z.infer<typeof lastCare>

/** An invitation of any list, for the day board and the search. Times in ms since the epoch. */
export const boardEntry = z.object({
  target,
  listName: z.string(),
  state: invitationState,
  content: invitationContent,
  refusal: z.enum(refusalCodes).optional(),
  doubt: z.enum(doubtCodes).optional(),
  inviteId: z.string().optional(),
  link: z.string().optional(),
  /** When it was known to be made. */
  createdAt: z.number().nullable(),
  /** When the link stops working: 24 h after the appointment, or after creation where there is none. */
  linkEndsAt: z.number().nullable(),
  remote: remoteStanding.optional(),
  lastCare: lastCare.optional()
})
export type BoardEntry = z.infer<typeof boardEntry>

/** A consultation as the server told it; comments are the patient's and doctor's own words. */
export const consultation = z.object({
  consultationId: z.string(),
  status: z.enum(['waiting', 'active', 'closed']),
  acceptedAt: z.number().nullable(),
  closedAt: z.number().nullable(),
  patientRating: z.string().max(5000),
  patientComment: z.string().max(5000),
  doctorRating: z.string().max(5000),
  doctorComment: z.string().max(5000),
  readAt: z.number()
})
export type Consultation = z.infer<typeof consultation>

/** What a search finds at most. */
export const searchHitsMax = 200

const noSuch = ['no-such-list', 'no-such-row', 'not-created', 'other-connection'] as const

export const aftercareCalls = {
  /**
   * One operation at a time, and none while a batch is sent. Signs in first: a failure there does nothing. Targets
   * named twice count once.
   */
  'care.start': call(
    z.object({ action: careAction, targets: z.array(target).min(1).max(targetsMax) }),
    resultOf(z.object({ careId: z.uuid() }), [...connectionFailureCodes, 'still-sending'])
  ),
  /** Lets those in flight finish; the others stay untouched. */
  'care.stop': call(nothing, resultOf(done, ['not-running'])),
  /** null: none since the start of the app. */
  'care.view': call(nothing, resultOf(careView.nullable(), [])),

  /**
   * Invitations of all lists of the chosen connection that were sent or tried, with an appointment from `from` to
   * before `to` (ms), or without one if made then; soonest first.
   */
  'board.read': call(z.object({ from: z.number(), to: z.number() }), resultOf(z.array(boardEntry), [])),
  /**
   * Over all lists of the chosen connection: all words in name, contact, link or invite id, without case and accents;
   * the latest first, at most `searchHitsMax`.
   */
  'board.search': call(z.object({ text: z.string().min(2).max(200) }), resultOf(z.array(boardEntry), [])),
  /** Of one list, in the order of the file. */
  'board.list': call(
    z.object({ listId, offset: z.int().min(0), limit: z.int().min(1).max(rowsPerCall) }),
    resultOf(z.array(boardEntry), ['no-such-list'])
  ),

  /** Reads without closing; `not-offered` where the server cannot. `not-found`: the patient has not come in. */
  'consultation.read': call(
    target,
    resultOf(consultation, [...noSuch, ...connectionFailureCodes, 'not-found', 'not-offered'])
  ),
  /**
   * Ends the call for patient and doctor for good. `typed`: the last name, as the person typed it to confirm.
   * `not-found`: there is none, or the doctor has not accepted it. `doubt`: the answer was lost and reading did not
   * tell; reading again later may.
   */
  'consultation.close': call(
    target.extend({ typed: z.string().max(200) }),
    resultOf(consultation, [
      ...noSuch,
      ...connectionFailureCodes,
      'not-found',
      'not-confirmed',
      'not-allowed',
      'still-sending',
      'doubt'
    ])
  ),
  /** What was read or closed before, by the rows of a list. */
  'consultation.stored': call(
    z.object({ listId }),
    resultOf(z.array(z.object({ rowId, consultation })), ['no-such-list'])
  )
} as const
