import { bytesOf, type Database } from './database.ts'
import type { ListHeader } from './list-header.ts'
import type { Binding, Seals } from './seals.ts'
import { DamageError } from './storage-failure.ts'

/** A file's bytes are sealed by the piece: one row of up to 100 MB would need thrice that at once. */
const chunkLength = 1024 * 1024

/** How many pieces these bytes take; 0: there is no file. An empty file still takes one. */
export function countChunks(source: Uint8Array | undefined): number {
  return source === undefined ? 0 : Math.max(1, Math.ceil(source.length / chunkLength))
}

export function writeSource(database: Database, seals: Seals, list: number, listId: string, source: Uint8Array): void {
  const insert = database.prepare('INSERT INTO source_chunks (list, chunk, sealed_bytes) VALUES (?,?,?)')
  for (let chunk = 0; chunk < countChunks(source); chunk += 1) {
    const piece = source.subarray(chunk * chunkLength, (chunk + 1) * chunkLength)
    insert.run(list, chunk, seals.seal(bindingOf(listId, chunk), piece))
  }
}

/** Throws {@link DamageError} where a piece is not what was written, or gone. */
export function readSource(database: Database, seals: Seals, header: ListHeader): Uint8Array {
  const pieces = database
    .prepare('SELECT sealed_bytes FROM source_chunks WHERE list = ? ORDER BY chunk')
    .all(header.list)
    .map((row, chunk) => seals.open(bindingOf(header.listId, chunk), bytesOf(row['sealed_bytes'])))
  if (pieces.length !== header.sourceChunks) throw new DamageError('a part of the file is gone')
  return Buffer.concat(pieces)
}

function bindingOf(listId: string, chunk: number): Binding {
  return ['source', listId, chunk]
}
