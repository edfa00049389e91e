import type { Result } from '#contract/call.ts'
import type { InvitationContent, InvitationState, InvitationView } from '#contract/invitation.ts'
import type { ServerProtocol } from '#contract/server-protocol.ts'
import type { RecordedServer } from '../hcw/server-identity.ts'
import type { Job, JobEnd, JobFigures, NewJob } from './job.ts'

/**
 * What the engine knows of an invitation besides state and content: outcome, link, duplicates. A {@link Step} always
 * replaces all of it.
 */
export type InvitationDetails = Readonly<
  Omit<InvitationView, 'rowId' | 'state' | 'content' | 'hasLink'> & { link?: string | undefined }
>

/** A POST that was begun. `digest`: SHA-256 (hex) of the request body. Times in ms since the epoch. */
export type Attempt = {
  readonly attemptId: string
  /** The account it was made with. */
  readonly account: string
  /** The server it was made on, see `ServerIdentity`; null: not known, older records. */
  readonly serverId: string | null
  /** What that server speaks. */
  readonly protocol: ServerProtocol
  readonly digest: string
  readonly begunAt: number
  /** null: no outcome was recorded. */
  readonly endedAt: number | null
}

/** An invite that is known to exist. `begunAt`: when its attempt began. `appointmentAt` null: it has no date. */
export type KnownInvite = {
  readonly rowId: string
  readonly inviteId: string
  readonly serverId: string | null
  readonly appointmentAt: number | null
  readonly begunAt: number
}

export type RowOfList = { readonly listId: string; readonly rowId: string }

/** A recorded invitation. */
export type StoredInvitation = {
  readonly listId: string
  readonly rowId: string
  readonly state: InvitationState
  readonly content: InvitationContent
  readonly facts: InvitationDetails
  /** The user let exactly this content through the guard, for the next sending. */
  readonly letThrough: boolean
  /** The server that has it or may have it; null: not known, or no request was made. */
  readonly serverId: string | null
  /** The latest. */
  readonly attempt: Attempt | null
}

/** A row to be planned. */
export type PlannedInvitation = {
  readonly rowId: string
  readonly content: InvitationContent
}

/**
 * One transition to be written. The whole commit is refused unless the invitation is in `from`. `beginAttempt` adds an
 * attempt without an outcome; `endAttempt` ends the attempt with this id.
 */
export type Step = {
  readonly rowId: string
  readonly from: InvitationState
  readonly to: InvitationState
  readonly facts: InvitationDetails
  readonly at: number
  readonly beginAttempt?: {
    readonly attemptId: string
    readonly account: string
    readonly digest: string
  } & RecordedServer
  readonly endAttempt?: { readonly attemptId: string }
  /**
   * It was made elsewhere at this time: an attempt that has ended is added, so that the guard finds it like any other, and
   * the guard's keys. Needs `serverId` and `protocol`.
   */
  readonly takenOver?: { readonly attemptId: string; readonly account: string; readonly madeAt: number }
  /** The guard lets this content through when it is sent next. */
  readonly letThrough?: true
  /** It turned out to be on this server: see {@link StoredInvitation.serverId}. */
  readonly serverId?: string
  /** With `serverId`: what it speaks. */
  readonly protocol?: ServerProtocol
}

/**
 * Why a step was refused. `invite-of-another-row`: an invitation in its details belongs to another row, of whatever list.
 */
export type StepRefusal = 'not-in-that-state' | 'invite-of-another-row'

/** Whether the steps were refused, not the disk. */
export function isStepRefusal(code: string): code is StepRefusal {
  return code === 'not-in-that-state' || code === 'invite-of-another-row'
}

export const auditActions = [
  'batch-started',
  'batch-stopped',
  'batch-finished',
  'looked-up',
  'decided-send-again',
  'decided-created',
  'decided-let-through',
  'decided-take-over',
  'decided-leave-out',
  'decided-withdraw-duplicate'
] as const
export type AuditAction = (typeof auditActions)[number]

/** Who, what, when, how many; never a patient's name, number or address. `rowId` for a decision about one row. */
export type AuditEntry = {
  readonly at: number
  readonly account: string
  readonly action: AuditAction
  readonly listId: string
  readonly rowId?: string
  readonly count: number
}

/**
 * Another invitation that shares a guard key; also one that is no longer here.
 * `at`: when its latest attempt began, else when it was planned.
 */
