import { type InvitationState, invitationStates } from '#contract/invitation.ts'
import type {
  InvitationCounts,
  InvitationStore,
  KnownInvite,
  RowOfList,
  SamePatient,
  StoredInvitation
} from '../sending/invitation-port.ts'
import { yieldToOthers } from '../sending/yield-to-others.ts'
import { latestAttempt, readStatus } from './action-rows.ts'
import { type Database, idFromBytes, idToBytes, numberOf, textOf } from './database.ts'
import type { Encryption } from './encryption.ts'
import { createGuardSearch, type RowId } from './guard-keys.ts'
import {
  decryptContent,
  decryptDetails,
  findInvitationRow,
  fromInvitations,
  type InvitationRow,
  invitationColumns,
  noAppointment,
  readInvitationRow
} from './invitation-row.ts'
import { walkInvitations } from './invitation-walk.ts'
import { findInviteOwner } from './invite-owners.ts'
import { type Ledger, readEntry } from './ledger.ts'
import { findHeader, listNames } from './list-header.ts'
import { catchStorageErrors, type StorageResult } from './storage-failure.ts'

/** Invitations searched for a physician, the latest first: decrypting more would make the user wait. */
const searchedForDoctors = 5000

/** By the index of each list: few are in the states that are asked for, and reading all invitations takes long. */
const ofEachList = `SELECT ${invitationColumns} FROM lists
  CROSS JOIN invitations INDEXED BY invitations_by_moment ON invitations.list = lists.list`

type Queries = Pick<
  InvitationStore,
  'one' | 'page' | 'inStates' | 'counts' | 'findSamePatients' | 'knownDoctors' | 'knownInvites' | 'claimedInvites'
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
    serverId: row.serverId,
    attempt: ledger.latest(row.listId, row.rowId)
  }
}

