import { z } from 'zod'
import {
  type ListDocument,
  type ListErasure,
  type ListFigures,
  listDocument,
  listErasure,
  listFigures
} from '#contract/list.ts'
import type { ListPlace } from '../retention/retention-port.ts'
import { bytesOf, type Database, idFromBytes, idToBytes, numberOf, textOf } from './database.ts'
import type { AssociatedData, Cipher, Encryption, ListKeys } from './encryption.ts'
import { DamageError } from './storage-failure.ts'

/**
 * A list without its rows. `list`: the number that its rows and invitations refer to. `cipher`: the cipher for everything
 * of the list, made from its {@link ListKeys}.
 */
export type ListHeader = ListKeys & {
  readonly list: number
  readonly cipher: Cipher
  readonly connectionId: string
  readonly createdAt: number
  readonly updatedAt: number
  /** How often the list was changed; older files begin at 0. */
  readonly revision: number
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
export function isFullyErased({ erased, rowCount }: ListHeader): boolean {
  return erased !== null && rowCount === 0
}

export function findHeader(database: Database, encryption: Encryption, listId: string): ListHeader | undefined {
  const row = database.prepare('SELECT * FROM lists WHERE list_id = ?').get(idToBytes(listId))
  return row === undefined ? undefined : readHeader(encryption, row)
}

/** Looks up names of lists, each read once; empty for a list that was removed. */
export function listNames(database: Database, encryption: Encryption): (listId: string) => string {
  const names = new Map<string, string>()
  return (listId) => {
    const name = names.get(listId) ?? findHeader(database, encryption, listId)?.document.name ?? ''
    names.set(listId, name)
    return name
  }
}

/** Lists that hold patients, or whose erasure is not finished: the only ones that an erasure looks at. */
export const withPatients = 'lists.generation > 0 AND (erased IS NULL OR row_count > 0 OR sealed_next_key IS NOT NULL)'

/** As {@link isFullyErased} says, in SQL: by the index of lists with patients, where these are few of all there ever were. */
const kinds = {
  kept: {
    from: 'lists INDEXED BY lists_with_patients',
    where: `${withPatients} AND (erased IS NULL OR row_count > 0)`
  },
  erased: { from: 'lists', where: 'generation > 0 AND erased IS NOT NULL AND row_count = 0' }
} as const

/** Nothing that is kept is before it: whoever looks for the last kept list need not read all erased ones. */
const firstWithPatients = `SELECT min(list) FROM lists INDEXED BY lists_with_patients WHERE ${withPatients}`

/** Lists of a kind whose number is below `before`, the highest first. */
export function pageOfHeaders(
  database: Database,
  encryption: Encryption,
  of: keyof typeof kinds,
  before: number,
  limit: number
): ListHeader[] {
  const first = of === 'kept' ? `AND list >= (${firstWithPatients})` : ''
  return database
    .prepare(`SELECT * FROM lists WHERE list < ? AND ${kinds[of].where} ${first} ORDER BY list DESC LIMIT ?`)
    .all(before, limit)
    .map((row) => readHeader(encryption, row))
}

export function countHeaders(database: Database, of: keyof typeof kinds): number {
  const { from, where } = kinds[of]
  return numberOf(database.prepare(`SELECT count(*) AS count FROM ${from} WHERE ${where}`).get()?.['count'])
}

export function findHeaderWithPatients(
  database: Database,
  encryption: Encryption,
  listId: string
): ListHeader | undefined {
  const row = database.prepare(`SELECT * FROM lists WHERE list_id = ? AND ${withPatients}`).get(idToBytes(listId))
  return row === undefined ? undefined : readHeader(encryption, row)
}

/** Those of them that were imported by then, or whose erasure is not finished, after a place; the latest first. */
export function headersWithPatients(
  database: Database,
  encryption: Encryption,
  importedBy: number,
  after: ListPlace | null,
  limit: number
): ListHeader[] {
  const { createdAt, number } = after ?? { createdAt: Number.MAX_SAFE_INTEGER, number: Number.MAX_SAFE_INTEGER }
  return database
    .prepare(
      `SELECT * FROM lists WHERE ${withPatients} AND (created_at, list) < (?, ?)
         AND (created_at <= ? OR sealed_next_key IS NOT NULL) ORDER BY created_at DESC, list DESC LIMIT ?`
    )
    .all(createdAt, number, importedBy, limit)
    .map((row) => readHeader(encryption, row))
}

/** Returns the number of the new list, chosen by SQLite. */
export function insertHeader(
  database: Database,
  encryption: Encryption,
  header: Omit<ListHeader, 'list' | 'cipher'>
): number {
  const inserted = database
    .prepare(
      `INSERT INTO lists (list_id, connection_id, created_at, updated_at, generation, row_count, batch, source_chunks,
         figures, sealed_document, sealed_key, sealed_next_key, erased, revision) VALUES (?,?,?,?,?,?,?,?,?,?,?,?,?,?)`
    )
    .run(idToBytes(header.listId), header.connectionId, header.createdAt, ...mutableColumns(encryption, header))
  return Number(inserted.lastInsertRowid)
}

export function updateHeader(database: Database, encryption: Encryption, header: ListHeader): void {
  database
    .prepare(
      `UPDATE lists SET connection_id = ?, updated_at = ?, generation = ?, row_count = ?, batch = ?, source_chunks = ?, figures = ?,
         sealed_document = ?, sealed_key = ?, sealed_next_key = ?, erased = ?, revision = ? WHERE list = ?`
    )
    .run(header.connectionId, ...mutableColumns(encryption, header), header.list)
}

type HeaderColumns = Readonly<Record<string, unknown>>

/** The headers read last, with the columns that they were read from, by list. */
const known = new WeakMap<Encryption, Map<unknown, { readonly row: HeaderColumns; readonly header: ListHeader }>>()
/** Some kB each. */
const knownMax = 1500

/** Throws {@link DamageError} if the row is not what was written. A row that has not changed is not decrypted again. */
export function readHeader(encryption: Encryption, row: HeaderColumns): ListHeader {
  const headers = known.get(encryption) ?? new Map()
  known.set(encryption, headers)
  const before = headers.get(row['list'])
  if (before !== undefined && isSameRow(before.row, row)) return before.header
  const header = decryptHeader(encryption, row)
  if (headers.size >= knownMax) headers.clear()
  headers.set(row['list'], { row, header })
  return header
}

function isSameRow(one: HeaderColumns, other: HeaderColumns): boolean {
  const names = Object.keys(one)
  if (names.length !== Object.keys(other).length) return false
  return names.every((name) => {
    const [value, same] = [one[name], other[name]]
    if (value instanceof Uint8Array && same instanceof Uint8Array) return Buffer.compare(value, same) === 0
    return value === same
  })
}

/** Made once: zod compiles a schema when it is first used, which takes longer than reading several headers. */
const storedParts = z.object({ document: listDocument, figures: listFigures, erased: listErasure.nullable() })

function decryptHeader(encryption: Encryption, row: HeaderColumns): ListHeader {
  const figuresText = textOf(row['figures'])
  // Older files lack these columns.
  const erasedText = row['erased'] == null ? null : textOf(row['erased'])
  const clear = {
    listId: idFromBytes(row['list_id']),
    connectionId: textOf(row['connection_id']),
    createdAt: numberOf(row['created_at']),
    updatedAt: numberOf(row['updated_at']),
    revision: row['revision'] == null ? 0 : numberOf(row['revision']),
    generation: numberOf(row['generation']),
    rowCount: numberOf(row['row_count']),
    batch: numberOf(row['batch']),
    sourceChunks: numberOf(row['source_chunks'])
  }
  const keys = readKeys(row, clear.listId)
  const cipher = encryption.cipherOf(keys)
  const sealed = cipher.decrypt(associatedDataOf(clear, figuresText, erasedText), bytesOf(row['sealed_document']))
  const parsed = storedParts.safeParse({
    document: JSON.parse(sealed.toString()),
    figures: JSON.parse(figuresText),
    erased: erasedText === null ? null : JSON.parse(erasedText)
  })
  if (!parsed.success) throw new DamageError('not a list')
  return { list: numberOf(row['list']), ...clear, ...keys, cipher, ...parsed.data }
}

/** The keys in a row of `lists`; older files have none. */
export function readKeys(row: Readonly<Record<string, unknown>>, listId: string): ListKeys {
  const { sealed_key: sealedKey, sealed_next_key: sealedNextKey } = row
  return {
    listId,
    sealedKey: sealedKey == null ? null : bytesOf(sealedKey),
    sealedNextKey: sealedNextKey == null ? null : bytesOf(sealedNextKey)
  }
}

/** Changes that wait for their records hold patients: they go with the first patient who is erased. */
function storedDocument({ document, erased }: Pick<ListHeader, 'document' | 'erased'>): ListDocument {
  const { waiting: _, ...rest } = document
  return erased === null ? document : rest
}

type ClearColumns = Omit<
  ListHeader,
  'list' | 'figures' | 'document' | 'erased' | 'cipher' | 'sealedKey' | 'sealedNextKey'
>

function mutableColumns(encryption: Encryption, header: Omit<ListHeader, 'list' | 'cipher'>) {
  const figures = JSON.stringify(header.figures)
  const erased = header.erased === null ? null : JSON.stringify(header.erased)
  return [
    header.updatedAt,
    header.generation,
    header.rowCount,
    header.batch,
    header.sourceChunks,
    figures,
    encryption
      .cipherOf(header)
      .encrypt(associatedDataOf(header, figures, erased), JSON.stringify(storedDocument(header))),
    header.sealedKey,
    header.sealedNextKey,
    erased,
    header.revision
  ] as const
}

function associatedDataOf(clear: ClearColumns, figures: string, erased: string | null): AssociatedData {
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
  // Without erasure and revision the data is as in the first version, so that older files can be decrypted.
  return ['list', ...always, ...(erased === null ? [] : [erased]), ...(clear.revision === 0 ? [] : [clear.revision])]
}
