import type { Bridge } from '#contract/channels.ts'
import type { DirectoryView } from '#contract/directory.ts'
import { rowsPerCall } from '#contract/limits.ts'
import type { CellDraft, ListDocument } from '#contract/list.ts'
import { appliedEntries, readDirectory } from './directory.ts'
import type { ListUpdate, ListWork, SourceView, TriedRows } from './views.ts'
import type { WorkerClient } from './worker-client.ts'

/** A list as it is stored, which the worker holds now. */
export interface LoadedList {
  readonly revision: number
  readonly document: ListDocument
  readonly directory: DirectoryView
  /** What was being typed into a cell when the window or the app ended. */
  readonly draft: CellDraft | null
  readonly source: SourceView
  readonly changed: ListUpdate
}

/**
 * Opens a stored list in the worker: its rows go from the main process to the worker, which validates them. The code of
 * the failure, or null once it is not needed any more.
 */
export async function loadStored(
  bridge: Bridge,
  work: WorkerClient<ListWork>,
  listId: string,
  { now, isStale }: { readonly now: () => number; readonly isStale: () => boolean }
): Promise<LoadedList | { readonly code: string } | null> {
  const { calls } = bridge
  const opened = await calls['lists.open']({ listId })
  if (!opened.ok) return { code: opened.code }
  if (isStale()) return null
  const { connectionId, revision, document, rows: count, draft } = opened.value
  const directory = await readDirectory(bridge, connectionId)
  if (isStale()) return null
  const tried = await readTried(bridge, listId)
  if ('code' in tried) return tried
  if (isStale()) return null
  await work.beginOpen({ document, directory: appliedEntries(directory), ...tried, now: now() })
  for (let offset = 0; offset < count; offset += rowsPerCall) {
    const rows = await calls['lists.rows']({ listId, offset, limit: rowsPerCall })
    if (!rows.ok) return { code: rows.code }
    if (isStale()) return null
    await work.addRows({ rows: rows.value })
  }
  const { source, changed } = await work.endOpen(undefined)
  return { revision, document, directory, draft, source, changed }
}

/** What became of the list's invitations, or the code of the failure. */
export async function readTried({ calls }: Bridge, listId: string): Promise<TriedRows | { readonly code: string }> {
  const [invited, refused] = await Promise.all([
    calls['lists.invitedRows']({ listId, rowIds: null }),
    calls['lists.refusedRows']({ listId })
  ])
  if (!invited.ok) return { code: invited.code }
  return refused.ok ? { invited: invited.value, refused: refused.value } : { code: refused.code }
}
