import { z } from 'zod'
import { type ExportedColumn, type ExportedRow, exportedColumn } from '#contract/exported.ts'
import { bytesOf, type Database, idFromBytes, idToBytes } from './database.ts'
import type { AssociatedData } from './encryption.ts'
import type { ListHeader } from './list-header.ts'
import { DamageError } from './storage-failure.ts'

/** The list that the export is of. */
type Owner = Pick<ListHeader, 'list' | 'listId' | 'cipher'>

const exportedCells = z.array(z.string())
const exportedColumns = z.array(exportedColumn)

/** Keeps rows of an export, and its columns. A row that is kept already is kept anew. */
export function keepExported(
  database: Database,
  { list, listId, cipher }: Owner,
  exportId: string,
  columns: readonly ExportedColumn[],
  rows: readonly ExportedRow[]
): void {
  const begun = database
    .prepare(
      `INSERT OR IGNORE INTO exports (list, export_id, sealed_columns, number)
       VALUES (?,?,?, (SELECT 1 + ifnull(max(number), 0) FROM exports WHERE list = ?))`
    )
    .run(list, exportId, cipher.encrypt(['export', listId, exportId], JSON.stringify(columns)), list)
  if (begun.changes > 0) forgetOldExports(database, list)
  const insert = database.prepare(
    'INSERT OR REPLACE INTO exported_rows (list, export_id, row_id, sealed_cells) VALUES (?,?,?,?)'
  )
  for (const { rowId, cells } of rows) {
    const kept = JSON.stringify(withoutStates(columns, cells))
    const sealed = cipher.encrypt(associatedDataOf(listId, exportId, rowId), kept)
    insert.run(list, exportId, idToBytes(rowId), sealed)
  }
}

/**
 * What is kept of one list: its last exports, which are the files that people still work on, and besides the newest no
 * more rows than two of the longest lists have. A file that is older comes back as one of which nothing is kept: every
 * difference is asked.
 */
const exportsMax = 12
const exportedRowsMax = 200_000

function forgetOldExports(database: Database, list: number): void {
  const known = database
    .prepare(
      `SELECT export_id, (SELECT count(*) FROM exported_rows AS own
         WHERE own.list = exports.list AND own.export_id = exports.export_id) AS rows
       FROM exports WHERE list = ? ORDER BY number DESC, export_id`
    )
    .all(list)
  const forget = database.prepare('DELETE FROM exports WHERE list = ? AND export_id = ?')
  let rows = 0
  for (const [index, one] of known.entries()) {
    rows += Number(one['rows'])
    if (index > 0 && (index >= exportsMax || rows > exportedRowsMax)) forget.run(list, String(one['export_id']))
  }
}

/** The columns of an export, those of its rows that are asked for, and how many rows it wrote; null if nothing is kept of it. */
export function readExported(
  database: Database,
  { list, listId, cipher }: Owner,
  exportId: string,
  rowIds: readonly string[]
): { columns: ExportedColumn[]; rows: ExportedRow[]; count: number } | null {
  const found = database
    .prepare('SELECT sealed_columns FROM exports WHERE list = ? AND export_id = ?')
    .get(list, exportId)
  if (found === undefined) return null
  const text = cipher.decrypt(['export', listId, exportId], bytesOf(found['sealed_columns'])).toString()
  const columns = exportedColumns.safeParse(JSON.parse(text))
  if (!columns.success) throw new DamageError('not the columns of an export')
  const select = database.prepare(
    'SELECT row_id, sealed_cells FROM exported_rows WHERE list = ? AND export_id = ? AND row_id = ?'
  )
  const rows = rowIds.flatMap((wanted): ExportedRow[] => {
    const row = select.get(list, exportId, idToBytes(wanted))
    if (row === undefined) return []
    const rowId = idFromBytes(row['row_id'])
    const cells = cipher.decrypt(associatedDataOf(listId, exportId, rowId), bytesOf(row['sealed_cells'])).toString()
    return [{ rowId, cells: withoutStates(columns.data, exportedCells.parse(JSON.parse(cells))) }]
  })
  const all = database
    .prepare('SELECT count(*) AS count FROM exported_rows WHERE list = ? AND export_id = ?')
    .get(list, exportId)
  return { columns: columns.data, rows, count: Number(all?.['count']) }
}

/** Links and states are told by the invitations alone: what the window kept of them in a file is neither stored nor told. */
function withoutStates(columns: readonly ExportedColumn[], cells: readonly string[]): string[] {
  return cells.map((cell, index) => (columns[index]?.kind === 'state' ? '' : cell))
}

/** Erases what is kept of all exports of a list: a patient who is erased is in none of them any more. */
export function deleteExported(database: Database, { list }: Pick<ListHeader, 'list'>): void {
  database.prepare('DELETE FROM exports WHERE list = ?').run(list)
}

function associatedDataOf(listId: string, exportId: string, rowId: string): AssociatedData {
  return ['exported', listId, exportId, rowId]
}
