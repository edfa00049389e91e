import { z } from 'zod'
import { exportAuditEntry } from './audit.ts'
import { bytes, call, done, nothing, resultOf } from './call.ts'

/** Maximum size of an imported file, in bytes. */
export const fileSizeMax = 100 * 1024 * 1024

/** A file that the user chose or opened with the app. Its path stays in the main process. */
const openedFiles = z.object({ files: z.array(z.object({ fileId: z.uuid(), name: z.string() })) })

export const fileCalls = {
  /** Lets the user choose patient lists in the system's dialog: one or several. */
  'files.chooseLists': call(nothing, resultOf(openedFiles, ['cancelled'])),
  /** Lets the user choose one file in the system's dialog, and reads it. */
  'files.chooseList': call(
    nothing,
    resultOf(z.object({ name: z.string(), bytes }), ['cancelled', 'too-large', 'unreadable'])
  ),
  /** The lists that the system opened with the app since the last call. */
  'files.takeOpened': call(nothing, resultOf(openedFiles, [])),
  /** Reads a file of the two calls above, once: all of them together may be more than fits into memory. */
  'files.readOpened': call(
    z.object({ fileId: z.uuid() }),
    resultOf(z.object({ name: z.string(), bytes }), ['too-large', 'unreadable'])
  ),
  /** Writes to the path that the user chooses in the system's dialog, completely or not at all. */
  'files.save': call(
    z.object({
      suggestedName: z.string().min(1).max(200),
      kind: z.enum(['xlsx', 'csv', 'json', 'html', 'txt']),
      bytes,
      /** Logged once the file is written. */
      auditEntry: exportAuditEntry.optional()
    }),
    resultOf(z.object({ fileName: z.string() }), ['cancelled', 'not-writable', 'disk-full'])
  ),
  /** Shows the last saved file in the system's file manager. */
  'files.showSaved': call(nothing, resultOf(done, ['gone'])),
  /** Opens a patient's link in the system's browser. */
  'links.open': call(z.object({ url: z.url().max(2000) }), resultOf(done, ['address-refused'])),
  'links.copy': call(z.object({ text: z.string().max(4000) }), resultOf(done, []))
} as const
