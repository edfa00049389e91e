import type { ListRow } from '#contract/list.ts'
import { type Database, idFromBytes, idToBytes } from './database.ts'
import type { Encryption } from './encryption.ts'
import { findInvitationRow, writeInvitationRow } from './invitation-row.ts'
import type { ListHeader } from './list-header.ts'
import { findRow } from './list-rows.ts'

/**
 * Row ids that another reading of the file must have again, with the same cells: an invitation of theirs was sent or may
 * have been. In the order of the file.
 */
export function sentRowIds(database: Database, { list, listId }: Pick<ListHeader, 'list' | 'listId'>): string[] {
  return database
    .prepare(
      `SELECT row_id, position FROM invitations WHERE list = ? AND state NOT IN ('ready', 'held')
       UNION SELECT attempts.row_id, ifnull(invitations.position, 0) FROM attempts
         LEFT JOIN invitations ON invitations.list = ? AND invitations.row_id = attempts.row_id
         WHERE attempts.list_id = ?
       ORDER BY position`
    )
    .all(list, list, idToBytes(listId))
    .map((row) => idFromBytes(row['row_id']))
}

/**
 * Gives the invitations of a list their places in another generation of its rows. Those planned and never sent are
 * deleted, unless the user let them through and their row is the same. False, with nothing done, if a sent row is gone
 * or has other cells: its invitation would belong to another patient.
 */
export function carryInvitations(
  database: Database,
  encryption: Encryption,
  header: ListHeader,
  generation: number
): boolean {
  const { list, listId } = header
  const next = { ...header, generation }
  const sent = new Set(sentRowIds(database, header))
  const letThrough = database
    .prepare('SELECT row_id FROM invitations WHERE list = ? AND let_through = 1')
    .all(list)
    .map((row) => idFromBytes(row['row_id']))
  const places = new Map<string, number>()
  for (const rowId of [...sent, ...letThrough]) {
    const found = findRow(database, next, rowId)
    const before = findRow(database, header, rowId)
    if (found !== undefined && before !== undefined && hasSameCells(before.row, found.row)) {
      places.set(rowId, found.position)
    } else if (sent.has(rowId)) {
      return false
    }
  }
  for (const row of database.prepare('SELECT row_id FROM invitations WHERE list = ?').all(list)) {
    const rowId = idFromBytes(row['row_id'])
    const position = places.get(rowId)
    const invitation = position === undefined ? undefined : findInvitationRow(database, encryption, listId, rowId)
    if (position === undefined || invitation === undefined) {
      database.prepare('DELETE FROM invitations WHERE list = ? AND row_id = ?').run(list, idToBytes(rowId))
    } else if (invitation.position !== position) {
      writeInvitationRow(database, encryption, { ...invitation, position })
    }
  }
  return true
}

function hasSameCells({ cells: one }: ListRow, { cells: other }: ListRow): boolean {
  const length = Math.max(one.length, other.length)
  return Array.from({ length }, (_, column) => (one[column] ?? '') === (other[column] ?? '')).every(Boolean)
}
