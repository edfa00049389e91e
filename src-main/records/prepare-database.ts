import { markAuditEnd } from './audit-log.ts'
import { verifyClock } from './clock-store.ts'
import { type Database, openDatabase, textOf } from './database.ts'
import { verifyDirectory } from './directory-store.ts'
import type { Encryption } from './encryption.ts'
import { fillGuardKeys, verifyGuardKeys } from './guard-keys.ts'
import { verifyInvitations } from './invitation-row.ts'
import { fillInviteOwners, giveOwnersKeys, verifyInviteOwners } from './invite-owners.ts'
import { verifyJobs } from './job-rows.ts'
import { readHeader } from './list-header.ts'
import { NewerVersionError, readAppVersion, writeAppVersion } from './needed-version.ts'
import { keepSums, type RowSums, readSums, rewriteSums, TurnedBackError, turnedBackTables } from './row-sums.ts'
import {
  auditEndVersion,
  describeSchema,
  guardKeysVersion,
  migrate,
  migrations,
  ownerKeysVersion,
  rowSumsVersion,
  schemaVersion
} from './schema.ts'
import { DamageError } from './storage-failure.ts'
import { verifyTemplates } from './template-store.ts'
import { dropChangedFigures, verifyFigures } from './visit-figures.ts'

/** The file was encrypted with another key. */
export class KeyMismatchError extends Error {
  override readonly name = 'KeyMismatchError'
}

/**
 * Prepares a database for use: a new one gets its tables, an older one the missing steps, and an existing one is checked.
 * SQLite's pages have no checksums, so in addition to its own check the MAC of every row that decides about sending is
 * checked, and that the rows are those that were written last. A format that it brings is noted as that of `appVersion`;
 * `onProgress` is told how much of the work is done, from 0 to 1. {@link watchWrites} must follow before anything is written.
 * Throws {@link DamageError}, {@link TurnedBackError}, {@link KeyMismatchError}, {@link NewerVersionError}, SQLite's errors.
 */
export function prepareDatabase(
  database: Database,
  encryption: Encryption,
  steps: readonly string[] = migrations,
  appVersion = '',
  onProgress: (done: number) => void = () => undefined
): void {
  const hasSums = steps.length >= rowSumsVersion
  const finish = (from: number) => {
    writeKeyCheck(database, encryption, steps.length)
    writeAppVersion(database, appVersion)
    // An existing mark stays: a new one would hide that entries were removed from the end.
    if (from < auditEndVersion && steps.length >= auditEndVersion) markAuditEnd(database, encryption)
    if (from < guardKeysVersion && steps.length >= guardKeysVersion) fillGuardKeys(database, encryption)
    if (from < ownerKeysVersion && steps.length >= ownerKeysVersion) {
      giveOwnersKeys(database, encryption)
      fillInviteOwners(database, encryption)
    }
    if (hasSums) rewriteSums(database, encryption, from < rowSumsVersion ? null : readSums(database, encryption))
  }
  if (describeSchema(database) === '[]') {
    migrate(database, steps, finish)
    return
  }
  onProgress(0)
  checkPages(database)
  onProgress(doneWith.pages)
  const version = readFormat(database, encryption, steps)
  // Before anything is written: a migration counts the rows anew.
  const turnedBack =
    version < rowSumsVersion ? [] : turnedBackTables(database, encryption, readSums(database, encryption))
  if (turnedBack.length > 0) {
    // A bit that flipped in a seal is damage.
    verifyRows(database, encryption)
    throw new TurnedBackError(turnedBack)
  }
  migrate(database, steps, finish)
  onProgress(doneWith.steps)
  const rowsLeft = 1 - doneWith.steps
  verifyRows(database, encryption, (done) => onProgress(doneWith.steps + done * rowsLeft))
}

/** Of a file of this version, to be called before anything is written: what keeps the sums of its rows. */
export function watchWrites(database: Database, encryption: Encryption): RowSums {
  const sums = keepSums(database, encryption)
  dropChangedFigures(database)
  return sums
}

