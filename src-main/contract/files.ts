import { z } from 'zod'
import { auditFilter } from './audit.ts'
import { bytes, call, done, nothing, packed, resultOf } from './call.ts'
import { target } from './invitation-actions.ts'
import { rowsPerCall } from './limits.ts'
import { fileKind, listId, rowId } from './list.ts'

/** A file that the user chose or opened with the app. Its path stays in the main process. */
const openedFiles = z.object({ files: z.array(z.object({ fileId: z.uuid(), name: z.string() })) })

/** Patients of a list that a file is about; with it the main process counts them for the audit log. */
const patientsOfList = { listId, rowIds: packed(z.array(rowId).max(200_000)) }

const listsOfPatients = z.array(z.object(patientsOfList)).max(1000)

/** What a saved file holds. `fileKind`: of the list's file; the dialog begins in the folder that was used for it last. */
export const savedContent = z.discriminatedUnion('kind', [
  z.object({ kind: z.literal('links'), ...patientsOfList, fileKind }),
  z.object({ kind: z.literal('letters'), ...patientsOfList, fileKind }),
  z.object({ kind: z.literal('consultations'), ...patientsOfList, fileKind }),
  /** Patients of several lists. */
  z.object({ kind: z.literal('day-list'), lists: listsOfPatients }),
  auditFilter.extend({ kind: z.literal('audit-log') }),
  z.object({ kind: z.enum(['figures', 'directory', 'templates', 'diagnostics', 'support-page']) })
])
export type SavedContent = z.infer<typeof savedContent>

/**
 * Why a file was not saved. `file-in-use`: the one that it would replace is open in another program. `name-of-folder`: a
 * folder has its name. `folder-gone`: the folder is not there, or the share that it is on.
 */
export const saveFailures = [
  'not-writable',
  'file-in-use',
  'disk-full',
  'name-too-long',
  'name-of-folder',
  'folder-gone'
] as const
export type SaveFailure = (typeof saveFailures)[number]

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
  /**
   * Writes to the path that the user chooses in the system's dialog, completely or not at all. The audit log gets an
   * entry of each file.
   */
  'files.save': call(
    z.object({
      suggestedName: z.string().min(1).max(200),
      kind: z.enum(['xlsx', 'csv', 'json', 'pdf', 'txt']),
      bytes,
      content: savedContent
    }),
    resultOf(z.object({ fileName: z.string() }), ['cancelled', ...saveFailures])
  ),
  /** Prints the day list that the window shows on paper, in the system's dialog. `not-printed`: see `letters.print`. */
  'files.printDayList': call(z.object({ lists: listsOfPatients }), resultOf(done, ['cancelled', 'not-printed'])),
  /** Shows the last saved file in the system's file manager. */
  'files.showSaved': call(nothing, resultOf(done, ['gone']))
} as const

export const linkCalls = {
  /**
   * Opens the link of a patient's invitation in the system's browser. `address-refused`: it leads neither to the server of
   * the list's connection nor to the patients' host that was confirmed for it.
   */
  'links.open': call(target, resultOf(done, ['no-such-row', 'not-created', 'address-refused'])),
  /** Copies it for a short time. */
  'links.copy': call(target, resultOf(done, ['no-such-row', 'not-created', 'address-refused'])),
  /** Copies those of several rows, a line each with the patient's name, for a short time. */
  'links.copyAll': call(
    z.object({ listId, rowIds: z.array(rowId).min(1).max(rowsPerCall) }),
    resultOf(done, ['no-such-row', 'not-created', 'address-refused'])
  ),
  /** For the window to show: as text, and as a code to be scanned. */
  'links.show': call(target, resultOf(z.object({ link: z.string() }), ['no-such-row', 'not-created'])),
  /** Those of several rows, for files and for the whole table: of the rows that have one, in this order. */
  'links.read': call(
    z.object({ listId, rowIds: z.array(rowId).max(rowsPerCall) }),
    resultOf(z.array(z.object({ rowId, link: z.string() })), [])
  ),
  /** Prints what the window shows of it, in the system's dialog. `not-printed`: see `letters.print`. */
  'links.print': call(target, resultOf(done, ['no-such-row', 'not-created', 'cancelled', 'not-printed']))
} as const
