import { randomUUID } from 'node:crypto'
import type { ListDocument, ListFigures, ListRow, ListSummary, RowChange } from '#contract/list.ts'
import type { Ledger } from './attempts.ts'
import { appendAudit } from './audit.ts'
import { type Database, idFromBytes, idToBytes, numberOf, textOf } from './database.ts'
import { allHeaders, findHeader, insertHeader, isWhollyErased, type ListHeader, updateHeader } from './list-header.ts'
import { insertRows, readRows, replaceRow } from './list-rows.ts'
import { readPieces, writePiece } from './list-source.ts'
import type { Seals } from './seals.ts'
import { type StorageFailure, type Stored, storing } from './storage-failure.ts'

type ListId = { readonly listId: string }

/**
 * The lists and their rows. Each write is one transaction, durable when the call returns. Of a list whose patients were
 * all erased, name and numbers are left: it can be renamed and removed, and is `no-such-list` to everything else.
 */
export type ListRecords = {
  /** Lists that have rows, the latest first. */
  readonly all: () => Stored<ListSummary[]>
  readonly create: (list: {
    readonly connectionId: string
    readonly document: ListDocument
    readonly figures: ListFigures
  }) => Stored<ListId>
  /** A second one makes the first one's generation void. */
  readonly beginRows: (list: ListId) => Stored<{ generation: number }, 'no-such-list' | 'already-sent'>
  /** The next piece of the file that the rows come from; only where the list has no rows yet. */
  readonly addSource: (
    piece: ListId & { readonly generation: number; readonly bytes: Uint8Array }
  ) => Stored<null, 'no-such-list' | 'generation-gone'>
  readonly addRows: (
    rows: ListId & { readonly generation: number; readonly rows: readonly ListRow[] }
  ) => Stored<null, 'no-such-list' | 'generation-gone'>
  /** Invitations that were laid down for the former rows and never sent go with them. */
  readonly endRows: (
    end: ListId & { readonly generation: number; readonly document: ListDocument; readonly figures: ListFigures }
  ) => Stored<null, 'no-such-list' | 'generation-gone' | 'already-sent'>
  readonly open: (
    list: ListId
  ) => Stored<
    { connectionId: string; document: ListDocument; figures: ListFigures; rows: number; hasSource: boolean },
    'no-such-list'
  >
  /** In the file's order. */
  readonly rows: (
    range: ListId & { readonly offset: number; readonly limit: number }
  ) => Stored<ListRow[], 'no-such-list'>
  readonly source: (list: ListId) => Stored<Uint8Array, 'no-such-list' | 'no-source'>
  readonly saveDocument: (
    change: ListId & { readonly document: ListDocument; readonly figures: ListFigures }
  ) => Stored<null, 'no-such-list'>
  /** All changes or, where a row is not of this list, none. */
  readonly changeRows: (
    change: ListId & { readonly changes: readonly RowChange[]; readonly figures: ListFigures }
  ) => Stored<null, 'no-such-list' | 'no-such-row'>
  /** The list that has most of these rows; null where none has any. */
  readonly locateRows: (rowIds: readonly string[]) => Stored<string | null>
  readonly rename: (change: ListId & { readonly name: string }) => Stored<null, 'no-such-list'>
  /**
   * Erases the list, its rows and its invitations; the ledger of attempts keeps their guards, and the audit that
   * `account` did it. `still-sending`: one of its invitations is queued, on its way or in doubt.
   */
  readonly remove: (list: ListId & { readonly account: string }) => Stored<null, 'no-such-list' | 'still-sending'>
}

const noSuchList: StorageFailure<'no-such-list'> = { ok: false, code: 'no-such-list' }
const alreadySent: StorageFailure<'already-sent'> = { ok: false, code: 'already-sent' }
const generationGone: StorageFailure<'generation-gone'> = { ok: false, code: 'generation-gone' }
const done = { ok: true, value: null } as const

