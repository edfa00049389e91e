import type { Correction, Target } from '#contract/invitation-actions.ts'
import type { Clock } from '../sending/clock.ts'
import type { ActionAttempt, ActionStore, InvitationUpdate, TrackedInvitation } from './action-port.ts'
import type { RequestQueue } from './request-queue.ts'

export type Update = Omit<InvitationUpdate, 'at'>

export type ActionRecordOptions = {
  readonly target: Target
  readonly account: string
  readonly store: ActionStore
  readonly clock: Clock
  readonly queue: RequestQueue
  /** An update of the invitation is on the disk. */
  readonly onUpdated: (target: Target) => void
}

/** What is recorded of one invitation while an action runs on it. */
export type ActionRecord = {
  /** null: there is no such invitation, or the disk failed, which ends the action. */
  read(): TrackedInvitation | null
  /** Records an attempt before its request; its number, or null: the action was stopped before. */
  begin(kind: ActionAttempt['kind'], changes: Correction): Promise<number | null>
  /** Writes until the disk takes it; false: the action was stopped before. */
  update(update: Update): Promise<boolean>
}

export function createActionRecord(options: ActionRecordOptions): ActionRecord {
  const { target, account, store, clock, queue, onUpdated } = options
  return {
    read() {
      const found = store.one(target)
      if (found.ok) return found.value
      queue.end(found.code.startsWith('storage-') ? (found.code as 'storage-failed') : 'storage-failed')
      return null
    },
    async begin(kind, changes) {
      let begun: number | null = null
      await queue.writeWithRetry(() => {
        if (queue.isEnded()) return { ok: true }
        const result = store.begin(target, { kind, account, changes }, clock.now())
        if (result.ok) begun = result.value
        return result
      })
      return begun
    },
    async update(update) {
      const isWritten = await queue.writeWithRetry(() => store.update(target, { at: clock.now(), ...update }))
      if (isWritten) onUpdated(target)
      return isWritten
    }
  }
}
