import type { InvitationContent } from '#contract/invitation.ts'
import type { Correction, Target } from '#contract/invitation-actions.ts'
import type { Clock } from '../sending/clock.ts'
import { guardKey } from '../sending/guard.ts'
import type { Line } from './line.ts'
import type { CareAttempt, CaredInvitation, CareStore, Settlement } from './store.ts'

export type Update = Omit<Settlement, 'at'>

export type ActionRecordOptions = {
  readonly target: Target
  readonly scope: 'practice' | 'server'
  readonly account: string
  readonly store: CareStore
  readonly clock: Clock
  readonly line: Line
  /** An update of the invitation is on the disk. */
  readonly onSettled: (target: Target) => void
}

/** What is recorded of one invitation while an action runs on it. */
export type ActionRecord = {
  /** null: there is no such invitation, or the disk failed, which ends the action. */
  read(): CaredInvitation | null
  /** Records an attempt before its request; its number, or null: the action was stopped before. */
  begin(kind: CareAttempt['kind'], changes: Correction): Promise<number | null>
  /** Writes until the disk takes it; false: the action was stopped before. */
  update(update: Update): Promise<boolean>
  /** Content as it is recorded: with its guard key. */
  keyed(content: InvitationContent): NonNullable<Settlement['content']>
}

export function createActionRecord(options: ActionRecordOptions): ActionRecord {
  const { target, scope, account, store, clock, line, onSettled } = options
  return {
    read() {
      const found = store.one(target)
      if (found.ok) return found.value
      line.end(found.code.startsWith('storage-') ? (found.code as 'storage-failed') : 'storage-failed')
      return null
    },
    async begin(kind, changes) {
      let begun: number | null = null
      await line.written(() => {
        if (line.isEnded()) return { ok: true }
        const result = store.begin(target, { kind, account, changes }, clock.now())
        if (result.ok) begun = result.value
        return result
      })
      return begun
    },
    async update(update) {
      const isWritten = await line.written(() => store.settle(target, { at: clock.now(), ...update }))
      if (isWritten) onSettled(target)
      return isWritten
    },
    keyed: (content) => ({ content, guardKey: guardKey(scope, content) })
  }
}
