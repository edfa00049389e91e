import type { InvitationState } from '#contract/invitation.ts'
import { createCanaries } from './canaries.ts'
import type { InvitationStore, StoredInvitation } from './invitation-port.ts'

/** How many are read from the disk at once. */
const bufferSize = 64

export type BatchQueueOptions = {
  readonly store: InvitationStore
  readonly jobId: string
  /** Doctors with whom an invitation was created before. */
  readonly knownDoctors: ReadonlySet<string>
  readonly onStorageFailure: (code: string) => void
}

/** What is queued of one job, soonest appointment first, and of new doctors one at a time. */
export type BatchQueue = {
  take(count: number): readonly StoredInvitation[]
  /** Certainly not delivered, or not begun: they come first again. */
  giveBack(invitations: readonly StoredInvitation[]): void
  /** An invitation that was taken is no longer in flight. */
  completed(invitation: StoredInvitation, to: InvitationState): void
  /** These are no longer queued. */
  drop(rowIds: readonly string[]): void
  /** Those of this doctor are no longer queued. */
  dropDoctor(doctorEmail: string): void
}

export function createBatchQueue(options: BatchQueueOptions): BatchQueue {
  const { store, jobId, knownDoctors, onStorageFailure } = options
  const canaries = createCanaries(knownDoctors)
  let buffer: readonly StoredInvitation[] = []

  return {
    take(count) {
      if (buffer.length === 0) {
        const queued = store.soonestQueued(jobId, bufferSize)
        if (queued.ok) buffer = queued.value
        else onStorageFailure(queued.code)
      }
      const { chosen, left } = canaries.choose(buffer, count)
      buffer = left
      return chosen
    },
    giveBack(invitations) {
      buffer = [...invitations, ...buffer]
    },
    completed: canaries.completed,
    drop(rowIds) {
      buffer = buffer.filter(({ rowId }) => !rowIds.includes(rowId))
    },
    dropDoctor(doctorEmail) {
      buffer = buffer.filter(({ content }) => content.doctorEmail !== doctorEmail)
    }
  }
}
