/** Why something could not be written or read; the storage codes among the contract's common failures. */
export type StorageFailureCode = 'storage-full' | 'storage-read-only' | 'storage-damaged' | 'storage-failed'

/** The answer of records and vault: a value, or a failure. Assignable to the contract's `Result`. */
export type StorageResult<Value, Code extends string = never> =
  | { readonly ok: true; readonly value: Value }
  | StorageFailure<Code | StorageFailureCode>

export type StorageFailure<Code extends string = StorageFailureCode> = {
  readonly ok: false
  readonly code: Code
  readonly detail?: string | undefined
}

/** Thrown within records if what is read is not what was written: a wrong tag or MAC, a missing row. */
export class DamageError extends Error {
  override readonly name = 'DamageError'
}

/** Primary result codes of SQLite (sqlite.org/rescode.html); the extended ones carry them in their low byte. */
const sqliteCodes: Readonly<Record<number, StorageFailureCode>> = {
  8: 'storage-read-only',
  11: 'storage-damaged',
  13: 'storage-full',
  26: 'storage-damaged'
}

const systemCodes: Readonly<Record<string, StorageFailureCode>> = {
  ENOSPC: 'storage-full',
  EDQUOT: 'storage-full',
  EROFS: 'storage-read-only',
  EACCES: 'storage-read-only',
  EPERM: 'storage-read-only'
}

/** The failure that an error of SQLite or of the file system means; undefined for any other error, which is a bug. */
export function toStorageFailure(error: unknown): StorageFailure | undefined {
  if (error instanceof DamageError) return { ok: false, code: 'storage-damaged', detail: error.message }
  if (!(error instanceof Error)) return undefined
  const { code, errcode } = error as Error & { code?: unknown; errcode?: unknown }
  if (code === 'ERR_SQLITE_ERROR' && typeof errcode === 'number') {
    return { ok: false, code: sqliteCodes[errcode & 0xff] ?? 'storage-failed', detail: error.message }
  }
  // The records are closed because the app ends, and a server's answer comes too late.
  if (code === 'ERR_INVALID_STATE') return { ok: false, code: 'storage-failed', detail: error.message }
  // A column contains a number that the app never wrote.
  if (code === 'ERR_OUT_OF_RANGE') return { ok: false, code: 'storage-damaged', detail: error.message }
  if (typeof code === 'string' && 'syscall' in error) {
    return { ok: false, code: systemCodes[code] ?? 'storage-failed', detail: code }
  }
  return undefined
}

/**
 * SQLite itself found the file damaged, before a seal did. So it calls a page that the disk did not give with EIO, too (vdbe.c turns
 * SQLITE_IOERR_CORRUPTFS into SQLITE_CORRUPT).
 */
export function isDamageOfSqlite(error: unknown): boolean {
  return !(error instanceof DamageError) && toStorageFailure(error)?.code === 'storage-damaged'
}

/** Runs `work` and turns errors of the storage into failures. Any other error is a bug and is thrown on. */
export function catchStorageErrors<Value, Code extends string>(
  work: () => StorageResult<Value, Code>
): StorageResult<Value, Code> {
  try {
    return work()
  } catch (error) {
    const failure = toStorageFailure(error)
    if (failure === undefined) throw error
    return failure
  }
}

/** Does the work as far as what it reads is readable, and goes on. */
export type Skip = (work: () => void) => void
