import { type Result, succeed } from '#contract/call.ts'
import {
  type AuditEntry,
  type InvitationStore,
  isStepRefusal,
  type Step,
  type StoredInvitation
} from './invitation-port.ts'
import type { Job, JobEnd, JobFigures } from './job.ts'

/**
 * Ends a job: what is still queued of it becomes ready. Returns these invitations, as they are now; the disk may refuse,
 * and then the job is still open. `auditOf`: the entry that goes with it.
 */
export function endJob(
  store: InvitationStore,
  { jobId }: Pick<Job, 'jobId'>,
  end: JobEnd,
  auditOf?: (figures: JobFigures) => AuditEntry
): Result<readonly StoredInvitation[]> {
  const figures = store.jobFigures(jobId)
  if (!figures.ok) return figures
  const queued = store.soonestQueued(jobId, figures.value.total)
  if (!queued.ok) return queued
  const steps = queued.value.map(
    ({ rowId, facts }): Step => ({ rowId, from: 'queued', to: 'ready', facts, at: end.at })
  )
  const ended = store.endJob(jobId, end, steps, auditOf?.(figures.value))
  if (ended.ok) return succeed(queued.value.map((invitation) => ({ ...invitation, state: 'ready' })))
  const isStorage = ended.code !== 'no-such-job' && !isStepRefusal(ended.code)
  return { ok: false, code: isStorage ? ended.code : 'internal' }
}

/**
 * Ends jobs that nothing executes any more: the app ended, or the disk did not take the end. Returns the invitations that
 * became ready.
 */
export function endOpenJobs(store: InvitationStore, at: number): Result<readonly StoredInvitation[]> {
  const jobs = store.openJobs()
  if (!jobs.ok) return jobs
  const released: StoredInvitation[] = []
  for (const job of jobs.value) {
    const figures = store.jobFigures(job.jobId)
    if (!figures.ok) return figures
    const { queued, left, unknown } = figures.value
    const state = queued + left + unknown > 0 ? 'interrupted' : 'finished'
    const ended = endJob(store, job, { state, at })
    if (!ended.ok) return ended
    released.push(...ended.value)
  }
  return succeed(released)
}
