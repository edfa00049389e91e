import { z } from 'zod'
import { busyCodes } from './busy.ts'
import { call, done, nothing, resultOf } from './call.ts'
import { connectionFailureCodes } from './connection.ts'
import { invitationContent, invitationState, refusalCodes, unknownReasons } from './invitation.ts'
import { rowsPerCall } from './limits.ts'
import { listId, rowId } from './list.ts'
import { waitReasons } from './sending.ts'

/** A sent invitation, wherever its list is. */
export const target = z.object({ listId, rowId })
export type Target = z.infer<typeof target>

/** Targets per call. More need several calls. */
export const targetsMax = 2000

/** The fields of an invitation that can be changed. Validated here because the server validates changes weakly. */
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
 * What can be done to sent invitations, one or many. Each action first reads the invitation from the server.
 * - `refresh` only reads: the patient's progress, and a lost link.
 * - `resend` sends the link to the patient again.
 * - `correct` changes names, contact or appointment. The contact that is not the channel of the link (an e-mail address
 *   next to an SMS) is stored here only: a server that has both sends e-mails and no SMS.
 * - `move` shifts each appointment by `minutes`, starting from the appointment that is stored here.
 * - `withdraw` deletes the invitation. Its link stops working.
 *
 * A patient is not notified of `correct` and `move` until a `resend`, which also resets the server's reminders.
 */
