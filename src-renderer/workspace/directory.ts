import type { Bridge, CallOutput } from '#contract/channels.ts'
import type { DirectoryEntry, DirectoryView } from '#contract/directory.ts'
import type { ListUpdates } from './list-updates.ts'
import type { OpenListState } from './open-list-state.ts'
import type { DirectoryChange, ListWork } from './views.ts'
import type { WorkerClient } from './worker-client.ts'

export const noDirectory: DirectoryView = { connectionId: '', items: [], accepted: [] }

/** The entries by which lists are read: those of the policy come last, and win. */
export function appliedEntries({ items }: DirectoryView): readonly DirectoryEntry[] {
  const from = (source: 'confirmed' | 'it') => items.filter((item) => item.source === source)
  return [...from('confirmed'), ...from('it')].map(({ entry }) => entry)
}

/**
 * The directory of a connection; null: of the chosen one. Empty where it cannot be read: then the list asks for its
 * doctors, and nothing goes to a wrong one.
 */
export async function readDirectory({ calls }: Bridge, connectionId: string | null): Promise<DirectoryView> {
  const read = await calls['directory.read']({ connectionId })
  return read.ok ? read.value : noDirectory
}

export type DirectoryAnswer = CallOutput<'directory.save'>

/** The directory of doctors of the open list. */
export interface ListDirectory {
  /** Reads it again, and the list by it. */
  refresh(): Promise<void>
  /** Confirms entries instead of others: one step to undo. All rows of the list follow at once. */
  change(change: DirectoryChange): Promise<DirectoryAnswer>
  /** The same without a step to undo. */
  store(change: DirectoryChange): Promise<DirectoryAnswer>
  /** Keeps what the list has together as proposals for other lists. */
  propose(): Promise<void>
}

export function createListDirectory(
  bridge: Bridge,
  work: WorkerClient<ListWork>,
  list: OpenListState,
  updates: ListUpdates
): ListDirectory {
  const { calls } = bridge

  async function show(directory: DirectoryView, step: DirectoryChange | null): Promise<void> {
    const changed = await work.setDirectory({ entries: appliedEntries(directory), step })
    list.update({ directory })
    const document = list.get()?.document
    if (document != null) updates.saveDocument(document, changed.figures)
    await updates.apply(changed)
  }

  async function reload(step: DirectoryChange | null): Promise<void> {
    const before = list.get()
    if (before === null || before.phase !== 'open') return
    const directory = await readDirectory(bridge, before.directory.connectionId)
    const after = list.get()
    if (after?.listId !== before.listId) return
    if (step === null && JSON.stringify(directory) === JSON.stringify(after.directory)) return
    await show(directory, step)
  }

  async function send({ saved, forgotten }: DirectoryChange): Promise<DirectoryAnswer> {
    const { connectionId } = list.get()?.directory ?? noDirectory
    if (saved.length === 0) return calls['directory.forget']({ connectionId, entries: [...forgotten] })
    const replaced = forgotten.map(({ text }) => text)
    return calls['directory.save']({ connectionId, entries: [...saved], replaced })
  }

  async function store(change: DirectoryChange, isStep: boolean): Promise<DirectoryAnswer> {
    const stored = await send(change)
    if (stored.ok) await reload(isStep ? change : null)
    return stored
  }

  return {
    refresh: () => reload(null),
    change: (change) => store(change, true),
    store: (change) => store(change, false),
    async propose() {
      const { connectionId } = list.get()?.directory ?? noDirectory
      const seen = await work.seenDestinations(undefined)
      if (connectionId !== '' && seen.length > 0) await calls['directory.propose']({ connectionId, entries: [...seen] })
    }
  }
}
