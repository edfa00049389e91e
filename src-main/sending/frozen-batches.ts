import { createHash } from 'node:crypto'
import type { InvitationContent } from '#contract/invitation.ts'

/** What a user sees before pressing Send: rows with their exact contents, and the list that they were made from. */
export type FrozenBatch = {
  /** SHA-256 of the rows and their contents, hexadecimal. */
  readonly digest: string
  readonly listRevision: number
  /** Those of the rows that are sent; the others are held back. */
  readonly toSend: readonly { readonly rowId: string }[]
}

/** The frozen batch of each list whose plan was told, until its rows are prepared anew. */
export type FrozenBatches = {
  /** Returns the hash that names the batch to whoever was told it. */
  freeze(listId: string, batch: FrozenBatch): string
  /**
   * Whether a batch is still the one that was told under this hash; never if none was. The guard may hold back more than
   * it did then, but no row is sent that was told to be held back.
   */
  isAsTold(listId: string, batch: FrozenBatch, hash: string): boolean
  forget(listId: string): void
}

export function createFrozenBatches(): FrozenBatches {
  const batches = new Map<string, FrozenBatch & { readonly hash: string }>()
  return {
    freeze(listId, { digest, listRevision, toSend }) {
      const hash = hashOf(listId, { digest, listRevision, toSend })
      batches.set(listId, { digest, listRevision, toSend, hash })
      return hash
    },
    isAsTold(listId, { digest, listRevision, toSend }, hash) {
      const told = batches.get(listId)
      if (told === undefined || told.hash !== hash) return false
      const toldRows = new Set(told.toSend.map(({ rowId }) => rowId))
      const isSame = told.digest === digest && told.listRevision === listRevision
      return isSame && toSend.every(({ rowId }) => toldRows.has(rowId))
    },
    forget: (listId) => void batches.delete(listId)
  }
}

function hashOf(listId: string, { digest, listRevision, toSend }: FrozenBatch): string {
  const hash = createHash('sha256').update(`${listId} ${listRevision} ${digest}\n`)
  for (const { rowId } of toSend) hash.update(`${rowId}\n`)
  return hash.digest('hex')
}

/** Hashes rows with their contents, in the order of the file. The order of a content's members does not matter. */
export function contentsHash() {
  const hash = createHash('sha256')
  return {
    add(rowId: string, content: InvitationContent): void {
      const members = Object.entries(content).filter(([, value]) => value !== undefined)
      hash.update(`${rowId}${JSON.stringify(members.sort(([one], [other]) => (one < other ? -1 : 1)))}\n`)
    },
    digest: () => hash.digest('hex')
  }
}