export type SamePatient = {
  readonly listId: string
  readonly listName: string
  readonly rowId: string
  readonly state: InvitationState
  readonly at: number
  /** The server has said that its link has ended. */
  readonly isOver: boolean
}

export type InvitationCounts = Readonly<Record<InvitationState, number>>

/**
 * What the engine needs of the records. Synchronous, because each write must be on the disk before the engine's next
 * step: every write is one transaction, durable when the call returns (`synchronous=FULL`). Nothing throws: failures
 * of the disk are the common `storage-…` codes.
 */
export type InvitationStore = JobStore & {
  /** null: there is no such list. */
  /** `revision`: how often it was changed. */
  list(
    listId: string
  ): Result<{ readonly connectionId: string; readonly name: string; readonly revision: number } | null>

  /**
   * Plans rows for the next batch; with `begin` all other rows of the list are first no longer planned. A row without
   * an invitation gets one, `ready`. An invitation that is `ready`, `held` or `refused` and has other content is
   * replaced: `ready`, no facts, not let through. With the same content, `refused` becomes `ready` without facts;
   * `ready` and `held` stay. Any other state keeps its content. Attempts are always kept. `no-such-row`: a row is not
   * in this list; `stale`: the list was changed since planning began. Nothing is written then.
   */
  planInvitations(
    listId: string,
    options: { readonly begin: boolean; readonly at: number },
    rows: readonly PlannedInvitation[]
  ): Result<null, 'no-such-list' | 'no-such-row' | 'stale'>

  /** Writes the steps of one list and the audit entry in one transaction. */
  commit(listId: string, steps: readonly Step[], audit?: AuditEntry): Result<null, StepRefusal>

  one(listId: string, rowId: string): Result<StoredInvitation | null>

  /** In the order of the file's rows, from `offset`; `plannedOnly`: those of the next batch. */
  page(
    listId: string,
    options: { readonly offset: number; readonly limit: number; readonly plannedOnly?: boolean }
  ): Result<readonly StoredInvitation[]>

  /** Of one list, in the order of the file; with `listId` null, of every list. */
  inStates(listId: string | null, states: readonly InvitationState[]): Result<readonly StoredInvitation[]>

  /** How many of a list's invitations are in which state. */
  counts(listId: string): Result<InvitationCounts>

  /**
   * By row, the other invitations of any list, present or removed, that were ever live and share one of the keys of this
   * content; see `duplicate-guard.ts`. Rows that share none are left out.
   */
  findSamePatients(
    listId: string,
    invitations: readonly Pick<StoredInvitation, 'rowId' | 'content'>[]
  ): Result<ReadonlyMap<string, readonly SamePatient[]>>

  /**
   * Those of the doctors with whom one of the connection's latest few thousand invitations was created. Other work runs
   * meanwhile.
   */
  knownDoctors(connectionId: string, doctors: ReadonlySet<string>): Promise<Result<ReadonlySet<string>>>

  /**
   * The connection's `created` invitations that were begun since then, in any order: a search has to find them. Those
   * that may be gone are left out: the server said so, or an action on them has no outcome. Other work runs meanwhile.
   */
  knownInvites(connectionId: string, since: number): Promise<Result<readonly KnownInvite[]>>

  /** Those of the server's invites that belong to a row of any list, also to one that is no longer here. */
  claimedInvites(serverId: string, inviteIds: readonly string[]): Result<ReadonlyMap<string, RowOfList>>
}

/**
 * Jobs are records: an invitation is queued as part of an open job, and the state of each row of a job is written with
 * the invitation's own, in the same transaction.
 */
export type JobStore = {
  /** Writes the job, the steps and the audit entry in one transaction. Its rows are those that the steps queue. */
  openJob(job: NewJob, steps: readonly Step[], audit: AuditEntry): Result<null, StepRefusal>

  /** Writes the steps, the end of the job and the audit entry in one transaction. The job must be open. */
  endJob(
    jobId: string,
    end: JobEnd,
    steps: readonly Step[],
    audit?: AuditEntry
  ): Result<null, 'no-such-job' | StepRefusal>

  /** The oldest first. */
  openJobs(): Result<readonly Job[]>

  /** null: there is no such job. */
  job(jobId: string): Result<Job | null>

  jobFigures(jobId: string): Result<JobFigures>

  /** The `queued` rows of a job, soonest appointment first, those without a date last; then in the order of the file. */
  soonestQueued(jobId: string, limit: number): Result<readonly StoredInvitation[]>
}