export const invitationAction = z.discriminatedUnion('kind', [
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
export type InvitationAction = z.infer<typeof invitationAction>

/** Why a requested action was not done. */
export const actionRefusals = [
  ...refusalCodes,
  /** The patient is in the waiting room or in the call: nothing may change now. */
  'patient-is-in',
  /** No such row, its invitation was not created, or it is still unknown whether it was. */
  'not-created',
  /** The server no longer has it: withdrawn, used or expired. */
  'already-gone',
  /** Its list belongs to another connection. */
  'other-connection',
  /** It was made on another server or with another account, or it is not known with which. */
  'other-server',
  'in-the-past',
  /** `move` of an invitation without a date. */
  'no-appointment',
  'nothing-changes',
  /** An earlier `move`, whose answer was lost, turned out to be done. Nothing was moved again. */
  'moved-before',
  /** `resend` where the hospital delivers the links. */
  'links-only'
] as const
export type ActionRefusal = (typeof actionRefusals)[number]

/** The outcome for one target. */
export const actionOutcome = z.discriminatedUnion('kind', [
  z.object({ kind: z.literal('done') }),
  z.object({ kind: z.literal('refused'), code: z.enum(actionRefusals), serverText: z.string().max(500).optional() }),
  /** The answer was lost and reading did not settle it; the user should check. Never repeated automatically. */
  z.object({ kind: z.literal('doubt'), code: z.enum(unknownReasons) }),
  /**
   * Certainly not done; can be requested again. The action was stopped, or the server did not answer the read before it
   * (`code`).
   */
  z.object({ kind: z.literal('untouched'), code: z.enum(unknownReasons).optional() })
])
export type ActionOutcome = z.infer<typeof actionOutcome>

export const targetResult = z.object({ target, outcome: actionOutcome })
export type TargetResult = z.infer<typeof targetResult>

/** The running action, or the last one. Times in ms since the epoch. */
export const actionProgress = z.object({
  /** Unique for each action. */
  actionId: z.uuid(),
  action: invitationAction,
  phase: z.enum(['running', 'waiting', 'stopping', 'finished']),
  /** `until` null: until the computer is online again. */
  wait: z.object({ reason: z.enum(waitReasons), until: z.number().nullable() }).optional(),
  /** Why it ended early: the remaining targets are `untouched`. */
  endedBy: z.enum(waitReasons).optional(),
  total: z.int().min(0),
  completed: z.int().min(0)
})
export type ActionProgress = z.infer<typeof actionProgress>

/** With the results so far, in order of completion. */
export const actionView = actionProgress.extend({ results: z.array(targetResult) })
export type ActionView = z.infer<typeof actionView>

/**
 * Progress of a patient: link sent and no reaction; date confirmed; in the waiting room or the call; consultation
 * ended; the server no longer has the invitation.
 */
export const remoteProgress = z.enum(['sent', 'confirmed', 'in', 'over', 'gone'])
export type RemoteProgress = z.infer<typeof remoteProgress>

/** What the server last reported about an invitation. Times in ms since the epoch. */
export const remoteStatus = z.object({
  askedAt: z.number(),
  progress: remoteProgress,
  scheduledFor: z.number().nullable()
})
export type RemoteStatus = z.infer<typeof remoteStatus>

/** The last action on an invitation. `open`: it is running, or the app ended during it; a `refresh` finds out. */
export const lastAction = z.object({
  kind: z.enum(['resend', 'correct', 'move', 'withdraw', 'close']),
  at: z.number(),
  outcome: z.enum(['done', 'refused', 'doubt', 'not-done', 'open'])
})
export type LastAction = z.infer<typeof lastAction>

/** An invitation of any list, for the day board and the search. Times in ms since the epoch. */
export const boardEntry = z.object({
  target,
  listName: z.string(),
  state: invitationState,
  content: invitationContent,
  refusal: z.enum(refusalCodes).optional(),
  doubt: z.enum(unknownReasons).optional(),
  inviteId: z.string().optional(),
  /** When its creation was confirmed. */
  createdAt: z.number().nullable(),
  /** When the link stops working on the server that has it; null: it has none. */
  linkEndsAt: z.number().nullable(),
  remote: remoteStatus.optional(),
  lastAction: lastAction.optional()
})
export type BoardEntry = z.infer<typeof boardEntry>

/** A consultation as read from the server. Comments are written by the patient and the doctor. */
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

/** So many results of a search are shown; then it ends, and says so. */
export const searchHitsMax = 200

const noSuch = ['no-such-list', 'no-such-row', 'not-created', 'other-connection', 'other-server'] as const

export const invitationActionCalls = {
  /**
   * Before one button starts several actions: a person agrees to all of them at once, and `actions.start` asks no more.
   * Agreed to for each target once. Does nothing else.
   */
  'actions.announce': call(
    z.object({
      steps: z.array(z.object({ action: invitationAction, targets: z.array(target).max(100_000) })).max(2000)
    }),
    resultOf(done, [])
  ),
  /**
   * One action at a time, and none while a batch is being sent. Signs in first: if that fails, nothing is done.
   * Duplicate targets count once.
   */
  'actions.start': call(
    z.object({ action: invitationAction, targets: z.array(target).min(1).max(targetsMax) }),
    resultOf(z.object({ actionId: z.uuid() }), [...connectionFailureCodes, ...busyCodes, 'still-sending'])
  ),
  /** Requests in flight finish; the other targets stay untouched. */
  'actions.stop': call(nothing, resultOf(done, ['not-running'])),
  /** null: none since the app was started. */
  'actions.view': call(nothing, resultOf(actionView.nullable(), [])),

  /**
   * Sent or attempted invitations of all lists of the chosen connection whose appointment (or creation, where there is
   * none) is at or after `from` and before `to` (ms); earliest first.
   */
  'board.read': call(z.object({ from: z.number(), to: z.number() }), resultOf(z.array(boardEntry), [])),
  /**
   * Searches all lists of the chosen connection, a part of them in each call. Every word must occur in name, contact, link
   * or invite id; case and accents do not count. Latest first. `before`: the `next` of the part before; null: the first
   * part, or after it nothing is left.
   */
  'board.search': call(
    z.object({ text: z.string().min(2).max(200), before: z.int().nullable() }),
    resultOf(z.object({ entries: z.array(boardEntry), next: z.int().nullable() }), [])
  ),
  /** The invitations of one list, in the order of the file. */
  'board.list': call(
    z.object({ listId, offset: z.int().min(0), limit: z.int().min(1).max(rowsPerCall) }),
    resultOf(z.array(boardEntry), ['no-such-list'])
  ),

  /** Reads without closing. `not-offered`: the server cannot. `not-found`: the patient has not come in. */
  'consultation.read': call(
    target,
    resultOf(consultation, [...noSuch, ...connectionFailureCodes, 'not-found', 'not-offered'])
  ),
  /**
   * Ends the call for patient and doctor permanently. `typed`: the last name, typed by the user as confirmation.
   * `not-found`: there is none, or the doctor has not accepted it. `doubt`: the answer was lost and reading did not
   * settle it; reading again later may.
   */
  'consultation.close': call(
    target.extend({ typed: z.string().max(200) }),
    resultOf(consultation, [
      ...noSuch,
      ...connectionFailureCodes,
      'not-found',
      'not-confirmed',
      'not-allowed',
      ...busyCodes,
      'still-sending',
      'doubt'
    ])
  ),
  /** Stored consultations of a list, by row. */
  'consultation.stored': call(
    z.object({ listId }),
    resultOf(z.array(z.object({ rowId, consultation })), ['no-such-list'])
  )
} as const
