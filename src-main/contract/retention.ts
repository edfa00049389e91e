import { z } from 'zod'
import { busyCodes } from './busy.ts'
import { call, resultOf } from './call.ts'
import { keepReasons } from './keep-reasons.ts'
import { listId } from './list.ts'

/**
 * Which data to erase. `due`: in all lists, data older than the retention period (`retentionDays`). `list`: in one
 * list, everything that may be erased, regardless of the period.
 */
export const erasureScope = z.discriminatedUnion('kind', [
  z.object({ kind: z.literal('due') }),
  z.object({ kind: z.literal('list'), listId })
])
export type ErasureScope = z.infer<typeof erasureScope>

/** What would be erased in one list, including links, answers and the original file. Times in ms since the epoch. */
export const erasurePreview = z.object({
  listId,
  name: z.string(),
  createdAt: z.number(),
  /** null: no appointment has a date. */
  firstAppointmentAt: z.number().nullable(),
  /** Including rows that are not patients. 0: nothing would be erased. */
  rows: z.int().min(0),
  patients: z.int().min(0),
  /** Number of patients whose link still works: it keeps working, but the app no longer knows it. */
  activeLinks: z.int().min(0),
  /** Number of patients that are kept, by reason. */
  kept: z.record(z.enum(keepReasons), z.int().min(0)),
  /** Whether the original file is stored and would be erased. */
  hasFile: z.boolean()
})
export type ErasurePreview = z.infer<typeof erasurePreview>

export const retentionCalls = {
  /** What `retention.erase` would do at `at`. Changes nothing. With `due`, unaffected lists are omitted. */
  'retention.preview': call(
    erasureScope,
    resultOf(z.object({ at: z.number(), lists: z.array(erasurePreview) }), ['no-such-list'])
  ),
  /**
   * Erases permanently what the preview has shown. `at` is that of the preview, so that nothing is erased that became
   * due since. A row that is being sent, or whose outcome became unknown, is kept. A busy code: a batch, an action
   * or a look-up is running on the list.
   */
  'retention.erase': call(
    z.object({ scope: erasureScope, at: z.number() }),
    resultOf(z.object({ patients: z.int().min(0) }), ['no-such-list', ...busyCodes])
  )
} as const
