import type { Bridge } from '#contract/channels.ts'
import { type ListDocument, type ListFigures, rowsPerCall, sourceBytesPerCall } from '#contract/list.ts'
import type { Remote } from './remote.ts'
import { createSaving, type SavingState, type Write } from './saving.ts'
import type { ListWork } from './views.ts'

/** Stores the open list in the main process, one write after the other. */
export interface Storing {
  /** Writes a change once the rows are stored. If storing the rows failed, that is retried: they contain the change. */
  write(own: Write): void
  /** Stores all rows again with this write. Until it succeeds it replaces every other write. */
  storeAll(all: Write): void
  /** Stops retrying to store the rows: another list is opened. */
  leave(): void
  /** Resolves when all writes are done, or have failed. */
  settled(): Promise<void>
}

const done: Write = async () => ({ ok: true })

export function createStoring(told: (state: SavingState) => void): Storing {
  const saving = createSaving(told)
  /** Until it is done, later writes would concern a list without rows. */
  let rows: Write | null = null

  function write(own: Write): void {
    saving.add(async () => {
      const all = rows
      if (all === null) return own()
      const stored = await all()
      // Rows that arrived meanwhile must still be stored.
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

/** Sends the worker's rows to the list in the main process, and the source file if it is not stored yet. */
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
