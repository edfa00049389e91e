import { type InvitationState, invitationStates } from '#contract/invitation.ts'
import type { InvitationCounts, InvitationStore, SamePatient, StoredInvitation } from '../sending/invitation-port.ts'
import { type Database, idToBytes, numberOf, textOf } from './database.ts'
import type { Encryption } from './encryption.ts'
import {
  decryptContent,
  decryptDetails,
  findInvitationRow,
  fromInvitations,
  guardOf,
  type InvitationRow,
  readInvitationRow
} from './invitation-row.ts'
import { type Ledger, readEntry } from './ledger.ts'
import { listNames } from './list-header.ts'
import { catchStorageErrors, type StorageResult } from './storage-failure.ts'

/** Invitations searched for a physician, the latest first: decrypting more would make the user wait. */
const searchedForDoctors = 5000

type Queries = Pick<
  InvitationStore,
  'one' | 'page' | 'soonestQueued' | 'inStates' | 'counts' | 'findSamePatient' | 'knownDoctors' | 'latestCreated'
>

/** The invitation with everything decrypted, and its latest attempt. */
export function completeInvitation(ledger: Ledger, row: InvitationRow): StoredInvitation {
  return {
    listId: row.listId,
    rowId: row.rowId,
    state: row.state,
    content: decryptContent(row),
    facts: decryptDetails(row),
    letThrough: row.letThrough,
    attempt: ledger.latest(row.listId, row.rowId)
  }
}

/** The reading half of the engine's store. */
export function createInvitationQueries(database: Database, encryption: Encryption, ledger: Ledger): Queries {
  const complete = (row: InvitationRow) => completeInvitation(ledger, row)

  const selectComplete = (condition: string, ...values: readonly (string | number | Uint8Array)[]) =>
    catchStorageErrors<StoredInvitation[], never>(() => ({
      ok: true,
      value: database
        .prepare(`${fromInvitations} WHERE ${condition}`)
        .all(...values)
        .map((row) => complete(readInvitationRow(encryption, row)))
    }))

  return {
    one: (listId, rowId) =>
      catchStorageErrors(() => {
        const row = findInvitationRow(database, encryption, listId, rowId)
        return { ok: true, value: row === undefined ? null : complete(row) }
      }),

    page: (listId, { offset, limit, plannedOnly }) =>
      selectComplete(
        `lists.list_id = ? ${plannedOnly === true ? 'AND invitations.batch = lists.batch' : ''}
         ORDER BY position LIMIT ? OFFSET ?`,
        idToBytes(listId),
        limit,
        offset
      ),

    soonestQueued: (listId, limit) =>
      selectComplete(
        `lists.list_id = ? AND state = 'queued' ORDER BY moment, position LIMIT ?`,
        idToBytes(listId),
        limit
      ),

    inStates: (listId, states) => {
      const marks = states.map(() => '?').join()
      return listId === null
        ? selectComplete(`state IN (${marks}) ORDER BY invitations.list, position`, ...states)
        : selectComplete(`lists.list_id = ? AND state IN (${marks}) ORDER BY position`, idToBytes(listId), ...states)
    },

    counts: (listId) => catchStorageErrors(() => ({ ok: true, value: countByState(database, listId) })),

    findSamePatient: (listId, rowId, anywhere) =>
      catchStorageErrors(() => {
        const self = findInvitationRow(database, encryption, listId, rowId)
        if (self === undefined) return { ok: true, value: [] }
        const guards = [self.guard, guardOf(encryption, anywhere)] as const
        return { ok: true, value: samePatient(database, encryption, ledger, self, guards) }
      }),

    knownDoctors: (connectionId, doctors) =>
      catchStorageErrors(() => ({ ok: true, value: knownDoctors(database, encryption, connectionId, doctors) })),

    latestCreated: (connectionId, limit) => latestCreated(database, encryption, connectionId, limit)
  }
}

function countByState(database: Database, listId: string): InvitationCounts {
  const counts = Object.fromEntries(invitationStates.map((state) => [state, 0])) as Record<InvitationState, number>
  const rows = database
    .prepare(
      `SELECT state, count(*) AS count FROM invitations JOIN lists USING (list) WHERE list_id = ? GROUP BY state`
    )
    .all(idToBytes(listId))
  for (const row of rows) counts[textOf(row['state']) as InvitationState] = numberOf(row['count'])
  return counts
}

function samePatient(
  database: Database,
  encryption: Encryption,
  ledger: Ledger,
  self: InvitationRow,
  guards: readonly [Uint8Array, Uint8Array]
): readonly SamePatient[] {
  const nameOf = listNames(database, encryption)
  const isOther = (other: { readonly listId: string; readonly rowId: string }) =>
    other.listId !== self.listId || other.rowId !== self.rowId
  const present = database
    .prepare(`${fromInvitations} WHERE guard IN (?, ?)`)
    .all(...guards)
    .map((raw) => readInvitationRow(encryption, raw))
    .filter(isOther)
    .map((row) => ({
      listId: row.listId,
      listName: nameOf(row.listId),
      rowId: row.rowId,
      state: row.state,
      at: ledger.latest(row.listId, row.rowId)?.begunAt ?? row.laidAt
    }))
  // Removed lists and damaged files leave only their attempts. One whose outcome is unknown may have created an
  // invitation.
  const removed = database
    .prepare('SELECT *, max(number) FROM attempts WHERE guard IN (?, ?) GROUP BY list_id, row_id ORDER BY number DESC')
    .all(...guards)
    .map((row) => readEntry(encryption, row))
    .filter(isOther)
    .filter((entry) => findInvitationRow(database, encryption, entry.listId, entry.rowId) === undefined)
    .map((entry) => ({
      listId: entry.listId,
      listName: nameOf(entry.listId),
      rowId: entry.rowId,
      state: (entry.lastState ?? 'unknown') as InvitationState,
      at: entry.at
    }))
  return [...present, ...removed]
}

function knownDoctors(
  database: Database,
  encryption: Encryption,
  connectionId: string,
  doctors: ReadonlySet<string>
): ReadonlySet<string> {
  const known = new Set<string>()
  const rows = database
    .prepare(
      `${fromInvitations} WHERE connection_id = ? AND state IN ('created', 'withdrawn')
       ORDER BY invitations.rowid DESC LIMIT ?`
    )
    .iterate(connectionId, searchedForDoctors)
  for (const raw of rows) {
    if (known.size === doctors.size) break
    const { doctorEmail } = decryptContent(readInvitationRow(encryption, raw))
    if (doctorEmail !== undefined && doctors.has(doctorEmail)) known.add(doctorEmail)
  }
  return known
}

type LatestCreated = { readonly rowId: string; readonly inviteId: string; readonly createdAt: number }

function latestCreated(
  database: Database,
  encryption: Encryption,
  connectionId: string,
  limit: number
): StorageResult<LatestCreated[]> {
  return catchStorageErrors(() => {
    const found: LatestCreated[] = []
    const rows = database
      .prepare(`${fromInvitations} WHERE connection_id = ? AND state = 'created' ORDER BY changed_at DESC`)
      .iterate(connectionId)
    for (const raw of rows) {
      if (found.length === limit) break
      const row = readInvitationRow(encryption, raw)
      const { inviteId, settledAt } = decryptDetails(row)
      if (inviteId !== undefined) found.push({ rowId: row.rowId, inviteId, createdAt: settledAt ?? row.changedAt })
    }
    return { ok: true, value: found }
  })
}
