import type { Clock } from './clock.ts'
import type { InvitationDetails, InvitationStore, StoredInvitation } from './invitation-port.ts'
import type { Job } from './job.ts'

export type RefuseOthersOptions = {
  readonly store: InvitationStore
  readonly job: Pick<Job, 'jobId' | 'listId'>
  /** Rows of the job. */
  readonly total: number
  readonly clock: Clock
}

/**
 * The server does not know this doctor: refuses the job's queued invitations with the same doctor without sending them.
 * Empty where the disk does not take it; they are then sent, and refused one by one.
 */
export function refuseOthers(
  { store, job, total, clock }: RefuseOthersOptions,
  doctorEmail: string,
  facts: InvitationDetails
): readonly StoredInvitation[] {
  const queued = store.soonestQueued(job.jobId, total)
  const others = queued.ok ? queued.value.filter(({ content }) => content.doctorEmail === doctorEmail) : []
  if (others.length === 0) return []
  const at = clock.now()
  const steps = others.map(({ rowId }) => ({ rowId, from: 'queued', to: 'refused', facts, at }) as const)
  return store.commit(job.listId, steps).ok ? others : []
}
