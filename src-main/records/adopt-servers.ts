import type { ServerProtocol } from '#contract/server-protocol.ts'
import { type Database, numberOf, textOf } from './database.ts'
import type { Encryption } from './encryption.ts'
import { decryptDetails, fromInvitations, readInvitationRow, writeInvitationRow } from './invitation-row.ts'
import { claimInvites } from './invite-owners.ts'
import type { Ledger } from './ledger.ts'
import { catchStorageErrors, type StorageResult } from './storage-failure.ts'

/** A connection as it is today. */
export type KnownServer = {
  readonly serverId: string
  readonly protocol?: ServerProtocol
  readonly account: string
}

/**
 * Gives invitations that were recorded without their server that of their connection, by connection id, where the
 * connection has certainly not changed since: the attempt was made with the same account, and the audit log shows
 * neither a later save for this account nor a later loss of its own entries. The others stay without: nobody can tell
 * what they were made on. Returns how many were completed.
 */
export function adoptServers(
  database: Database,
  encryption: Encryption,
  ledger: Ledger,
  servers: ReadonlyMap<string, KnownServer>
): StorageResult<number> {
  return catchStorageErrors<number, never>(() =>
    database.transaction(() => {
      const changes = readConnectionChanges(database)
      const rows = database
        .prepare(
          `${fromInvitations.replace('FROM', ', lists.connection_id FROM')}
           WHERE server_id IS NULL AND EXISTS (SELECT 1 FROM attempts
             WHERE attempts.list_id = lists.list_id AND attempts.row_id = invitations.row_id)`
        )
        .all()
      let completed = 0
      for (const raw of rows) {
        const server = servers.get(textOf(raw['connection_id']))
        if (server === undefined) continue
        const row = readInvitationRow(encryption, raw)
        const attempt = ledger.latest(row.listId, row.rowId)
        if (attempt === null || !isUnchanged(changes, row.listId, server, attempt)) continue
        const { serverId, protocol } = server
        // Two rows that took one invitation before it was noted whose it is: the second stays without.
        if (!claimInvites(database, encryption, { ...row, serverId }, decryptDetails(row), row.changedAt)) continue
        writeInvitationRow(database, encryption, { ...row, serverId })
        ledger.addServer(row.listId, row.rowId, serverId, protocol)
        completed += 1
      }
      return { ok: true, value: completed }
    })
  )
}

type ConnectionChange = { readonly number: number; readonly at: number; readonly account: string | null }
type ConnectionChanges = {
  readonly changes: readonly ConnectionChange[]
  /** By list: number of the audit entry of its last batch. */
  readonly lastBatches: ReadonlyMap<string, number>
}

/** `account` null: entries were lost, and with them perhaps the saves of any account. */
function readConnectionChanges(database: Database): ConnectionChanges {
  const changes = database
    .prepare(`SELECT number, at, account, action FROM audit WHERE action IN ('credentials-saved', 'records-set-aside')`)
    .all()
    .map((row) => ({
      number: numberOf(row['number']),
      at: numberOf(row['at']),
      account: row['action'] === 'credentials-saved' ? textOf(row['account']).toLowerCase() : null
    }))
  const batches = database
    .prepare(`SELECT list_id, max(number) AS number FROM audit WHERE action = 'batch-started' GROUP BY list_id`)
    .all()
  const lastBatches = new Map(batches.map((row) => [String(row['list_id']), numberOf(row['number'])]))
  return { changes, lastBatches }
}

function isUnchanged(
  { changes, lastBatches }: ConnectionChanges,
  listId: string,
  server: KnownServer,
  attempt: { readonly account: string; readonly begunAt: number }
): boolean {
  const account = server.account.toLowerCase()
  // An attempt that was restored from the sent log has no account.
  if (attempt.account !== '' && attempt.account.toLowerCase() !== account) return false
  // The order of the entries also shows a save after which the clock was set back.
  const lastBatch = lastBatches.get(listId) ?? 0
  return !changes.some(
    (change) =>
      (change.account === null || change.account === account) &&
      (change.at >= attempt.begunAt || (lastBatch > 0 && change.number > lastBatch))
  )
}
