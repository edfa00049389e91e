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
  freeze(listId: string, batch: FrozenBatch): void
  /**
   * Whether a batch is still the one that was told; also if none was. The guard may hold back more than it did then, but
   * no row is sent that was told to be held back.
   */
  isAsTold(listId: string, batch: FrozenBatch): boolean
  forget(listId: string): void
}

export function createFrozenBatches(): FrozenBatches {
  const batches = new Map<string, FrozenBatch>()
  return {
    freeze: (listId, batch) => void batches.set(listId, batch),
    isAsTold(listId, { digest, listRevision, toSend }) {
      const told = batches.get(listId)
      if (told === undefined) return true
      const toldRows = new Set(told.toSend.map(({ rowId }) => rowId))
      const isSame = told.digest === digest && told.listRevision === listRevision
      return isSame && toSend.every(({ rowId }) => toldRows.has(rowId))
    },
    forget: (listId) => void batches.delete(listId)
  }
}

/** Hashes rows with their contents, in the order of the file. The order of a content's members does not matter. */
export function batchHash() {
  const hash = createHash('sha256')
  return {
    add(rowId: string, content: InvitationContent): void {
      const members = Object.entries(content).filter(([, value]) => value !== undefined)
      hash.update(`${rowId}${JSON.stringify(members.sort(([one], [other]) => (one < other ? -1 : 1)))}\n`)
    },
    digest: () => hash.digest('hex')
  }
}
