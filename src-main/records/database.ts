import { chmodSync } from 'node:fs'
import { DatabaseSync, type DatabaseSyncOptions, type StatementSync } from 'node:sqlite'
import { pathToFileURL } from 'node:url'
import { hasBytes } from '../disk/files.ts'
import { DamageError, type StorageResult } from './storage-failure.ts'

export interface Database {
  /** Each text is prepared once. */
  readonly prepare: (sql: string) => StatementSync
  /**
   * All or nothing, and durable when it returns. A failure value or a thrown error rolls back. `short`, for work that is not urgent: the
   * write-ahead log is moved into the file sooner, so that it takes some ms each time.
   */
  readonly transaction: <Value, Code extends string>(
    work: () => StorageResult<Value, Code>,
    log?: 'short'
  ) => StorageResult<Value, Code>
  readonly execute: (sql: string) => void
  /** Makes a function of SQL; its result is NULL. */
  readonly define: (name: string, work: (text: string) => void) => void
  /** Tells of every transaction from now on. One watcher at most. */
  readonly watch: (watcher: TransactionWatcher) => void
  readonly isInTransaction: () => boolean
  /** Moves everything from the write-ahead log into the database file; once {@link holdStill} ends, while that lasts. */
  readonly flush: () => void
  /** Moves everything into the database file and then leaves it as it is; what is written stays in the log until the end. */
  readonly holdStill: () => { readonly end: () => void }
  /** Gives up to so many unused pages back to the disk, in a transaction of the caller; how many pages there are then. */
  readonly shrink: (pages: number) => { readonly unused: number; readonly all: number }
  /** Whether {@link shrink} has an effect: a file of before version 18 must be written anew once. */
  readonly canShrink: () => boolean
  /**
   * Writes the file anew, once, so that it can shrink from then on; outside of a transaction, and while there are no temporary
   * triggers. It takes twice its size meanwhile. Nothing changes unless all of it is written.
   */
  readonly makeShrinkable: () => void
  /** Moves everything from the write-ahead log into the database file. */
  readonly close: () => void
}

export type TransactionWatcher = {
  /** Everything was written; what it writes now belongs to the transaction. */
  readonly committing: () => void
  readonly ended: (isCommitted: boolean) => void
}

/**
 * @param path null: in memory only.
 * @param isOnShare the file is on another computer. SQLite's write-ahead log is not for network file systems
 * (sqlite.org/wal.html); its rollback journal is, for one computer at a time, which locks the file.
 * Throws SQLite's errors. The file is locked: a second process that opened it could send the same rows.
 */
export function openDatabase(path: string | null, isOnShare = false): Database {
  const pragmas = `PRAGMA locking_mode = EXCLUSIVE;
     PRAGMA journal_mode = ${isOnShare ? 'TRUNCATE' : 'WAL'};
     PRAGMA synchronous = FULL;
     PRAGMA secure_delete = ON;
     PRAGMA recursive_triggers = ON;
     PRAGMA cell_size_check = ON;
     PRAGMA trusted_schema = OFF;
     ${undoInMemory}`
  const isNew = path === null || !hasBytes(path)
  return withPragmas(
    path ?? ':memory:',
    { enableForeignKeyConstraints: true, timeout: 2000 },
    isNew ? inNewFile + pragmas : pragmas
  )
}

/**
 * Each statement with triggers keeps the former pages until it has ended (SQLite's statement journal): on the disk these would be twice
 * what the statement itself writes.
 */
const undoInMemory = 'PRAGMA temp_store = MEMORY;'

/** First of all, and in a new file alone: into another SQLite would write it before its key is known to be the right one. */
const inNewFile = 'PRAGMA auto_vacuum = INCREMENTAL;'

/**
 * For a file that this process holds still: reads it beside the connection that writes. SQLite takes no lock for it, so that
 * the lock of the other connection stays, and does not see the write-ahead log. Throws SQLite's errors.
 */
export function openStill(path: string): Database {
  const address = pathToFileURL(path)
  address.searchParams.set('immutable', '1')
  return withPragmas(address, { readOnly: true }, 'PRAGMA cell_size_check = ON; PRAGMA trusted_schema = OFF;')
}

/**
 * For a damaged file: nothing is written to it. With `writable_schema`, SQLite also reads a file that was truncated.
 * Throws SQLite's errors.
 */
export function openReadOnly(path: string): Database {
  return withPragmas(
    path,
    { readOnly: true, defensive: false },
    'PRAGMA writable_schema = ON; PRAGMA cell_size_check = ON; PRAGMA trusted_schema = OFF;'
  )
}

