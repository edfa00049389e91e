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
import type { DamageError } from './storage-failure.ts'

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
  for (const own of inviteIds) noteOwner(database, encryption, { serverId, inviteId: own, listId, rowId, expiresAt })
  return true
}

/** The row that the invitation belongs to; null: none that is known. */
export function findInviteOwner(
  database: Database,
  encryption: Encryption,
  serverId: string,
  inviteId: string
): RowId | null {
  const found = findOwner(database, encryption, serverId, inviteId)
  return found === null ? null : { listId: found.listId, rowId: found.rowId }
}

/** Notes the owner of every invitation that the file has. Where two rows had taken one invitation, the first keeps it. */
export function fillInviteOwners(database: Database, encryption: Encryption): void {
  for (const raw of database.prepare(`${fromInvitations} WHERE invite_id IS NOT NULL ORDER BY laid_at`).all()) {
    const row = readInvitationRow(encryption, raw)
    claimInvites(database, encryption, row, decryptDetails(row), row.changedAt)
  }
}

/** For entries of a file of before version 20: they have no key yet. */
export function giveOwnersKeys(database: Database, encryption: Encryption): void {
  const update = database.prepare('UPDATE invite_owners SET key = ?, mac = ? WHERE owner = ?')
  for (const raw of database.prepare("SELECT * FROM invite_owners WHERE key = x''").all()) {
    const owner = readOwner(encryption, { ...raw, key: null })
    const key = keyOf(encryption, owner)
    update.run(key, encryption.mac(associatedDataOf(owner, key)), numberOf(raw['owner']))
  }
}

/** Checks every entry. Throws {@link DamageError} at the first that was changed. */
export function verifyInviteOwners(database: Database, encryption: Encryption): void {
  for (const raw of database.prepare('SELECT * FROM invite_owners').iterate()) readOwner(encryption, raw)
}

/** Copies one entry out of a damaged file, of any version. Throws {@link DamageError} if it was changed. */
export function copyInviteOwner(
  database: Database,
  encryption: Encryption,
  raw: Readonly<Record<string, unknown>>
): void {
  noteOwner(database, encryption, readOwner(encryption, raw))
}

/**
 * Removes, of some entries after a place, those whose invitations have ended for certain, and are in no list any more. Returns the
 * place of the last one that was looked at; null: there are no more.
 */
export function purgeInviteOwners(database: Database, now: number, after: number, limit: number): number | null {
  const some = database
    .prepare('SELECT owner, list_id, row_id, expires_at FROM invite_owners WHERE owner > ? ORDER BY owner LIMIT ?')
    .all(after, limit)
  const isKept = database.prepare('SELECT 1 FROM invitations JOIN lists USING (list) WHERE list_id = ? AND row_id = ?')
  const remove = database.prepare('DELETE FROM invite_owners WHERE owner = ?')
  for (const row of some) {
    if (numberOf(row['expires_at']) >= now) continue
    if (isKept.get(bytesOf(row['list_id']), bytesOf(row['row_id'])) === undefined) remove.run(numberOf(row['owner']))
  }
  const last = some.at(-1)
  return last === undefined || some.length < limit ? null : numberOf(last['owner'])
}

/** The same row keeps it, until the later of the two ends. */
function noteOwner(database: Database, encryption: Encryption, owner: Owner): void {
  const known = findOwner(database, encryption, owner.serverId, owner.inviteId)
  const key = keyOf(encryption, owner)
  if (known === null) {
    database
      .prepare(
        `INSERT INTO invite_owners (key, server_id, invite_id, list_id, row_id, expires_at, mac) VALUES (?,?,?,?,?,?,?)`
      )
      .run(
        key,
        owner.serverId,
        owner.inviteId,
        idToBytes(owner.listId),
        idToBytes(owner.rowId),
        owner.expiresAt,
        encryption.mac(associatedDataOf(owner, key))
      )
  } else if (owner.expiresAt > known.expiresAt) {
    const later = { ...known, expiresAt: owner.expiresAt }
    database
      .prepare('UPDATE invite_owners SET expires_at = ?, mac = ? WHERE owner = ?')
      .run(later.expiresAt, encryption.mac(associatedDataOf(later, key)), known.number)
  }
}

function findOwner(
  database: Database,
  encryption: Encryption,
  serverId: string,
  inviteId: string
): (Owner & { readonly number: number }) | null {
  const raw = database
    .prepare('SELECT * FROM invite_owners WHERE key = ? AND server_id = ? AND invite_id = ?')
    .get(keyOf(encryption, { serverId, inviteId }), serverId, inviteId)
  return raw === undefined ? null : { ...readOwner(encryption, raw), number: numberOf(raw['owner']) }
}

/** Bytes of a key: so short that some hundred are on one page of the index. Two invitations may have the same. */
const keyLength = 8

/** A keyed hash: the server chooses its ids, and could make all of them begin alike. */
function keyOf(encryption: Encryption, { serverId, inviteId }: Pick<Owner, 'serverId' | 'inviteId'>): Uint8Array {
  return encryption.lookup(`owner ${JSON.stringify([serverId, inviteId])}`).subarray(0, keyLength)
}

function readOwner(encryption: Encryption, raw: Readonly<Record<string, unknown>>): Owner {
  const owner: Owner = {
    serverId: textOf(raw['server_id']),
    inviteId: textOf(raw['invite_id']),
    listId: idFromBytes(bytesOf(raw['list_id'])),
    rowId: idFromBytes(bytesOf(raw['row_id'])),
    expiresAt: numberOf(raw['expires_at'])
  }
  // Older files lack this column.
  const key = raw['key'] == null ? null : bytesOf(raw['key'])
  encryption.verify(associatedDataOf(owner, key), raw['mac'])
  return owner
}

function associatedDataOf(
  { serverId, inviteId, listId, rowId, expiresAt }: Owner,
  key: Uint8Array | null
): AssociatedData {
  const always = [serverId, inviteId, listId, rowId, expiresAt]
  return ['invite-owner', ...always, ...(key === null ? [] : [Buffer.from(key).toString('hex')])]
}
