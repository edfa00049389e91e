import { z } from 'zod'
import { call, done, nothing, resultOf } from './call.ts'
import { connectionFailureCodes } from './connection.ts'
import { listId } from './list.ts'
import { waitReasons } from './sending.ts'

/** Columns of a list of fetched invitations, in this order. */
export const rebuiltColumns = [
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

/** What each column is called, in the language of the person. */
export const rebuiltTitles = z.object({
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
} satisfies Record<(typeof rebuiltColumns)[number], z.ZodType>)
export type RebuiltTitles = z.infer<typeof rebuiltTitles>

/** A list of the records that were set aside: its own id, and what is left to fetch of it. Times in ms. */
const setAsideList = z.object({
  listId,
  createdAt: z.number(),
  /** Of the appointments that are left; null where none has a date. */
  firstMoment: z.number().nullable(),
  lastMoment: z.number().nullable(),
  /** Not asked for yet. */
  open: z.int().min(0),
  /** Asked for in vain: gone, of another account, or not to be read. They can be asked for again. */
  missed: z.int().min(0)
})
export type SetAsideList = z.infer<typeof setAsideList>

/** Invitations are being fetched, or were last. */
export const rebuildProgress = z.object({
  phase: z.enum(['searching', 'fetching', 'waiting', 'stopping', 'finished']),
  wait: z.object({ reason: z.enum(waitReasons), until: z.number().nullable() }).optional(),
  /** Why it ended early though nobody stopped it; what was not asked for stays open. */
  endedBy: z.enum(waitReasons).optional(),
  total: z.int().min(0),
  settled: z.int().min(0),
  fetched: z.int().min(0),
  /** The server has none of this id, or does not show it to this account. */
  gone: z.int().min(0),
  /** Were in doubt, and the server has none for their row. */
  notFound: z.int().min(0),
  /** The server's answer lacks what a record needs. */
  unusable: z.int().min(0),
  /** Lists that invitations were put into. */
  lists: z.array(listId)
})
export type RebuildProgress = z.infer<typeof rebuildProgress>

export const rebuildView = z.object({
  /** By connection, as the lists were made with; those of practice are gone with practice. */
  sources: z.array(
    z.object({
      connectionId: z.string(),
      /** Accounts that sent them. */
      accounts: z.array(z.string()),
      lists: z.array(setAsideList)
    })
  ),
  /** Invitations whose link has died: there is nothing to fetch. */
  over: z.int().min(0),
  /** A part of the old files cannot be read: there may be more. */
  isIncomplete: z.boolean(),
  /** null: nothing was fetched since the app was started. */
  progress: rebuildProgress.nullable()
})
export type RebuildView = z.infer<typeof rebuildView>

export const rebuildCalls = {
  /** What of records that were set aside unread can be fetched again from the server. Announced by `rebuild`. */
  'rebuild.view': call(nothing, resultOf(rebuildView, [])),
  /**
   * Fetches them and makes a list of each list, under the name given. Only reads from the server. `via`: the
   * connection to ask, and that the new lists belong to. `again`: also those that were asked for in vain.
   */
  'rebuild.start': call(
    z.object({
      connectionId: z.string().min(1).max(60),
      via: z.string().min(1).max(60),
      again: z.boolean(),
      names: z.array(z.object({ listId, name: z.string().min(1).max(200) })).max(2000),
      titles: rebuiltTitles
    }),
    resultOf(done, [...connectionFailureCodes, 'still-sending', 'nothing-to-fetch', 'no-such-connection'])
  ),
  /** Those on their way are let come in and kept; the others stay to be fetched. */
  'rebuild.stop': call(nothing, resultOf(done, ['not-running']))
} as const
