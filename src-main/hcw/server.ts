import type { ConnectionFailureCode, SignedIn } from '#contract/connection.ts'
import type { Channel, InvitationContent } from '#contract/invitation.ts'
import type { ServerCapabilities } from './capabilities.ts'
import type { Outcome } from './outcome.ts'
import type { InvitationChanges } from './payload.ts'

export type { InvitationChanges }

import type { ServerIdentity } from './server-identity.ts'

/** An invitation as the server has it. Times in ms since the epoch. */
export type RemoteInvite = {
  readonly inviteId: string
  readonly firstName: string
  readonly lastName: string
  readonly phoneNumber: string
  readonly emailAddress: string
  readonly scheduledFor: number | null
  readonly createdAt: number
  /** Our row that it was created for; null: not returned (encrypted, older server) or created elsewhere. */
  readonly rowId: string | null
  /** Only in answers about one invitation. null too where it leads to another host, see `otherHost`. */
  readonly link: string | null
  /** Where the link leads, if that is neither the server's own host nor the one that the user confirmed. */
  readonly otherHost: string | null
  /** The secret in the link; '' where it is not returned. */
  readonly linkToken: string
  /** Made with this account. The queues of the account have invites of others too. null: not returned. */
  readonly isOwn: boolean | null
  /** The patient has come in: it must be neither sent again nor withdrawn. False where it is not known. */
  readonly patientIsIn: boolean
  /** The patient confirmed the date. */
  readonly confirmed: boolean
}

/** Everything that the server returns of an invitation: enough to restore its record. */
export type FullInvite = RemoteInvite & {
  /** As it was sent; '' where it is not returned. */
  readonly gender: string
  readonly language: string
  readonly timeZone: string
  /** How the patient got the link, as far as the server tells; `none`: it was not sent by the server. */
  readonly channel: Channel
  /** null: none, or not returned. */
  readonly doctorEmail: string | null
  /** `name`: null where only the id is returned, see `queues`. */
  readonly queue: { readonly id: string; readonly name: string | null } | null
}

export type CreatedInvite = { readonly inviteId: string; readonly link: string }

/** Ratings and comments as patient and doctor wrote them; '' where there are none. */
export type Consultation = {
  readonly consultationId: string
  readonly status: 'waiting' | 'active' | 'closed'
  readonly acceptedAt: number | null
  readonly closedAt: number | null
  readonly patientRating: string
  readonly patientComment: string
  readonly doctorRating: string
  readonly doctorComment: string
}

/**
 * A search among the account's own invites. `made-for`: by our row's id, which finds nothing on servers that encrypt.
 * `latest`: the one that was created last. `made-after`: by the server's clock, oldest first; with `appointments`, only
 * those with an appointment in this span, both ends included. Servers before 2024-05 ignore the search: check the results.
 */
export type InviteSearch =
  | { readonly kind: 'made-for'; readonly rowId: string }
  | { readonly kind: 'latest' }
  | {
      readonly kind: 'made-after'
      readonly createdAt: number
      readonly limit: number
      readonly appointments?: { readonly from: number; readonly to: number }
    }

export type SignInResult =
  | { readonly ok: true; readonly value: SignedIn }
  | {
      readonly ok: false
      readonly code: ConnectionFailureCode
      readonly detail?: string
      readonly retryAfterMs?: number
    }

/** Who wants to sign in: the user, or the app without being asked. */
export type SignInBy = 'user' | 'app'

/**
 * A server that creates invitations, used with one account. This is all that the rest of the app knows of HCW@Home;
 * another generation of the server would be another implementation of this type. Nothing throws.
 *
 * Creating, changing, withdrawing and sending again make one request each, without repetition. Reading signs in again
 * automatically when the token has expired.
 */
export type HcwServer = {
  /** The account, as typed. */
  readonly account: string
  /** Invitations are asked about and changed only on the server that they were made on. */
  readonly identity: ServerIdentity
  readonly capabilities: ServerCapabilities
  /** Reached without a network: the practice server, or another server on this computer. */
  readonly isOnThisComputer: boolean
  /**
   * Signs in again, even with a valid token; later calls use the new token. `app`: `wrong-password` without a request if
   * the server said so last; default: `user`.
   */
  signIn(by?: SignInBy): Promise<SignInResult>
  /** `goesOut` is called when the connection takes the request: the token and the connection may have to come first. */
  createInvite(rowId: string, content: InvitationContent, goesOut?: () => void): Promise<Outcome<CreatedInvite>>
  /** Exactly what `createInvite` would send, so that its digest can be recorded. */
  requestBody(rowId: string, content: InvitationContent): string
  getInvite(inviteId: string): Promise<Outcome<RemoteInvite>>
  /** Like `getInvite`, with everything that the invitation was created with. */
  getFullInvite(inviteId: string): Promise<Outcome<FullInvite>>
  findInvites(search: InviteSearch): Promise<Outcome<readonly RemoteInvite[]>>
  /** `goesOut` is called when the request is begun, here and below: the token may have to be renewed first. */
  patchInvite(inviteId: string, changes: InvitationChanges, goesOut?: () => void): Promise<Outcome<RemoteInvite>>
  /**
   * Takes the invite as `getInvite` has just returned it: `not-allowed`, without a request, when the patient is already
   * in, since newer servers would end the call.
   */
  deleteInvite(seen: RemoteInvite, goesOut?: () => void): Promise<Outcome<null>>
  /** As with `deleteInvite`: a patient who is already in would be disconnected. */
  resendInvite(seen: RemoteInvite): Promise<Outcome<null>>
  readConsultation(inviteId: string): Promise<Outcome<Consultation>>
  /** Ends a running call for patient and doctor. `not-found`: there is none, or no doctor has accepted it. */
  closeConsultation(inviteId: string): Promise<Outcome<Consultation>>
  queues(): Promise<Outcome<readonly { readonly id: string; readonly name: string }[]>>
  languages(): Promise<Outcome<readonly string[]>>
  /** How the server reaches a number; `none`: the number is not allowed. */
  checkPrefix(phoneNumber: string, language: string): Promise<Outcome<'none' | 'choose' | 'whatsapp' | 'sms'>>
}
