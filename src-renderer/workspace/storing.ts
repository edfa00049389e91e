import type { Bridge } from '#contract/channels.ts'
import { type ListDocument, type ListFigures, rowsPerCall, sourceBytesPerCall } from '#contract/list.ts'
import type { Remote } from './remote.ts'
import { createSaving, type SavingState, type Write } from './saving.ts'
import type { ListWork } from './views.ts'

/** Has the main process store the open list, one write after the other. */
export interface Storing {
  /** A change: written once the rows are there. Where storing those failed, it is tried again: they hold the change. */
  write(own: Write): void
  /** All rows are to be stored anew by this; until it has succeeded it stands in for every other write. */
  storeAll(all: Write): void
  /** Another list comes: what could not be stored of this one is not tried any more. */
  leave(): void
  /** Resolves when everything is stored, or could not be. */
  settled(): Promise<void>
}

const done: Write = async () => ({ ok: true })

export function createStoring(told: (state: SavingState) => void): Storing {
  const saving = createSaving(told)
  /** As long as it was not done, every later write would be about a list without its rows. */
  let rows: Write | null = null

  function write(own: Write): void {
    saving.add(async () => {
      const all = rows
      if (all === null) return own()
      const stored = await all()
      // Rows that came meanwhile are still to be stored.
      if (stored.ok && rows === all) rows = null
      return stored
    })
  }

  return {
    write,
    storeAll(all) {
      rows = all
      write(done)
    },
    leave() {
      rows = null
    },
    async settled() {
      await saving.settled()
      if (rows === null) return
      write(done)
      await saving.settled()
    }
  }
}

/** Puts the worker's rows into a list of the main process, and the file they came from where it is not there yet. */
export async function putRows(
  { calls }: Bridge,
  work: Remote<ListWork>,
  listId: string,
  latest: () => { readonly document: ListDocument; readonly figures: ListFigures },
  source?: Uint8Array
): ReturnType<Write> {
  const begun = await calls['lists.beginRows']({ listId })
  if (!begun.ok) return begun
  const { generation } = begun.value
  for (let from = 0; source !== undefined && (from === 0 || from < source.length); from += sourceBytesPerCall) {
    const bytes = source.slice(from, from + sourceBytesPerCall)
    const added = await calls['lists.addSource']({ listId, generation, bytes })
    if (!added.ok) return added
  }
  const count = await work.count(undefined)
  for (let from = 0; from < count; from += rowsPerCall) {
    const rows = await work.packedRows({ from, to: Math.min(count, from + rowsPerCall) })
    const added = await calls['lists.addRows']({ listId, generation, rows })
    if (!added.ok) return added
  }
  return calls['lists.endRows']({ listId, generation, ...latest() })
}
