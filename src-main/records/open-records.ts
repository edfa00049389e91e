import { accessSync, constants, existsSync, mkdirSync, renameSync } from 'node:fs'
import { dirname } from 'node:path'
import type { ActionStore } from '../invitation-actions/action-port.ts'
import type { RebuildStore } from '../rebuild/store.ts'
import type { RetentionStore } from '../retention/store.ts'
import type { InvitationStore } from '../sending/invitation-port.ts'
import { createCareStore } from './aftercare.ts'
import { createLedger } from './attempts.ts'
import { type AuditTrail, appendAudit, createAuditTrail } from './audit.ts'
import { type Database, openDatabase } from './database.ts'
import { createRetentionStore } from './erasing.ts'
import { filesIn, hasBytes, type RecordsFiles, removeDatabase, setDatabaseAside, syncFolder, walOf } from './files.ts'
import { createInvitationStore } from './invitations.ts'
import { createKindRecords, type KindRecords } from './kinds.ts'
import type { ListRecords } from './list-calls.ts'
import { clearUnfinished, createListRecords } from './lists.ts'
import { createRebuildStore } from './rebuilt.ts'
import { reconcile, WitnessesDisagree } from './reconcile.ts'
import { salvage, saveLedger } from './salvage.ts'
import { createSeals, type Seals } from './seals.ts'
import { type ReadLog, readSentLog, type SentLog } from './sent-log.ts'
import { DamageError, type Stored, storageFailureOf, storing } from './storage-failure.ts'
import { NewerFileError, OtherKeyError, prepareDatabase } from './verify.ts'

export type Records = {
  readonly lists: ListRecords
  readonly kinds: KindRecords
  readonly invitations: InvitationStore
  readonly aftercare: ActionStore
  readonly retention: RetentionStore
  readonly rebuild: RebuildStore
  readonly audit: AuditTrail
  readonly close: () => void
}

/**
 * What the user must know. `damaged-set-aside`: the file could not be trusted and was renamed; a new one holds what could
 * be repaired, and the guard still knows everything that was sent. `end-lost`: the last changes were lost; invitations
 * that may have been sent since are `unknown`.
 */
export type RecordsNotice = 'damaged-set-aside' | 'end-lost'

export type OpenedRecords = { readonly records: Records; readonly notice: RecordsNotice | null }

export type RecordsPlace = {
  /** null: in memory only. A folder that does not exist is created. */
  readonly folder: string | null
  /** Where earlier records are quarantined, if it is not `folder`. */
  readonly asideFolder?: string
  /** 32 bytes. */
  readonly dataKey: Uint8Array
  /** ms since the epoch. */
  readonly now: () => number
}

/**
 * Opens the records, or creates them. Never silently empty: if there are records that cannot be read, the answer is a
 * failure or a notice. `key-mismatch`: they were encrypted with another key; nothing was changed. `storage-damaged`:
 * database and sent log are both damaged, so it is unknown what was sent; nothing was changed.
 */
export function openRecords(place: RecordsPlace): Stored<OpenedRecords, 'key-mismatch'> {
  const { folder, dataKey, now } = place
  const seals = createSeals(dataKey)
  return storing<OpenedRecords, 'key-mismatch'>(() => {
    if (folder === null) return { ok: true, value: openInMemory(seals, now, place.asideFolder ?? null) }
    mkdirSync(folder, { recursive: true, mode: 0o700 })
    const files = filesIn(folder)
    for (const path of [folder, files.database, files.sentLog]) {
      if (existsSync(path)) accessSync(path, constants.W_OK)
    }
    const log = readSentLog(files.sentLog, seals)
    try {
      return { ok: true, value: openFiles(files, log, seals, now) }
    } catch (error) {
      if (error instanceof OtherKeyError) return { ok: false, code: 'key-mismatch' }
      if (error instanceof NewerFileError) return { ok: false, code: 'storage-failed', detail: 'newer-version' }
      if (error instanceof WitnessesDisagree || !isDamage(error)) throw error
      if (log.kind === 'read' && !log.keyFits) return { ok: false, code: 'key-mismatch' }
      return { ok: true, value: openAnew(files, log, seals, now) }
    }
  })
}

function openInMemory(seals: Seals, now: () => number, asideFolder: string | null): OpenedRecords {
  const database = openDatabase(null)
  prepareDatabase(database, seals)
  return { records: build(database, seals, null, now, asideFolder), notice: null }
}

function openFiles(files: RecordsFiles, log: ReadLog, seals: Seals, now: () => number): OpenedRecords {
  if (!hasBytes(files.database) && (log.kind === 'read' || hasBytes(walOf(files.database)))) {
    throw new DamageError('the database is missing')
  }
  return withDatabase(files.database, (database) => {
    prepareDatabase(database, seals)
    const reconciled = reconcile(database, seals, files.sentLog, log, now())
    clearUnfinished(database, seals)
    return {
      records: build(database, seals, reconciled.log, now, dirname(files.database)),
      notice: reconciled.restored > 0 ? 'end-lost' : null
    }
  })
}

function openAnew(files: RecordsFiles, log: ReadLog, seals: Seals, now: () => number): OpenedRecords {
  // First, because it may throw: then nothing is changed.
  const ledger = saveLedger(files.database, seals, log)
  // Complete next to the old one before it replaces it: an app that ends in between starts over.
  const fresh = `${files.database}.new`
  removeDatabase(fresh)
  withDatabase(fresh, (database) => {
    prepareDatabase(database, seals)
    salvage(files.database, ledger, database, seals, now())
    const count = ledger.onlyLogged.size
    appendAudit(database, seals, { at: now(), account: '', action: 'records-set-aside', count })
    database.close()
  })
  setDatabaseAside(files.database, now())
  renameSync(fresh, files.database)
  syncFolder(dirname(files.database))
  return { ...openFiles(files, log, seals, now), notice: 'damaged-set-aside' }
}

/** Closes the database if the work fails. */
function withDatabase<Value>(path: string, work: (database: Database) => Value): Value {
  const database = openDatabase(path)
  try {
    return work(database)
  } catch (error) {
    database.close()
    throw error
  }
}

function build(
  database: Database,
  seals: Seals,
  log: SentLog | null,
  now: () => number,
  asideFolder: string | null
): Records {
  const ledger = createLedger(database, seals, log)
  return {
    lists: createListRecords(database, seals, ledger, now),
    kinds: createKindRecords(database, seals),
    invitations: createInvitationStore(database, seals, ledger),
    aftercare: createCareStore(database, seals, ledger),
    retention: createRetentionStore(database, seals, ledger),
    rebuild: createRebuildStore(database, seals, ledger, asideFolder),
    audit: createAuditTrail(database, seals),
    close: () => {
      database.close()
      log?.close()
    }
  }
}

/**
 * Whether an error while opening comes from the content of the file. In a writable folder, a file that says it is
 * read-only is damaged too, and so are tables that do not fit the app's statements.
 */
function isDamage(error: unknown): boolean {
  const code = storageFailureOf(error)?.code
  if (code === 'storage-damaged' || code === 'storage-read-only') return true
  const { errcode } = error as { errcode?: unknown }
  return errcode === sqliteError
}

/** SQLITE_ERROR: a statement does not fit this database. */
const sqliteError = 1
