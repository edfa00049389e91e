/**
 * - `open`: its queued rows are to be sent.
 * - `finished`: every row was begun.
 * - `stopped`: the user stopped it; rows that were not begun are ready again.
 * - `interrupted`: the app ended, or the disk did not take the end; rows that were not begun are ready again.
 */
export const jobStates = ['open', 'finished', 'stopped', 'interrupted'] as const
export type JobState = (typeof jobStates)[number]

/**
 * What has become of a row in its job. It follows the invitation for as long as no later job has the row.
 * - `recovered`: the outcome was unknown, then the invitation was found, or a link was entered.
 * - `unknown`: also while it is being looked up, and where the server could not tell.
 * - `left`: certainly not sent: the job was stopped before, the server has no such invitation, or it was held meanwhile.
 */
export const jobRowStates = ['queued', 'sending', 'created', 'recovered', 'refused', 'unknown', 'left'] as const
export type JobRowState = (typeof jobRowStates)[number]

/** Rows of one list to be sent through one connection, as a user approved them. Times in ms since the epoch. */
export type NewJob = {
  readonly jobId: string
  readonly listId: string
  readonly connectionId: string
  /** Identity of server and account; null: not known. */
  readonly serverId: string | null
  /** Nothing of it is begun before; null: at once. */
  readonly notBefore: number | null
  /** The account. */
  readonly approvedBy: string
  readonly approvedAt: number
  /** How many rows the guard held back; they are not part of the job. */
  readonly held: number
  /**
   * What was approved: a hash of the frozen rows and their contents, those held back included, and the revision of the
   * list that they were made from. null: a job of an older file.
   */
  readonly digest: string | null
  readonly listRevision: number | null
}

export type Job = NewJob & {
  readonly state: JobState
  /** null: it is open. */
  readonly endedAt: number | null
}

/** How many of a job's rows are in which state. */
export type JobFigures = { readonly total: number } & Readonly<Record<JobRowState, number>>

export type JobEnd = { readonly state: Exclude<JobState, 'open'>; readonly at: number }
