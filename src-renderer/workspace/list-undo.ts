import type { Bridge } from '#contract/channels.ts'
import type { ListDirectory } from './directory.ts'
import type { ListCommands } from './list-commands.ts'
import type { StepResult, Workspace } from './open-list.ts'
import type { OpenedList } from './opened-list.ts'
import type { StepUpdate } from './views.ts'

/** Undoes and redoes steps in the worker, and shows and stores what they change. Each has its turn among the commands. */
export function createUndo(
  { calls }: Bridge,
  list: OpenedList,
  { tellInvited }: Pick<ListCommands, 'tellInvited'>,
  directory: Pick<ListDirectory, 'store'>
): Pick<Workspace, 'undo' | 'redo'> {
  const { work, listId } = list

  /** Another reading has other rows. null: it is shown; else the code of what speaks against it. */
  async function showReading({ source, changed, settings }: StepUpdate): Promise<string | null> {
    await list.log.written()
    const allowed = await calls['lists.beginRows']({ listId })
    if (!allowed.ok) return allowed.code
    const sent = await calls['lists.sentRows']({ listId })
    if (!sent.ok) return sent.code
    // Rows that were sent meanwhile must keep their identity: another reading of the file may not know them.
    if (await work.lacksRow({ rowIds: sent.value })) return 'already-sent'
    if (source !== null) await list.showReading({ source, changed, settings })
    return null
  }

  /** `revert` leads to where the step began. */
  async function step(run: () => Promise<StepUpdate>, revert: () => Promise<StepUpdate>): Promise<StepResult> {
    await tellInvited()
    const taken = await run()
    const { kind, changed, source, directory: change, kept } = taken
    if (kind === null) return null
    const result = { kind, changes: changed.change.rows, kept }
    if (kind === 'reading') {
      const refused = await showReading(taken)
      if (refused === null) return result
      await revert()
      return { refused }
    }
    if (source !== null) list.showSource(source)
    list.apply(changed)
    if (changed.allChanged) await list.loadRows()
    if (change === null) return result
    const stored = await directory.store(change)
    if (stored.ok) return result
    list.apply((await revert()).changed)
    return { refused: stored.code }
  }

  async function inTurn(run: () => Promise<StepUpdate>, revert: () => Promise<StepUpdate>): Promise<StepResult> {
    const result = await list.log.given(list.alone(() => step(run, revert))).catch(list.tellFailed)
    // An answer that is undone is not kept with the kind of file either.
    if (result !== null && 'kind' in result && (result.kind === 'settings' || result.kind === 'columns')) {
      await list.remember()
    }
    return result
  }

  const undo = () => work.undo(undefined)
  const redo = () => work.redo(undefined)
  return { undo: () => inTurn(undo, redo), redo: () => inTurn(redo, undo) }
}
