import { z } from 'zod'
import { call, resultOf } from './call.ts'
import { listId } from './list.ts'

/** Why the data of a patient stays: on its way; nobody knows yet what became of it; it has not been kept long enough. */
export const stayReasons = ['on-the-way', 'in-doubt', 'not-yet'] as const
export type StayReason = (typeof stayReasons)[number]

/**
 * Whose data is to go. `due`: of all lists, what was kept as long as the setting says (`retentionDays`). `list`: of one
 * list, everything that may go, whether or not its time has come.
 */
export const erasureScope = z.discriminatedUnion('kind', [
  z.object({ kind: z.literal('due') }),
  z.object({ kind: z.literal('list'), listId })
])
export type ErasureScope = z.infer<typeof erasureScope>

/** What would go of one list, and with it links, answers and the original file. Times in ms since the epoch. */
export const erasurePreview = z.object({
  listId,
  name: z.string(),
  createdAt: z.number(),
  /** Of its first appointment; null: it has none. */
  firstMoment: z.number().nullable(),
  /** With lines that are no patients. 0: nothing goes. */
  rows: z.int().min(0),
  patients: z.int().min(0),
  /** How many of them hold a link that still opens their consultation: it works on, and is known here no more. */
  aliveLinks: z.int().min(0),
  /** How many stay, and why. */
  stay: z.record(z.enum(stayReasons), z.int().min(0)),
  /** The original file is still there, and goes. */
  hasFile: z.boolean()
})
export type ErasurePreview = z.infer<typeof erasurePreview>

export const retentionCalls = {
  /** What `retention.erase` would do at `at`; nothing is changed. Of `due`, lists of which nothing goes are not told. */
  'retention.preview': call(
    erasureScope,
    resultOf(z.object({ at: z.number(), lists: z.array(erasurePreview) }), ['no-such-list'])
  ),
  /**
   * Erases, for good, what was shown: `at` is the preview's, so that nothing goes whose time came since. A row that
   * began to be sent or fell into doubt meanwhile stays. `still-sending`: the list is being sent or looked after.
   */
  'retention.erase': call(
    z.object({ scope: erasureScope, at: z.number() }),
    resultOf(z.object({ patients: z.int().min(0) }), ['no-such-list', 'still-sending'])
  )
} as const
