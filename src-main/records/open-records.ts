import { mkdirSync } from 'node:fs'
import { dirname } from 'node:path'
import type { AuditAction } from '#contract/audit.ts'
import { checkWritable, freeBytes, hasBytes, readThrough, renameFile, sizeOf, syncFolder } from '../disk/files.ts'
import { retryPassing } from '../disk/retry-passing.ts'
import type { FiguresStore } from '../figures/figures-port.ts'
import type { ActionStore } from '../invitation-actions/action-port.ts'
import type { RestoreStore } from '../restore/restore-port.ts'
import type { RetentionStore } from '../retention/retention-port.ts'
import type { InvitationStore } from '../sending/invitation-port.ts'
import { createActionStore } from './action-store.ts'
import { adoptServers, type KnownServer } from './adopt-servers.ts'
import { type AuditLog, appendAudit, createAuditLog } from './audit-log.ts'
import { readCheckpoint } from './checkpoint.ts'
import { type Database, openDatabase } from './database.ts'
import { createDirectoryStore, type DirectoryStore } from './directory-store.ts'
import { createEncryption, type Encryption } from './encryption.ts'
import { createRetentionStore } from './erasure-store.ts'
import { createExportStore, type ExportStore } from './export-store.ts'
import { createFiguresStore } from './figures-store.ts'
import { createInvitationStore } from './invitation-store.ts'
import { createLedger } from './ledger.ts'
import { createListStore } from './list-store.ts'
import type { ListStore } from './list-store-calls.ts'
import { NewerVersionError } from './needed-version.ts'
import { KeyMismatchError, prepareDatabase, watchWrites } from './prepare-database.ts'
import { quarantinedEntries } from './quarantine.ts'
import { LedgerMismatchError, MixedRecordsError, reconcile } from './reconcile.ts'
import {
  filesIn,
  isWritableFormat,
  moveDatabase,
  quarantineDatabase,
  type RecordsFiles,
  removeDatabase,
  walOf
} from './records-files.ts'
import { repairDatabase, repairLedger } from './repair.ts'
import { createRestoreStore } from './restore-store.ts'
import { type RowSums, TurnedBackError } from './row-sums.ts'
import { beginRun, type Machine, type RunOfRecords } from './run-of-records.ts'
import { migrations } from './schema.ts'
import { type ParsedLog, readSentLog, type SentLog } from './sent-log.ts'
import {
  catchStorageErrors,
  DamageError,
  isDamageOfSqlite,
  type StorageResult,
  toStorageFailure
} from './storage-failure.ts'
import { createTemplateStore, type TemplateStore } from './template-store.ts'
import { createFigureKeeping } from './visit-figures.ts'

export type Records = {
  readonly lists: ListStore
  readonly templates: TemplateStore
  readonly directory: DirectoryStore
  readonly exports: ExportStore
  readonly invitations: InvitationStore
  readonly actions: ActionStore
  readonly retention: RetentionStore
  readonly figures: FiguresStore
  readonly restore: RestoreStore
  readonly audit: AuditLog
  /** Whether a request was ever recorded for a list of this connection. */
  readonly isAttempted: (connectionId: string) => StorageResult<boolean>
  /** See `adopt-servers.ts`. */
  readonly adoptServers: (servers: ReadonlyMap<string, KnownServer>) => StorageResult<number>
  /**
   * Whether something may have been sent that these records do not know, since an earlier state of them was put in their place:
   * then the server has to be asked before anything is sent.
   */
  readonly wereOlder: boolean
  /** Whether the folder has outlasted a day, a restart of the computer, or came from another one. */
  readonly arePersistent: boolean
  readonly close: () => void
}

/**
 * What the user must know. `damaged-set-aside`: the file could not be trusted and was renamed; a new one holds what could
 * be repaired, and the guard still knows everything that was sent. `turned-back`: the same, where rows are not those that
 * were written last, but all of them can be read. `end-lost`: the last changes were lost; invitations that may have been
 * sent since are `unknown`. `older`: this computer has sent something since with records that are not here.
 */
export type RecordsNotice = 'damaged-set-aside' | 'turned-back' | 'end-lost' | 'older'