export function createListRecords(database: Database, seals: Seals, ledger: Ledger, now: () => number): ListRecords {
  /** Rows being put, by list: nothing of it is worth keeping when the app ends. */
  const building = new Map<
    string,
    { readonly generation: number; readonly rowCount: number; readonly sourceChunks: number }
  >()

  /** Finds the list and works on it in one transaction; also one of which only name and numbers are left. */
  const writingAny = <Value, Code extends string>(
    listId: string,
    work: (header: ListHeader) => Stored<Value, Code>
  ): Stored<Value, Code | 'no-such-list'> =>
    storing(() =>
      database.transaction<Value, Code | 'no-such-list'>(() => {
        const header = findHeader(database, seals, listId)
        return header === undefined ? noSuchList : work(header)
      })
    )

  const writing = <Value, Code extends string>(
    listId: string,
    work: (header: ListHeader) => Stored<Value, Code>
  ): Stored<Value, Code | 'no-such-list'> =>
    writingAny<Value, Code | 'no-such-list'>(listId, (header) => (isWhollyErased(header) ? noSuchList : work(header)))

  const reading = <Value, Code extends string>(
    listId: string,
    work: (header: ListHeader) => Stored<Value, Code>
  ): Stored<Value, Code | 'no-such-list'> =>
    storing<Value, Code | 'no-such-list'>(() => {
      const header = findHeader(database, seals, listId)
      return header === undefined || isWhollyErased(header) ? noSuchList : work(header)
    })

  const save = (header: ListHeader) => updateHeader(database, seals, { ...header, updatedAt: now() })

  const hasStateBeside = (header: ListHeader, states: string) =>
    database
      .prepare(`SELECT 1 FROM invitations WHERE list = ? AND state NOT IN (${states}) LIMIT 1`)
      .get(header.list) !== undefined

  /** Other rows in its place would not be known as those that were sent, or erased. */
  const isFixed = (header: ListHeader) =>
    header.erased !== null || ledger.hasAny(header.listId) || hasStateBeside(header, `'ready', 'held'`)

  return {
    all: () =>
      storing(() => {
        const counts = invitationCounts(database)
        return {
          ok: true,
          value: allHeaders(database, seals).map((header) => ({
            listId: header.listId,
            connectionId: header.connectionId,
            name: header.document.name,
            fileName: header.document.fileName,
            createdAt: header.createdAt,
            updatedAt: header.updatedAt,
            figures: header.figures,
            invitations: counts.get(header.listId) ?? {},
            ...(header.erased === null ? {} : { erased: { ...header.erased, isWhole: isWhollyErased(header) } })
          }))
        }
      }),

    create: ({ connectionId, document, figures }) =>
      storing(() =>
        database.transaction(() => {
          const listId = randomUUID()
          insertHeader(database, seals, {
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
            sealedKey: seals.newListKey(listId),
            sealedNextKey: null,
            erased: null
          })
          return { ok: true, value: { listId } }
        })
      ),

    beginRows: ({ listId }) => {
      const before = building.get(listId)
      const begun = writing<{ generation: number }, 'already-sent'>(listId, (header) => {
        if (isFixed(header)) return alreadySent
        deleteRowsBut(database, header)
        if (header.generation === 0) database.prepare('DELETE FROM source_chunks WHERE list = ?').run(header.list)
        return { ok: true, value: { generation: Math.max(header.generation, before?.generation ?? 0) + 1 } }
      })
      if (begun.ok) building.set(listId, { generation: begun.value.generation, rowCount: 0, sourceChunks: 0 })
      return begun
    },

    addSource: ({ listId, generation, bytes }) => {
      const begun = building.get(listId)
      const added = writing<null, 'generation-gone'>(listId, (header) => {
        if (begun?.generation !== generation || header.generation !== 0) return generationGone
        writePiece(database, header, begun.sourceChunks, bytes)
        return done
      })
      if (added.ok && begun !== undefined) building.set(listId, { ...begun, sourceChunks: begun.sourceChunks + 1 })
      return added
    },

    addRows: ({ listId, generation, rows }) => {
      const begun = building.get(listId)
      const added = writing<null, 'generation-gone'>(listId, (header) => {
        if (begun?.generation !== generation || header.erased !== null) return generationGone
        insertRows(database, { ...header, generation }, begun.rowCount, rows)
        return done
      })
      if (added.ok && begun !== undefined) building.set(listId, { ...begun, rowCount: begun.rowCount + rows.length })
      return added
    },

    endRows: ({ listId, generation, document, figures }) => {
      const ended = writing<null, 'generation-gone' | 'already-sent'>(listId, (header) => {
        const begun = building.get(listId)
        if (begun?.generation !== generation) return generationGone
        if (isFixed(header)) return alreadySent
        const sourceChunks = header.generation === 0 ? begun.sourceChunks : header.sourceChunks
        const after = { ...header, generation, rowCount: begun.rowCount, sourceChunks, document, figures }
        database.prepare('DELETE FROM invitations WHERE list = ?').run(header.list)
        save(after)
        deleteRowsBut(database, after)
        return done
      })
      if (ended.ok) building.delete(listId)
      return ended
    },

    open: ({ listId }) =>
      reading(listId, (header) => ({
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
      reading(listId, (header) => ({ ok: true, value: readRows(database, header, { offset, limit }) })),

    source: ({ listId }) =>
      reading<Uint8Array, 'no-source'>(listId, (header) => {
        if (header.sourceChunks === 0) return { ok: false, code: 'no-source' }
        return { ok: true, value: Buffer.concat(readPieces(database, header)) }
      }),

    saveDocument: ({ listId, document, figures }) =>
      writing(listId, (header) => {
        save({ ...header, document, figures })
        return done
      }),

    changeRows: ({ listId, changes, figures }) =>
      writing<null, 'no-such-row'>(listId, (header) => {
        for (const change of changes) {
          const found = replaceRow(database, header, change.rowId, (row) => changeRow(row, change))
          if (!found) return { ok: false, code: 'no-such-row' }
        }
        save({ ...header, figures })
        return done
      }),

    locateRows: (rowIds) =>
      storing(() => {
        const found = new Map<string, number>()
        for (const listId of rowIds.flatMap((rowId) => listsOfRow(database, rowId))) {
          found.set(listId, (found.get(listId) ?? 0) + 1)
        }
        const [best] = [...found].sort(([, one], [, other]) => other - one)
        return { ok: true, value: best?.[0] ?? null }
      }),

    rename: ({ listId, name }) =>
      writingAny(listId, (header) => {
        save({ ...header, document: { ...header.document, name } })
        return done
      }),

    remove: ({ listId, account }) => {
      const removed = writingAny<null, 'still-sending'>(listId, (header) => {
        if (hasStateBeside(header, `'ready', 'held', 'created', 'refused', 'withdrawn'`)) {
          return { ok: false, code: 'still-sending' }
        }
        const invitations = database.prepare('SELECT row_id, state FROM invitations WHERE list = ?').all(header.list)
        for (const { row_id: rowId, state } of invitations) {
          ledger.noteLastState(listId, idFromBytes(rowId), textOf(state))
        }
        database.prepare('DELETE FROM lists WHERE list = ?').run(header.list)
        appendAudit(database, seals, {
          at: now(),
          account,
          action: 'list-removed',
          listId,
          count: invitations.length
        })
        return done
      })
      if (removed.ok) building.delete(listId)
      return removed
    }
  }
}

/** Lists that never got rows, and rows that were never shown: left behind when the app ended halfway. */
export function clearUnfinished(database: Database, seals: Seals): void {
  database.prepare('DELETE FROM lists WHERE generation = 0').run()
  for (const header of allHeaders(database, seals)) deleteRowsBut(database, header)
}

/** Rows that are not those shown. Two ranges of the primary key: `<>` would walk through all rows. */
export function deleteRowsBut(database: Database, { list, generation }: ListHeader): void {
  database.prepare('DELETE FROM list_rows WHERE list = ? AND generation < ?').run(list, generation)
  database.prepare('DELETE FROM list_rows WHERE list = ? AND generation > ?').run(list, generation)
}

/** The file's own words stay; what a person said about the row is replaced. */
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
