import type { Bridge } from '#contract/channels.ts'
import type { ExportedColumn, ExportedRow } from '#contract/exported.ts'
import { rowsPerCall } from '#contract/limits.ts'
import type { ImportSource } from '../state/import-source.ts'
import { bytesOrText } from './import-list.ts'
import type { ListCommands } from './list-commands.ts'
import type { CopyResult } from './open-list.ts'
import type { OpenedList } from './opened-list.ts'
import { isSent } from './row-change.ts'
import type { CopyChange, SentContent } from './views.ts'

interface Kept {
  readonly columns: readonly ExportedColumn[]
  readonly rows: readonly ExportedRow[]
  readonly count: number
}

/** A file that was exported and comes back: compared with the list, then taken as far as the user says. */
export interface ReturningCopy {
  /** Nothing is changed. */
  compare(source: ImportSource): Promise<CopyResult>
  /** False: the list is no longer as it was shown, so that nothing was taken. */
  take(taken: readonly Pick<CopyChange, 'rowId' | 'field'>[]): Promise<boolean>
  /** The lines that are no rows of the list, as a spreadsheet puts them on the clipboard. */
  otherLines(): Promise<string>
}

export function createReturningCopy(
  { calls }: Bridge,
  list: OpenedList,
  { setTime, tellInvited }: Pick<ListCommands, 'setTime' | 'tellInvited'>
): ReturningCopy {
  const { listId, work, log } = list

  /** What an export wrote for these rows; null: nothing is kept of it. */
  async function readKept(exportId: string | null, rowIds: readonly string[]): Promise<Kept | null> {
    if (exportId === null) return null
    let columns: readonly ExportedColumn[] = []
    let count = 0
    const rows: ExportedRow[] = []
    for (let from = 0; from === 0 || from < rowIds.length; from += rowsPerCall) {
      const page = await calls['exports.read']({ listId, exportId, rowIds: rowIds.slice(from, from + rowsPerCall) })
      if (!page.ok || page.value === null) return null
      columns = page.value.columns
      count = page.value.count
      rows.push(...page.value.rows)
    }
    return { columns, rows, count }
  }

  /** What was sent, with the corrections since. */
  async function readContents() {
    const contents: SentContent[] = []
    for (let offset = 0; ; offset += rowsPerCall) {
      const page = await calls['sending.invitations']({ listId, offset, limit: rowsPerCall })
      if (!page.ok) return page
      for (const view of page.value) if (isSent(view)) contents.push({ rowId: view.rowId, content: view.content })
      if (page.value.length < rowsPerCall) return { ok: true, value: contents } as const
    }
  }

  async function compareNow(source: ImportSource): Promise<CopyResult> {
    const copy = await work.readCopy({ source: bytesOrText(source) })
    if (copy.kind === 'unreadable') return copy
    const kept = await readKept(copy.exportId, copy.rowIds)
    const contents = await readContents()
    if (!contents.ok) return { kind: 'failed', code: contents.code }
    const comparison = await work.compareCopy({ kept, contents: contents.value })
    return { kind: 'compared', comparison, contents: contents.value }
  }

  return {
    async compare(source) {
      // Appointments may be in the past now.
      await setTime()
      return list.alone(() => compareNow(source))
    },

    async take(taken) {
      const wanted = taken.map(({ rowId, field }) => ({ rowId, field }))
      const takeAll = async () => {
        await tellInvited()
        const changed = await work.takeCopy({ taken: wanted })
        if (changed !== null) list.apply(changed)
        return changed
      }
      const changed = await log.given(list.alone(takeAll)).catch(list.tellFailed)
      if (changed?.allChanged) await list.loadRows().catch(list.tellFailed)
      return changed !== null
    },

    otherLines: () => list.inOrder(() => work.otherLines(undefined))
  }
}
