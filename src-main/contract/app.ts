import { z } from 'zod'
import { call, done, nothing, resultOf } from './call.ts'
import { batchView } from './sending.ts'

export const appCalls = {
  /** Where things stand, and the number of the last change that is already in it. */
  'app.snapshot': call(
    nothing,
    resultOf(
      z.object({
        sequence: z.int().min(0),
        version: z.string(),
        /** Whether this is the app's own runtime or the test stand-in. */
        runtime: z.enum(['electron', 'stand-in']),
        batch: batchView.nullable(),
        /** Lists with invitations in doubt or stopped halfway, found at start. */
        unfinished: z.array(z.uuid()),
        /** What the records had to do at start: a damaged file was set aside. */
        recordsNotice: z.enum(['damaged-set-aside', 'key-lost']).nullable()
      }),
      []
    )
  ),
  /** Shown in the title bar and the task bar: a sentence, and 0 to 1 or null. */
  'app.progress': call(
    z.object({ title: z.string().max(200), fraction: z.number().min(0).max(1).nullable() }),
    resultOf(done, [])
  ),
  /** The person's answer to `close-asked`. `finish`: those in flight are let finish, then the app ends. */
  'app.closeAnswer': call(z.object({ answer: z.enum(['finish', 'stay']) }), resultOf(done, []))
} as const
