import type { InvitationContent, InvitationState } from '#contract/invitation.ts'
import { firstGuardKeys, guardKeys, guardKeysExpireAt, guardVersion, scopeOf } from '../sending/duplicate-guard.ts'
import { bytesOf, type Database, idFromBytes, idToBytes, numberOf } from './database.ts'
import type { AssociatedData, Encryption } from './encryption.ts'
import { decryptContent, fromInvitations, readInvitationRow } from './invitation-row.ts'
import { readEntry } from './ledger.ts'
import { DamageError } from './storage-failure.ts'

// The guard's keys. They are only ever added, by every writer that makes an invitation live, and outlive its list.

/** A row of a list. */
export type RowId = { readonly listId: string; readonly rowId: string }

type GuardRow = RowId & {
  readonly key: Uint8Array
  readonly version: number
  readonly addedAt: number
  readonly expiresAt: number
}

/** The appointment of an old attempt is not known, so its key is kept for ever. */
const never = Number.MAX_SAFE_INTEGER

/** States of invitations that were never live, or of which the server has none. */
const notLive: readonly InvitationState[] = ['ready', 'held', 'refused']

export function isLive({ state }: { readonly state: InvitationState }): boolean {
  return !notLive.includes(state)
}

function guardOf(encryption: Encryption, key: string): Uint8Array {
  return encryption.lookup(`guard ${key}`)
}

/** The first key of an invitation: kept with it, its attempts and in the sent log. */
export function firstGuardOf(encryption: Encryption, connectionId: string, content: InvitationContent): Uint8Array {
  return guardOf(encryption, guardKeys(scopeOf(connectionId), content)[0] ?? '')
}

/** Where keys begin with the minute of the appointment: those of a day are next to each other, and a list changes few pages. */
const placeLength = 4
const undatedPlace = 2 ** 32 - 1

/** The keys that are added now; up to the second version they were whole hashes. */
function placedKey(hash: Uint8Array, { scheduledFor }: InvitationContent): Uint8Array {
  const minute = scheduledFor === undefined ? undatedPlace : Math.floor(Date.parse(scheduledFor) / 60_000)
  const place = Buffer.alloc(placeLength)
  place.writeUInt32BE(Math.min(Math.max(0, minute), undatedPlace))
  return Buffer.concat([place, hash.subarray(placeLength)])
}

/** Adds the keys of an invitation that is, or is about to be, on the server. Call it within a transaction. */
export function addGuardKeys(
  database: Database,
  encryption: Encryption,
  { listId, rowId, connectionId }: RowId & { readonly connectionId: string },
  content: InvitationContent,
  addedAt: number
): void {
  const expiresAt = guardKeysExpireAt(content, addedAt)
  for (const text of guardKeys(scopeOf(connectionId), content)) {
    const key = placedKey(guardOf(encryption, text), content)
    insertGuardRow(database, encryption, { key, version: guardVersion, listId, rowId, addedAt, expiresAt })
  }
}

/**
 * Adds the key that an attempt carries. Its version may be any: it is noted as the first, so that the rules of every
 * version are asked from then on.
 */
export function addAttemptKey(
  database: Database,
  encryption: Encryption,
  { listId, rowId, guard, at }: RowId & { readonly guard: string; readonly at: number }
): void {
  const key = Buffer.from(guard, 'hex')
  insertGuardRow(database, encryption, { key, version: 1, listId, rowId, addedAt: at, expiresAt: never })
}

/** For a file that is older than the table: keys of all attempts and of every invitation that may be live. */
export function fillGuardKeys(database: Database, encryption: Encryption): void {
  for (const raw of database.prepare(fromInvitations).all()) {
    const row = readInvitationRow(encryption, raw)
    if (isLive(row)) addGuardKeys(database, encryption, row, decryptContent(row), row.laidAt)
  }
  for (const raw of database.prepare('SELECT * FROM attempts').all()) {
    addAttemptKey(database, encryption, readEntry(encryption, raw))
  }
}

