import { join } from 'node:path'
import type { InvitationState } from '#contract/invitation.ts'
import { namesIn } from '../disk/files.ts'
import type { QuarantinedInvitation, QuarantinedRecords } from '../restore/restore-port.ts'
import { type Database, idFromBytes, numberOf, openReadOnly, textOf } from './database.ts'
import { filesIn } from './records-files.ts'
import { toStorageFailure } from './storage-failure.ts'

/** In these states an invitation is on the server, or may be. */
const createdOrUnknown: readonly InvitationState[] = ['created', 'sending', 'unknown', 'checking', 'undecided']

type QuarantineContent = {
  readonly invitations: Map<string, Omit<QuarantinedInvitation, 'missed'>>
  readonly accounts: Map<string, readonly string[]>
  isIncomplete: boolean
}

/**
 * What can be read without the key of records that the user gave up: ids, states and times are in clear. They are not
 * authenticated, so they only serve to ask the server. Nothing is written to the files. If two files have the same
 * invitation, the later one counts.
 */
export function readQuarantined(folder: string): Pick<QuarantinedRecords, 'accounts' | 'isIncomplete'> & {
  readonly invitations: readonly Omit<QuarantinedInvitation, 'missed'>[]
} {
  const content: QuarantineContent = { invitations: new Map(), accounts: new Map(), isIncomplete: false }
  for (const path of quarantinedDatabases(folder)) {
    try {
      const database = openReadOnly(path)
      try {
        readInvitations(database, content)
        readAccounts(database, content)
      } finally {
        database.close()
      }
    } catch (error) {
      if (toStorageFailure(error) === undefined) throw error
      content.isIncomplete = true
    }
  }
  return { ...content, invitations: [...content.invitations.values()] }
}

/** How many entries the audit log of the records had that were given up last; null: none were. Unreadable ones have 0. */
export function quarantinedEntries(folder: string): number | null {
  const path = quarantinedDatabases(folder).at(-1)
  if (path === undefined) return null
  try {
    const database = openReadOnly(path)
    try {
      return numberOf(database.prepare('SELECT count(*) AS count FROM audit').get()?.['count'])
    } finally {
      database.close()
    }
  } catch (error) {
    if (toStorageFailure(error) === undefined) throw error
    return 0
  }
}

/**
 * Databases that were renamed together with their sent log, the oldest first. One without a sent log was damaged, and
 * what it still held was copied when that was found.
 */
function quarantinedDatabases(folder: string): readonly string[] {
  const { database, sentLog } = filesIn(folder)
  const names = new Set(namesIn(folder).map((name) => join(folder, name)))
  return [...names]
    .filter((path) => path.startsWith(`${database}.set-aside-`) && !/-(wal|shm)$/.test(path))
    .filter((path) => names.has(path.replace(database, sentLog)))
    .sort()
}

function readInvitations(database: Database, content: QuarantineContent): void {
  const columns = database.prepare('PRAGMA table_info(invitations)').all()
  const names = new Set(columns.map((column) => column['name']))
  const optional = (name: string) => (names.has(name) ? name : `NULL AS ${name}`)
  const rows = database
    .prepare(
      `SELECT list_id, connection_id, created_at, row_id, moment, changed_at,
         ${optional('invite_id')}, ${optional('server_id')},
         (SELECT max(begun_at) FROM attempts
          WHERE attempts.list_id = lists.list_id AND attempts.row_id = invitations.row_id) AS begun_at
       FROM invitations JOIN lists USING (list)
       WHERE state IN (${createdOrUnknown.map((state) => `'${state}'`).join()}) ORDER BY created_at, list, position`
    )
    .iterate()
  for (const row of rows) {
    const listId = idFromBytes(row['list_id'])
    const rowId = idFromBytes(row['row_id'])
    const moment = numberOf(row['moment'])
    content.invitations.set(`${listId} ${rowId}`, {
      listId,
      rowId,
      connectionId: textOf(row['connection_id']),
      listCreatedAt: numberOf(row['created_at']),
      inviteId: row['invite_id'] === null ? null : textOf(row['invite_id']),
      serverId: row['server_id'] === null ? null : textOf(row['server_id']),
      appointmentAt: moment === Number.MAX_SAFE_INTEGER ? null : moment,
      begunAt: row['begun_at'] === null ? numberOf(row['changed_at']) : numberOf(row['begun_at'])
    })
  }
}

function readAccounts(database: Database, content: QuarantineContent): void {
  const rows = database
    .prepare(`SELECT DISTINCT list_id, account FROM audit WHERE action = 'batch-started' AND list_id IS NOT NULL`)
    .iterate()
  for (const row of rows) {
    const listId = textOf(row['list_id'])
    content.accounts.set(listId, [...(content.accounts.get(listId) ?? []), textOf(row['account'])])
  }
}
