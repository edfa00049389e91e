import { assertNever } from '#contract/assert-never.ts'
import type { ClosingProgress } from '../retention/retention-port.ts'
import { dayMs } from '../sending/clock.ts'
import { readCheckpoint, withClosed, writeCheckpoint } from './checkpoint.ts'
import { bytesOf, type Database, idToBytes, numberOf, textOf } from './database.ts'
import type { Encryption } from './encryption.ts'
import { purgeGuardKeys } from './guard-keys.ts'
import { purgeInviteOwners } from './invite-owners.ts'
import { shrinkJob } from './job-rows.ts'
import { lastAttempt, readEntry } from './ledger.ts'

// An attempt is closed off when nothing asks for it any more: its invitation is erased, the guard's keys of its row have
// ended, its job has ended, and it is long past. Its row goes, then its job's, and later its line in the sent log.

/** Rows that are looked at in one step: some ms. */
const perStep = 25
/** Longer than an invitation that may be among those on the server is looked for. */
const longPastMs = 30 * dayMs

/** One step, within a transaction of the caller. Null: everything was looked at. */
export function closeOffStep(
  database: Database,
  encryption: Encryption,
  now: number,
  progress: ClosingProgress | null
): ClosingProgress | null {
  const at: ClosingProgress = progress ?? { phase: 'guard-keys' }
  switch (at.phase) {
    case 'guard-keys':
      return purgeGuardKeys(database, now, perStep) === perStep ? at : { phase: 'invite-owners', after: 0 }
    case 'invite-owners': {
      const after = purgeInviteOwners(database, now, at.after, perStep)
      return after === null ? { phase: 'attempts', after: 0 } : { phase: 'invite-owners', after }
    }
    case 'attempts': {
      const after = closeAttempts(database, encryption, now, at.after)
      return after === null ? { phase: 'jobs', after: 0 } : { phase: 'attempts', after }
    }
    case 'jobs': {
      const after = closeJobs(database, encryption, now, at.after)
      return after === null ? null : { phase: 'jobs', after }
    }
    default:
      return assertNever(at)
  }
}

/** The number of the last attempt that was looked at; null: there are no more. */
function closeAttempts(database: Database, encryption: Encryption, now: number, after: number): number | null {
  // Whether they are long past is asked of these: asked of all, one step would read all that are younger.
  const rows = database
    .prepare('SELECT * FROM attempts WHERE number > ? AND number < ? ORDER BY number LIMIT ?')
    .all(after, lastAttempt(database), perStep)
  const connections = new Map<string, string | null>()
  const settled = rows.flatMap((row) => {
    if (numberOf(row['begun_at']) >= now - longPastMs) return []
    const { number, listId, rowId } = readEntry(encryption, row)
    if (!isSettled(database, listId, rowId)) return []
    if (!connections.has(listId)) connections.set(listId, connectionOf(database, listId))
    const mac = Buffer.from(bytesOf(row['mac'])).toString('hex')
    return [{ number, mac, connectionId: connections.get(listId) ?? null }]
  })
  if (settled.length > 0) {
    const remove = database.prepare('DELETE FROM attempts WHERE number = ?')
    for (const { number } of settled) remove.run(number)
    writeCheckpoint(database, encryption, withClosed(encryption, readCheckpoint(database, encryption), settled))
  }
  return rows.length < perStep ? null : numberOf(rows.at(-1)?.['number'])
}

function isSettled(database: Database, listId: string, rowId: string): boolean {
  const [list, row] = [idToBytes(listId), idToBytes(rowId)]
  const isAsked = database
    .prepare(
      `SELECT EXISTS (SELECT 1 FROM invitations JOIN lists USING (list) WHERE list_id = :list AND row_id = :row)
         OR EXISTS (SELECT 1 FROM guard_keys WHERE list_id = :list AND row_id = :row)
         OR EXISTS (SELECT 1 FROM jobs WHERE list_id = :list AND state = 'open') AS asked`
    )
    .get({ list, row })
  return numberOf(isAsked?.['asked']) === 0
}

function connectionOf(database: Database, listId: string): string | null {
  const list = idToBytes(listId)
  const found =
    database.prepare('SELECT connection_id FROM lists WHERE list_id = ?').get(list) ??
    database.prepare('SELECT connection_id FROM jobs WHERE list_id = ? LIMIT 1').get(list)
  return found === undefined ? null : textOf(found['connection_id'])
}

/**
 * Of a job that has ended, and of whose list neither attempts nor invitations are left. The number of the last job that is done
 * with; null: there are no more.
 */
function closeJobs(database: Database, encryption: Encryption, now: number, after: number): number | null {
  const found = database
    .prepare(
      `SELECT * FROM jobs WHERE job > ? AND state <> 'open' AND ended_at < ?
         AND NOT EXISTS (SELECT 1 FROM attempts WHERE attempts.list_id = jobs.list_id)
         AND NOT EXISTS (SELECT 1 FROM invitations JOIN lists USING (list) WHERE lists.list_id = jobs.list_id)
       ORDER BY job LIMIT 1`
    )
    .get(after, now - longPastMs)
  if (found === undefined) return null
  const job = numberOf(found['job'])
  return shrinkJob(database, encryption, found, perStep) ? job : job - 1
}
