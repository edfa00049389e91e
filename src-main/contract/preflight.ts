import { z } from 'zod'
import { call, resultOf } from './call.ts'
import { connectionFailureCodes } from './connection.ts'
import { listId, rowId } from './list.ts'

/** What was found before a batch; one finding for each `detail`. `rowIds`: whom it concerns (at most 200 named; `count` tells all). */
export const preflightFinding = z.object({
  code: z.enum([
    /** Ours and the server's clock differ by more than a minute: `detail` in seconds. */
    'clock-differs',
    /** No queue of this name on the server: `detail`, the nearest name in `nearest`. */
    'queue-unknown',
    /** The server sends no SMS to numbers like this: `detail`, how they begin. */
    'number-unreachable',
    /** The server has no texts in this language and would write English: `detail`, the code. */
    'language-unknown',
    'moment-past',
    /** More than 24 days ahead: the server sends its reminders at once. */
    'moment-far',
    /** Without a date the link works for 24 hours after it was made, and the visit may be later. */
    'link-dies-first',
    /** By SMS to a landline. */
    'message-would-not-go',
    /** A doctor whom no invitation has reached yet on this server: one is sent first, to see. */
    'doctor-unproven'
  ]),
  severity: z.enum(['blocks', 'warns', 'tells']),
  detail: z.string().max(300),
  nearest: z.string().max(300).optional(),
  count: z.int().min(0),
  rowIds: z.array(rowId).max(200)
})
export type PreflightFinding = z.infer<typeof preflightFinding>

export const preflightCalls = {
  /**
   * About the rows laid down for the next batch. Asks the server what costs nothing. A server that lacks an endpoint is
   * no error: that check is left out.
   */
  'preflight.run': call(
    z.object({ listId }),
    resultOf(
      z.object({
        findings: z.array(preflightFinding),
        /** What the server did not tell. */
        unchecked: z.array(z.enum(['clock', 'queues', 'numbers', 'languages']))
      }),
      [...connectionFailureCodes, 'no-such-list', 'other-connection']
    )
  )
} as const
