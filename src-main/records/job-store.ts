import type {
  AuditEntry,
  InvitationStore,
  JobStore,
  Step,
  StepRefusal,
  StoredInvitation
} from '../sending/invitation-port.ts'
import type { JobFigures } from '../sending/job.ts'
import { type Database, idToBytes, numberOf } from './database.ts'
import type { Encryption } from './encryption.ts'
import { completeInvitation } from './invitation-queries.ts'
import { fromInvitations, readInvitationRow } from './invitation-row.ts'
import { closeJob, countJobRows, findJob, findOpenJobs, insertJob, type JobRecord, newJobRecord } from './job-rows.ts'
import type { Ledger } from './ledger.ts'
import { catchStorageErrors, DamageError, type StorageResult } from './storage-failure.ts'

/** Does `first`, then writes steps and audit entry like {@link InvitationStore.commit}, all in one transaction. */
export type CommitWith = (
  listId: string,
  steps: readonly Step[],
  audit: AuditEntry | undefined,
  first: () => void
) => StorageResult<null, StepRefusal>

/** The jobs of the engine's store; see there what each call guarantees. */
export function createJobStore(
  database: Database,
  encryption: Encryption,
  ledger: Ledger,
  commitWith: CommitWith
): JobStore {
  /** The last count, and after how many changes of the database: each look at a batch asks for it several times. */
  let counted: { readonly jobId: string; readonly changes: number; readonly figures: JobFigures } | null = null

  return {
    openJob: (job, steps, audit) => {
      const rows = steps.filter(({ to }) => to === 'queued').map(({ rowId }) => ({ rowId, state: 'queued' }) as const)
      return commitWith(job.listId, steps, audit, () =>
        // Before the steps: they change the latest job of their rows.
        insertJob(database, encryption, newJobRecord(job, rows.length), rows)
      )
    },

    endJob: (jobId, end, steps, audit) => {
      const found = catchStorageErrors<JobRecord | undefined, never>(() => ({
        ok: true,
        value: findJob(database, encryption, jobId)
      }))
      if (!found.ok) return found
      const job = found.value
      if (job === undefined) return { ok: false, code: 'no-such-job' }
      if (job.state !== 'open') return { ok: false, code: 'not-in-that-state' }
      return commitWith(job.listId, steps, audit, () => closeJob(database, encryption, job, end))
    },

    openJobs: () => catchStorageErrors(() => ({ ok: true, value: findOpenJobs(database, encryption) })),

    job: (jobId) => catchStorageErrors(() => ({ ok: true, value: findJob(database, encryption, jobId) ?? null })),

    jobFigures: (jobId) =>
      catchStorageErrors<JobFigures, never>(() => {
        const changes = numberOf(database.prepare('SELECT total_changes() AS changes').get()?.['changes'])
        if (counted?.jobId === jobId && counted.changes === changes) return { ok: true, value: counted.figures }
        const job = findJob(database, encryption, jobId)
        if (job === undefined) throw new DamageError('a job is gone')
        const figures = countJobRows(database, job)
        counted = { jobId, changes, figures }
        return { ok: true, value: figures }
      }),

    soonestQueued: (jobId, limit) =>
      catchStorageErrors<StoredInvitation[], never>(() => {
        const job = findJob(database, encryption, jobId)
        if (job === undefined) return { ok: true, value: [] }
        const rows = database
          .prepare(
            `${fromInvitations} WHERE lists.list_id = ? AND invitations.state = 'queued' AND EXISTS (
               SELECT 1 FROM job_rows
               WHERE job_rows.job = ? AND job_rows.row_id = invitations.row_id AND job_rows.state = 'queued'
             ) ORDER BY moment, position LIMIT ?`
          )
          .all(idToBytes(job.listId), job.job, limit)
        return { ok: true, value: rows.map((row) => completeInvitation(ledger, readInvitationRow(encryption, row))) }
      })
  }
}