export type OpenedRecords = { readonly records: Records; readonly notice: RecordsNotice | null }

export type RecordsOptions = {
  /** null: in memory only. A folder that does not exist is created. */
  readonly folder: string | null
  /** Where earlier records are quarantined, if it is not `folder`. */
  readonly quarantineFolder?: string
  /** 32 bytes. */
  readonly dataKey: Uint8Array
  /** ms since the epoch. */
  readonly now: () => number
  /** Of the running app, such as `1.2.3`. */
  readonly appVersion?: string
  /** Without it nothing tells whether the folder is one of earlier. */
  readonly machine?: Machine
  /** The folder is on another computer. */
  readonly isOnShare?: boolean
  /** Told how much of the work on records that are there is done, from 0 to 1. */
  readonly onProgress?: (done: number) => void
  /** Whether counts without names are left of erased invitations; absent: they are. */
  readonly keepsFigures?: boolean
  /** Called before each transaction; throws if the folder is no longer this run's. */
  readonly checkClaim?: () => void
}

export type Opening = Pick<RecordsOptions, 'now' | 'onProgress'> & {
  readonly encryption: Encryption
  readonly machine: Machine | null
  readonly appVersion: string
  readonly isOnShare: boolean
  readonly keepsFigures: boolean
  readonly checkClaim: () => void
}

export type OpeningFailure = 'key-mismatch' | 'records-mixed'

/**
 * Opens the records, or creates them. Never silently empty: if there are records that cannot be read, the answer is a
 * failure or a notice. `key-mismatch`: they were encrypted with another key; nothing was changed. `storage-damaged`:
 * database and sent log are both damaged, so it is unknown what was sent; nothing was changed. `records-mixed`: they are of
 * different computers; nothing was changed.
 */
export function openRecords(options: RecordsOptions): StorageResult<OpenedRecords, OpeningFailure> {
  const { folder } = options
  const opening = openingOf(options)
  const { encryption } = opening
  return catchStorageErrors<OpenedRecords, OpeningFailure>(() => {
    if (folder === null) return { ok: true, value: openInMemory(opening, options.quarantineFolder ?? null) }
    retryPassing(() => mkdirSync(folder, { recursive: true, mode: 0o700 }))
    const files = filesIn(folder)
    for (const path of [folder, files.database, files.sentLog]) {
      checkWritable(path)
    }
    const log = readSentLog(files.sentLog, encryption)
    try {
      return { ok: true, value: openReadably(files, log, opening) }
    } catch (error) {
      if (error instanceof KeyMismatchError) return { ok: false, code: 'key-mismatch' }
      if (error instanceof NewerVersionError) return { ok: false, code: 'storage-failed', detail: error.detail }
      if (error instanceof MixedRecordsError) return { ok: false, code: 'records-mixed' }
      if (error instanceof LedgerMismatchError || !isDamage(error, files.database)) throw error
      if (log.kind === 'read' && !log.keyMatches) return { ok: false, code: 'key-mismatch' }
      return { ok: true, value: openRepaired(files, log, opening, error instanceof TurnedBackError) }
    }
  })
}

/** What is not said is as for records that nobody shares, of an app without a version. */
export function openingOf({
  dataKey,
  now,
  machine,
  appVersion = '',
  isOnShare = false,
  keepsFigures = true,
  checkClaim = () => undefined,
  onProgress = () => undefined
}: RecordsOptions): Opening {
  const encryption = createEncryption(dataKey)
  return { now, encryption, machine: machine ?? null, appVersion, isOnShare, keepsFigures, checkClaim, onProgress }
}

function openInMemory(opening: Opening, quarantineFolder: string | null): OpenedRecords {
  const database = openDatabase(null)
  prepareDatabase(database, opening.encryption, migrations, opening.appVersion)
  const sums = watchWrites(database, opening.encryption)
  const run = runOf(database, sums, opening, { isRepaired: false, isKept: false })
  return { records: createRecords(database, opening, null, run, quarantineFolder), notice: null }
}

/**
 * Opens the files, again while the disk refuses with an error that passes. SQLite calls a page damaged that the disk did not
 * give (see `isDamageOfSqlite`). Therefore the files are then read without it: if the disk gives every byte, and SQLite finds
 * damage again, it is damage, and nobody waits.
 */
