import type { Database } from './database.ts'
import type { Encryption } from './encryption.ts'
import { findHeader, isFullyErased, type ListHeader } from './list-header.ts'
import { catchStorageErrors, type StorageFailure, type StorageResult } from './storage-failure.ts'

type Work<Value, Code extends string> = (header: ListHeader) => StorageResult<Value, Code>
type Answer<Value, Code extends string> = StorageResult<Value, Code | 'no-such-list'>

/** Finds a list and works on it. `no-such-list` also for one whose patients were all erased. */
export interface ListAccess {
  readonly read: <Value, Code extends string>(listId: string, work: Work<Value, Code>) => Answer<Value, Code>
  /** In one transaction. */
  readonly update: <Value, Code extends string>(listId: string, work: Work<Value, Code>) => Answer<Value, Code>
  /** In one transaction; also a list of which only name and figures are left. */
  readonly updateAny: <Value, Code extends string>(listId: string, work: Work<Value, Code>) => Answer<Value, Code>
}

const noSuchList: StorageFailure<'no-such-list'> = { ok: false, code: 'no-such-list' }

export function createListAccess(database: Database, encryption: Encryption): ListAccess {
  const updateAny: ListAccess['updateAny'] = <Value, Code extends string>(listId: string, work: Work<Value, Code>) =>
    catchStorageErrors(() =>
      database.transaction<Value, Code | 'no-such-list'>(() => {
        const header = findHeader(database, encryption, listId)
        return header === undefined ? noSuchList : work(header)
      })
    )
  return {
    updateAny,
    update: <Value, Code extends string>(listId: string, work: Work<Value, Code>) =>
      updateAny<Value, Code | 'no-such-list'>(listId, (header) => (isFullyErased(header) ? noSuchList : work(header))),
    read: <Value, Code extends string>(listId: string, work: Work<Value, Code>) =>
      catchStorageErrors<Value, Code | 'no-such-list'>(() => {
        const header = findHeader(database, encryption, listId)
        return header === undefined || isFullyErased(header) ? noSuchList : work(header)
      })
  }
}
