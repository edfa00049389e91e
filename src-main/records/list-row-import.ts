import { carryInvitations } from './carried-rows.ts'
import { type Database, idFromBytes, numberOf } from './database.ts'
import type { Encryption } from './encryption.ts'
import { createListAccess } from './list-access.ts'
import { type ListHeader, updateHeader } from './list-header.ts'
import { deleteOtherGenerations, insertRows } from './list-rows.ts'
import { writeChunk } from './list-source.ts'
import type { ListStore } from './list-store-calls.ts'
import { catchStorageErrors, type StorageFailure } from './storage-failure.ts'

/** Rows of a generation that is not complete yet. Kept in memory: none of it is needed when the app ends. */
type Pending = {
  readonly generation: number
  /** Of the list when the generation began. */
  readonly revision: number
  readonly rowCount: number
  readonly sourceChunks: number
}

/** The calls that give a list its rows, part by part. `created`: the list is new. `forget`: it was removed. */
export interface RowImport {
  readonly calls: Pick<ListStore, 'beginRows' | 'addSource' | 'addRows' | 'endRows' | 'deleteUnfinished'>
  readonly created: (listId: string) => void
  readonly forget: (listId: string) => void
}

const alreadySent: StorageFailure<'already-sent'> = { ok: false, code: 'already-sent' }
const generationGone: StorageFailure<'generation-gone'> = { ok: false, code: 'generation-gone' }
const done = { ok: true, value: null } as const

export function createRowImport(database: Database, encryption: Encryption, now: () => number): RowImport {
  const { update } = createListAccess(database, encryption)
  const pending = new Map<string, Pending>()
  /** Lists of this run whose first rows may be on their way. */
  const created = new Set<string>()
  const forget = (listId: string) => {
    pending.delete(listId)
    created.delete(listId)
  }

  const calls: RowImport['calls'] = {
    beginRows: ({ listId }) => {
      const before = pending.get(listId)
      const begun = update<{ generation: number; revision: number }, 'already-sent'>(listId, (header) => {
        if (header.erased !== null) return alreadySent
        deleteOtherGenerations(database, header)
        if (header.generation === 0) database.prepare('DELETE FROM source_chunks WHERE list = ?').run(header.list)
        const generation = Math.max(header.generation, before?.generation ?? 0) + 1
        return { ok: true, value: { generation, revision: header.revision } }
      })
      if (begun.ok) pending.set(listId, { ...begun.value, rowCount: 0, sourceChunks: 0 })
      return begun
    },

    addSource: ({ listId, generation, bytes }) => {
      const begun = pending.get(listId)
      const added = update<null, 'generation-gone'>(listId, (header) => {
        if (begun?.generation !== generation || header.generation !== 0) return generationGone
        writeChunk(database, header, begun.sourceChunks, bytes)
        return done
      })
      if (added.ok && begun !== undefined) pending.set(listId, { ...begun, sourceChunks: begun.sourceChunks + 1 })
      return added
    },

    addRows: ({ listId, generation, rows }) => {
      const begun = pending.get(listId)
      const added = update<null, 'generation-gone'>(listId, (header) => {
        if (begun?.generation !== generation || header.erased !== null) return generationGone
        insertRows(database, { ...header, generation }, begun.rowCount, rows)
        return done
      })
      if (added.ok && begun !== undefined) pending.set(listId, { ...begun, rowCount: begun.rowCount + rows.length })
      return added
    },

    endRows: ({ listId, generation, document, figures }) => {
      const ended = update<{ revision: number }, 'generation-gone' | 'already-sent' | 'stale'>(listId, (header) => {
        const begun = pending.get(listId)
        if (begun?.generation !== generation) return generationGone
        if (begun.revision !== header.revision) return { ok: false, code: 'stale' }
        // Other rows in place of those erased or sent would not be recognised.
        if (header.erased !== null || !carryInvitations(database, encryption, header, generation)) return alreadySent
        const revision = header.revision + 1
        const sourceChunks = header.generation === 0 ? begun.sourceChunks : header.sourceChunks
        const after = { ...header, revision, generation, rowCount: begun.rowCount, sourceChunks, document, figures }
        updateHeader(database, encryption, { ...after, updatedAt: now() })
        deleteOtherGenerations(database, after)
        return { ok: true, value: { revision } }
      })
      if (ended.ok) forget(listId)
      return ended
    },

    deleteUnfinished: () =>
      catchStorageErrors(() =>
        database.transaction(() => {
          for (const row of database.prepare('SELECT list, list_id FROM lists WHERE generation = 0').all()) {
            if (created.has(idFromBytes(row['list_id']))) continue
            database.prepare('DELETE FROM lists WHERE list = ?').run(numberOf(row['list']))
          }
          for (const row of database.prepare(withOtherGenerations).all()) {
            if (pending.has(idFromBytes(row['list_id']))) continue
            deleteOtherGenerations(database, { list: numberOf(row['list']), generation: numberOf(row['generation']) })
          }
          return done
        })
      )
  }
  return {
    calls,
    created: (listId) => void created.add(listId),
    forget
  }
}

const withOtherGenerations = `
  SELECT list, list_id, generation FROM lists
  WHERE EXISTS (SELECT 1 FROM list_rows WHERE list_rows.list = lists.list AND list_rows.generation < lists.generation)
     OR EXISTS (SELECT 1 FROM list_rows WHERE list_rows.list = lists.list AND list_rows.generation > lists.generation)`

/** Whether an invitation of the list is in a state that is not one of `states`, quoted as in SQL. */
export function hasOtherState(database: Database, { list }: ListHeader, states: string): boolean {
  return (
    database.prepare(`SELECT 1 FROM invitations WHERE list = ? AND state NOT IN (${states}) LIMIT 1`).get(list) !==
    undefined
  )
}
