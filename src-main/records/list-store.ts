import { randomUUID } from 'node:crypto'
import type { ListRow, ListSummary, RowChange } from '#contract/list.ts'
import { appendAudit } from './audit-log.ts'
import { sentRowIds } from './carried-rows.ts'
import { type Database, idFromBytes, idToBytes, numberOf, textOf } from './database.ts'
import type { Encryption } from './encryption.ts'
import type { Ledger } from './ledger.ts'
import { createListAccess } from './list-access.ts'
import { allHeaders, insertHeader, isFullyErased, type ListHeader, updateHeader } from './list-header.ts'
import { createRowImport, hasOtherState } from './list-row-import.ts'
import { deleteOtherGenerations, readRows, replaceRow } from './list-rows.ts'
import { readChunks } from './list-source.ts'
import type { ListStore } from './list-store-calls.ts'
import { catchStorageErrors } from './storage-failure.ts'

const done = { ok: true, value: null } as const

export function createListStore(
  database: Database,
  encryption: Encryption,
  ledger: Ledger,
  now: () => number
): ListStore {
  const { update, updateAny, read } = createListAccess(database, encryption)
  const rowImport = createRowImport(database, encryption, now)
  const save = (header: ListHeader) => updateHeader(database, encryption, { ...header, updatedAt: now() })

  return {
    ...rowImport.calls,

    all: () =>
      catchStorageErrors(() => {
        const counts = invitationCounts(database)
        return {
          ok: true,
          value: allHeaders(database, encryption).map((header) => summaryOf(header, counts.get(header.listId) ?? {}))
        }
      }),

    create: ({ connectionId, document, figures }) =>
      catchStorageErrors(() =>
        database.transaction(() => {
          const listId = randomUUID()
          insertHeader(database, encryption, {
            listId,
            connectionId,
            createdAt: now(),
            updatedAt: now(),
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
          return { ok: true, value: { listId } }
        })
      ),

    open: ({ listId }) =>
      read(listId, (header) => ({
        ok: true,
        value: {
          connectionId: header.connectionId,
          document: header.document,
          figures: header.figures,
          rows: header.rowCount,
          hasSource: header.sourceChunks > 0
        }
      })),

    rows: ({ listId, offset, limit }) =>
      read(listId, (header) => ({ ok: true, value: readRows(database, header, { offset, limit }) })),

    source: ({ listId }) =>
      read<Uint8Array, 'no-source'>(listId, (header) => {
        if (header.sourceChunks === 0) return { ok: false, code: 'no-source' }
        return { ok: true, value: Buffer.concat(readChunks(database, header)) }
      }),

    sentRows: ({ listId, offset, limit }) =>
      read(listId, (header) => ({
        ok: true,
        value: sentRowIds(database, header).slice(offset, offset + limit)
      })),

    saveDocument: ({ listId, document, figures }) =>
      update(listId, (header) => {
        save({ ...header, document, figures })
        return done
      }),

    changeRows: ({ listId, changes, figures }) =>
      update<null, 'no-such-row'>(listId, (header) => {
        for (const change of changes) {
          const found = replaceRow(database, header, change.rowId, (row) => changeRow(row, change))
          if (!found) return { ok: false, code: 'no-such-row' }
        }
        save({ ...header, figures })
        return done
      }),

    locateRows: (rowIds) =>
      catchStorageErrors(() => {
        const found = new Map<string, number>()
        for (const listId of rowIds.flatMap((rowId) => listsOfRow(database, rowId))) {
          found.set(listId, (found.get(listId) ?? 0) + 1)
        }
        const [best] = [...found].sort(([, one], [, other]) => other - one)
        return { ok: true, value: best?.[0] ?? null }
      }),

    rename: ({ listId, name }) =>
      updateAny(listId, (header) => {
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
  return {
    listId: header.listId,
    connectionId: header.connectionId,
    name: header.document.name,
    fileName: header.document.fileName,
    createdAt: header.createdAt,
    updatedAt: header.updatedAt,
    figures: header.figures,
    invitations,
    ...(header.erased === null ? {} : { erased: { ...header.erased, isWhole: isFullyErased(header) } })
  }
}

/** Deletes lists without rows and incomplete generations: the app ended while they were written. */
export function deleteUnfinished(database: Database, encryption: Encryption): void {
  database.prepare('DELETE FROM lists WHERE generation = 0').run()
  for (const header of allHeaders(database, encryption)) deleteOtherGenerations(database, header)
}

/** Keeps the cells of the file and replaces everything that the user said about the row. */
function changeRow(row: ListRow, { edits, excluded, role, accepted }: RowChange): ListRow {
  const { rowId, row: number, cells, hidden } = row
  return {
    rowId,
    row: number,
    cells,
    ...(hidden === undefined ? {} : { hidden }),
    edits,
    excluded,
    ...(role === undefined ? {} : { role }),
    ...(accepted === undefined ? {} : { accepted })
  }
}

function listsOfRow(database: Database, rowId: string): readonly string[] {
  return database
    .prepare('SELECT list_id FROM lists JOIN list_rows USING (list, generation) WHERE row_id = ?')
    .all(idToBytes(rowId))
    .map((row) => idFromBytes(row['list_id']))
}

function invitationCounts(database: Database): ReadonlyMap<string, Record<string, number>> {
  const counts = new Map<string, Record<string, number>>()
  const rows = database
    .prepare(
      `SELECT list_id, state, count(*) AS count FROM invitations JOIN lists USING (list)
       GROUP BY invitations.list, state`
    )
    .all()
  for (const row of rows) {
    const listId = idFromBytes(row['list_id'])
    const ofList = counts.get(listId) ?? {}
    ofList[textOf(row['state'])] = numberOf(row['count'])
    counts.set(listId, ofList)
  }
  return counts
}
