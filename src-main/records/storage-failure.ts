/** Why something could not be kept or read back; the storage members of the contract's common failures. */
export type StorageFailureCode = 'storage-full' | 'storage-read-only' | 'storage-damaged' | 'storage-failed'

/** What the records and the vault answer: a value, or a failure. Assignable to the contract's `Result`. */
export type Stored<Value, Code extends string = never> =
  | { readonly ok: true; readonly value: Value }
  | StorageFailure<Code | StorageFailureCode>

export type StorageFailure<Code extends string = StorageFailureCode> = {
  readonly ok: false
  readonly code: Code
  readonly detail?: string | undefined
}

/** Thrown inside the room where what was read is not what was written: a seal that does not open, a row that is gone. */
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

/** Names the failure behind an error of SQLite or of the file system; undefined for any other error, a defect. */
export function storageFailureOf(error: unknown): StorageFailure | undefined {
  if (error instanceof DamageError) return { ok: false, code: 'storage-damaged', detail: error.message }
  if (!(error instanceof Error)) return undefined
  const { code, errcode } = error as Error & { code?: unknown; errcode?: unknown }
  if (code === 'ERR_SQLITE_ERROR' && typeof errcode === 'number') {
    return { ok: false, code: sqliteCodes[errcode & 0xff] ?? 'storage-failed', detail: error.message }
  }
  // The records are closed, since the app ends: what still waited for a server's answer finds them so.
  if (code === 'ERR_INVALID_STATE') return { ok: false, code: 'storage-failed', detail: error.message }
  // A column that holds a number the app never wrote.
  if (code === 'ERR_OUT_OF_RANGE') return { ok: false, code: 'storage-damaged', detail: error.message }
  if (typeof code === 'string' && 'syscall' in error) {
    return { ok: false, code: systemCodes[code] ?? 'storage-failed', detail: code }
  }
  return undefined
}

/** Runs `work`; an error of the storage becomes a failure, anything else is a defect and goes on. */
export function storing<Value, Code extends string>(work: () => Stored<Value, Code>): Stored<Value, Code> {
  try {
    return work()
  } catch (error) {
    const failure = storageFailureOf(error)
    if (failure === undefined) throw error
    return failure
  }
}
