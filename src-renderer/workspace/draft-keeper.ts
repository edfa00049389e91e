import type { Bridge } from '#contract/channels.ts'
import type { CellDraft } from '#contract/list.ts'
import type { CommandLog } from './command-log.ts'

/** The text of a list's open cell on its way to the main process. */
export interface DraftKeeper {
  /**
   * The last text counts: those that come while one is written are passed over. The text of another cell takes the place
   * of the one before, which may be given and not yet stored: it waits until it is.
   */
  keep(draft: CellDraft): void
  /** Takes the text away once the commands given until now are stored, unless another one is typed meanwhile. */
  drop(): void
}

export function createDraftKeeper(
  { calls }: Bridge,
  listId: string,
  log: Pick<CommandLog, 'flush' | 'hold' | 'pending'>
): DraftKeeper {
  /** Undefined: nothing is to be written. */
  let next: CellDraft | null | undefined
  let running: Promise<void> | null = null
  /** Counts texts and closed cells. */
  let latest = 0
  /** The cell whose text was last given to the main process. */
  let cell: Pick<CellDraft, 'rowId' | 'field'> | null = null

  async function writeAll(): Promise<void> {
    while (next !== undefined) {
      const written = next
      next = undefined
      // A disk that refuses: the cell is unsaved as long as it is open, and the next letter tries again.
      await calls['lists.keepDraft']({ listId, draft: written }).catch(() => undefined)
    }
    running = null
  }

  function write(draft: CellDraft | null): Promise<void> {
    next = draft
    cell = draft
    running ??= writeAll()
    return running
  }

  /** Passed over where something newer came, or where the disk does not take the commands: the next letter tries again. */
  async function writeAfterCommands(draft: CellDraft | null, own: number): Promise<void> {
    await log.flush()
    if (own === latest && log.pending().length === 0) await write(draft)
  }

  const isOfCell = (draft: CellDraft) => cell === null || (cell.rowId === draft.rowId && cell.field === draft.field)

  return {
    keep(draft) {
      latest += 1
      void (isOfCell(draft) ? write(draft) : writeAfterCommands(draft, latest))
    },
    drop() {
      latest += 1
      // Until then nothing is said to be saved: after a crash the text would stand in its cell again.
      void writeAfterCommands(null, latest).finally(log.hold())
    }
  }
}
