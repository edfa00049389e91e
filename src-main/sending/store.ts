import type { Result } from '#contract/call.ts'
import type { InvitationContent, InvitationState, InvitationView } from '#contract/invitation.ts'

/**
 * What the engine knows of an invitation besides state and content: outcome, link, doubts. Always written whole: a
 * {@link Step} replaces all facts by its own.
 */
export type InvitationFacts = Readonly<Omit<InvitationView, 'rowId' | 'state' | 'content'>>

/** A POST that was begun. `digest`: SHA-256 (hex) of the request's body. Times in ms since the epoch. */
export type Attempt = {
  readonly attemptId: string
  /** The account it was made with. */
  readonly account: string
  readonly digest: string
  readonly begunAt: number
  /** null: no outcome was ever recorded. */
  readonly endedAt: number | null
}

/** An invitation as recorded. */
export type StoredInvitation = {
  readonly listId: string
  readonly rowId: string
  readonly state: InvitationState
  readonly content: InvitationContent
  readonly facts: InvitationFacts
  /** A person let it through the guard for this very content. */
  readonly letThrough: boolean
  /** The latest. */
  readonly attempt: Attempt | null
}

/** A row to be laid down. `guardKey`: see `guard.ts`; stored only as an HMAC. */
export type LaidDown = {
  readonly rowId: string
  readonly content: InvitationContent
  readonly guardKey: string
}

/**
 * One transition to be written. It is refused, and with it the whole commit, unless the invitation is in `from`.
 * `beginAttempt` adds an attempt without outcome; `endAttempt` gives the attempt of that id its end.
 */
export type Step = {
  readonly rowId: string
  readonly from: InvitationState
  readonly to: InvitationState
  readonly facts: InvitationFacts
  readonly at: number
  readonly beginAttempt?: { readonly attemptId: string; readonly account: string; readonly digest: string }
  readonly endAttempt?: { readonly attemptId: string }
  /** From now on the guard lets this content through. */
  readonly letThrough?: true
}

export const auditActions = [
  'batch-started',
  'batch-stopped',
  'batch-finished',
  'looked-up',
  'decided-send-again',
  'decided-created',
  'decided-let-through',
  'decided-withdraw-duplicate'
] as const
export type AuditAction = (typeof auditActions)[number]

/** Who, what, when, how many; never a name, number or address of a patient. `rowId` where one row was decided on. */
export type AuditEntry = {
  readonly at: number
  readonly account: string
  readonly action: AuditAction
  readonly listId: string
  readonly rowId?: string
  readonly count: number
}

/** Another invitation with the same guard key. `at`: when its latest attempt began, else when it was laid down. */
export type SamePatient = {
  readonly listId: string
  readonly listName: string
  readonly rowId: string
  readonly state: InvitationState
  readonly at: number
}

export type InvitationCounts = Readonly<Record<InvitationState, number>>

/**
 * What the engine needs of the records. Synchronous, because what it writes must be on the disk before the engine
 * takes its next step: every write is one transaction, durable when the call returns (`synchronous=FULL`), whole or
 * not at all. Nothing throws: the disk's failures are the common `storage-…` codes.
 */
export type InvitationStore = {
  /** The list an invitation belongs to; null where there is none. */
  list(listId: string): Result<{ readonly connectionId: string; readonly name: string } | null>

  /**
   * Lays rows down and makes them part of the next batch ("planned"); with `begin` all others of the list first
   * cease to be planned. A row without an invitation gets one, `ready`. One that is `ready`, `held` or `refused`
   * and whose content differs is replaced: `ready`, no facts, not let through. Same content: `refused` becomes
   * `ready` without facts, `ready` and `held` stay as they are. Any other state stays as it is, with its content.
   * Attempts are kept in every case. `no-such-row`: a row is not of this list; then nothing is written.
   */
  layDown(
    listId: string,
    options: { readonly begin: boolean; readonly at: number },
    rows: readonly LaidDown[]
  ): Result<null, 'no-such-list' | 'no-such-row'>

  /** Writes the steps of one list, and the audit entry with them, in one transaction. */
  commit(listId: string, steps: readonly Step[], audit?: AuditEntry): Result<null, 'not-in-that-state'>

  one(listId: string, rowId: string): Result<StoredInvitation | null>

  /** In the order of the file's rows, each page from `offset`; `plannedOnly`: those of the next batch. */
  page(
    listId: string,
    options: { readonly offset: number; readonly limit: number; readonly plannedOnly?: boolean }
  ): Result<readonly StoredInvitation[]>

  /** Those `queued`, soonest appointment first, then those without a date; equal ones in the order of the file. */
  soonestQueued(listId: string, limit: number): Result<readonly StoredInvitation[]>

  /** Of one list, in the order of the file; of every list where `listId` is null. */
  inStates(listId: string | null, states: readonly InvitationState[]): Result<readonly StoredInvitation[]>

  /** How many of a list's invitations are in which state. */
  counts(listId: string): Result<InvitationCounts>

  /** Other invitations, of any list, with the guard key of this one or with `anywhere`; see `guardKeyAnywhere`. */
  samePatient(listId: string, rowId: string, anywhere: string): Result<readonly SamePatient[]>

  /** Those of the doctors with whom an invitation was made through the connection, among its latest thousands. */
  provenDoctors(connectionId: string, doctors: ReadonlySet<string>): Result<ReadonlySet<string>>

  /** The latest `created` made through a connection and whose invite id is known: to test the server's search with. */
  latestCreated(
    connectionId: string,
    limit: number
  ): Result<readonly { readonly rowId: string; readonly inviteId: string; readonly createdAt: number }[]>
}
