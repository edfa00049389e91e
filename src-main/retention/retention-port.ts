import type { Result } from '#contract/call.ts'
import type { ClockTrust } from './clock-trust.ts'
import type { RetainedList, RetainedRow } from './retention-rule.ts'

/** A list that holds patients. Times in ms since the epoch. */
export type RetainedListInfo = Omit<RetainedList, 'lastInvitationAt'> & {
  readonly listId: string
  readonly name: string
  readonly firstAppointmentAt: number | null
  /** As counted by the check: not every row is a patient. */
  readonly patients: number
  readonly hasFile: boolean
  /** An erasure was interrupted before all rows were encrypted with the new key. */
  readonly isUnfinished: boolean
}

/** By what lists are ordered; to be passed to the next call unchanged. */
export type ListPlace = { readonly createdAt: number; readonly number: number }

/** How far an erasure is; to be passed to the next call unchanged. */
export type ErasureProgress = { readonly phase: 'erasing' | 'reencrypting'; readonly after: number }

/** How far closing off has come; to be passed to the next step unchanged. */
export type ClosingProgress =
  | { readonly phase: 'guard-keys' }
  | { readonly phase: 'invite-owners' | 'attempts' | 'jobs'; readonly after: number }

export type ErasureOrder = {
  /** Empty if it was started automatically. */
  readonly account: string
  readonly at: number
  /** Called with the current row within the transaction that erases it. */
  readonly shouldErase: (row: RetainedRow, list: Omit<RetainedList, 'lastInvitationAt'>) => boolean
}

/**
 * What retention needs from the records. Each write is one transaction, durable when the call returns. Nothing throws:
 * failures of the disk are the common `storage-…` codes.
 */
export type RetentionStore = {
  /** null: the clock was never read for these records. */
  clockTrust(): Result<ClockTrust | null>
  saveClockTrust(trust: ClockTrust): Result<null>
  /** A list that contains patients, or whose erasure is not finished. */
  list(listId: string): Result<RetainedListInfo, 'no-such-list'>
  /**
   * Some of the lists that contain patients and were imported by then, and of those whose erasure is not finished; the latest
   * first, a few ms at a time. `next`: value of `after` for the next; null: no more lists.
   */
  lists(
    importedBy: number,
    after: ListPlace | null
  ): Result<{ readonly lists: readonly RetainedListInfo[]; readonly next: ListPlace | null }>
  /** Rows in the order of the file, some hundred at a time. `next`: value of `after` for the next; null: no more rows. */
  rows(
    listId: string,
    after: number | null
  ): Result<{ readonly rows: readonly RetainedRow[]; readonly next: number | null }, 'no-such-list'>
  /**
   * One step of an erasure, one transaction of some ms. Erased rows are
   * overwritten with everything that is known of them, and so is the original file, with the first of them. The ledger
   * of attempts and the guard still know that they were sent. The remaining rows are then encrypted with a new key and
   * the old key is overwritten: no copy of an erased row, wherever the disk may keep one, can be decrypted any more.
   * `next` null: the erasure is complete.
   */
  erase(
    listId: string,
    order: ErasureOrder,
    progress: ErasureProgress | null
  ): Result<
    { readonly erased: number; readonly patients: number; readonly next: ErasureProgress | null },
    'no-such-list'
  >
  /**
   * One step, one transaction of some ms, of closing off what nothing asks for any more: what the guard knows of invitations that
   * have ended for certain, then attempts that are long past, whose invitations are erased and of which the guard knows nothing
   * any more, and their jobs. How many attempts there were stays known. `next` null: everything was looked at.
   */
  closeOff(now: number, progress: ClosingProgress | null): Result<{ readonly next: ClosingProgress | null }>
  /** Takes closed attempts out of the sent log, once they are many. It stays as it is if something is sent meanwhile. */
  shortenLog(): Promise<Result<null>>
  /**
   * Gives a little of the room back to the disk that erased rows had taken, some ms at a time. `left`: pages of the file that are
   * still to be given back.
   */
  shrink(): Result<{ readonly left: number }>
  /** Empties the write-ahead log into the database file: no erased row is left in the log. */
  flush(): Result<null>
}
