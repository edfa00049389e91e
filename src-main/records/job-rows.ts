import type { InvitationState } from '#contract/invitation.ts'
import {
  type Job,
  type JobEnd,
  type JobFigures,
  type JobRowState,
  jobRowStates,
  jobStates,
  type NewJob
} from '../sending/job.ts'
import { bytesOf, type Database, idFromBytes, idToBytes, numberOf, textOf } from './database.ts'
import type { AssociatedData, Encryption } from './encryption.ts'
import { DamageError, type Skip } from './storage-failure.ts'

/** `job`: the number that its rows refer to. `rowCount`: without it, a row that was removed would not be missed. */
export type JobRecord = Job & { readonly job: number; readonly rowCount: number }

export type JobRow = { readonly rowId: string; readonly state: JobRowState }

export function insertJob(
  database: Database,
  encryption: Encryption,
  job: Omit<JobRecord, 'job'>,
  rows: readonly JobRow[]
): void {
  const inserted = database
    .prepare(
      `INSERT INTO jobs (job_id, list_id, connection_id, server_id, not_before, approved_by, approved_at, row_count,
         held, state, ended_at, digest, list_revision, mac) VALUES (?,?,?,?,?,?,?,?,?,?,?,?,?,?)`
    )
    .run(
      idToBytes(job.jobId),
      idToBytes(job.listId),
      job.connectionId,
      job.serverId,
      job.notBefore,
      job.approvedBy,
      job.approvedAt,
      job.rowCount,
      job.held,
      job.state,
      job.endedAt,
      job.digest,
      job.listRevision,
      encryption.mac(jobData(job))
    )
  const number = Number(inserted.lastInsertRowid)
  const insert = database.prepare('INSERT INTO job_rows (job, row_id, state, mac) VALUES (?,?,?,?)')
  for (const { rowId, state } of rows) {
    insert.run(number, idToBytes(rowId), state, encryption.mac(jobRowData(job.jobId, rowId, state)))
  }
}

export function newJobRecord(job: NewJob, rowCount: number): Omit<JobRecord, 'job'> {
  return { ...job, rowCount, state: 'open', endedAt: null }
}

export function findJob(database: Database, encryption: Encryption, jobId: string): JobRecord | undefined {
  const row = database.prepare('SELECT * FROM jobs WHERE job_id = ?').get(idToBytes(jobId))
  return row === undefined ? undefined : readJob(encryption, row)
}

export function findOpenJobs(database: Database, encryption: Encryption): JobRecord[] {
  const rows = database.prepare(`SELECT * FROM jobs WHERE state = 'open' ORDER BY job`).all()
  return rows.map((row) => readJob(encryption, row))
}

/** Throws {@link DamageError} if the job is not what was written. */
function readJob(encryption: Encryption, row: Readonly<Record<string, unknown>>): JobRecord {
  const state = textOf(row['state'])
  if (!isOneOf(jobStates, state)) throw new DamageError('no such state of a job')
  const job: JobRecord = {
    job: numberOf(row['job']),
    jobId: idFromBytes(row['job_id']),
    listId: idFromBytes(row['list_id']),
    connectionId: textOf(row['connection_id']),
    serverId: row['server_id'] === null ? null : textOf(row['server_id']),
    notBefore: row['not_before'] === null ? null : numberOf(row['not_before']),
    approvedBy: textOf(row['approved_by']),
    approvedAt: numberOf(row['approved_at']),
    rowCount: numberOf(row['row_count']),
    held: numberOf(row['held']),
    // Older files lack these columns.
    digest: row['digest'] == null ? null : textOf(row['digest']),
    listRevision: row['list_revision'] == null ? null : numberOf(row['list_revision']),
    state,
    endedAt: row['ended_at'] === null ? null : numberOf(row['ended_at'])
  }
  encryption.verify(jobData(job), row['mac'])
  return job
}

/** Throws {@link DamageError} if a row was changed, or if one is missing. */
function readJobRows(database: Database, encryption: Encryption, { job, jobId, rowCount }: JobRecord): JobRow[] {
  const rows = database.prepare('SELECT * FROM job_rows WHERE job = ?').all(job)
  if (rows.length !== rowCount) throw new DamageError('a row of a job is missing')
  return rows.map((row) => readJobRow(encryption, jobId, row))
}

function readJobRow(encryption: Encryption, jobId: string, row: Readonly<Record<string, unknown>>): JobRow {
  const state = textOf(row['state'])
  if (!isOneOf(jobRowStates, state)) throw new DamageError('no such state of a row of a job')
  const rowId = idFromBytes(row['row_id'])
  encryption.verify(jobRowData(jobId, rowId, state), row['mac'])
  return { rowId, state }
}

/** Counted without the MACs of the rows: those of open jobs were checked when the file was opened. */
export function countJobRows(database: Database, { job, rowCount }: JobRecord): JobFigures {
  const counts = Object.fromEntries(jobRowStates.map((state) => [state, 0])) as Record<JobRowState, number>
  const rows = database.prepare('SELECT state, count(*) AS count FROM job_rows WHERE job = ? GROUP BY state').all(job)
  for (const row of rows) counts[textOf(row['state']) as JobRowState] = numberOf(row['count'])
  const total = Object.values(counts).reduce((sum, count) => sum + count, 0)
  if (total !== rowCount) throw new DamageError('a row of a job is missing')
  return { total, ...counts }
}

