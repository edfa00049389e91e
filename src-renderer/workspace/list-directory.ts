import type { Bridge } from '#contract/channels.ts'
import type { DirectoryEntry, DirectoryView } from '#contract/directory.ts'
import {
  appliedEntries,
  type DirectoryAnswer,
  type DirectoryChange,
  type ListDirectory,
  readDirectory
} from './directory.ts'
import type { OpenedList } from './opened-list.ts'

function isSame(one: readonly DirectoryEntry[], other: readonly DirectoryEntry[]): boolean {
  return JSON.stringify(one) === JSON.stringify(other)
}

/** What is done here has its turn among the commands of the list. */
export function createListDirectory(bridge: Bridge, list: OpenedList): ListDirectory {
  const { calls } = bridge
  const { work } = list

  async function show(directory: DirectoryView, step: DirectoryChange | null): Promise<void> {
    const changed = await work.setDirectory({ entries: appliedEntries(directory), step })
    list.update({ directory })
    list.apply(changed)
    await list.loadRows()
  }

  async function reload(step: DirectoryChange | null): Promise<void> {
    const before = list.get()
    const directory = await readDirectory(bridge, before.directory.connectionId)
    // Proposals and answers of the server arrive while a batch is running: no row depends on them.
    if (step === null && isSame(appliedEntries(directory), appliedEntries(before.directory))) list.update({ directory })
    else await show(directory, step)
  }

  async function send({ saved, forgotten }: DirectoryChange): Promise<DirectoryAnswer> {
    const { connectionId } = list.get().directory
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
    async refresh() {
      if (list.get().phase === 'open') await list.alone(() => reload(null))
    },
    change: (change) => list.log.given(list.alone(() => store(change, true))),
    store: (change) => store(change, false),
    async propose() {
      const { connectionId } = list.get().directory
      const seen = await work.seenDestinations(undefined)
      if (connectionId !== '' && seen.length > 0) await calls['directory.propose']({ connectionId, entries: [...seen] })
    }
  }
}