/** The rows, other than `self`, that share a key with this content under any version of the rules. */
export function createGuardSearch(
  database: Database,
  encryption: Encryption
): (self: RowId & { readonly connectionId: string }, content: InvitationContent) => readonly RowId[] {
  const has = (version: number) =>
    database
      .prepare(`SELECT 1 FROM guard_keys WHERE version < ${guardVersion} AND version = ? LIMIT 1`)
      .get(version) !== undefined
  // A key of an attempt is noted as of the first version, and may be of any.
  const hasFirst = has(1)
  const hasWhole = hasFirst || has(2)
  const byKey = database.prepare('SELECT * FROM guard_keys WHERE key = ?')
  return (self, content) => {
    const scope = scopeOf(self.connectionId)
    const hashes = guardKeys(scope, content).map((text) => guardOf(encryption, text))
    const keys = hashes.map((hash) => placedKey(hash, content))
    if (hasWhole) keys.push(...hashes)
    if (hasFirst) keys.push(...firstGuardKeys(scope, content).map((text) => guardOf(encryption, text)))
    const found = new Map<string, RowId>()
    for (const raw of keys.flatMap((key) => byKey.all(key))) {
      const { listId, rowId } = readGuardRow(encryption, raw)
      if (listId !== self.listId || rowId !== self.rowId) found.set(`${listId} ${rowId}`, { listId, rowId })
    }
    return [...found.values()]
  }
}

/** Checks every key. Throws {@link DamageError} at the first that was changed. */
export function verifyGuardKeys(database: Database, encryption: Encryption): void {
  for (const raw of database.prepare('SELECT * FROM guard_keys').iterate()) readGuardRow(encryption, raw)
}

/** Copies one key out of a damaged file. Throws {@link DamageError} if it was changed. */
export function copyGuardRow(database: Database, encryption: Encryption, raw: Readonly<Record<string, unknown>>): void {
  insertGuardRow(database, encryption, readGuardRow(encryption, raw))
}

/** Removes some of the keys whose invitations have ended for certain; how many. */
export function purgeGuardKeys(database: Database, now: number, limit: number): number {
  const ended = database
    .prepare('SELECT key, list_id, row_id FROM guard_keys WHERE expires_at < ? LIMIT ?')
    .all(now, limit)
  const remove = database.prepare('DELETE FROM guard_keys WHERE key = ? AND list_id = ? AND row_id = ?')
  for (const row of ended) remove.run(bytesOf(row['key']), bytesOf(row['list_id']), bytesOf(row['row_id']))
  return ended.length
}

/** A key that the row already has stays, with the later of the two ends. */
function insertGuardRow(database: Database, encryption: Encryption, row: GuardRow): void {
  database
    .prepare(
      `INSERT INTO guard_keys (key, list_id, row_id, version, added_at, expires_at, mac) VALUES (?,?,?,?,?,?,?)
       ON CONFLICT (key, list_id, row_id) DO UPDATE SET version = excluded.version, added_at = excluded.added_at,
         expires_at = excluded.expires_at, mac = excluded.mac WHERE excluded.expires_at > guard_keys.expires_at`
    )
    .run(
      row.key,
      idToBytes(row.listId),
      idToBytes(row.rowId),
      row.version,
      row.addedAt,
      row.expiresAt,
      encryption.mac(associatedDataOf(row))
    )
}

function readGuardRow(encryption: Encryption, raw: Readonly<Record<string, unknown>>): GuardRow {
  const row: GuardRow = {
    key: bytesOf(raw['key']),
    version: numberOf(raw['version']),
    listId: idFromBytes(raw['list_id']),
    rowId: idFromBytes(raw['row_id']),
    addedAt: numberOf(raw['added_at']),
    expiresAt: numberOf(raw['expires_at'])
  }
  if (row.version > guardVersion) throw new DamageError('no such version of a guard key')
  encryption.verify(associatedDataOf(row), raw['mac'])
  return row
}

function associatedDataOf({ key, version, listId, rowId, addedAt, expiresAt }: GuardRow): AssociatedData {
  return ['guard-key', Buffer.from(key).toString('hex'), version, listId, rowId, addedAt, expiresAt]
}
