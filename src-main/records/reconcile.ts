import { appendAudit } from './audit-log.ts'
import type { Database } from './database.ts'
import type { Encryption } from './encryption.ts'
import { addAttemptKey } from './guard-keys.ts'
import { encryptDetails, findInvitationRow, writeInvitationRow } from './invitation-row.ts'
import { followInvitation } from './job-rows.ts'
import { entryFromLog, insertAttempt, type LedgerEntry, readLedger } from './ledger.ts'
import { type LogLine, openSentLog, type ParsedLine, type ParsedLog, type SentLog, writeSentLog } from './sent-log.ts'
import { DamageError } from './storage-failure.ts'

/** The attempts in database and sent log contradict each other: it is unknown which rows were sent. */
export class LedgerMismatchError extends DamageError {}

/** Both are whole, but of different computers: a profile was copied back file by file. */
export class MixedRecordsError extends LedgerMismatchError {}

/**
 * Brings ledger and sent log to the same attempts. An attempt that is only in the log, because the end of the database
 * was lost, is inserted without outcome and its invitation becomes `unknown`: the server is asked before anything is
 * sent again. `restored`: the number of these. An attempt that is only in the database is written to the log.
 *
 * Throws {@link LedgerMismatchError} if a line that is only in the log has a wrong MAC, {@link MixedRecordsError} if the two
 * have different attempts of the same number.
 */
export function reconcile(
  database: Database,
  encryption: Encryption,
  path: string,
  read: ParsedLog,
  at: number
): { readonly log: SentLog; readonly addedFromLog: number } {
  const entries = readLedger(database, encryption)
  const lines: ReadonlyMap<number, ParsedLine> = read.kind === 'read' ? read.lines : new Map()
  const last = entries.at(-1)?.number ?? 0
  const isSame = entries.every(({ number, attemptId }) => {
    const line = lines.get(number)
    if (typeof line !== 'object') return false
    if (line.attemptId === attemptId) return true
    throw new MixedRecordsError(`attempt ${number} is another one in the sent log`)
  })

  const missing = completeLines(
    [...lines].filter(([number]) => number > last),
    last
  )
  if (missing.length > 0) insertMissing(database, encryption, missing, at)

  // Lines of attempts that were closed off may still be there.
  if (read.kind === 'none' || !read.isWhole || !isSame) {
    writeSentLog(path, encryption, [...entries.map(toLogLine), ...missing])
  }
  return { log: openSentLog(path, encryption, last + missing.length), addedFromLog: missing.length }
}

/** The lines before an append that was interrupted. Nothing after it was ever sent. */
function completeLines(lines: readonly (readonly [number: number, line: ParsedLine])[], last: number): LogLine[] {
  const torn = lines.findIndex(([, line]) => line === 'torn')
  const whole = torn === -1 ? lines : lines.slice(0, torn)
  if (torn !== -1 && lines.slice(torn).some(([, line]) => line !== 'torn')) {
    throw new LedgerMismatchError('the sent log has a hole')
  }
  return whole.map(([number, line], index) => {
    if (typeof line !== 'object') throw new LedgerMismatchError('a line of the sent log has a wrong MAC')
    // Later attempts were closed off: the database is of much earlier.
    if (number !== last + 1 + index) throw new MixedRecordsError(`attempt ${last + 1 + index} is in neither`)
    return line
  })
}

function insertMissing(database: Database, encryption: Encryption, lines: readonly LogLine[], at: number): void {
  database.transaction(() => {
    for (const line of lines) {
      insertAttempt(database, encryption, entryFromLog(encryption, line))
      addAttemptKey(database, encryption, line)
      followInvitation(database, encryption, line, 'sending', 'unknown')
      const row = findInvitationRow(database, encryption, line.listId, line.rowId)
      if (row === undefined) continue
      writeInvitationRow(database, encryption, {
        ...row,
        state: 'unknown',
        serverId: null,
        changedAt: at,
        ...encryptDetails(row, { doubt: 'app-ended' })
      })
    }
    appendAudit(database, encryption, { at, account: '', action: 'attempts-restored', count: lines.length })
    return { ok: true, value: null }
  })
}

function toLogLine({ number, attemptId, listId, rowId, guard, at }: LedgerEntry): LogLine {
  return { number, attemptId, listId, rowId, guard, at }
}
