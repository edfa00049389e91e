import type { Bridge } from '#contract/channels.ts'
import { type ListDocument, type ListFigures, rowsPerCall, sourceBytesPerCall } from '#contract/list.ts'
import type { ListWork } from './views.ts'
import type { WorkerClient } from './worker-client.ts'
import { createWriteQueue, type SaveState, type Write } from './write-queue.ts'

/** Stores the open list in the main process, one write after the other. */
export interface ListWriter {
  /** Writes a change once the rows are stored. If storing the rows failed, that is retried: they contain the change. */
  write(task: Write): void
  /** Stores all rows again with this write. Until it succeeds it replaces every other write. */
  storeAll(all: Write): void
  /** Stops retrying to store the rows: another list is opened. */
  abandon(): void
  /** Resolves when all writes are done, or have failed. */
  flush(): Promise<void>
}

const nothing: Write = async () => ({ ok: true })

export function createListWriter(onState: (state: SaveState) => void): ListWriter {
  const queue = createWriteQueue(onState)
  /** Until it is done, later writes would concern a list without rows. */
  let rows: Write | null = null

  function write(task: Write): void {
    queue.add(async () => {
      const storeRows = rows
      if (storeRows === null) return task()
      const stored = await storeRows()
      // Rows that arrived meanwhile must still be stored.
      if (stored.ok && rows === storeRows) rows = null
      return stored
    })
  }

  return {
    write,
    storeAll(all) {
      rows = all
      write(nothing)
    },
    abandon() {
      rows = null
    },
    async flush() {
      await queue.flushed()
      if (rows === null) return
      write(nothing)
      await queue.flushed()
    }
  }
}

/** Sends the worker's rows to the list in the main process, and the source file if it is not stored yet. */
export async function writeRows(
  { calls }: Bridge,
  work: WorkerClient<ListWork>,
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
