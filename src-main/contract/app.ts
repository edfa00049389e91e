import { z } from 'zod'
import { call, done, nothing, resultOf } from './call.ts'
import { policyView } from './policy.ts'
import { batchView } from './sending.ts'

/**
 * What the records had to do at start. The first three go on working: a damaged file was set aside and what could be
 * saved is there; the last changes were lost and are in doubt; without a keychain lists are kept until the app ends.
 * With the others nothing can be kept or sent: the key or the files are of no use (a person may begin anew), or the
 * folder cannot be written to.
 */
export const recordsNotices = [
  'damaged-set-aside',
  'end-lost',
  'session-only',
  'key-lost',
  'unreadable',
  'storage-full',
  'storage-read-only',
  'storage-failed'
] as const
export type RecordsNotice = (typeof recordsNotices)[number]

const label = z.string().min(1).max(100)

/** Words of the menu and of the system's dialogs, in the language of the window. */
export const shellLabels = z.object({
  file: label,
  openList: label,
  quit: label,
  edit: label,
  undo: label,
  redo: label,
  cut: label,
  copy: label,
  paste: label,
  selectAll: label,
  view: label,
  zoomIn: label,
  zoomOut: label,
  actualSize: label,
  fullScreen: label,
  patientLists: label,
  allFiles: label,
  saveAs: label,
  /** Completes "The app is trying to …" where the system asks who somebody is. */
  showPatients: label
})
export type ShellLabels = z.infer<typeof shellLabels>

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
        /** Whether the window hides patients. */
        isLocked: z.boolean(),
        batch: batchView.nullable(),
        /** Lists with invitations in doubt or stopped halfway, found at start. */
        unfinished: z.array(z.uuid()),
        recordsNotice: z.enum(recordsNotices).nullable(),
        policy: policyView
      }),
      []
    )
  ),
  /** Shown in the title bar and the task bar: a sentence, and 0 to 1 or null. */
  'app.progress': call(
    z.object({ title: z.string().max(200), fraction: z.number().min(0).max(1).nullable() }),
    resultOf(done, [])
  ),
  /** Whether the window holds work that is not on the disk yet: the person is asked before it closes. */
  'app.unsaved': call(z.object({ isUnsaved: z.boolean() }), resultOf(done, [])),
  /**
   * The person's answer to `close-asked`. `finish`: those in flight are let finish, then the app ends; what the
   * window has not stored is lost. `background`:
   * the window closes and the batch goes on; starting the app again, or its end, brings the window back.
   */
  'app.closeAnswer': call(z.object({ answer: z.enum(['finish', 'stay', 'background']) }), resultOf(done, [])),
  /** Sets the menu and the words of the system's dialogs. */
  'app.setLabels': call(shellLabels, resultOf(done, [])),
  /** With `key-lost` or `unreadable`: renames the old records, never deletes them, and begins new ones. */
  'app.beginAnew': call(nothing, resultOf(done, ['not-needed']))
} as const
