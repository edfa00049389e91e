import { bytesOf, type Database } from './database.ts'
import type { AssociatedData } from './encryption.ts'
import type { ListHeader } from './list-header.ts'
import { DamageError } from './storage-failure.ts'

/** The list that the file belongs to. */
type Owner = Pick<ListHeader, 'list' | 'listId' | 'cipher'>

/** A file is encrypted in chunks: a single row of up to 100 MB would need three times that in memory. */
export function writeChunk(database: Database, owner: Owner, chunk: number, bytes: Uint8Array): void {
  database
    .prepare('INSERT INTO source_chunks (list, chunk, sealed_bytes) VALUES (?,?,?)')
    .run(owner.list, chunk, owner.cipher.encrypt(associatedDataOf(owner.listId, chunk), bytes))
}

/** Throws {@link DamageError} if a chunk is missing or not what was written. */
export function readChunks(database: Database, header: ListHeader): readonly Uint8Array[] {
  const chunks = database
    .prepare('SELECT sealed_bytes FROM source_chunks WHERE list = ? ORDER BY chunk')
    .all(header.list)
    .map((row, chunk) => header.cipher.decrypt(associatedDataOf(header.listId, chunk), bytesOf(row['sealed_bytes'])))
  if (chunks.length !== header.sourceChunks) throw new DamageError('a part of the file is missing')
  return chunks
}

function associatedDataOf(listId: string, chunk: number): AssociatedData {
  return ['source', listId, chunk]
}
