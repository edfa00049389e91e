import { z } from 'zod'
import { type ListDocument, type ListFigures, listDocument, listFigures } from '#contract/list.ts'
import { bytesOf, type Database, idFromBytes, idToBytes, numberOf, textOf } from './database.ts'
import type { Binding, Seals } from './seals.ts'
import { DamageError } from './storage-failure.ts'

/** A list without its rows. `list`: the number by which its rows and invitations belong to it. */
export type ListHeader = {
  readonly list: number
  readonly listId: string
  readonly connectionId: string
  readonly createdAt: number
  readonly updatedAt: number
  readonly generation: number
  readonly rowCount: number
  readonly batch: number
  readonly sourceChunks: number
  readonly figures: ListFigures
  readonly document: ListDocument
}

export function findHeader(database: Database, seals: Seals, listId: string): ListHeader | undefined {
  const row = database.prepare('SELECT * FROM lists WHERE list_id = ?').get(idToBytes(listId))
  return row === undefined ? undefined : readHeader(seals, row)
}

/** All lists that have rows, the latest first. */
export function allHeaders(database: Database, seals: Seals): ListHeader[] {
  return database
    .prepare('SELECT * FROM lists WHERE generation > 0 ORDER BY created_at DESC, list DESC')
    .all()
    .map((row) => readHeader(seals, row))
}

/** The number of the new list is chosen here: what `header` says of it does not count. */
export function insertHeader(database: Database, seals: Seals, header: Omit<ListHeader, 'list'>): number {
  const inserted = database
    .prepare(
      `INSERT INTO lists (list_id, connection_id, created_at, updated_at, generation, row_count, batch, source_chunks,
         figures, sealed_document) VALUES (?,?,?,?,?,?,?,?,?,?)`
    )
    .run(idToBytes(header.listId), header.connectionId, header.createdAt, ...changeable(seals, header))
  return Number(inserted.lastInsertRowid)
}

export function updateHeader(database: Database, seals: Seals, header: ListHeader): void {
  database
    .prepare(
      `UPDATE lists SET updated_at = ?, generation = ?, row_count = ?, batch = ?, source_chunks = ?, figures = ?,
         sealed_document = ? WHERE list = ?`
    )
    .run(...changeable(seals, header), header.list)
}

/** Throws {@link DamageError} where the row is not what was written. */
export function readHeader(seals: Seals, row: Readonly<Record<string, unknown>>): ListHeader {
  const figuresText = textOf(row['figures'])
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
  const sealed = seals.open(bindingOf(clear, figuresText), bytesOf(row['sealed_document']))
  const parsed = z
    .object({ document: listDocument, figures: listFigures })
    .safeParse({ document: JSON.parse(sealed.toString()), figures: JSON.parse(figuresText) })
  if (!parsed.success) throw new DamageError('not a list')
  return { list: numberOf(row['list']), ...clear, ...parsed.data }
}

type Clear = Omit<ListHeader, 'list' | 'figures' | 'document'>

function changeable(seals: Seals, header: Omit<ListHeader, 'list'>) {
  const figures = JSON.stringify(header.figures)
  return [
    header.updatedAt,
    header.generation,
    header.rowCount,
    header.batch,
    header.sourceChunks,
    figures,
    seals.seal(bindingOf(header, figures), JSON.stringify(header.document))
  ] as const
}

function bindingOf(clear: Clear, figures: string): Binding {
  return [
    'list',
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
}
