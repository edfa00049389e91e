import type { Result } from '#contract/call.ts'
import type { InvitationContent } from '#contract/invitation.ts'
import type { ListDocument } from '#contract/list.ts'

/** Why an invitation is not asked for again by itself. */
export type Missed = 'gone' | 'not-found' | 'unusable'

/** An invitation of records that were given up, as far as it can be read without their key. Times in ms. */
export type SetAsideInvitation = {
  readonly listId: string
  readonly rowId: string
  readonly connectionId: string
  readonly listCreatedAt: number
  /** null: its answer never came, or the records are of before ids were kept in clear. */
  readonly inviteId: string | null
  /** Of the appointment; null where there is no date. */
  readonly moment: number | null
  /** When its request began. */
  readonly begunAt: number
  /** What came of asking for it; null: nobody has asked. */
  readonly missed: Missed | null
}

export type SetAside = {
  /** Made on the server, or in doubt, and not fetched yet; by list, in the order of the file. */
  readonly invitations: readonly SetAsideInvitation[]
  /** Accounts that sent batches, by list. */
  readonly accounts: ReadonlyMap<string, readonly string[]>
  /** A part of the files cannot be read. */
  readonly isIncomplete: boolean
}

/** An invitation as the server gave it back. */
export type FetchedInvitation = {
  readonly rowId: string
  readonly content: InvitationContent
  /** See `sending/guard.ts`. */
  readonly guardKey: string
  readonly inviteId: string
  readonly link: string
  readonly createdAt: number
  /** More than one was found for the row: their ids. */
  readonly duplicates?: readonly string[]
  readonly cells: readonly string[]
}

/** Invitations of one list, to be written at once: those fetched as records, the others as a note. */
export type Rebuilt = {
  readonly listId: string
  readonly connectionId: string
  readonly createdAt: number
  /** Taken where the list is new. */
  readonly document: ListDocument
  readonly fetched: readonly FetchedInvitation[]
  readonly missed: readonly { readonly rowId: string; readonly outcome: Missed }[]
  readonly account: string
  readonly at: number
}

/** What rebuilding needs of the records. Nothing throws: the disk's failures are the common `storage-…` codes. */
export type RebuildStore = {
  /** Reads the files that were set aside, changing nothing in them. */
  setAside(): Result<SetAside>
  /**
   * One transaction, on the disk when the call returns. The list keeps its former id, the invitations their rows'; a
   * second call adds to the list. An invitation that the records have already is not added again.
   */
  write(rebuilt: Rebuilt): Result<null>
}
