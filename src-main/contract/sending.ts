import { z } from 'zod'
import { busyCodes } from './busy.ts'
import { call, done, nothing, resultOf } from './call.ts'
import { connectionFailureCodes } from './connection.ts'
import { channel, invitationContent, invitationView, undeliveredCodes } from './invitation.ts'
import { patientLanguage } from './language-schemas.ts'
import { rowsPerCall } from './limits.ts'
import { listId, rowId, timeZone } from './list.ts'
import { networkFailureCodes } from './network.ts'

/** Configurable requests per second: what a server bears beside its consultations. */
export const ratePerSecondRange = { min: 1, max: 10, default: 8 } as const

/** Why a batch is waiting without being paused. */
export const waitReasons = [
  ...undeliveredCodes,
  ...networkFailureCodes,
  'timed-out',
  'server-error',
  'wrong-password',
  'no-password',
  'link-of-other-host',
  /** Another computer is sending the same patients: it goes first. */
  'other-computer',
  'offline',
  'asleep',
  'storage-failed',
  'storage-full',
  'storage-read-only',
  'storage-damaged'
] as const
export type WaitReason = (typeof waitReasons)[number]

/** The running batch, or the last one: figures as the records have them. Times in ms since the epoch. */
export const batchView = z.object({
  listId,
  phase: z.enum(['checking', 'running', 'paused', 'waiting', 'stopping', 'finished']),
  wait: z
    .object({
      reason: z.enum(waitReasons),
      /** When it continues automatically; null: when the user resumes it. */
      until: z.number().nullable()
    })
    .optional(),
  total: z.int().min(0),
  queued: z.int().min(0),
  inFlight: z.int().min(0),
  created: z.int().min(0),
  recovered: z.int().min(0),
  refused: z.int().min(0),
  unknown: z.int().min(0),
  /**
   * Certainly not sent: the batch was stopped before, the server has no such invitation, or the patient was found to be
   * invited from elsewhere meanwhile and is held. With the six figures above it adds up to `total`.
   */
  left: z.int().min(0),
  /** Not part of `total`. */
  held: z.int().min(0),
  configuredRatePerSecond: z.number(),
  /** The current limit: lower than configured after the server requested to slow down. */
  currentRatePerSecond: z.number(),
  /** Requests started in the last full second. */
  measuredRatePerSecond: z.number(),
  startedAt: z.number(),
  finishesAt: z.number().nullable(),
  finishedAt: z.number().nullable()
})
export type BatchView = z.infer<typeof batchView>

/** What a batch would do: the summary before sending. */
export const batchPlan = z.object({
  total: z.int().min(0),
  bySms: z.int().min(0),
  byEmail: z.int().min(0),
  linksOnly: z.int().min(0),
  doctors: z.array(z.string()),
  queues: z.array(z.string()),
  /** First and last appointment, ms since the epoch, and on how many days, in the list's time zone; null: none has one. */
  appointments: z.object({ first: z.number(), last: z.number(), timeZone, days: z.int().min(1) }).nullable(),
  /** The invitations by way and language, the largest group first, each with one of them as an example. */
  groups: z.array(z.object({ channel, language: patientLanguage, count: z.int().min(1), example: invitationContent })),
  seconds: z.number(),
  held: z.int().min(0),
  /** Held back by the checks before sending: see `preflight.run`. */
  withheld: z.int().min(0),
  /** Created, or with unknown outcome: not sent again. */
  alreadySent: z.int().min(0)
})
export type BatchPlan = z.infer<typeof batchPlan>

/** SHA-256 of a frozen batch, hexadecimal: rows with their contents, the list's revision, and which rows are held back. */
export const batchHash = z.string().regex(/^[0-9a-f]{64}$/)

/** A plan that was told, and the name of the batch that was frozen with it. */
export const frozenPlan = batchPlan.extend({ batchHash })
export type FrozenPlan = z.infer<typeof frozenPlan>

/**
 * Why a look-up waits. `slow-down`: the server asked for a pause. `request-may-go-on`: the server may still be at work on
 * a lost request, so that what it does not show yet may appear. `no-answer`: the server did not answer the last time.
 */
export const lookUpWaitReasons = ['slow-down', 'request-may-go-on', 'no-answer'] as const

const lookUpWait = z.object({ reason: z.enum(lookUpWaitReasons), until: z.number() })
export type LookUpWait = z.infer<typeof lookUpWait>

/**
 * A look-up of a list's unknown outcomes. `queued`: another one of the same server comes first. `paused`: it is asked
 * again later; meanwhile the user may ask.
 */
export const lookUpView = z.object({
  listId,
  phase: z.enum(['queued', 'asking', 'paused']),
  wait: lookUpWait.optional()
})
export type LookUpView = z.infer<typeof lookUpView>

const noSuchList = ['no-such-list'] as const

/** Why a decision does not fit the invitation. */
export const decideRefusals = [
  'no-such-row',
  'not-in-that-state',
  'link-not-of-this-server',
  'link-of-another-patient',
  'confirm-needed',
  'other-server'
] as const
export type DecideRefusal = (typeof decideRefusals)[number]

