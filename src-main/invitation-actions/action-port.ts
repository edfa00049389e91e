import type { Result } from '#contract/call.ts'
import type { InvitationContent } from '#contract/invitation.ts'
import type {
  Consultation,
  Correction,
  InvitationAction,
  LastAction,
  RemoteStatus,
  Target
} from '#contract/invitation-actions.ts'
import type { InvitationDetails, StoredInvitation } from '../sending/invitation-port.ts'

/** An attempted action on a sent invitation. Times in ms since the epoch. */
export type ActionAttempt = {
  readonly number: number
  readonly kind: LastAction['kind']
  readonly account: string
  /** For `correct` and `move`: the intended changes. */
  readonly changes: Correction
  readonly begunAt: number
  /** null: no outcome was recorded. */
  readonly endedAt: number | null
  readonly outcome: LastAction['outcome']
}

/** An invitation with its status on the server and its latest action. */
export type TrackedInvitation = {
  readonly invitation: StoredInvitation
  readonly connectionId: string
  readonly listName: string
  /** null: the server was never asked. */
  readonly remoteStatus: RemoteStatus | null
  /** The latest; null: none was made. */
  readonly attempt: ActionAttempt | null
}

/** An update of an invitation. What is absent stays as it is. */
export type InvitationUpdate = {
  readonly at: number
  readonly attempt?: { readonly number: number; readonly outcome: Exclude<LastAction['outcome'], 'open'> }
  readonly remoteStatus?: RemoteStatus
  readonly content?: InvitationContent
  readonly details?: InvitationDetails
  readonly withdrawn?: true
  /** It turned out to be on this server: see `StoredInvitation.serverId`. */
  readonly serverId?: string
  readonly consultation?: Consultation
}

export type ActionAuditAction =
  | `${InvitationAction['kind']}-started`
  | `${InvitationAction['kind']}-finished`
  | 'consultation-read'
  | 'consultation-closed'
  | 'sign-in-link-made'

/** Who, what, when, how many; never a patient's name, number or address. */
export type ActionAuditEntry = {
  readonly at: number
  readonly account: string
  readonly action: ActionAuditAction
  readonly listId?: string
  readonly rowId?: string
  readonly count: number
}

/** Of one connection, in ms since the epoch: `to` is no more in it. */
export type BoardSpan = { readonly connectionId: string; readonly from: number; readonly to: number }

/** A page of all invitations, the latest first. `before`: `next` of the previous page; null: the first page. */
export type BoardPage = { readonly before: number | null; readonly limit: number }

/**
 * What actions need of the records. Each write is one transaction, on the disk when the call returns. Nothing throws:
 * failures of the disk are the common `storage-…` codes.
 */
export type ActionStore = {
  one(target: Target): Result<TrackedInvitation | null>
  /** Records an attempt before its request; returns its number. */
  begin(
    target: Target,
    attempt: Pick<ActionAttempt, 'kind' | 'account' | 'changes'>,
    at: number
  ): Result<number, 'no-such-row'>
  update(target: Target, settlement: InvitationUpdate): Result<null, 'no-such-row'>
  audit(entry: ActionAuditEntry): Result<null>
  /**
   * Numbers of those sent or tried through the connection, with an appointment in the span, or without one and planned in it;
   * soonest first. Nothing is decrypted.
   */
  between(span: BoardSpan): Result<readonly number[]>
  /** Those of the numbers that still are what {@link ActionStore.between} says of them, in its order: some at a time. */
  numbered(span: BoardSpan, numbers: readonly number[]): Result<readonly TrackedInvitation[]>
  /**
   * Sent or tried through the connection and meeting `fits`, among the next `limit` of all. `next`: for the next page; null:
   * this is the last. Of those that do not fit nothing else is read.
   */
  find(
    connectionId: string,
    page: BoardPage,
    fits: (found: Pick<StoredInvitation, 'content' | 'facts'>) => boolean
  ): Result<{ readonly invitations: readonly TrackedInvitation[]; readonly next: number | null }>
  /** Of one list, in all states and in the order of the file. */
  ofList(
    listId: string,
    range: { readonly offset: number; readonly limit: number }
  ): Result<readonly TrackedInvitation[], 'no-such-list'>
  consultations(
    listId: string
  ): Result<readonly { readonly rowId: string; readonly consultation: Consultation }[], 'no-such-list'>
}
