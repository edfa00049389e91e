import type { Bridge } from '#contract/channels.ts'
import type { DirectoryEntry, DirectoryView } from '#contract/directory.ts'
import {
  appliedEntries,
  type DirectoryAnswer,
  type DirectoryChange,
  type ListDirectory,
  noDirectory,
  readDirectory
} from './directory.ts'
import type { ListUpdates } from './list-updates.ts'
import type { OpenListState } from './open-list-state.ts'
import type { ListWork } from './views.ts'
import type { WorkerClient } from './worker-client.ts'

function isSame(one: readonly DirectoryEntry[], other: readonly DirectoryEntry[]): boolean {
  return JSON.stringify(one) === JSON.stringify(other)
}

export function createListDirectory(
  bridge: Bridge,
  work: WorkerClient<ListWork>,
  list: OpenListState,
  updates: ListUpdates
): ListDirectory {
  const { calls } = bridge

  async function show(directory: DirectoryView, step: DirectoryChange | null): Promise<void> {
    const opening = list.opening()
    const changed = await work.setDirectory({ entries: appliedEntries(directory), step })
    if (list.opening() !== opening) return
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
    // Proposals and answers of the server arrive while a batch is running: no row depends on them.
    if (step === null && isSame(appliedEntries(directory), appliedEntries(after.directory))) list.update({ directory })
    else await show(directory, step)
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
