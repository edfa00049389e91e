import type { ClosingProgress, ListPlace, RetainedListInfo, RetentionStore } from '../retention/retention-port.ts'
import type { RetainedRow } from '../retention/retention-rule.ts'
import { createClockStore } from './clock-store.ts'
import { closeOffStep } from './closing-off.ts'
import type { Database } from './database.ts'
import type { Encryption } from './encryption.ts'
import { createErasureSteps, type ErasureSteps, toRetainedList } from './erasure-steps.ts'
import type { Ledger } from './ledger.ts'
import { findHeader, findHeaderWithPatients, headersWithPatients, type ListHeader } from './list-header.ts'
import type { SentLog } from './sent-log.ts'
import { shortenSentLog } from './shorten-sent-log.ts'
import { catchStorageErrors, type StorageResult, toStorageFailure } from './storage-failure.ts'
import type { FigureKeeping } from './visit-figures.ts'

/** Their headers are decrypted: a few ms. */
const listsAtOnce = 10
/** Each page that is given back moves one from the end of the file to its place: some ms. */
const pagesAtOnce = 20
/** What the next lists take again soon: 2 MB, or this share of the file. */
const sparePages = 500
const spareShare = 0.1

/** The store of retention; see there what each call guarantees. */
export function createRetentionStore(
  database: Database,
  encryption: Encryption,
  ledger: Ledger,
  log: SentLog | null,
  figures: FigureKeeping
): RetentionStore {
  const steps = createErasureSteps(database, encryption, ledger, figures)
  return {
    ...createClockStore(database),

    list: (listId) =>
      catchStorageErrors<RetainedListInfo, 'no-such-list'>(() => {
        const header = findHeaderWithPatients(database, encryption, listId)
        return header === undefined ? { ok: false, code: 'no-such-list' } : { ok: true, value: toListInfo(header) }
      }),

    lists: (importedBy, after) =>
      catchStorageErrors<{ lists: RetainedListInfo[]; next: ListPlace | null }, never>(() => {
        const headers = headersWithPatients(database, encryption, importedBy, after, listsAtOnce)
        const last = headers.length < listsAtOnce ? undefined : headers.at(-1)
        const next = last === undefined ? null : { createdAt: last.createdAt, number: last.list }
        return { ok: true, value: { lists: headers.map(toListInfo), next } }
      }),

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
        }, 'short')
      ),

    closeOff: (now, progress) =>
      catchStorageErrors<{ next: ClosingProgress | null }, never>(() =>
        database.transaction(
          () => ({ ok: true, value: { next: closeOffStep(database, encryption, now, progress) } }),
          'short'
        )
      ),

    shortenLog: async () => {
      try {
        if (log !== null) await shortenSentLog(database, encryption, log)
        return { ok: true, value: null }
      } catch (error) {
        const failure = toStorageFailure(error)
        if (failure === undefined) throw error
        return failure
      }
    },

    shrink: () =>
      catchStorageErrors(() =>
        database.transaction(() => {
          const { unused, all } = database.shrink(pagesAtOnce)
          return { ok: true, value: { left: Math.max(0, unused - Math.max(sparePages, Math.ceil(all * spareShare))) } }
        }, 'short')
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
