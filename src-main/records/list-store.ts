import { changedDocument, changedRow } from '#contract/changed-list.ts'
import type { ListSummary } from '#contract/list.ts'
import { timeOrderedId } from '../sending/time-ordered-id.ts'
import { documentAskedAgain, isAskedAgain, rowAskedAgain } from './asked-again.ts'
import { appendAudit } from './audit-log.ts'
import { sentRowIds } from './carried-rows.ts'
import { deleteDraft, deleteTakenDraft, keepDraft, readDraft } from './cell-drafts.ts'
import { type Database, idFromBytes, idToBytes, numberOf, textOf } from './database.ts'
import type { Encryption } from './encryption.ts'
import { logErased } from './erasure-steps.ts'
import { invitedRows, refusedRows } from './invited-rows.ts'
import type { Ledger } from './ledger.ts'
import { createListAccess } from './list-access.ts'
import {
  countHeaders,
  findHeader,
  insertHeader,
  isFullyErased,
  type ListHeader,
  pageOfHeaders,
  updateHeader,
  withPatients
} from './list-header.ts'
import { createRowImport, hasOtherState } from './list-row-import.ts'
import { countRows, readRows, replaceRow } from './list-rows.ts'
import { readChunks } from './list-source.ts'
import type { ListStore } from './list-store-calls.ts'
import { catchStorageErrors, type StorageFailure } from './storage-failure.ts'
import { takeOutOfBatch } from './taken-out.ts'
import type { FigureKeeping } from './visit-figures.ts'

const done = { ok: true, value: null } as const
/** Rows that are held in memory together. */
const rowsAtOnce = 500
const stale: StorageFailure<'stale'> = { ok: false, code: 'stale' }

export function createListStore(
  database: Database,
  encryption: Encryption,
  ledger: Ledger,
  now: () => number,
  figures: FigureKeeping
): ListStore {
  const { update, updateAny, read } = createListAccess(database, encryption)
  const rowImport = createRowImport(database, encryption, now)
  /** Stores the header as the next revision. */
  function save(header: ListHeader): { readonly ok: true; readonly value: { readonly revision: number } } {
    const revision = header.revision + 1
    updateHeader(database, encryption, { ...header, revision, updatedAt: now() })
    return { ok: true, value: { revision } }
  }

  return {
    ...rowImport.calls,

    page: ({ of, before, limit }) =>
      catchStorageErrors(() => {
        const headers = pageOfHeaders(database, encryption, of, before ?? Number.MAX_SAFE_INTEGER, limit)
        const next = headers.length < limit ? null : (headers.at(-1)?.list ?? null)
        return { ok: true, value: { lists: summariesOf(database, headers), next } }
      }),

    count: (of) => catchStorageErrors(() => ({ ok: true, value: countHeaders(database, of) })),

    stateCounts: () =>
      catchStorageErrors(() => {
        const counted = database.prepare('SELECT state, count(*) AS count FROM invitations GROUP BY state').all()
        const counts = counted.map((row) => [textOf(row['state']), numberOf(row['count'])] as const)
        return { ok: true, value: Object.fromEntries(counts) }
      }),

    some: (listIds) =>
      catchStorageErrors(() => {
        const found = listIds.map((listId) => findHeader(database, encryption, listId))
        const headers = found.flatMap((header) => (header !== undefined && header.generation > 0 ? [header] : []))
        return { ok: true, value: summariesOf(database, headers) }
      }),

    create: ({ connectionId, document, figures }) =>
      catchStorageErrors(() =>
        database.transaction(() => {
          const listId = timeOrderedId(now())
          insertHeader(database, encryption, {
            listId,
            connectionId,
            createdAt: now(),
            updatedAt: now(),
            revision: 0,
            generation: 0,
            rowCount: 0,
            batch: 0,
            sourceChunks: 0,
            figures,
            document,
            sealedKey: encryption.newListKey(listId),
            sealedNextKey: null,
            erased: null
          })
          rowImport.created(listId)
          return { ok: true, value: { listId } }
        })
      ),

    countRows: (listId, rowIds) => read(listId, (header) => ({ ok: true, value: countRows(database, header, rowIds) })),

    open: ({ listId }) =>
      read(listId, (header) => ({
        ok: true,
        value: {
          connectionId: header.connectionId,
          revision: header.revision,
          document: header.document,
          figures: header.figures,
          rows: header.rowCount,
          hasSource: header.sourceChunks > 0,
          draft: readDraft(database, header)
        }
      })),

    rows: ({ listId, offset, limit }) =>
      read(listId, (header) => ({ ok: true, value: readRows(database, header, { offset, limit }) })),

    source: ({ listId }) =>
      read<Uint8Array, 'no-source'>(listId, (header) => {
        if (header.sourceChunks === 0) return { ok: false, code: 'no-source' }
        return { ok: true, value: Buffer.concat(readChunks(database, header)) }
      }),

    sentRows: ({ listId }) => read(listId, (header) => ({ ok: true, value: sentRowIds(database, header) })),

    change: ({ listId, revision, change: { rows = [], ...parts }, figures }) =>
      update<{ readonly revision: number; readonly takenOut: number }, 'no-such-row' | 'stale' | 'row-was-sent'>(
        listId,
        (header) => {
          if (header.revision !== revision) return stale
          for (const change of rows) {
            if (!replaceRow(database, header, change.rowId, (row) => changedRow(row, change))) {
              return { ok: false, code: 'no-such-row' }
            }
          }
          const rowIds = rows.map(({ rowId }) => rowId)
          if (invitedRows(database, header, rowIds).length > 0) return { ok: false, code: 'row-was-sent' }
          deleteTakenDraft(database, header, rows)
          const { name, settings, layout } = parts
          // Figures alone: time has passed. What was prepared stays as it was seen.
          if (rows.length === 0 && (name ?? settings ?? layout) === undefined) {
            updateHeader(database, encryption, { ...header, figures, updatedAt: now() })
            return { ok: true, value: { revision, takenOut: 0 } }
          }
          const isWhole = settings !== undefined || layout !== undefined
          const takenOut = takeOutOfBatch(database, encryption, header, isWhole ? 'all' : rowIds)
          const batch = isWhole ? header.batch + 1 : header.batch
          const saved = save({ ...header, batch, document: changedDocument(header.document, parts), figures })
          return { ok: true, value: { ...saved.value, takenOut } }
        }
      ),

    takeOver: ({ listId, revision, connectionId }) =>
      update<{ readonly revision: number }, 'stale' | 'already-sent'>(listId, (header) => {
        if (header.revision !== revision) return stale
        if (header.erased !== null || sentRowIds(database, header).length > 0)
          return { ok: false, code: 'already-sent' }
        for (let offset = 0; offset < header.rowCount; offset += rowsAtOnce) {
          for (const row of readRows(database, header, { offset, limit: rowsAtOnce })) {
            if (isAskedAgain(row)) replaceRow(database, header, row.rowId, rowAskedAgain)
          }
        }
        database.prepare('DELETE FROM invitations WHERE list = ?').run(header.list)
        const document = documentAskedAgain(header.document)
        return save({ ...header, connectionId, batch: header.batch + 1, document })
      }),

    keepDraft: ({ listId, draft }) =>
      update<null, never>(listId, (header) => {
        // While patients are being erased nothing of them is kept anew.
        if (draft === null || header.sealedNextKey !== null) deleteDraft(database, header)
        else keepDraft(database, header, draft)
        return done
      }),

    invitedRows: ({ listId, rowIds }) =>
      read(listId, (header) => ({ ok: true, value: invitedRows(database, header, rowIds) })),

    refusedRows: ({ listId }) => read(listId, (header) => ({ ok: true, value: refusedRows(database, header) })),

    locateRows: (rowIds) =>
      catchStorageErrors(() => {
        const found = new Map<string, number>()
        for (const listId of rowIds.flatMap((rowId) => listsOfRow(database, rowId))) {
          found.set(listId, (found.get(listId) ?? 0) + 1)
        }
        const [best] = [...found].sort(([, one], [, other]) => other - one)
        return { ok: true, value: best?.[0] ?? null }
      }),

    rename: ({ listId, revision, name }) =>
      updateAny<null, 'stale'>(listId, (header) => {
        if (header.revision !== revision) return stale
        save({ ...header, document: { ...header.document, name } })
        return done
      }),

    remove: ({ listId, account }) => {
      const removed = updateAny<null, 'still-sending'>(listId, (header) => {
        if (hasOtherState(database, header, `'ready', 'held', 'created', 'refused', 'withdrawn'`)) {
          return { ok: false, code: 'still-sending' }
        }
        const invitations = database.prepare('SELECT row_id, state FROM invitations WHERE list = ?').all(header.list)
        for (const { row_id: rowId, state } of invitations) {
          ledger.recordLastState(listId, idFromBytes(rowId), textOf(state))
        }
        logErased(database, encryption, header, now())
        figures.ofList(header)
        database.prepare('DELETE FROM lists WHERE list = ?').run(header.list)
        appendAudit(database, encryption, {
          at: now(),
          account,
          action: 'list-removed',
          listId,
          count: invitations.length
        })
        return done
      })
      if (removed.ok) rowImport.forget(listId)
      return removed
    }
  }
}