export const sendingCalls = {
  /**
   * Plans ready rows as invitations of the list. Invitations that were created, are being sent or have an unknown
   * outcome stay as they are. Rows not included in any call since `begin: true` are not part of the next batch. `stale`:
   * the list was changed since then.
   */
  'sending.prepare': call(
    z.object({
      listId,
      begin: z.boolean(),
      invitations: z.array(z.object({ rowId, content: invitationContent })).max(rowsPerCall)
    }),
    resultOf(done, [...noSuchList, 'no-such-row', 'stale', 'busy-sending', 'links-only-off'])
  ),
  /**
   * Freezes what was prepared: a batch sends exactly what is told here, or nothing. Rows that `preflight.run` has found to
   * be blocked since are not part of it.
   */
  'sending.plan': call(z.object({ listId }), resultOf(frozenPlan, noSuchList)),
  /**
   * Sends the batch that `sending.plan` told, named by its hash. Signs in first: if that fails, nothing is sent. One batch
   * at a time. `stale`: no such batch is frozen, or what was prepared is no longer what was told. `older-not-asked`: the
   * records are older than what was sent, and the server cannot say who is invited; a person may send all the same with
   * `isUnasked`, which has no other effect.
   */
  'sending.start': call(
    z.object({ listId, batchHash, isUnasked: z.literal(true).optional() }),
    resultOf(done, [
      ...noSuchList,
      ...connectionFailureCodes,
      ...busyCodes,
      'still-sending',
      'nothing-to-send',
      'stale',
      'other-connection',
      'links-only-off',
      'folder-not-kept',
      'older-not-asked'
    ])
  ),
  'sending.pause': call(nothing, resultOf(done, ['not-sending'])),
  'sending.resume': call(nothing, resultOf(done, ['not-sending', ...connectionFailureCodes])),
  /** Requests in flight finish; queued invitations become ready again. */
  'sending.stop': call(nothing, resultOf(done, ['not-sending'])),
  /** Invitations of a list, in the order of the file. */
  'sending.invitations': call(
    z.object({ listId, offset: z.int().min(0), limit: z.int().min(1).max(rowsPerCall) }),
    resultOf(z.array(invitationView), noSuchList)
  ),
  /** Looks up every invitation of the list with an unknown outcome on the server. `stopped`: before all were answered. */
  'sending.lookUp': call(
    z.object({ listId }),
    resultOf(done, [...noSuchList, 'stopped', ...connectionFailureCodes, ...busyCodes])
  ),
  /** Ends the look-ups of the list, also paused ones; what they have not found out stays unknown. */
  'sending.stopLookUp': call(z.object({ listId }), resultOf(done, ['not-looking-up'])),
  /**
   * The user decides what the server could not resolve: `send-again` makes the invitation ready; `this-one` takes one of
   * `sending.candidates`, `created` the pasted link, `confirmed` after `confirm-needed`. Of a held invitation:
   * `let-through` sends it all the same, `take-over` makes the one from elsewhere the row's, `leave-out` no longer holds
   * a row that was excluded. Logged with time and account.
   * `link-of-another-patient`: the link belongs to another row. `confirm-needed`: neither name nor contact of the link's
   * invitation are the row's; the user has to confirm.
   */
  'sending.decide': call(
    z.object({
      listId,
      rowId,
      decision: z.discriminatedUnion('kind', [
        z.object({ kind: z.literal('send-again') }),
        z.object({ kind: z.literal('created'), link: z.url().max(2000), confirmed: z.literal(true).optional() }),
        z.object({ kind: z.literal('this-one'), inviteId: z.string().max(100) }),
        z.object({ kind: z.literal('let-through') }),
        z.object({ kind: z.literal('take-over') }),
        z.object({ kind: z.literal('leave-out') }),
        z.object({ kind: z.literal('withdraw-duplicate'), inviteId: z.string().max(100) })
      ])
    }),
    resultOf(done, [...noSuchList, ...decideRefusals, ...connectionFailureCodes, ...busyCodes])
  ),
  /**
   * One decision for several held invitations, in this order; `refused`: those that it does not fit. A failure: those
   * before it were decided.
   */
  'sending.decideHeld': call(
    z.object({
      listId,
      rowIds: z.array(rowId).max(rowsPerCall),
      decision: z.enum(['take-over', 'let-through', 'leave-out'])
    }),
    resultOf(z.object({ refused: z.array(z.object({ rowId, code: z.enum(decideRefusals) })) }), [
      ...noSuchList,
      ...connectionFailureCodes,
      ...busyCodes
    ])
  ),
  /**
   * Asks the server which patients of the list were invited from elsewhere with this account. Those that are not sent yet
   * are held back, those that have several live invitations get `duplicates`. `fromScratch`: what was read before is
   * read again.
   * Not `isAsked`: this server cannot be asked.
   */
  'sending.checkElsewhere': call(
    z.object({ listId, fromScratch: z.boolean() }),
    resultOf(z.object({ isAsked: z.boolean(), held: z.int().min(0), duplicates: z.int().min(0) }), [
      ...noSuchList,
      ...connectionFailureCodes,
      'other-connection'
    ])
  ),
  /** Invitations on the server that may belong to a row with unknown outcome: similar in time and name. */
  'sending.candidates': call(
    z.object({ listId, rowId }),
    resultOf(
      z.array(
        z.object({
          inviteId: z.string(),
          firstName: z.string(),
          lastName: z.string(),
          contact: z.string(),
          scheduledFor: z.number().nullable(),
          createdAt: z.number(),
          /** Its link leads to the patients' host: it can be the row's. */
          hasLink: z.boolean()
        })
      ),
      [...noSuchList, 'no-such-row', 'other-server', ...connectionFailureCodes, ...busyCodes]
    )
  )
} as const