/** The reading half of the engine's store. */
export function createInvitationQueries(database: Database, encryption: Encryption, ledger: Ledger): Queries {
  const complete = (row: InvitationRow) => completeInvitation(ledger, row)

  const selectComplete = (from: string, ...values: readonly (string | number | Uint8Array)[]) =>
    catchStorageErrors<StoredInvitation[], never>(() => ({
      ok: true,
      value: database
        .prepare(from)
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
        `${fromInvitations} WHERE lists.list_id = ? ${plannedOnly === true ? 'AND invitations.batch = lists.batch' : ''}
         ORDER BY position LIMIT ? OFFSET ?`,
        idToBytes(listId),
        limit,
        offset
      ),

    inStates: (listId, states) => {
      const marks = states.map(() => '?').join()
      return listId === null
        ? selectComplete(`${ofEachList} WHERE state IN (${marks}) ORDER BY lists.list, position`, ...states)
        : selectComplete(
            `${fromInvitations} WHERE lists.list_id = ? AND state IN (${marks}) ORDER BY position`,
            idToBytes(listId),
            ...states
          )
    },

    counts: (listId) => catchStorageErrors(() => ({ ok: true, value: countByState(database, listId) })),

    findSamePatients: (listId, invitations) =>
      catchStorageErrors(() => ({
        ok: true,
        value: findSamePatients(database, encryption, ledger, listId, invitations)
      })),

    knownDoctors: (connectionId, doctors) => knownDoctors(database, encryption, connectionId, doctors),

    knownInvites: (connectionId, since) => knownInvites(database, encryption, ledger, connectionId, since),

    claimedInvites: (serverId, inviteIds) =>
      catchStorageErrors(() => ({ ok: true, value: claimedInvites(database, encryption, serverId, inviteIds) }))
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

function findSamePatients(
  database: Database,
  encryption: Encryption,
  ledger: Ledger,
  listId: string,
  invitations: readonly Pick<StoredInvitation, 'rowId' | 'content'>[]
): ReadonlyMap<string, readonly SamePatient[]> {
  const found = new Map<string, readonly SamePatient[]>()
  const connectionId = findHeader(database, encryption, listId)?.connectionId
  if (connectionId === undefined) return found
  const search = createGuardSearch(database, encryption)
  const nameOf = listNames(database, encryption)
  for (const { rowId, content } of invitations) {
    const others = search({ listId, rowId, connectionId }, content).flatMap((other) => {
      const last = lastKnown(database, encryption, ledger, other)
      return last === null ? [] : [{ ...other, listName: nameOf(other.listId), ...last }]
    })
    if (others.length > 0) found.set(rowId, others)
  }
  return found
}

/**
 * The present state of an invitation. Removed lists and damaged files leave only attempts: then the last state noted, and
 * `unknown` where there is none, since the invitation may have been created. null: it was never tried.
 */
function lastKnown(
  database: Database,
  encryption: Encryption,
  ledger: Ledger,
  { listId, rowId }: RowId
): Pick<SamePatient, 'state' | 'at' | 'isOver'> | null {
  const row = findInvitationRow(database, encryption, listId, rowId)
  if (row !== undefined) {
    return { state: row.state, at: ledger.latest(listId, rowId)?.begunAt ?? row.laidAt, isOver: isOver(database, row) }
  }
  const attempt = database
    .prepare('SELECT * FROM attempts WHERE list_id = ? AND row_id = ? ORDER BY number DESC LIMIT 1')
    .get(idToBytes(listId), idToBytes(rowId))
  if (attempt === undefined) return null
  const { lastState, at } = readEntry(encryption, attempt)
  return { state: (lastState ?? 'unknown') as InvitationState, at, isOver: false }
}

async function knownDoctors(
  database: Database,
  encryption: Encryption,
  connectionId: string,
  doctors: ReadonlySet<string>
): Promise<StorageResult<ReadonlySet<string>>> {
  const known = new Set<string>()
  let searched = 0
  if (doctors.size === 0) return { ok: true, value: known }
  const walked = await walkInvitations(
    database,
    encryption,
    [`connection_id = ? AND state IN ('created', 'withdrawn')`, connectionId],
    (row) => {
      const { doctorEmail } = decryptContent(row)
      if (doctorEmail !== undefined && doctors.has(doctorEmail)) known.add(doctorEmail)
      searched += 1
      return known.size < doctors.size && searched < searchedForDoctors
    }
  )
  return walked.ok ? { ok: true, value: known } : walked
}

/** Attempts that are looked at before other work runs: of most only the time is read. Of invitations, as many as take a few ms. */
const attemptsPerPart = 1000
const invitationsPerPart = 50

/** By the attempts, of which little is read: the invitations of years are walked through for nothing. */
async function knownInvites(
  database: Database,
  encryption: Encryption,
  ledger: Ledger,
  connectionId: string,
  since: number
): Promise<StorageResult<KnownInvite[]>> {
  const known = new Map<string, KnownInvite>()
  for (let before: number | null = Number.MAX_SAFE_INTEGER; before !== null; ) {
    const part: StorageResult<number | null> = catchStorageErrors(() => ({ ok: true, value: lookBefore(before ?? 0) }))
    if (!part.ok) return part
    before = part.value
    await yieldToOthers()
  }
  return { ok: true, value: [...known.values()] }

  /** Before which number the next part is; null: there is none. */
  function lookBefore(before: number): number | null {
    const part = database
      .prepare(
        `SELECT min(number) AS lowest FROM (SELECT number FROM attempts WHERE number < ? ORDER BY number DESC LIMIT ?)`
      )
      .get(before, attemptsPerPart)
    if (typeof part?.['lowest'] !== 'number') return null
    const attempts = database
      .prepare(
        `SELECT number, list_id, row_id FROM attempts WHERE number >= ? AND number < ? AND begun_at >= ?
         ORDER BY number DESC LIMIT ?`
      )
      .all(part['lowest'], before, since, invitationsPerPart)
    for (const attempt of attempts) {
      note(findInvitationRow(database, encryption, idFromBytes(attempt['list_id']), idFromBytes(attempt['row_id'])))
    }
    return attempts.length < invitationsPerPart ? part['lowest'] : numberOf(attempts.at(-1)?.['number'])
  }

  function note(row: InvitationRow | undefined): void {
    if (row?.connectionId !== connectionId || row.state !== 'created' || row.inviteId === null) return
    const { listId, rowId, inviteId, serverId, moment } = row
    const attempt = ledger.latest(listId, rowId)
    if (attempt === null || attempt.begunAt < since || mayBeGone(database, row)) return
    const appointmentAt = moment === noAppointment ? null : moment
    known.set(`${listId} ${rowId}`, { rowId, inviteId, serverId, appointmentAt, begunAt: attempt.begunAt })
  }
}

/** The server said that it is gone, or an action that may have removed or moved it has no outcome. */
function mayBeGone(database: Database, row: InvitationRow): boolean {
  const action = latestAttempt(database, row)
  const isOpen = action?.outcome === 'open' || action?.outcome === 'doubt'
  if (isOpen && action.kind !== 'resend') return true
  return isOver(database, row)
}

function isOver(database: Database, row: InvitationRow): boolean {
  const progress = readStatus(database, row)?.progress
  return progress === 'gone' || progress === 'over'
}

function claimedInvites(
  database: Database,
  encryption: Encryption,
  serverId: string,
  inviteIds: readonly string[]
): ReadonlyMap<string, RowOfList> {
  const claimed = new Map<string, RowOfList>()
  // Older records do not always tell on which server an invitation is: it may be this one.
  const withoutServer = database.prepare(
    `${fromInvitations} WHERE invite_id = ? AND server_id IS NULL AND state = 'created'`
  )
  for (const inviteId of inviteIds) {
    const owner = findInviteOwner(database, encryption, serverId, inviteId)
    if (owner !== null) claimed.set(inviteId, owner)
    for (const raw of owner === null ? withoutServer.all(inviteId) : []) {
      const { listId, rowId } = readInvitationRow(encryption, raw)
      claimed.set(inviteId, { listId, rowId })
    }
  }
  return claimed
}