/** How much of preparing an existing database is done after each part, as it takes in a large one. */
const doneWith = { pages: 0.4, steps: 0.6 } as const

/**
 * The version of a file with the right key and the right tables; nothing else of it is checked. Throws
 * {@link DamageError}, {@link KeyMismatchError}, {@link NewerVersionError}, SQLite's errors.
 */
export function readFormat(database: Database, encryption: Encryption, steps: readonly string[] = migrations): number {
  const version = readKeyCheck(database, encryption)
  if (version > steps.length) throw new NewerVersionError(readAppVersion(database))
  if (version !== schemaVersion(database) || describeSchema(database) !== schemaOf(steps.slice(0, version))) {
    throw new DamageError('not the tables that were created')
  }
  return version
}

/**
 * Checks every row that has a MAC, the documents of all lists, and what belongs to no list and is read as a whole.
 * `onProgress`: from 0 to 1. Throws {@link DamageError}.
 */
export function verifyRows(
  database: Database,
  encryption: Encryption,
  onProgress: (done: number) => void = () => undefined
): void {
  for (const row of database.prepare('SELECT * FROM lists').iterate()) readHeader(encryption, row)
  const ofAll = [verifyTemplates, verifyDirectory, verifyClock]
  const parts = [verifyInvitations, verifyGuardKeys, verifyInviteOwners, verifyJobs, verifyFigures, ...ofAll]
  for (const [index, verify] of parts.entries()) {
    verify(database, encryption)
    onProgress((index + 1) / parts.length)
  }
}

/** Checks all pages, or those of one table, and that the indexes contain every row. */
export function checkPages(database: Database, table?: 'attempts' | 'guard_keys'): void {
  const check = () => textOf(database.prepare(`PRAGMA integrity_check(${table ?? 1})`).get()?.['integrity_check'])
  if (check() === 'ok') return
  // SQLite reports a page that could not be read just now like one that is damaged: only what is found again counts.
  const found = check()
  if (found === 'ok') return
  const [, code] = /\berror code=(\d+)/.exec(found) ?? []
  // The disk does not give the page: nobody knows whether it is damaged.
  if (code !== undefined && (Number(code) & 0xff) === sqliteIoError) throw new UnreadablePageError(found)
  throw new DamageError(found)
}

/** SQLITE_IOERR (sqlite.org/rescode.html). */
const sqliteIoError = 10

/** An error of the file system that SQLite's check of all pages reports as a finding. */
class UnreadablePageError extends Error {
  override readonly name = 'UnreadablePageError'
  readonly code = 'EIO'
  readonly syscall = 'read'
}

function schemaOf(steps: readonly string[]): string {
  const model = openDatabase(null)
  try {
    for (const step of steps) model.execute(step)
    return describeSchema(model)
  } finally {
    model.close()
  }
}

const keyCheckText = 'hcw-bulk-invite records'

function writeKeyCheck(database: Database, encryption: Encryption, version: number): void {
  database
    .prepare('INSERT OR REPLACE INTO key_check (only, sealed) VALUES (1, ?)')
    .run(encryption.encrypt(['key-check'], `${keyCheckText} ${version}`))
}

/** The version in the encrypted key check, which a flipped bit cannot change. */
function readKeyCheck(database: Database, encryption: Encryption): number {
  const row = database.prepare('SELECT sealed FROM key_check').get()
  if (row === undefined) throw new DamageError('no key check')
  try {
    return Number(encryption.decrypt(['key-check'], row['sealed']).toString().slice(keyCheckText.length))
  } catch (error) {
    // Either the key is wrong or these bytes are damaged: with the right key, some list can be decrypted.
    if (error instanceof DamageError && !decryptsAnyList(database, encryption)) throw new KeyMismatchError()
    throw error
  }
}

function decryptsAnyList(database: Database, encryption: Encryption): boolean {
  return database
    .prepare('SELECT * FROM lists LIMIT 100')
    .all()
    .some((row) => {
      try {
        readHeader(encryption, row)
        return true
      } catch (error) {
        if (error instanceof DamageError) return false
        throw error
      }
    })
}
