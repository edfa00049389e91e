import { insertAttempt, type LedgerEntry, readLedger, restoredEntry } from './attempts.ts'
import { appendAudit } from './audit.ts'
import type { Database } from './database.ts'
import { findInvitationRow, sealFacts, writeInvitationRow } from './invitation-row.ts'
import type { Seals } from './seals.ts'
import { openSentLog, type ReadLog, type SentLine, type SentLog, writeSentLog } from './sent-log.ts'
import { DamageError } from './storage-failure.ts'

/** The attempts in database and sent log contradict each other: it is unknown which rows were sent. */
export class WitnessesDisagree extends DamageError {}

/**
 * Brings ledger and sent log to the same attempts. An attempt that is only in the log, because the end of the database
 * was lost, is inserted without outcome and its invitation becomes `unknown`: the server is asked before anything is
 * sent again. `restored`: the number of these. An attempt that is only in the database is written to the log.
 *
 * Throws {@link WitnessesDisagree} if a line that is only in the log has a wrong MAC, or if the two have different
 * attempts of the same number.
 */
export function reconcile(
  database: Database,
  seals: Seals,
  path: string,
  read: ReadLog,
  at: number
): { readonly log: SentLog; readonly restored: number } {
  const entries = readLedger(database, seals)
  const lines = read.kind === 'read' ? read.lines : []
  const known = lines.slice(0, entries.length)
  for (const [index, line] of known.entries()) {
    if (typeof line === 'object' && line.attemptId !== entries[index]?.attemptId) {
      throw new WitnessesDisagree(`attempt ${line.number} is another one in the sent log`)
    }
  }

  const missing = untorn(lines.slice(entries.length))
  if (missing.length > 0) restore(database, seals, missing, at)

  const complete: readonly SentLine[] = [...entries.map(lineOf), ...missing]
  const logIsComplete = known.length === entries.length && known.every((line) => typeof line === 'object')
  const logHasRemains = lines.length !== complete.length
  if (read.kind === 'none' || !read.keyFits || !logIsComplete || logHasRemains) writeSentLog(path, seals, complete)
  return { log: openSentLog(path, seals), restored: missing.length }
}

/** The lines before an append that was interrupted. Nothing after it was ever sent. */
function untorn(lines: readonly (SentLine | 'wrong' | 'torn')[]): SentLine[] {
  const torn = lines.indexOf('torn')
  const whole = torn === -1 ? lines : lines.slice(0, torn)
  if (torn !== -1 && lines.slice(torn).some((line) => line !== 'torn')) {
    throw new WitnessesDisagree('the sent log has a hole')
  }
  return whole.map((line) => {
    if (typeof line !== 'object') throw new WitnessesDisagree('a line of the sent log has a wrong MAC')
    return line
  })
}

function restore(database: Database, seals: Seals, lines: readonly SentLine[], at: number): void {
  database.transaction(() => {
    for (const line of lines) {
      insertAttempt(database, seals, restoredEntry(seals, line))
      const row = findInvitationRow(database, seals, line.listId, line.rowId)
      if (row === undefined) continue
      writeInvitationRow(database, seals, {
        ...row,
        state: 'unknown',
        changedAt: at,
        ...sealFacts(row, { doubt: 'app-ended' })
      })
    }
    appendAudit(database, seals, { at, account: '', action: 'attempts-restored', count: lines.length })
    return { ok: true, value: null }
  })
}

function lineOf({ number, attemptId, listId, rowId, guard, at }: LedgerEntry): SentLine {
  return { number, attemptId, listId, rowId, guard, at }
}
