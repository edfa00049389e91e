import { z } from 'zod'
import { call, resultOf } from './call.ts'
import { connectionFailureCodes } from './connection.ts'
import { listId, rowId } from './list.ts'

/** A finding before a batch, one for each `detail`. `rowIds`: the affected rows, at most 200; `count` is the total. */
export const preflightFinding = z.object({
  code: z.enum([
    /** The clocks of computer and server differ by more than a minute. `detail`: seconds. */
    'clock-differs',
    /** The server has no queue named `detail`. `nearest`: the most similar name. */
    'queue-unknown',
    /** The server sends no SMS to numbers that start with `detail`. */
    'number-unreachable',
    /** The server has no messages in the language `detail` and would use English. */
    'language-unknown',
    'moment-past',
    /** So far ahead that the server sends its reminders immediately, see `remindsWithinMs` of the connection. */
    'moment-far',
    /** Without an appointment the link may end before the consultation. */
    'link-dies-first',
    /** An SMS to a landline. */
    'message-would-not-go',
    /** No invitation for this doctor has succeeded on this server yet: one is sent first as a test. */
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
   * Checks the rows planned for the next batch. Only reads from the server. If the server lacks an endpoint, that check
   * is skipped. Rows with a finding that `blocks` are withheld from the next plan and batch, until the rows are prepared
   * anew. `allowed`: prefixes to which SMS are to be sent although the server says that it does not.
   */
  'preflight.run': call(
    z.object({ listId, allowed: z.array(z.string().max(20)).max(200) }),
    resultOf(
      z.object({
        findings: z.array(preflightFinding),
        /** Rows that are withheld. */
        withheld: z.int().min(0),
        /** Checks that were skipped. */
        unchecked: z.array(z.enum(['clock', 'queues', 'numbers', 'languages']))
      }),
      [...connectionFailureCodes, 'no-such-list', 'other-connection']
    )
  )
} as const
