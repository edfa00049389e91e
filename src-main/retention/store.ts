import type { Result } from '#contract/call.ts'
import type { ClockTrust } from './clock-trust.ts'
import type { KeptList, KeptRow } from './rule.ts'

/** A list that holds patients. Times in ms since the epoch. */
export type StoredList = Omit<KeptList, 'lastInvitationAt'> & {
  readonly listId: string
  readonly name: string
  readonly firstMoment: number | null
  /** As the check counted them: not every row is a patient. */
  readonly patients: number
  readonly hasFile: boolean
  /** An erasure was begun and its list not sealed anew to the end. */
  readonly isUnfinished: boolean
}

/** How far an erasure has come; to be handed back as it is. */
export type ErasureProgress = { readonly phase: 'erasing' | 'sealing'; readonly after: number }

export type ErasureOrder = {
  /** Empty where nobody asked for it. */
  readonly account: string
  readonly at: number
  /** Asked within the transaction that erases, of the row as it is then. */
  readonly goes: (row: KeptRow, list: Omit<KeptList, 'lastInvitationAt'>) => boolean
}

/**
 * What retention needs of the records. Each write is one transaction, durable when the call returns. Nothing throws: the
 * disk's failures are the common `storage-…` codes.
 */
export type RetentionStore = {
  /** null: the clock was never looked at for these records. */
  clockSeen(): Result<ClockTrust | null>
  noteClock(trust: ClockTrust): Result<null>
  /** Lists that hold patients, or whose erasure is not finished. */
  lists(): Result<readonly StoredList[]>
  /** Rows in the order of the file, some hundreds at a time. `next`: for the rows after them; null: these were the last. */
  rows(
    listId: string,
    after: number | null
  ): Result<{ readonly rows: readonly KeptRow[]; readonly next: number | null }, 'no-such-list'>
  /**
   * One step of an erasure, a transaction that is whole in itself; a list of some hundred rows takes one altogether.
   * The rows that go are overwritten, with everything that is known of them, and the original file with the first of
   * them; the ledger of attempts and the guard keep that they were sent. What stays is then sealed with a new key, and
   * the old one overwritten: no copy of an erased row, wherever a disk may keep one, can be opened any more.
   * `next` null: it is done.
   */
  erase(
    listId: string,
    order: ErasureOrder,
    progress: ErasureProgress | null
  ): Result<
    { readonly erased: number; readonly patients: number; readonly next: ErasureProgress | null },
    'no-such-list'
  >
  /** Moves everything into the database's one file: what its log still held of erased rows is gone. */
  settle(): Result<null>
}
