import { z } from 'zod'
import { call, done, nothing, resultOf } from './call.ts'
import { connectionFailureCodes } from './connection.ts'
import { invitationContent, invitationView, undeliveredCodes } from './invitation.ts'
import { listId, rowId, rowsPerCall } from './list.ts'
import { wayFailureCodes } from './way.ts'

/** Requests per second that a person may set; the proxy shipped with the server allows 10. */
export const ratePerSecondRange = { min: 1, max: 10, default: 8 } as const

/** Why a batch is not sending right now though nobody paused it. */
export const waitReasons = [
  ...undeliveredCodes,
  ...wayFailureCodes,
  'timed-out',
  'server-error',
  'wrong-password',
  'no-password',
  'offline',
  'asleep',
  'storage-failed',
  'storage-full',
  'storage-read-only',
  'storage-damaged'
] as const
export type WaitReason = (typeof waitReasons)[number]

/** A batch on its way, as the window sees it. Times in ms since the epoch. */
export const batchView = z.object({
  listId,
  phase: z.enum(['checking', 'running', 'paused', 'waiting', 'stopping', 'finished']),
  wait: z
    .object({
      reason: z.enum(waitReasons),
      /** When it goes on by itself; null: when a person says so. */
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
  held: z.int().min(0),
  configuredRatePerSecond: z.number(),
  /** What is being allowed now: lower than configured after the server asked to slow down. */
  currentRatePerSecond: z.number(),
  /** Requests begun in the last full second. */
  measuredRatePerSecond: z.number(),
  startedAt: z.number(),
  finishesAt: z.number().nullable(),
  finishedAt: z.number().nullable()
})
export type BatchView = z.infer<typeof batchView>

/** What a batch would do: the sentence before sending. */
export const batchPlan = z.object({
  total: z.int().min(0),
  bySms: z.int().min(0),
  byEmail: z.int().min(0),
  linksOnly: z.int().min(0),
  doctors: z.array(z.string()),
  queues: z.array(z.string()),
  seconds: z.number(),
  held: z.int().min(0),
  /** Already created, or in doubt: not sent again. */
  settled: z.int().min(0)
})
export type BatchPlan = z.infer<typeof batchPlan>

const noSuchList = ['no-such-list'] as const

export const sendingCalls = {
  /**
   * Lays ready rows down as invitations of the list; those already created, in doubt or on their way stay as they
   * are. Rows of the list not named in any call since `begin: true` are not part of the next batch.
   */
  'sending.prepare': call(
    z.object({
      listId,
      begin: z.boolean(),
      invitations: z.array(z.object({ rowId, content: invitationContent })).max(rowsPerCall)
    }),
    resultOf(done, [...noSuchList, 'no-such-row', 'still-sending', 'links-only-off'])
  ),
  'sending.plan': call(z.object({ listId }), resultOf(batchPlan, noSuchList)),
  /** Signs in first: a failure there sends nothing. One batch at a time. */
  'sending.start': call(
    z.object({ listId }),
    resultOf(done, [
      ...noSuchList,
      ...connectionFailureCodes,
      'still-sending',
      'nothing-to-send',
      'other-connection',
      'links-only-off'
    ])
  ),
  'sending.pause': call(nothing, resultOf(done, ['not-sending'])),
  'sending.resume': call(nothing, resultOf(done, ['not-sending', ...connectionFailureCodes])),
  /** Lets those in flight finish; those queued become ready again. */
  'sending.stop': call(nothing, resultOf(done, ['not-sending'])),
  /** Invitations of a list, in the order of the file's rows. */
  'sending.invitations': call(
    z.object({ listId, offset: z.int().min(0), limit: z.int().min(1).max(rowsPerCall) }),
    resultOf(z.array(invitationView), noSuchList)
  ),
  /** Asks the server about every invitation in doubt of the list. */
  'sending.lookUp': call(z.object({ listId }), resultOf(done, [...noSuchList, ...connectionFailureCodes])),
  /**
   * A person decides where the server could not tell: `send-again` makes it ready; `created` takes the link that
   * was pasted, or the id of an invitation found by hand. Recorded with time and account.
   */
  'sending.decide': call(
    z.object({
      listId,
      rowId,
      decision: z.discriminatedUnion('kind', [
        z.object({ kind: z.literal('send-again') }),
        z.object({ kind: z.literal('created'), link: z.url().max(2000) }),
        z.object({ kind: z.literal('let-through') }),
        z.object({ kind: z.literal('withdraw-duplicate'), inviteId: z.string().max(100) })
      ])
    }),
    resultOf(done, [
      ...noSuchList,
      'no-such-row',
      'not-in-that-state',
      'link-not-of-this-server',
      ...connectionFailureCodes
    ])
  ),
  /** Candidates on the server for a row in doubt, for a person to choose from: made about that time, similar names. */
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
          link: z.string()
        })
      ),
      [...noSuchList, 'no-such-row', ...connectionFailureCodes]
    )
  )
} as const
