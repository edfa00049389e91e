import type { ExportedColumn, ExportedRow } from '#contract/exported.ts'
import type { Database } from './database.ts'
import type { Encryption } from './encryption.ts'
import { keepExported, readExported } from './exported-cells.ts'
import { createListAccess } from './list-access.ts'
import type { StorageResult } from './storage-failure.ts'

type Export = { readonly listId: string; readonly exportId: string }

/** What was written to files that may come back. It goes with the first patient of the list who is erased. */
export interface ExportStore {
  /** A part of the rows; one that is kept already is replaced. */
  readonly keep: (
    part: Export & { readonly columns: readonly ExportedColumn[]; readonly rows: readonly ExportedRow[] }
  ) => StorageResult<null, 'no-such-list'>
  /** Only the rows that are asked for and kept; null: nothing is kept of this export. */
  readonly read: (
    wanted: Export & { readonly rowIds: readonly string[] }
  ) => StorageResult<{ columns: ExportedColumn[]; rows: ExportedRow[]; count: number } | null, 'no-such-list'>
}

export function createExportStore(database: Database, encryption: Encryption): ExportStore {
  const { read, update } = createListAccess(database, encryption)
  return {
    keep: ({ listId, exportId, columns, rows }) =>
      update(listId, (header) => {
        // While patients are being erased nothing of them is kept anew: what comes back is then asked.
        if (header.sealedNextKey === null) keepExported(database, header, exportId, columns, rows)
        return { ok: true, value: null }
      }),
    read: ({ listId, exportId, rowIds }) =>
      read(listId, (header) => ({
        ok: true,
        value: readExported(database, header, exportId, rowIds)
      }))
  }
}
