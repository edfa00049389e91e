import { readCheckpoint } from './checkpoint.ts'
import { type Database, openStill } from './database.ts'
import type { Encryption } from './encryption.ts'
import { verifyGuardKeys } from './guard-keys.ts'
import { verifyJobs } from './job-rows.ts'
import { readEntry } from './ledger.ts'
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
    for (const table of ['attempts', 'guard_keys'] as const) checkPages(database, table)
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

/**
 * Every attempt is as it was written, and is in the sent log too, and those that are gone were closed off. Nothing is sent
 * meanwhile, so all of them stay as they are.
 */
function checkAttempts(database: Database, encryption: Encryption, files: RecordsFiles): void {
  const log = readSentLog(files.sentLog, encryption)
  if (log.kind === 'none' || !log.isWhole) throw new DamageError('the sent log is not what was written')
  let count = 0
  let last = 0
  for (const row of database.prepare('SELECT * FROM attempts ORDER BY number').iterate()) {
    const { number, attemptId } = readEntry(encryption, row)
    const line = log.lines.get(number)
    if (typeof line !== 'object' || line.attemptId !== attemptId) {
      throw new DamageError(`attempt ${number} is another one in the sent log`)
    }
    count += 1
    last = number
  }
  if (count + readCheckpoint(database, encryption).closed !== last) throw new DamageError('an attempt is gone')
  if ([...log.lines.keys()].some((number) => number > last)) {
    throw new DamageError('database and sent log have other attempts')
  }
}
