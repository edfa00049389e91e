import { type TableView, type TableViews, tableViews, tableViewsMax } from '#contract/table-view.ts'
import { catchStorageErrors, type StorageResult, toStorageFailure } from '../records/storage-failure.ts'
import type { JsonStore } from './json-store.ts'

/** How the table of the check screen is set up, by kind of file. */
export interface TableViewStore {
  /** null: as usual. A file that cannot be understood is quarantined: columns are set up again in a moment. */
  readonly read: (signature: string) => StorageResult<TableView | null>
  /** null: as usual again. */
  readonly keep: (signature: string, view: TableView | null) => StorageResult<null>
}

/** Table views as a JSON document; parsed on each read and each write. */
export function createTableViewStore(store: JsonStore): TableViewStore {
  /** Throws what the disk says where it does not give the file. */
  const readAll = (): TableViews => {
    try {
      const kept = tableViews.safeParse(store.read() ?? [])
      if (kept.success) return kept.data
    } catch (error) {
      if (toStorageFailure(error) !== undefined) throw error
      // Not JSON: treated like invalid content.
    }
    store.quarantine()
    return []
  }
  return {
    read: (signature) =>
      catchStorageErrors(() => {
        const found = readAll().find((one) => one.signature === signature)
        return { ok: true, value: found?.view ?? null }
      }),
    keep: (signature, view) =>
      catchStorageErrors(() => {
        const others = readAll().filter((one) => one.signature !== signature)
        const kept = view === null ? others : [...others, { signature, view }].slice(-tableViewsMax)
        store.write(tableViews.parse(kept))
        return { ok: true, value: null }
      })
  }
}
