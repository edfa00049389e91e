import { type Database, idFromBytes, numberOf } from './database.ts'
import type { Encryption } from './encryption.ts'
import { findInvitationRow, writeInvitationRow } from './invitation-row.ts'
import type { ListHeader } from './list-header.ts'

/** Of no batch: batches of a list count from 1. */
const noBatch = 0

/**
 * Changed rows are no longer part of what was prepared for sending: they would go out as they were. `all`: settings or
 * columns have changed; the caller begins another batch. Returns how many rows were part of it until now.
 */
export function takeOutOfBatch(
  database: Database,
  encryption: Encryption,
  { list, listId, batch }: ListHeader,
  rowIds: readonly string[] | 'all'
): number {
  const planned = `FROM invitations WHERE list = ? AND batch = ? AND state IN ('ready', 'held')`
  const count = numberOf(database.prepare(`SELECT count(*) AS count ${planned}`).get(list, batch)?.['count'])
  if (rowIds === 'all' || count === 0) return count
  const changed = new Set(rowIds)
  const rows = database.prepare(`SELECT row_id ${planned}`).all(list, batch)
  const own = rows.map((row) => idFromBytes(row['row_id'])).filter((rowId) => changed.has(rowId))
  for (const rowId of own) {
    const row = findInvitationRow(database, encryption, listId, rowId)
    if (row !== undefined) writeInvitationRow(database, encryption, { ...row, batch: noBatch })
  }
  return own.length
}
