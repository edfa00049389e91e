import { dirname } from 'node:path'
import { checkWritable, hasBytes } from '../disk/files.ts'
import { retryPassing } from '../disk/retry-passing.ts'
import { type Database, openDatabase, textOf } from './database.ts'
import type { Encryption } from './encryption.ts'
import { lastAttempt } from './ledger.ts'
import { NewerVersionError } from './needed-version.ts'
import {
  appendEntries,
  claimed,
  createRecords,
  type Opening,
  openingOf,
  type Records,
  type RecordsNotice,
  type RecordsOptions,
  runOf
} from './open-records.ts'
import { KeyMismatchError, readFormat, watchWrites } from './prepare-database.ts'
import { filesIn, type RecordsFiles } from './records-files.ts'
import { recordsSchemaVersion } from './schema.ts'
import { endsWithAttempt, openSentLog } from './sent-log.ts'
import { catchStorageErrors, DamageError, type StorageResult } from './storage-failure.ts'

/** Records that can be read. Nothing may be written before `checkDeciding` of `check-still.ts` found them sound. */
export type UncheckedRecords = {
  readonly records: Records
  /** See there; the others come from a check. */
  readonly notice: Extract<RecordsNotice, 'older'> | null
  /**
   * Everything was found sound: what was written meanwhile may be moved into the database file, which was held still for the check, and
   * what is left of unfinished lists is deleted. What the disk refuses of this is done later.
   */
  readonly release: () => void
}

/**
 * Opens records without checking their content, in a time that does not depend on how much there is. `not-prepared`: there are
 * none yet, they are of an older version, or something is wrong with them; nothing was changed, and `openRecords` knows what
 * to do. `key-mismatch` as there.
 */
export function openUnchecked(
  options: RecordsOptions & { readonly folder: string }
): StorageResult<UncheckedRecords, 'key-mismatch' | 'not-prepared'> {
  const files = filesIn(options.folder)
  return catchStorageErrors<UncheckedRecords, 'key-mismatch' | 'not-prepared'>(() => {
    if (!hasBytes(files.database)) return { ok: false, code: 'not-prepared' }
    for (const path of [options.folder, files.database, files.sentLog]) checkWritable(path)
    const opening = openingOf(options)
    try {
      return retryPassing(() => openFiles(files, opening))
    } catch (error) {
      if (error instanceof KeyMismatchError) return { ok: false, code: 'key-mismatch' }
      if (error instanceof NewerVersionError) return { ok: false, code: 'storage-failed', detail: error.detail }
      if (isOfContent(error)) return { ok: false, code: 'not-prepared' }
      throw error
    }
  })
}

function openFiles(files: RecordsFiles, opening: Opening): StorageResult<UncheckedRecords, 'not-prepared'> {
  const { encryption, now } = opening
  const database = claimed(openDatabase(files.database, opening.isOnShare), opening.checkClaim)
  try {
    if (!isPrepared(database, encryption, files)) {
      database.close()
      return { ok: false, code: 'not-prepared' }
    }
    // What is written from here on is not what is checked.
    const still = database.holdStill()
    const sums = watchWrites(database, encryption)
    const run = runOf(database, sums, opening, { isRepaired: false, isKept: true })
    const { isFoundOlder } = run
    if (isFoundOlder) appendEntries(database, encryption, now(), [['records-older', 1]])
    const log = openSentLog(files.sentLog, encryption, lastAttempt(database))
    const records = createRecords(database, opening, log, run, dirname(files.database))
    const release = () => {
      records.lists.deleteUnfinished()
      catchStorageErrors(() => {
        still.end()
        return { ok: true, value: null }
      })
    }
    return { ok: true, value: { records, notice: isFoundOlder ? 'older' : null, release } }
  } catch (error) {
    database.close()
    throw error
  }
}

/** The app ended between two attempts, and the file is of this version: nothing needs to be brought together. */
function isPrepared(database: Database, encryption: Encryption, files: RecordsFiles): boolean {
  if (readFormat(database, encryption) !== recordsSchemaVersion) return false
  const number = lastAttempt(database)
  const last = database.prepare('SELECT attempt_id FROM attempts WHERE number = ?').get(number)
  const attemptId = last === undefined ? '' : textOf(last['attempt_id'])
  return endsWithAttempt(files.sentLog, encryption, number, attemptId)
}

/** SQLite or a seal says so; whether it is damage is found out when everything is read. */
function isOfContent(error: unknown): boolean {
  if (error instanceof DamageError) return true
  const { errcode } = error as { errcode?: unknown }
  return (
    typeof errcode === 'number' && [sqliteError, sqliteReadOnly, sqliteCorrupt, notADatabase].includes(errcode & 0xff)
  )
}

// sqlite.org/rescode.html
const sqliteError = 1
const sqliteReadOnly = 8
const sqliteCorrupt = 11
const notADatabase = 26
