import type { KeptRow } from '../retention/rule.ts'
import type { RetentionStore, StoredList } from '../retention/store.ts'
import type { Ledger } from './attempts.ts'
import { createClockRecord } from './clock-seen.ts'
import type { Database } from './database.ts'
import { createErasureSteps, type ErasureSteps, keptList } from './erasure-steps.ts'
import { allHeaders, findHeader, isWhollyErased, type ListHeader } from './list-header.ts'
import type { Seals } from './seals.ts'
import { type Stored, storing } from './storage-failure.ts'

/** The store of retention; see there what each call guarantees. */
export function createRetentionStore(database: Database, seals: Seals, ledger: Ledger): RetentionStore {
  const steps = createErasureSteps(database, seals, ledger)
  return {
    ...createClockRecord(database),

    lists: () =>
      storing(() => ({
        ok: true,
        value: allHeaders(database, seals)
          .filter((header) => !isWhollyErased(header) || header.sealedNextKey !== null)
          .map(storedList)
      })),

    rows: (listId, after) =>
      storing<{ rows: KeptRow[]; next: number | null }, 'no-such-list'>(() => {
        const header = findHeader(database, seals, listId)
        if (header === undefined) return { ok: false, code: 'no-such-list' }
        return { ok: true, value: steps.rows(header, after) }
      }),

    erase: (listId, order, progress) =>
      storing(() =>
        database.transaction((): Stored<ReturnType<ErasureSteps['step']>, 'no-such-list'> => {
          const header = findHeader(database, seals, listId)
          if (header === undefined) return { ok: false, code: 'no-such-list' }
          return { ok: true, value: steps.step(header, order, progress) }
        })
      ),

    settle: () =>
      storing(() => {
        database.execute('PRAGMA wal_checkpoint(TRUNCATE)')
        return { ok: true, value: null }
      })
  }
}

function storedList(header: ListHeader): StoredList {
  return {
    ...keptList(header),
    listId: header.listId,
    name: header.document.name,
    firstMoment: header.figures.firstMoment,
    patients: header.figures.patients,
    hasFile: header.sourceChunks > 0,
    isUnfinished: header.sealedNextKey !== null
  }
}