function openReadably(files: RecordsFiles, log: ParsedLog, opening: Opening): OpenedRecords {
  return retryPassing(() => {
    try {
      return openFiles(files, log, opening)
    } catch (error) {
      if (!isDamageOfSqlite(error)) throw error
      for (const path of [files.database, walOf(files.database)]) readThrough(path)
      return openFiles(files, log, opening)
    }
  })
}

function openFiles(files: RecordsFiles, log: ParsedLog, opening: Opening, isRepaired = false): OpenedRecords {
  const { encryption, now } = opening
  if (!hasBytes(files.database) && (log.kind === 'read' || hasBytes(walOf(files.database)))) {
    throw new DamageError('the database is missing')
  }
  const isNew = !hasBytes(files.database)
  return withDatabase(files.database, opening, (database) => {
    const told = (done: number) => opening.onProgress?.(done * preparedShare)
    prepareDatabase(database, encryption, migrations, opening.appVersion, told)
    if (!isNew) makeShrinkable(database, files.database)
    const sums = watchWrites(database, encryption)
    opening.onProgress?.(1)
    // Begun next to records that were given up: their entries are lost for this log.
    const lost = isNew ? quarantinedEntries(dirname(files.database)) : null
    if (lost !== null) appendEntries(database, encryption, now(), [['records-set-aside', lost]])
    const reconciled = reconcile(database, encryption, files.sentLog, log, now())
    const run = runOf(database, sums, opening, { isRepaired, isKept: true })
    const isFoundOlder = run.isFoundOlder && lost === null
    if (isFoundOlder) appendEntries(database, encryption, now(), [['records-older', 1]])
    const records = createRecords(database, opening, reconciled.log, run, dirname(files.database))
    // What the disk refuses now is done at a later start.
    records.lists.deleteUnfinished()
    return {
      records,
      notice: reconciled.addedFromLog > 0 ? 'end-lost' : isFoundOlder ? 'older' : null
    }
  })
}

/** The rest of the work is to write an old file anew. */
const preparedShare = 0.8

/** Once, and only where there is room for it: otherwise the file keeps its size until the next time. */
function makeShrinkable(database: Database, path: string): void {
  if (database.canShrink()) return
  const needed = 2 * (sizeOf(path) ?? 0) + roomToSpare
  try {
    if (freeBytes(dirname(path)) >= needed) database.makeShrinkable()
  } catch (error) {
    // The disk of temporary files may be another one.
    if (toStorageFailure(error)?.code !== 'storage-full') throw error
  }
}

/** Bytes that are left to everybody else. */
const roomToSpare = 200_000_000

export function runOf(
  database: Database,
  sums: RowSums,
  { encryption, now, machine }: Opening,
  begun: { readonly isRepaired: boolean; readonly isKept: boolean }
): RunOfRecords {
  return beginRun(database, encryption, sums, machine, { at: now(), ...begun })
}

function openRepaired(files: RecordsFiles, log: ParsedLog, opening: Opening, isTurnedBack: boolean): OpenedRecords {
  const { encryption, now } = opening
  // First, because it may throw: then nothing is changed.
  const ledger = repairLedger(files.database, encryption, log)
  // Complete next to the old one before it replaces it: an app that ends in between starts over.
  const fresh = `${files.database}.new`
  removeDatabase(fresh)
  const isWhole = withDatabase(fresh, opening, (database) => {
    prepareDatabase(database, encryption, migrations, opening.appVersion)
    watchWrites(database, encryption)
    const repaired = repairDatabase(files.database, ledger, database, encryption, now())
    const restored = ledger.onlyLogged.size
    const entries = [['records-set-aside', repaired.lostEntries] as const, ['attempts-restored', restored] as const]
    appendEntries(database, encryption, now(), restored > 0 ? entries : entries.slice(0, 1))
    database.close()
    return repaired.isWhole
  })
  const quarantined = quarantineDatabase(files.database, now())
  try {
    renameFile(fresh, files.database)
  } catch (error) {
    // Otherwise the next start would find no database at all.
    moveDatabase(quarantined, files.database)
    throw error
  }
  syncFolder(dirname(files.database))
  return {
    ...openFiles(files, log, opening, true),
    notice: isTurnedBack && isWhole ? 'turned-back' : 'damaged-set-aside'
  }
}

