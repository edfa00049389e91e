import type { Bridge } from '#contract/channels.ts'
import { rowsPerCall } from '#contract/list.ts'
import { appliedEntries, readDirectory } from './directory.ts'
import type { ListUpdates } from './list-updates.ts'
import type { ListWriter } from './list-writer.ts'
import type { OpenListState } from './open-list-state.ts'
import type { ListWork } from './views.ts'
import type { WorkerClient } from './worker-client.ts'

/** Opens a stored list: its rows go from the main process to the worker, which validates them. */
export function createListOpener(
  bridge: Bridge,
  work: WorkerClient<ListWork>,
  list: OpenListState,
  { storing, updates, now }: { readonly storing: ListWriter; readonly updates: ListUpdates; readonly now: () => number }
): (listId: string) => Promise<void> {
  const { calls } = bridge
  return async (listId) => {
    const open = list.get()
    if (open?.listId === listId && open.phase !== 'failed') return
    await storing.flush()
    storing.abandon()
    const opening = list.begin(listId)
    const isStale = () => opening !== list.opening()
    const fail = (code: string) => {
      if (!isStale()) list.update({ phase: 'failed', code })
    }
    const opened = await calls['lists.open']({ listId })
    if (!opened.ok) return fail(opened.code)
    if (isStale()) return
    const { connectionId, document, rows: count } = opened.value
    const directory = await readDirectory(bridge, connectionId)
    if (isStale()) return
    await work.beginOpen({ document, directory: appliedEntries(directory), now: now() })
    for (let offset = 0; offset < count; offset += rowsPerCall) {
      const rows = await calls['lists.rows']({ listId, offset, limit: rowsPerCall })
      if (!rows.ok) return fail(rows.code)
      if (isStale()) return
      await work.addRows({ rows: rows.value })
    }
    const { source, changed } = await work.endOpen(undefined)
    if (isStale()) return
    list.update({ phase: 'open', document, source, directory })
    await updates.apply({ ...changed, allChanged: true })
    // Time has passed since the list was validated: an appointment may be in the past now.
    const current = list.get()?.document
    if (current != null) updates.saveDocument(current, changed.figures)
  }
}
