import { type ListRow, listRow } from '#contract/list.ts'
import { bytesOf, type Database, idFromBytes, idToBytes, numberOf } from './database.ts'
import type { AssociatedData } from './encryption.ts'
import type { ListHeader } from './list-header.ts'
import { DamageError } from './storage-failure.ts'

/** Where rows of a list are: the list, one of its generations, its cipher. */
export type RowsLocation = Pick<ListHeader, 'list' | 'listId' | 'generation' | 'cipher'>

export function insertRows(
  database: Database,
  location: RowsLocation,
  firstPosition: number,
  rows: readonly ListRow[]
): void {
  const insert = database.prepare(
    'INSERT INTO list_rows (list, generation, position, row_id, sealed_row) VALUES (?,?,?,?,?)'
  )
  for (const [index, row] of rows.entries()) {
    const position = firstPosition + index
    insert.run(location.list, location.generation, position, idToBytes(row.rowId), encryptRow(location, position, row))
  }
}

/** In the order of the file. Throws {@link DamageError} if one is missing or not what was written. */
export function readRows(
  database: Database,
  header: ListHeader,
  range: { readonly offset: number; readonly limit: number }
): ListRow[] {
  // Erased rows leave gaps between the positions. Only then does SQLite have to count.
  const [part, ...values] =
    header.erased === null
      ? (['AND position >= ? ORDER BY position LIMIT ?', range.offset, range.limit] as const)
      : (['ORDER BY position LIMIT ? OFFSET ?', range.limit, range.offset] as const)
  const rows = database
    .prepare(`SELECT position, row_id, sealed_row FROM list_rows WHERE list = ? AND generation = ? ${part}`)
    .all(header.list, header.generation, ...values)
    .map((row) => decryptRow(header, row))
  const expected = Math.max(0, Math.min(range.limit, header.rowCount - range.offset))
  if (rows.length !== expected) throw new DamageError('rows are gone')
  return rows
}

/** How many of these rows the list has; each counts once. */
export function countRows(database: Database, header: RowsLocation, rowIds: readonly string[]): number {
  const wanted = new Set(rowIds)
  const ids = database
    .prepare('SELECT row_id FROM list_rows WHERE list = ? AND generation = ?')
    .iterate(header.list, header.generation)
  let count = 0
  for (const row of ids) if (wanted.has(idFromBytes(row['row_id']))) count += 1
  return count
}

/** Changes the row of this id. False if the list has no such row. */
export function replaceRow(
  database: Database,
  header: ListHeader,
  rowId: string,
  change: (row: ListRow) => ListRow
): boolean {
  const found = findRow(database, header, rowId)
  if (found === undefined) return false
  const { position, row } = found
  database
    .prepare('UPDATE list_rows SET sealed_row = ? WHERE list = ? AND generation = ? AND position = ?')
    .run(encryptRow(header, position, change(row)), header.list, header.generation, position)
  return true
}

/** The row of this id; undefined if the list has no such row. */
export function findRow(
  database: Database,
  location: RowsLocation,
  rowId: string
): { readonly position: number; readonly row: ListRow } | undefined {
  const row = database
    .prepare('SELECT position, row_id, sealed_row FROM list_rows WHERE list = ? AND generation = ? AND row_id = ?')
    .get(location.list, location.generation, idToBytes(rowId))
  return row === undefined ? undefined : { position: numberOf(row['position']), row: decryptRow(location, row) }
}

/** Where a row is, without its cells. */
export type RowPosition = { readonly position: number; readonly rowId: string }

/** Up to `limit` rows after a position, in the order of the file. */
export function rowsAfter(database: Database, location: RowsLocation, after: number, limit: number): RowPosition[] {
  return database
    .prepare(
      `SELECT position, row_id FROM list_rows WHERE list = ? AND generation = ? AND position > ?
       ORDER BY position LIMIT ?`
    )
    .all(location.list, location.generation, after, limit)
    .map((row) => ({ position: numberOf(row['position']), rowId: idFromBytes(row['row_id']) }))
}

export function deleteRow(database: Database, location: RowsLocation, position: number): void {
  database
    .prepare('DELETE FROM list_rows WHERE list = ? AND generation = ? AND position = ?')
    .run(location.list, location.generation, position)
}

/** The row's index in the file; undefined if the list has no such row. */
export function positionOf(database: Database, location: RowsLocation, rowId: string): number | undefined {
  const row = database
    .prepare('SELECT position FROM list_rows WHERE list = ? AND generation = ? AND row_id = ?')
    .get(location.list, location.generation, idToBytes(rowId))
  return row === undefined ? undefined : numberOf(row['position'])
}

/** The position after all rows: erased ones leave gaps, so that it is not their number. */
export function nextPosition(database: Database, location: RowsLocation): number {
  const last = database
    .prepare('SELECT ifnull(max(position), -1) AS last FROM list_rows WHERE list = ? AND generation = ?')
    .get(location.list, location.generation)
  return numberOf(last?.['last']) + 1
}

/** Deletes rows of other generations. Two ranges of the primary key: `<>` would scan all rows. */
export function deleteOtherGenerations(
  database: Database,
  { list, generation }: Pick<RowsLocation, 'list' | 'generation'>
): void {
  database.prepare('DELETE FROM list_rows WHERE list = ? AND generation < ?').run(list, generation)
  database.prepare('DELETE FROM list_rows WHERE list = ? AND generation > ?').run(list, generation)
}

function encryptRow(location: RowsLocation, position: number, row: ListRow): Uint8Array {
  return location.cipher.encrypt(associatedDataOf(location, position, row.rowId), JSON.stringify(row))
}

function decryptRow(location: RowsLocation, row: Readonly<Record<string, unknown>>): ListRow {
  const rowId = idFromBytes(row['row_id'])
  const text = location.cipher
    .decrypt(associatedDataOf(location, numberOf(row['position']), rowId), bytesOf(row['sealed_row']))
    .toString()
  const parsed = listRow.safeParse(JSON.parse(text))
  if (!parsed.success) throw new DamageError('not a row of a list')
  return parsed.data
}

function associatedDataOf(location: RowsLocation, position: number, rowId: string): AssociatedData {
  return ['row', location.listId, location.generation, position, rowId]
}
