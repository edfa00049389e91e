import type { Database } from './database.ts'
import { findHeader, isWhollyErased, type ListHeader } from './list-header.ts'
import type { Seals } from './seals.ts'
import { type StorageFailure, type Stored, storing } from './storage-failure.ts'

type Work<Value, Code extends string> = (header: ListHeader) => Stored<Value, Code>
type Answer<Value, Code extends string> = Stored<Value, Code | 'no-such-list'>

/** Finds a list and works on it. `no-such-list` also for one whose patients were all erased. */
export type ListAccess = {
  readonly read: <Value, Code extends string>(listId: string, work: Work<Value, Code>) => Answer<Value, Code>
  /** In one transaction. */
  readonly update: <Value, Code extends string>(listId: string, work: Work<Value, Code>) => Answer<Value, Code>
  /** In one transaction; also a list of which only name and figures are left. */
  readonly updateAny: <Value, Code extends string>(listId: string, work: Work<Value, Code>) => Answer<Value, Code>
}

const noSuchList: StorageFailure<'no-such-list'> = { ok: false, code: 'no-such-list' }

export function createListAccess(database: Database, seals: Seals): ListAccess {
  const updateAny: ListAccess['updateAny'] = <Value, Code extends string>(listId: string, work: Work<Value, Code>) =>
    storing(() =>
      database.transaction<Value, Code | 'no-such-list'>(() => {
        const header = findHeader(database, seals, listId)
        return header === undefined ? noSuchList : work(header)
      })
    )
  return {
    updateAny,
    update: <Value, Code extends string>(listId: string, work: Work<Value, Code>) =>
      updateAny<Value, Code | 'no-such-list'>(listId, (header) => (isWhollyErased(header) ? noSuchList : work(header))),
    read: <Value, Code extends string>(listId: string, work: Work<Value, Code>) =>
      storing<Value, Code | 'no-such-list'>(() => {
        const header = findHeader(database, seals, listId)
        return header === undefined || isWhollyErased(header) ? noSuchList : work(header)
      })
  }
}
