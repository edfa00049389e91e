import { type Database, openStill, textOf } from './database.ts'
import type { Encryption } from './encryption.ts'
import { verifyGuardKeys } from './guard-keys.ts'
import { verifyJobs } from './job-rows.ts'
import { readLedger } from './ledger.ts'
import { checkPages, verifyRows } from './prepare-database.ts'
import type { RecordsFiles } from './records-files.ts'
import { readSums, TurnedBackError, turnedBackTables } from './row-sums.ts'
import { readSentLog } from './sent-log.ts'
import { DamageError } from './storage-failure.ts'

/**
 * Checks records whose database file is held still, while they are read: first what decides whether something is sent, which
 * `onDeciding` is told, then all the rest. Throws {@link DamageError} and SQLite's errors at the first thing that is wrong.
 */
export function checkStill(files: RecordsFiles, encryption: Encryption, onDeciding: () => void): void {
  const database = openStill(files.database)
  try {
    for (const table of ['attempts', 'guard_keys']) checkTable(database, table)
    const turnedBack = turnedBackTables(database, encryption, readSums(database, encryption))
    if (turnedBack.length > 0) throw new TurnedBackError(turnedBack)
    checkAttempts(database, encryption, files)
    verifyGuardKeys(database, encryption)
    verifyJobs(database, encryption)
    onDeciding()
    checkPages(database)
    verifyRows(database, encryption)
  } finally {
    database.close()
  }
}

/** Every attempt is as it was written, and is in the sent log too. Nothing is sent meanwhile, so both stay as they are. */
function checkAttempts(database: Database, encryption: Encryption, files: RecordsFiles): void {
  const entries = readLedger(database, encryption)
  const log = readSentLog(files.sentLog, encryption)
  const lines = log.kind === 'read' ? log.lines : []
  if (lines.length !== entries.length) throw new DamageError('database and sent log have other attempts')
  for (const [index, line] of lines.entries()) {
    if (typeof line !== 'object' || line.attemptId !== entries[index]?.attemptId) {
      throw new DamageError(`attempt ${index + 1} is another one in the sent log`)
    }
  }
}

/** Its pages, and that its indexes contain every row. */
function checkTable(database: Database, table: string): void {
  const found = textOf(database.prepare(`PRAGMA integrity_check(${table})`).get()?.['integrity_check'])
  if (found !== 'ok') throw new DamageError(found)
}
