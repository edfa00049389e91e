import type { Bridge } from '#contract/channels.ts'
import type { ListDirectory } from './directory.ts'
import type { ListUpdates } from './list-updates.ts'
import type { Workspace } from './open-list.ts'
import type { OpenListState } from './open-list-state.ts'
import { readSentRows } from './rereading.ts'
import type { ListWork, StepUpdate } from './views.ts'
import type { WorkerClient } from './worker-client.ts'

/** Undoes and redoes steps in the worker, and shows and stores what they change. */
export function createUndo(
  { calls }: Bridge,
  work: WorkerClient<ListWork>,
  list: OpenListState,
  updates: ListUpdates,
  directory: ListDirectory
): Pick<Workspace, 'undo' | 'redo'> {
  /** The code of the reason why the worker's rows cannot replace those of the list; null: they can. */
  async function whyNotReplaced(listId: string): Promise<string | null> {
    const allowed = await calls['lists.beginRows']({ listId })
    if (!allowed.ok) return allowed.code
    const sent = await readSentRows(calls, listId)
    if (!sent.ok) return sent.code
    return (await work.lacksRow({ rowIds: sent.value })) ? 'already-sent' : null
  }

  /** `revert` leads to where the step began. */
  async function step(
    run: () => Promise<StepUpdate>,
    revert: () => Promise<StepUpdate>
  ): ReturnType<Workspace['undo']> {
    const { kind, changed, settings, source, directory: change } = await run()
    const { listId, document } = list.get() ?? {}
    if (kind === null || listId === undefined || document == null) return null
    if (kind === 'reading') {
      // Rows that were sent meanwhile must keep their identity: another reading of the file may not know them.
      const refused = await whyNotReplaced(listId)
      if (refused !== null) {
        await revert()
        return { refused }
      }
    }
    if (change !== null) {
      await updates.apply(changed)
      const stored = await directory.store(change)
      if (stored.ok) return kind
      await updates.apply((await revert()).changed)
      return { refused: stored.code }
    }
    if (kind === 'reading' && source !== null) {
      await updates.showReading(listId, document, { source, changed, settings })
    } else if (kind === 'columns' && source !== null) await updates.applyLayout({ source, changed })
    else {
      const saved = kind === 'settings' ? updates.saveSettings(settings, changed) : undefined
      await updates.apply(changed)
      await saved
    }
    return kind
  }

  const undo = () => work.undo(undefined)
  const redo = () => work.redo(undefined)
  return { undo: () => step(undo, redo), redo: () => step(redo, undo) }
}
