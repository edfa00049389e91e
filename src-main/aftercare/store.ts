import type { CareAction, Consultation, Correction, LastCare, RemoteStanding, Target } from '#contract/aftercare.ts'
import type { Result } from '#contract/call.ts'
import type { InvitationContent } from '#contract/invitation.ts'
import type { InvitationFacts, StoredInvitation } from '../sending/store.ts'

/** What was tried on a sent invitation. Times in ms since the epoch. */
export type CareAttempt = {
  readonly number: number
  readonly kind: LastCare['kind']
  readonly account: string
  /** For `correct` and `move`: what was to become of the invitation. */
  readonly changes: Correction
  readonly begunAt: number
  /** null: no outcome was ever recorded. */
  readonly endedAt: number | null
  readonly outcome: LastCare['outcome']
}

/** A sent invitation with what is known of it besides. */
export type CaredInvitation = {
  readonly invitation: StoredInvitation
  readonly connectionId: string
  readonly listName: string
  /** null: the server was never asked. */
  readonly standing: RemoteStanding | null
  /** The latest; null: nothing was ever tried. */
  readonly attempt: CareAttempt | null
}

/** What became of an invitation. Everything that is absent stays as it is. */
export type Settlement = {
  readonly at: number
  readonly attempt?: { readonly number: number; readonly outcome: Exclude<LastCare['outcome'], 'open'> }
  readonly standing?: RemoteStanding
  /** `guardKey`: see `sending/guard.ts`. */
  readonly content?: { readonly content: InvitationContent; readonly guardKey: string }
  readonly facts?: InvitationFacts
  readonly withdrawn?: true
  readonly consultation?: Consultation
}

export type CareAuditAction =
  | `${CareAction['kind']}-started`
  | `${CareAction['kind']}-finished`
  | 'consultation-read'
  | 'consultation-closed'
  | 'sign-in-link-made'

/** Who, what, when, how many; never a name, number or address of a patient. */
export type CareAuditEntry = {
  readonly at: number
  readonly account: string
  readonly action: CareAuditAction
  readonly listId?: string
  readonly rowId?: string
  readonly count: number
}

/** Which page of all invitations, the latest first. `before`: as the page before told; null: the first. */
export type Page = { readonly before: number | null; readonly limit: number }

/**
 * What aftercare needs of the records. Each write is one transaction, on the disk when the call returns. Nothing
 * throws: the disk's failures are the common `storage-…` codes.
 */
export type CareStore = {
  one(target: Target): Result<CaredInvitation | null>
  /** Writes down that something is about to be tried; the attempt's number. */
  begin(
    target: Target,
    attempt: Pick<CareAttempt, 'kind' | 'account' | 'changes'>,
    at: number
  ): Result<number, 'no-such-row'>
  settle(target: Target, settlement: Settlement): Result<null, 'no-such-row'>
  audit(entry: CareAuditEntry): Result<null>
  /** Tried or sent through the connection, with an appointment in the span, or without one and laid down in it. */
  between(connectionId: string, from: number, to: number): Result<readonly CaredInvitation[]>
  /** Tried or sent through the connection. `next`: for the next page; null: this was the last. */
  page(
    connectionId: string,
    page: Page
  ): Result<{ readonly invitations: readonly CaredInvitation[]; readonly next: number | null }>
  /** Of one list, all states, in the order of the file. */
  ofList(
    listId: string,
    range: { readonly offset: number; readonly limit: number }
  ): Result<readonly CaredInvitation[], 'no-such-list'>
  consultations(
    listId: string
  ): Result<readonly { readonly rowId: string; readonly consultation: Consultation }[], 'no-such-list'>
}