function summaryOf(header: ListHeader, invitations: Record<string, number>): ListSummary {
  const { unlogged: _, ...erased } = header.erased ?? { at: 0, patients: 0, invitations: {} }
  return {
    listId: header.listId,
    connectionId: header.connectionId,
    revision: header.revision,
    name: header.document.name,
    fileName: header.document.fileName,
    createdAt: header.createdAt,
    updatedAt: header.updatedAt,
    figures: header.figures,
    invitations,
    ...(header.erased === null ? {} : { erased: { ...erased, isWhole: isFullyErased(header) } })
  }
}

function summariesOf(database: Database, headers: readonly ListHeader[]): ListSummary[] {
  const counts = invitationCounts(
    database,
    headers.map(({ list }) => list)
  )
  return headers.map((header) => summaryOf(header, counts.get(header.list) ?? {}))
}

function listsOfRow(database: Database, rowId: string): readonly string[] {
  return database
    .prepare(
      `SELECT list_id FROM lists CROSS JOIN list_rows ON list_rows.list = lists.list AND list_rows.generation = lists.generation
       WHERE row_id = ? AND ${withPatients}`
    )
    .all(idToBytes(rowId))
    .map((row) => idFromBytes(row['list_id']))
}

/** By the number of a list, how many of its invitations are in which state. */
function invitationCounts(database: Database, lists: readonly number[]): ReadonlyMap<number, Record<string, number>> {
  const select = database.prepare('SELECT state, count(*) AS count FROM invitations WHERE list = ? GROUP BY state')
  return new Map(
    lists.map((list) => {
      const ofList = select.all(list).map((row) => [textOf(row['state']), numberOf(row['count'])] as const)
      return [list, Object.fromEntries(ofList)]
    })
  )
}
