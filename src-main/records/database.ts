import { chmodSync } from 'node:fs'
import { DatabaseSync, type DatabaseSyncOptions, type StatementSync } from 'node:sqlite'
import { DamageError, type StorageResult } from './storage-failure.ts'

export interface Database {
  /** Each text is prepared once. */
  readonly prepare: (sql: string) => StatementSync
  /** All or nothing, and durable when it returns. A failure value or a thrown error rolls back. */
  readonly transaction: <Value, Code extends string>(
    work: () => StorageResult<Value, Code>
  ) => StorageResult<Value, Code>
  readonly execute: (sql: string) => void
  /** Makes a function of SQL; its result is NULL. */
  readonly define: (name: string, work: (text: string) => void) => void
  /** Tells of every transaction from now on. One watcher at most. */
  readonly watch: (watcher: TransactionWatcher) => void
  readonly isInTransaction: () => boolean
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
 * Throws SQLite's errors. The file is locked: a second process that opened it could send the same rows.
 */
export function openDatabase(path: string | null): Database {
  return withPragmas(
    path ?? ':memory:',
    { enableForeignKeyConstraints: true, timeout: 2000 },
    `PRAGMA locking_mode = EXCLUSIVE;
     PRAGMA journal_mode = WAL;
     PRAGMA synchronous = FULL;
     PRAGMA secure_delete = ON;
     PRAGMA recursive_triggers = ON;
     PRAGMA cell_size_check = ON;
     PRAGMA trusted_schema = OFF;`
  )
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

function withPragmas(path: string, options: DatabaseSyncOptions, pragmas: string): Database {
  const handle = new DatabaseSync(path, options)
  try {
    handle.exec(pragmas)
  } catch (error) {
    handle.close()
    throw error
  }
  if (path !== ':memory:' && options.readOnly !== true) closeToOthers(path)
  const statements = new Map<string, StatementSync>()
  let watcher: TransactionWatcher | null = null
  return {
    prepare: (sql) => {
      const known = statements.get(sql)
      if (known !== undefined) return known
      const statement = handle.prepare(sql)
      statements.set(sql, statement)
      return statement
    },
    transaction: (work) => {
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
    close: () => {
      statements.clear()
      handle.close()
    }
  }
}

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
