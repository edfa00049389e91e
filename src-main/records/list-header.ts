import { z } from 'zod'
import {
  type ListDocument,
  type ListErasure,
  type ListFigures,
  listDocument,
  listErasure,
  listFigures
} from '#contract/list.ts'
import { bytesOf, type Database, idFromBytes, idToBytes, numberOf, textOf } from './database.ts'
import type { Binding, ListKeys, Sealing, Seals } from './seals.ts'
import { DamageError } from './storage-failure.ts'

/**
 * A list without its rows. `list`: the number that its rows and invitations refer to. `sealing`: the cipher for everything
 * of the list, made from its {@link ListKeys}.
 */
export type ListHeader = ListKeys & {
  readonly list: number
  readonly sealing: Sealing
  readonly connectionId: string
  readonly createdAt: number
  readonly updatedAt: number
  readonly generation: number
  readonly rowCount: number
  readonly batch: number
  readonly sourceChunks: number
  readonly figures: ListFigures
  readonly document: ListDocument
  /** null: no patient was erased. */
  readonly erased: ListErasure | null
}

/** Only name and figures of the list are left. */
export function isWhollyErased({ erased, rowCount }: ListHeader): boolean {
  return erased !== null && rowCount === 0
}

export function findHeader(database: Database, seals: Seals, listId: string): ListHeader | undefined {
  const row = database.prepare('SELECT * FROM lists WHERE list_id = ?').get(idToBytes(listId))
  return row === undefined ? undefined : readHeader(seals, row)
}

/** Looks up names of lists, each read once; empty for a list that was removed. */
export function listNames(database: Database, seals: Seals): (listId: string) => string {
  const names = new Map<string, string>()
  return (listId) => {
    const name = names.get(listId) ?? findHeader(database, seals, listId)?.document.name ?? ''
    names.set(listId, name)
    return name
  }
}

/** All lists that have rows, the latest first. */
export function allHeaders(database: Database, seals: Seals): ListHeader[] {
  return database
    .prepare('SELECT * FROM lists WHERE generation > 0 ORDER BY created_at DESC, list DESC')
    .all()
    .map((row) => readHeader(seals, row))
}

/** Returns the number of the new list, chosen by SQLite. */
export function insertHeader(database: Database, seals: Seals, header: Omit<ListHeader, 'list' | 'sealing'>): number {
  const inserted = database
    .prepare(
      `INSERT INTO lists (list_id, connection_id, created_at, updated_at, generation, row_count, batch, source_chunks,
         figures, sealed_document, sealed_key, sealed_next_key, erased) VALUES (?,?,?,?,?,?,?,?,?,?,?,?,?)`
    )
    .run(idToBytes(header.listId), header.connectionId, header.createdAt, ...changeable(seals, header))
  return Number(inserted.lastInsertRowid)
}

export function updateHeader(database: Database, seals: Seals, header: ListHeader): void {
  database
    .prepare(
      `UPDATE lists SET updated_at = ?, generation = ?, row_count = ?, batch = ?, source_chunks = ?, figures = ?,
         sealed_document = ?, sealed_key = ?, sealed_next_key = ?, erased = ? WHERE list = ?`
    )
    .run(...changeable(seals, header), header.list)
}

/** Throws {@link DamageError} if the row is not what was written. */
export function readHeader(seals: Seals, row: Readonly<Record<string, unknown>>): ListHeader {
  const figuresText = textOf(row['figures'])
  // Older files lack these columns.
  const erasedText = row['erased'] == null ? null : textOf(row['erased'])
  const clear = {
    listId: idFromBytes(row['list_id']),
    connectionId: textOf(row['connection_id']),
    createdAt: numberOf(row['created_at']),
    updatedAt: numberOf(row['updated_at']),
    generation: numberOf(row['generation']),
    rowCount: numberOf(row['row_count']),
    batch: numberOf(row['batch']),
    sourceChunks: numberOf(row['source_chunks'])
  }
  const keys = keysIn(row, clear.listId)
  const sealing = seals.ofList(keys)
  const sealed = sealing.open(bindingOf(clear, figuresText, erasedText), bytesOf(row['sealed_document']))
  const parsed = z.object({ document: listDocument, figures: listFigures, erased: listErasure.nullable() }).safeParse({
    document: JSON.parse(sealed.toString()),
    figures: JSON.parse(figuresText),
    erased: erasedText === null ? null : JSON.parse(erasedText)
  })
  if (!parsed.success) throw new DamageError('not a list')
  return { list: numberOf(row['list']), ...clear, ...keys, sealing, ...parsed.data }
}

/** The keys in a row of `lists`; older files have none. */
export function keysIn(row: Readonly<Record<string, unknown>>, listId: string): ListKeys {
  const { sealed_key: sealedKey, sealed_next_key: sealedNextKey } = row
  return {
    listId,
    sealedKey: sealedKey == null ? null : bytesOf(sealedKey),
    sealedNextKey: sealedNextKey == null ? null : bytesOf(sealedNextKey)
  }
}

type Clear = Omit<ListHeader, 'list' | 'figures' | 'document' | 'erased' | 'sealing' | 'sealedKey' | 'sealedNextKey'>

function changeable(seals: Seals, header: Omit<ListHeader, 'list' | 'sealing'>) {
  const figures = JSON.stringify(header.figures)
  const erased = header.erased === null ? null : JSON.stringify(header.erased)
  return [
    header.updatedAt,
    header.generation,
    header.rowCount,
    header.batch,
    header.sourceChunks,
    figures,
    seals.ofList(header).seal(bindingOf(header, figures, erased), JSON.stringify(header.document)),
    header.sealedKey,
    header.sealedNextKey,
    erased
  ] as const
}

function bindingOf(clear: Clear, figures: string, erased: string | null): Binding {
  const always = [
    clear.listId,
    clear.connectionId,
    clear.createdAt,
    clear.updatedAt,
    clear.generation,
    clear.rowCount,
    clear.batch,
    clear.sourceChunks,
    figures
  ]
  // Without erasure the data is as in the first version, so that older files can be decrypted.
  return erased === null ? ['list', ...always] : ['list', ...always, erased]
}
