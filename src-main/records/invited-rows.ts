import { type Database, idFromBytes, idToBytes } from './database.ts'
import type { ListHeader } from './list-header.ts'

/** Nothing of them was created on the server, and nothing is on its way. */
const unsent = `'ready', 'held', 'refused'`

/** Those of the rows whose invitation was sent, is being sent or may have been; `rowIds` null: of all rows of the list. */
export function invitedRows(database: Database, { list }: ListHeader, rowIds: readonly string[] | null): string[] {
  const sent = `SELECT row_id FROM invitations WHERE list = ? AND state NOT IN (${unsent})`
  if (rowIds === null)
    return database
      .prepare(sent)
      .all(list)
      .map((row) => idFromBytes(row['row_id']))
  const one = database.prepare(`${sent} AND row_id = ?`)
  return rowIds.filter((rowId) => one.get(list, idToBytes(rowId)) !== undefined)
}

/** The rows of the list that were tried and of which nothing was created: refused by the server, or held back. */
export function refusedRows(database: Database, { list }: ListHeader): string[] {
  return database
    .prepare(`SELECT row_id FROM invitations WHERE list = ? AND state IN ('held', 'refused')`)
    .all(list)
    .map((row) => idFromBytes(row['row_id']))
}
