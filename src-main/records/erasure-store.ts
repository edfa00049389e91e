import type { RetainedListInfo, RetentionStore } from '../retention/retention-port.ts'
import type { RetainedRow } from '../retention/retention-rule.ts'
import { createClockStore } from './clock-store.ts'
import type { Database } from './database.ts'
import type { Encryption } from './encryption.ts'
import { createErasureSteps, type ErasureSteps, toRetainedList } from './erasure-steps.ts'
import { purgeGuardKeys } from './guard-keys.ts'
import { purgeInviteOwners } from './invite-owners.ts'
import type { Ledger } from './ledger.ts'
import { findHeader, headersWithPatients, type ListHeader } from './list-header.ts'
import { catchStorageErrors, type StorageResult } from './storage-failure.ts'

/** The store of retention; see there what each call guarantees. */
export function createRetentionStore(database: Database, encryption: Encryption, ledger: Ledger): RetentionStore {
  const steps = createErasureSteps(database, encryption, ledger)
  return {
    ...createClockStore(database),

    lists: () =>
      catchStorageErrors(() => ({
        ok: true,
        value: headersWithPatients(database, encryption).map(toListInfo)
      })),

    rows: (listId, after) =>
      catchStorageErrors<{ rows: RetainedRow[]; next: number | null }, 'no-such-list'>(() => {
        const header = findHeader(database, encryption, listId)
        if (header === undefined) return { ok: false, code: 'no-such-list' }
        return { ok: true, value: steps.rows(header, after) }
      }),

    erase: (listId, order, progress) =>
      catchStorageErrors(() =>
        database.transaction((): StorageResult<ReturnType<ErasureSteps['step']>, 'no-such-list'> => {
          const header = findHeader(database, encryption, listId)
          if (header === undefined) return { ok: false, code: 'no-such-list' }
          return { ok: true, value: steps.step(header, order, progress) }
        })
      ),

    purgeExpired: (now) =>
      catchStorageErrors(() =>
        database.transaction(() => {
          purgeGuardKeys(database, now)
          purgeInviteOwners(database, now)
          return { ok: true, value: null }
        })
      ),

    flush: () =>
      catchStorageErrors(() => {
        database.flush()
        return { ok: true, value: null }
      })
  }
}

function toListInfo(header: ListHeader): RetainedListInfo {
  return {
    ...toRetainedList(header),
    listId: header.listId,
    name: header.document.name,
    firstAppointmentAt: header.figures.firstMoment,
    patients: header.figures.patients,
    hasFile: header.sourceChunks > 0,
    isUnfinished: header.sealedNextKey !== null
  }
}
