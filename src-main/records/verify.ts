import { markAuditEnd } from './audit.ts'
import { type Database, openDatabase, textOf } from './database.ts'
import { verifyInvitations } from './invitation-row.ts'
import { readHeader } from './list-header.ts'
import { auditEndStep, describeSchema, migrate, migrations, schemaVersion } from './schema.ts'
import type { Seals } from './seals.ts'
import { DamageError } from './storage-failure.ts'

/** The file was sealed with another key. */
export class OtherKeyError extends Error {
  override readonly name = 'OtherKeyError'
}

/** The file was written by a later version of the app. */
export class NewerFileError extends Error {
  override readonly name = 'NewerFileError'
}

/**
 * Prepares a database for use: a new one gets its tables, an older one the steps it lacks, and one that was in use is
 * checked. Pages carry no checksums in SQLite, so beside its own check every row that decides about sending is held
 * against its MAC. Throws {@link DamageError}, {@link OtherKeyError}, {@link NewerFileError}, SQLite's errors.
 */
export function prepareDatabase(database: Database, seals: Seals, steps: readonly string[] = migrations): void {
  const finish = (from: number) => {
    writeKeyCheck(database, seals, steps.length)
    // A file that has its mark keeps it: marking anew would cover up what was taken off the end.
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
    throw new DamageError('not the tables that were made')
  }
  migrate(database, steps, finish)
  for (const row of database.prepare('SELECT * FROM lists').all()) readHeader(seals, row)
  verifyInvitations(database, seals)
}

/** All pages, and of the tables that decide about sending also that their indexes find every row. */
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

/** The version that the file says under seal, which a flipped bit cannot change. */
function readKeyCheck(database: Database, seals: Seals): number {
  const row = database.prepare('SELECT sealed FROM key_check').get()
  if (row === undefined) throw new DamageError('no key check')
  try {
    return Number(seals.open(['key-check'], row['sealed']).toString().slice(keyCheckText.length))
  } catch (error) {
    // Either the key is another one or these bytes were hit: whether anything else opens tells which.
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
