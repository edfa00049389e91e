import { z } from 'zod'
import { busyCodes } from './busy.ts'
import { call, done, nothing, resultOf } from './call.ts'
import { connectionFailureCodes } from './connection.ts'
import { listId } from './list.ts'
import { waitReasons } from './sending.ts'

/** Columns of a restored list, in this order. */
export const restoredColumns = [
  'lastName',
  'firstName',
  'gender',
  'phone:mobile',
  'email',
  'date',
  'time',
  'language',
  'doctorEmail',
  'queue'
] as const

const title = z.string().min(1).max(100)

/** The title of each column, in the language of the interface. */
export const restoredTitles = z.object({
  lastName: title,
  firstName: title,
  gender: title,
  'phone:mobile': title,
  email: title,
  date: title,
  time: title,
  language: title,
  doctorEmail: title,
  queue: title
} satisfies Record<(typeof restoredColumns)[number], z.ZodType>)
export type RestoredTitles = z.infer<typeof restoredTitles>

/** A list in quarantined records, and what of it is still to be restored. Times in ms since the epoch. */
const quarantinedList = z.object({
  listId,
  createdAt: z.number(),
  /** Of the remaining appointments; null: none has a date. */
  firstAppointmentAt: z.number().nullable(),
  lastAppointmentAt: z.number().nullable(),
  /** Not requested yet. */
  open: z.int().min(0),
  /** Requested without success: gone, of another account, or unreadable. They can be requested again. */
  missed: z.int().min(0)
})
export type QuarantinedList = z.infer<typeof quarantinedList>

/** The running restore, or the last one. */
export const restoreProgress = z.object({
  phase: z.enum(['searching', 'fetching', 'waiting', 'stopping', 'finished']),
  wait: z.object({ reason: z.enum(waitReasons), until: z.number().nullable() }).optional(),
  /** Why it ended early without being stopped; what was not requested stays open. */
  endedBy: z.enum(waitReasons).optional(),
  total: z.int().min(0),
  completed: z.int().min(0),
  fetched: z.int().min(0),
  /** The server has no such invitation, or does not show it to this account. */
  gone: z.int().min(0),
  /** The outcome was unknown, and the server has no invitation for the row. */
  notFound: z.int().min(0),
  /** The server's answer is incomplete. */
  unusable: z.int().min(0),
  /** Lists that received invitations. */
  lists: z.array(listId)
})
export type RestoreProgress = z.infer<typeof restoreProgress>

export const restoreView = z.object({
  /** By connection of the lists. Practice lists cannot be restored: the practice server has ended. */
  sources: z.array(
    z.object({
      connectionId: z.string(),
      /** Accounts that sent the invitations. */
      accounts: z.array(z.string()),
      lists: z.array(quarantinedList)
    })
  ),
  /** Number of invitations whose link has expired: they cannot be restored. */
  over: z.int().min(0),
  /** A part of the quarantined files is unreadable: there may be more invitations. */
  isIncomplete: z.boolean(),
  /** null: no restore since the app was started. */
  progress: restoreProgress.nullable()
})
export type RestoreView = z.infer<typeof restoreView>

/** More than an office has in twenty years. */
const restoredListsMax = 50_000

export const restoreCalls = {
  /** What can be restored from the server for quarantined records. Event: `restore`. */
  'restore.view': call(nothing, resultOf(restoreView, [])),
  /**
   * Restores the invitations, one new list for each quarantined list, under the given name. Only reads from the server.
   * `via`: the connection to read from, which the new lists belong to. `includeMissed`: also what was requested without
   * success before.
   */
  'restore.start': call(
    z.object({
      connectionId: z.string().min(1).max(60),
      via: z.string().min(1).max(60),
      includeMissed: z.boolean(),
      names: z.array(z.object({ listId, name: z.string().min(1).max(200) })).max(restoredListsMax),
      titles: restoredTitles
    }),
    resultOf(done, [
      ...connectionFailureCodes,
      ...busyCodes,
      'still-sending',
      'nothing-to-fetch',
      'no-such-connection',
      'other-server'
    ])
  ),
  /** Requests in flight finish and are stored; the others stay open. */
  'restore.stop': call(nothing, resultOf(done, ['not-running']))
} as const
