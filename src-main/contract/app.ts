import { z } from 'zod'
import { call, done, nothing, resultOf } from './call.ts'
import { closeReason } from './close-request.ts'
import { policyView } from './policy.ts'
import { recordsNotices } from './records-notice.ts'
import { batchView, lookUpView } from './sending.ts'

/** `computer` '': it cannot be told. `since`: ms of the clock of that computer. `canBeTaken`: nothing was heard of it for a while. */
const folderUser = z.object({
  computer: z.string().max(300),
  user: z.string().max(300),
  since: z.number(),
  canBeTaken: z.boolean()
})
export type FolderUser = z.infer<typeof folderUser>

export const appCalls = {
  /** The current state, and the sequence number of the last change that it includes. */
  'app.snapshot': call(
    nothing,
    resultOf(
      z.object({
        sequence: z.int().min(0),
        version: z.string(),
        /** Electron, or the stand-in of the tests. */
        runtime: z.enum(['electron', 'stand-in']),
        /** Whether the window hides patients. */
        isLocked: z.boolean(),
        batch: batchView.nullable(),
        lookUps: z.array(lookUpView),
        /** The user wants to close and was not asked yet, or has not answered: why there is a question. */
        closeRequest: closeReason.nullable(),
        /** Lists with unknown outcomes or an interrupted batch, found at start. */
        unfinished: z.array(z.uuid()),
        recordsNotice: z.enum(recordsNotices).nullable(),
        /** Who works with the records, where the notice is `in-use-elsewhere`. */
        folderUser: folderUser.nullable(),
        /** Where the notice is `newer-version`: the version that opens the records, if it is known. */
        neededVersion: z.string().max(20).nullable(),
        policy: policyView
      }),
      []
    )
  ),
  /** Shown in the title bar and the task bar. `fraction`: 0 to 1, or null for no progress. */
  'app.progress': call(
    z.object({ title: z.string().max(200), fraction: z.number().min(0).max(1).nullable() }),
    resultOf(done, [])
  ),
  /** Whether the window has unsaved changes: if so, the user is asked before it closes. */
  'app.unsaved': call(z.object({ isUnsaved: z.boolean() }), resultOf(done, [])),
  /**
   * The user's answer to `close-requested`. `finish`: requests in flight finish, then the app ends; unsaved changes of the
   * window are lost. `background`: the window closes and the batch goes on; the window comes back when the batch ends
   * or the app is started again.
   */
  'app.closeAnswer': call(z.object({ answer: z.enum(['finish', 'stay', 'background']) }), resultOf(done, [])),
  /** With a {@link FreshStartNotice}: quarantines the old records by renaming them, and creates new ones. */
  'app.startFresh': call(nothing, resultOf(done, ['not-needed'])),
  /** With `in-use-elsewhere`, once the folder can be taken: works with it here. The other one, if it still runs, stops. */
  'app.takeFolder': call(nothing, resultOf(done, ['not-needed']))
} as const
