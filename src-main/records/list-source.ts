import { bytesOf, type Database } from './database.ts'
import type { ListHeader } from './list-header.ts'
import type { Binding } from './seals.ts'
import { DamageError } from './storage-failure.ts'

/** The list that the file belongs to. */
type Owner = Pick<ListHeader, 'list' | 'listId' | 'sealing'>

/** A file is encrypted in chunks: a single row of up to 100 MB would need three times that in memory. */
export function writePiece(database: Database, owner: Owner, chunk: number, piece: Uint8Array): void {
  database
    .prepare('INSERT INTO source_chunks (list, chunk, sealed_bytes) VALUES (?,?,?)')
    .run(owner.list, chunk, owner.sealing.seal(bindingOf(owner.listId, chunk), piece))
}

/** Throws {@link DamageError} if a chunk is missing or not what was written. */
export function readPieces(database: Database, header: ListHeader): readonly Uint8Array[] {
  const pieces = database
    .prepare('SELECT sealed_bytes FROM source_chunks WHERE list = ? ORDER BY chunk')
    .all(header.list)
    .map((row, chunk) => header.sealing.open(bindingOf(header.listId, chunk), bytesOf(row['sealed_bytes'])))
  if (pieces.length !== header.sourceChunks) throw new DamageError('a part of the file is missing')
  return pieces
}

function bindingOf(listId: string, chunk: number): Binding {
  return ['source', listId, chunk]
}
