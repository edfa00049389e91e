import type { Result } from '#contract/call.ts'
import type { InvitationContent } from '#contract/invitation.ts'
import type { ListDocument } from '#contract/list.ts'
import type { ServerProtocol } from '#contract/server-protocol.ts'

/** Why an invitation could not be fetched. It is requested again only if the user asks for it. */
export type MissedReason = 'gone' | 'not-found' | 'unusable'

/** What can be read without the key of an invitation in quarantined records. Times in ms since the epoch. */
export type QuarantinedInvitation = {
  readonly listId: string
  readonly rowId: string
  readonly connectionId: string
  readonly listCreatedAt: number
  /** null: the answer was lost, or the records are older than the id column. */
  readonly inviteId: string | null
  /** The server that it was made on; null: not known. */
  readonly serverId: string | null
  /** Of the appointment; null: it has no date. */
  readonly appointmentAt: number | null
  /** When its latest request began. */
  readonly begunAt: number
  /** Result of the last try to fetch it; null: it was not tried. */
  readonly missed: MissedReason | null
}

export type QuarantinedRecords = {
  /** Created on the server, or possibly so, and not fetched yet; by list, in the order of the file. */
  readonly invitations: readonly QuarantinedInvitation[]
  /** Accounts that sent batches, by list. */
  readonly accounts: ReadonlyMap<string, readonly string[]>
  /** Some of the files cannot be read. */
  readonly isIncomplete: boolean
}

/** An invitation as the server returned it. */
export type FetchedInvitation = {
  readonly rowId: string
  readonly content: InvitationContent
  readonly inviteId: string
  readonly link: string
  readonly createdAt: number
  /** The ids of all invites of the row, if there is more than one. */
  readonly duplicates?: readonly string[]
  readonly cells: readonly string[]
}

/** Results for invitations of one list, written in one transaction: fetched ones as records, the others as a note. */
export type RestoredInvitations = {
  readonly listId: string
  readonly connectionId: string
  readonly createdAt: number
  /** Used if the list is new. */
  readonly document: ListDocument
  readonly fetched: readonly FetchedInvitation[]
  readonly missed: readonly { readonly rowId: string; readonly outcome: MissedReason }[]
  readonly account: string
  /** The server that they were fetched from. */
  readonly serverId: string
  readonly protocol: ServerProtocol
  readonly at: number
}

/** How many of the fetched invitations were added, and how many belong to another row. */
export type WrittenInvitations = { readonly added: number; readonly ofOtherRows: number }

/** What restoring needs from the records. Nothing throws: failures of the disk are the common `storage-…` codes. */
export type RestoreStore = {
  /** Reads the quarantined files and changes nothing in them. */
  quarantined(): Result<QuarantinedRecords>
  /**
   * One transaction, durable when the call returns. The list keeps its former id, the invitations keep those of their
   * rows. A second call adds to the list. An invitation that the records already have is not added again; one that belongs
   * to another row is not added, and noted as unusable.
   */
  write(restored: RestoredInvitations): Result<WrittenInvitations>
}