/** SQLite creates files that all users can read; the folder alone is not enough where it is copied or shared. */
function closeToOthers(path: string): void {
  for (const file of [path, `${path}-wal`, `${path}-shm`]) {
    try {
      chmodSync(file, 0o600)
    } catch {
      // There is no such file, or the disk knows no modes.
    }
  }
}

function withPragmas(path: string | URL, options: DatabaseSyncOptions, pragmas: string): Database {
  const handle = new DatabaseSync(path, options)
  try {
    handle.exec(pragmas)
  } catch (error) {
    handle.close()
    throw error
  }
  if (typeof path === 'string' && path !== ':memory:' && options.readOnly !== true) closeToOthers(path)
  const statements = new Map<string, StatementSync>()
  let watcher: TransactionWatcher | null = null
  const moveLog = () => handle.exec('PRAGMA wal_checkpoint(TRUNCATE)')
  let isStill = false
  const moveLogFrom = (pages: number) => handle.exec(`PRAGMA wal_autocheckpoint = ${pages}`)

  const runTransaction: Database['transaction'] = (work) => {
    handle.exec('BEGIN IMMEDIATE')
    try {
      const outcome = work()
      if (outcome.ok) watcher?.committing()
      handle.exec(outcome.ok ? 'COMMIT' : 'ROLLBACK')
      watcher?.ended(outcome.ok)
      return outcome
    } catch (error) {
      watcher?.ended(false)
      // If the disk is full, SQLite has already rolled back.
      if (handle.isTransaction) handle.exec('ROLLBACK')
      throw error
    }
  }

  return {
    prepare: (sql) => {
      const known = statements.get(sql)
      if (known !== undefined) return known
      const statement = handle.prepare(sql)
      statements.set(sql, statement)
      return statement
    },
    transaction: (work, log) => {
      if (log === undefined || isStill) return runTransaction(work)
      moveLogFrom(pagesInShortLog)
      try {
        return runTransaction(work)
      } finally {
        moveLogFrom(pagesInLog)
      }
    },
    execute: (sql) => handle.exec(sql),
    define: (name, work) =>
      handle.function(name, { directOnly: false }, (text) => {
        work(textOf(text))
        return null
      }),
    watch: (given) => {
      watcher = given
    },
    isInTransaction: () => handle.isTransaction,
    flush: () => {
      if (!isStill) moveLog()
    },
    holdStill: () => {
      moveLog()
      moveLogFrom(0)
      isStill = true
      return {
        end: () => {
          isStill = false
          moveLogFrom(pagesInLog)
          moveLog()
        }
      }
    },
    shrink: (pages) => {
      handle.exec(`PRAGMA incremental_vacuum(${pages})`)
      const count = (name: string) => numberOf(handle.prepare(`PRAGMA ${name}`).get()?.[name])
      return { unused: count('freelist_count'), all: count('page_count') }
    },
    canShrink: () => numberOf(handle.prepare('PRAGMA auto_vacuum').get()?.['auto_vacuum']) !== 0,
    makeShrinkable: () => {
      statements.clear()
      // The copy of the whole file is not for the memory.
      handle.exec('PRAGMA temp_store = FILE')
      try {
        handle.exec('PRAGMA auto_vacuum = INCREMENTAL; VACUUM')
      } finally {
        handle.exec(undoInMemory)
      }
    },
    close: () => {
      statements.clear()
      handle.close()
    }
  }
}

/** SQLite's own default: pages in the write-ahead log from which on they are moved into the file. */
const pagesInLog = 1000
/** Moving a thousand takes several times as long as a step of erasing. */
const pagesInShortLog = 150

export function bytesOf(value: unknown): Uint8Array {
  if (value instanceof Uint8Array) return value
  throw new DamageError('bytes expected')
}

export function textOf(value: unknown): string {
  if (typeof value === 'string') return value
  throw new DamageError('text expected')
}

export function numberOf(value: unknown): number {
  if (typeof value === 'number') return value
  throw new DamageError('number expected')
}

/** A UUID takes 16 bytes in the file instead of 36. */
export function idToBytes(id: string): Uint8Array {
  return Buffer.from(id.replaceAll('-', ''), 'hex')
}

export function idFromBytes(value: unknown): string {
  const hex = Buffer.from(bytesOf(value)).toString('hex')
  return `${hex.slice(0, 8)}-${hex.slice(8, 12)}-${hex.slice(12, 16)}-${hex.slice(16, 20)}-${hex.slice(20)}`
}
