import { dayMs } from '../sending/clock.ts'
import type { InvitationDetails } from '../sending/invitation-port.ts'
import { bytesOf, type Database, idFromBytes, idToBytes, numberOf, textOf } from './database.ts'
import type { AssociatedData, Encryption } from './encryption.ts'
import type { RowId } from './guard-keys.ts'
import {
  decryptDetails,
  fromInvitations,
  type InvitationRow,
  noAppointment,
  readInvitationRow
} from './invitation-row.ts'
import { DamageError } from './storage-failure.ts'

// Which row an invitation on a server belongs to. It belongs to one row for ever: two rows with one invitation would be
// two patients in one consultation. An entry outlives its list until the invitation has ended for certain.

type Owner = RowId & {
  readonly serverId: string
  readonly inviteId: string
  /** ms since the epoch. */
  readonly expiresAt: number
}

/** Longer than any invitation lives after its appointment, or without a date after it was made. */
const keptForMs = 30 * dayMs

/**
 * Notes that the invitations in the details belong to the row. False, with nothing written, if one of them belongs to
 * another row. Call it within a transaction.
 */
export function claimInvites(
  database: Database,
  encryption: Encryption,
  row: RowId & Pick<InvitationRow, 'serverId' | 'moment'>,
  { inviteId, duplicates = [] }: Pick<InvitationDetails, 'inviteId' | 'duplicates'>,
  at: number
): boolean {
  const { serverId, listId, rowId, moment } = row
  if (serverId === null) return true
  const inviteIds = new Set(inviteId === undefined ? duplicates : [inviteId, ...duplicates])
  const owners = [...inviteIds].map((own) => findInviteOwner(database, encryption, serverId, own))
  if (owners.some((owner) => owner !== null && (owner.listId !== listId || owner.rowId !== rowId))) return false
  const expiresAt = (moment === noAppointment ? at : Math.max(at, moment)) + keptForMs
  for (const own of inviteIds) insertOwner(database, encryption, { serverId, inviteId: own, listId, rowId, expiresAt })
  return true
}

/** The row that the invitation belongs to; null: none that is known. */
export function findInviteOwner(
  database: Database,
  encryption: Encryption,
  serverId: string,
  inviteId: string
): RowId | null {
  const raw = database
    .prepare('SELECT * FROM invite_owners WHERE server_id = ? AND invite_id = ?')
    .get(serverId, inviteId)
  if (raw === undefined) return null
  const { listId, rowId } = readOwner(encryption, raw)
  return { listId, rowId }
}

/** For a file that is older than the table. Where two rows had taken one invitation, the first keeps it. */
export function fillInviteOwners(database: Database, encryption: Encryption): void {
  for (const raw of database.prepare(`${fromInvitations} WHERE invite_id IS NOT NULL ORDER BY laid_at`).all()) {
    const row = readInvitationRow(encryption, raw)
    claimInvites(database, encryption, row, decryptDetails(row), row.changedAt)
  }
}

/** Checks every entry. Throws {@link DamageError} at the first that was changed. */
export function verifyInviteOwners(database: Database, encryption: Encryption): void {
  for (const raw of database.prepare('SELECT * FROM invite_owners').iterate()) readOwner(encryption, raw)
}

/** Copies one entry out of a damaged file. Throws {@link DamageError} if it was changed. */
export function copyInviteOwner(
  database: Database,
  encryption: Encryption,
  raw: Readonly<Record<string, unknown>>
): void {
  insertOwner(database, encryption, readOwner(encryption, raw))
}

/** By what the entries are ordered: server and invitation. */
export type InvitePlace = readonly [serverId: string, inviteId: string]

/**
 * Removes, of some entries after a place, those whose invitations have ended for certain. Returns the place of the last one that was
 * looked at; null: there are no more.
 */
export function purgeInviteOwners(
  database: Database,
  now: number,
  [serverId, inviteId]: InvitePlace,
  limit: number
): InvitePlace | null {
  const some = database
    .prepare(
      `SELECT server_id, invite_id, expires_at FROM invite_owners WHERE (server_id, invite_id) > (?, ?)
       ORDER BY server_id, invite_id LIMIT ?`
    )
    .all(serverId, inviteId, limit)
  const remove = database.prepare('DELETE FROM invite_owners WHERE server_id = ? AND invite_id = ?')
  for (const row of some) {
    if (numberOf(row['expires_at']) < now) remove.run(textOf(row['server_id']), textOf(row['invite_id']))
  }
  const last = some.at(-1)
  return last === undefined || some.length < limit ? null : [textOf(last['server_id']), textOf(last['invite_id'])]
}

function insertOwner(database: Database, encryption: Encryption, owner: Owner): void {
  database
    .prepare(
      `INSERT INTO invite_owners (server_id, invite_id, list_id, row_id, expires_at, mac) VALUES (?,?,?,?,?,?)
       ON CONFLICT (server_id, invite_id) DO UPDATE SET expires_at = excluded.expires_at, mac = excluded.mac
       WHERE excluded.expires_at > invite_owners.expires_at`
    )
    .run(
      owner.serverId,
      owner.inviteId,
      idToBytes(owner.listId),
      idToBytes(owner.rowId),
      owner.expiresAt,
      encryption.mac(associatedDataOf(owner))
    )
}

function readOwner(encryption: Encryption, raw: Readonly<Record<string, unknown>>): Owner {
  const owner: Owner = {
    serverId: textOf(raw['server_id']),
    inviteId: textOf(raw['invite_id']),
    listId: idFromBytes(bytesOf(raw['list_id'])),
    rowId: idFromBytes(bytesOf(raw['row_id'])),
    expiresAt: numberOf(raw['expires_at'])
  }
  encryption.verify(associatedDataOf(owner), raw['mac'])
  return owner
}

function associatedDataOf({ serverId, inviteId, listId, rowId, expiresAt }: Owner): AssociatedData {
  return ['invite-owner', serverId, inviteId, listId, rowId, expiresAt]
}