/** What the app itself has to say of the records, as actions and their counts. */
export function appendEntries(
  database: Database,
  encryption: Encryption,
  at: number,
  entries: readonly (readonly [action: AuditAction, count: number])[]
): void {
  database.transaction(() => {
    for (const [action, count] of entries) appendAudit(database, encryption, { at, account: '', action, count })
    return { ok: true, value: null }
  })
}

/** The database, where nothing is written to a folder that another app has taken. */
export function claimed(database: Database, checkClaim: () => void): Database {
  return {
    ...database,
    transaction: (work, log) => {
      checkClaim()
      return database.transaction(work, log)
    }
  }
}

/** Closes the database if the work fails. */
function withDatabase<Value>(path: string, opening: Opening, work: (database: Database) => Value): Value {
  const database = openDatabase(path, opening.isOnShare)
  try {
    return work(claimed(database, opening.checkClaim))
  } catch (error) {
    database.close()
    throw error
  }
}

/** @param quarantineFolder where earlier records are quarantined; null: nowhere. */
export function createRecords(
  database: Database,
  { encryption, now, keepsFigures }: Opening,
  log: SentLog | null,
  run: RunOfRecords,
  quarantineFolder: string | null
): Records {
  const ledger = createLedger(database, encryption, log)
  const keeping = createFigureKeeping(database, encryption, keepsFigures)
  return {
    lists: createListStore(database, encryption, ledger, now, keeping),
    templates: createTemplateStore(database, encryption),
    directory: createDirectoryStore(database, encryption, now),
    exports: createExportStore(database, encryption),
    invitations: createInvitationStore(database, encryption, ledger),
    actions: createActionStore(database, encryption, ledger),
    retention: createRetentionStore(database, encryption, ledger, log, keeping),
    figures: createFiguresStore(database, encryption),
    restore: createRestoreStore(database, encryption, ledger, quarantineFolder),
    audit: createAuditLog(database, encryption),
    isAttempted: (connectionId) =>
      catchStorageErrors<boolean, never>(() => ({ ok: true, value: isAttempted(database, encryption, connectionId) })),
    adoptServers: (servers) => adoptServers(database, encryption, ledger, servers),
    wereOlder: run.wereOlder,
    arePersistent: run.arePersistent,
    close: () => {
      run.close()
      database.close()
      log?.close()
    }
  }
}

/**
 * Attempts outlive their lists, and so do jobs, which tell the connection. An attempt with neither may be of any, and so may one
 * that was closed off without either.
 */
function isAttempted(database: Database, encryption: Encryption, connectionId: string): boolean {
  const { connections } = readCheckpoint(database, encryption)
  if (connections.includes(connectionId) || connections.includes(null)) return true
  const found = database
    .prepare(
      `WITH tried AS (SELECT DISTINCT list_id FROM attempts),
         placed AS (SELECT list_id, connection_id FROM lists UNION SELECT list_id, connection_id FROM jobs)
       SELECT 1 FROM tried LEFT JOIN placed USING (list_id)
       WHERE connection_id = :connection OR connection_id IS NULL LIMIT 1`
    )
    .get({ connection: connectionId })
  return found !== undefined
}

/**
 * Whether an error while opening comes from the content of the file: a seal or SQLite says so, the file itself says that
 * it must not be written, or its tables do not fit the app's statements. An error of the file system never does: the
 * file may be whole, and held by another program.
 */
function isDamage(error: unknown, database: string): boolean {
  if (toStorageFailure(error)?.code === 'storage-damaged') return true
  const { errcode } = error as { errcode?: unknown }
  return errcode === sqliteError || (errcode === sqliteReadOnly && !isWritableFormat(database))
}

/** SQLITE_READONLY: also where another program has kept SQLite from opening the file for writing. */
const sqliteReadOnly = 8

/** SQLITE_ERROR: a statement does not fit this database. */
const sqliteError = 1
