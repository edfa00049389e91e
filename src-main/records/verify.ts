import { markAuditEnd } from './audit.ts'
import { type Database, openDatabase, textOf } from './database.ts'
import { verifyInvitations } from './invitation-row.ts'
import { readHeader } from './list-header.ts'
import { auditEndStep, describeSchema, migrate, migrations, schemaVersion } from './schema.ts'
import type { Seals } from './seals.ts'
import { DamageError } from './storage-failure.ts'

/** The file was encrypted with another key. */
export class OtherKeyError extends Error {
  override readonly name = 'OtherKeyError'
}

/** The file was written by a later version of the app. */
export class NewerFileError extends Error {
  override readonly name = 'NewerFileError'
}

/**
 * Prepares a database for use: a new one gets its tables, an older one the missing steps, and an existing one is checked.
 * SQLite's pages have no checksums, so in addition to its own check the MAC of every row that decides about sending is
 * checked. Throws {@link DamageError}, {@link OtherKeyError}, {@link NewerFileError}, SQLite's errors.
 */
export function prepareDatabase(database: Database, seals: Seals, steps: readonly string[] = migrations): void {
  const finish = (from: number) => {
    writeKeyCheck(database, seals, steps.length)
    // An existing mark stays: a new one would hide that entries were removed from the end.
    if (from < auditEndStep && steps.length >= auditEndStep) markAuditEnd(database, seals)
  }
  if (describeSchema(database) === '[]') {
    migrate(database, steps, finish)
    return
  }
  checkPages(database)
  const version = readKeyCheck(database, seals)
  if (version > steps.length) throw new NewerFileError()
  if (version !== schemaVersion(database) || describeSchema(database) !== schemaOf(steps.slice(0, version))) {
    throw new DamageError('not the tables that were created')
  }
  migrate(database, steps, finish)
  for (const row of database.prepare('SELECT * FROM lists').all()) readHeader(seals, row)
  verifyInvitations(database, seals)
}

/** Checks all pages, and that the indexes contain every row. */
function checkPages(database: Database): void {
  const found = textOf(database.prepare('PRAGMA integrity_check(1)').get()?.['integrity_check'])
  if (found !== 'ok') throw new DamageError(found)
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

function writeKeyCheck(database: Database, seals: Seals, version: number): void {
  database
    .prepare('INSERT OR REPLACE INTO key_check (only, sealed) VALUES (1, ?)')
    .run(seals.seal(['key-check'], `${keyCheckText} ${version}`))
}

/** The version in the encrypted key check, which a flipped bit cannot change. */
function readKeyCheck(database: Database, seals: Seals): number {
  const row = database.prepare('SELECT sealed FROM key_check').get()
  if (row === undefined) throw new DamageError('no key check')
  try {
    return Number(seals.open(['key-check'], row['sealed']).toString().slice(keyCheckText.length))
  } catch (error) {
    // Either the key is wrong or these bytes are damaged: with the right key, some list can be decrypted.
    if (error instanceof DamageError && !anySealOpens(database, seals)) throw new OtherKeyError()
    throw error
  }
}

function anySealOpens(database: Database, seals: Seals): boolean {
  return database
    .prepare('SELECT * FROM lists LIMIT 100')
    .all()
    .some((row) => {
      try {
        readHeader(seals, row)
        return true
      } catch (error) {
        if (error instanceof DamageError) return false
        throw error
      }
    })
}