/** An invitation goes from one state to another: the latest job that has it follows. Call it in the same transaction. */
export function followInvitation(
  database: Database,
  encryption: Encryption,
  invitation: { readonly listId: string; readonly rowId: string },
  from: InvitationState,
  to: InvitationState
): void {
  const state = jobRowStateAfter(from, to)
  if (state === null) return
  const found = database
    .prepare(
      `SELECT job, job_rows.state, jobs.job_id FROM job_rows JOIN jobs USING (job)
       WHERE job_rows.row_id = ? AND jobs.list_id = ? ORDER BY job DESC LIMIT 1`
    )
    .get(idToBytes(invitation.rowId), idToBytes(invitation.listId))
  // The state before is replaced, whatever it was: its MAC says nothing about the one after it.
  if (found === undefined || found['state'] === state) return
  const job = { job: numberOf(found['job']), jobId: idFromBytes(found['job_id']) }
  updateJobRow(database, encryption, job, { rowId: invitation.rowId, state })
}

function updateJobRow(
  database: Database,
  encryption: Encryption,
  { job, jobId }: Pick<JobRecord, 'job' | 'jobId'>,
  { rowId, state }: JobRow
): void {
  database
    .prepare('UPDATE job_rows SET state = ?, mac = ? WHERE job = ? AND row_id = ?')
    .run(state, encryption.mac(jobRowData(jobId, rowId, state)), job, idToBytes(rowId))
}

/** The job ends. A row that it still has as queued or sending lost its invitation to damage or to an erasure. */
export function closeJob(database: Database, encryption: Encryption, job: JobRecord, { state, at }: JobEnd): void {
  database
    .prepare('UPDATE jobs SET state = ?, ended_at = ?, mac = ? WHERE job = ?')
    .run(state, at, encryption.mac(jobData({ ...job, state, endedAt: at })), job.job)
  const open = database.prepare(`SELECT * FROM job_rows WHERE job = ? AND state IN ('queued', 'sending')`).all(job.job)
  for (const row of open) {
    const { rowId, state: before } = readJobRow(encryption, job.jobId, row)
    updateJobRow(database, encryption, job, { rowId, state: before === 'queued' ? 'left' : 'unknown' })
  }
}

/** Takes away some rows of a job that nothing asks for any more, and with the last of them the job: then it is true. */
export function shrinkJob(
  database: Database,
  encryption: Encryption,
  raw: Readonly<Record<string, unknown>>,
  limit: number
): boolean {
  const job = readJob(encryption, raw)
  const rows = database.prepare('SELECT row_id FROM job_rows WHERE job = ? LIMIT ?').all(job.job, limit)
  const remove = database.prepare('DELETE FROM job_rows WHERE job = ? AND row_id = ?')
  for (const row of rows) remove.run(job.job, bytesOf(row['row_id']))
  if (rows.length === limit) {
    const left = { ...job, rowCount: job.rowCount - limit }
    database
      .prepare('UPDATE jobs SET row_count = ?, mac = ? WHERE job = ?')
      .run(left.rowCount, encryption.mac(jobData(left)), job.job)
    return false
  }
  database.prepare('DELETE FROM jobs WHERE job = ?').run(job.job)
  return true
}

/** null: it changes nothing for the job. */
function jobRowStateAfter(from: InvitationState, to: InvitationState): JobRowState | null {
  switch (to) {
    case 'queued':
      // One that was ready is queued by its job, which has the row as queued already.
      return from === 'ready' ? null : to
    case 'sending':
    case 'refused':
      return to
    case 'created':
      return from === 'sending' ? 'created' : 'recovered'
    case 'unknown':
    case 'checking':
    case 'undecided':
      return 'unknown'
    case 'ready':
      // An invitation that was withdrawn, or that the guard let go, changes nothing in what the job did.
      return from === 'withdrawn' || from === 'held' ? null : 'left'
    default:
      return null
  }
}

/** Checks all jobs, and the rows of those that are open. Throws {@link DamageError} at the first that was changed. */
export function verifyJobs(database: Database, encryption: Encryption): void {
  for (const row of database.prepare('SELECT * FROM jobs').iterate()) {
    const job = readJob(encryption, row)
    if (job.state === 'open') readJobRows(database, encryption, job)
  }
}

/** Copies the jobs of a damaged database whose rows are all there; `skip` swallows what cannot be read. */
export function copyJobs(damaged: Database, database: Database, encryption: Encryption, skip: Skip): void {
  skip(() => {
    for (const row of damaged.prepare('SELECT * FROM jobs ORDER BY job').iterate()) {
      skip(() => {
        const job = readJob(encryption, row)
        insertJob(database, encryption, job, readJobRows(damaged, encryption, job))
      })
    }
  })
}

function isOneOf<Value extends string>(values: readonly Value[], text: string): text is Value {
  return (values as readonly string[]).includes(text)
}

function jobData(job: Omit<JobRecord, 'job'>): AssociatedData {
  return [
    'job',
    job.jobId,
    job.listId,
    job.connectionId,
    job.serverId,
    job.notBefore,
    job.approvedBy,
    job.approvedAt,
    job.rowCount,
    job.held,
    job.state,
    job.endedAt,
    // A job of an older file has the MAC that it was written with.
    ...(job.digest === null ? [] : [job.digest, job.listRevision])
  ]
}

function jobRowData(jobId: string, rowId: string, state: JobRowState): AssociatedData {
  return ['job-row', jobId, rowId, state]
}
