import type { ChangeEvent } from '#contract/events.ts'
import type { InvitationView } from '#contract/invitation.ts'
import type { BoardEntry } from '#contract/invitation-actions.ts'
import type { AppLock } from '../presence/app-lock.ts'
import type { ChangePublisher } from './change-publisher.ts'

/** Publishes at once, but changes with patients' data only while the window is not locked: the latest of each patient. */
export function holdWhileLocked(
  publisher: ChangePublisher,
  lock: Pick<AppLock, 'isLocked' | 'whenUnlocked'>
): ChangePublisher {
  const invitations = new Map<string, Map<string, InvitationView>>()
  const board = new Map<string, BoardEntry>()

  function release(): void {
    const views = [...invitations]
    const entries = [...board.values()]
    invitations.clear()
    board.clear()
    for (const [listId, held] of views) {
      publisher.publish({ kind: 'invitations', listId, invitations: [...held.values()] })
    }
    if (entries.length > 0) publisher.publish({ kind: 'board', entries })
  }

  function hold(change: Extract<ChangeEvent, { kind: 'invitations' | 'board' }>): void {
    if (invitations.size === 0 && board.size === 0) void lock.whenUnlocked().then(release)
    if (change.kind === 'board') {
      for (const entry of change.entries) board.set(`${entry.target.listId} ${entry.target.rowId}`, entry)
      return
    }
    const held = invitations.get(change.listId) ?? new Map<string, InvitationView>()
    for (const view of change.invitations) held.set(view.rowId, view)
    invitations.set(change.listId, held)
  }

  function drop(listIds: readonly string[]): void {
    for (const listId of listIds) invitations.delete(listId)
    for (const [key, { target }] of board) if (listIds.includes(target.listId)) board.delete(key)
  }

  return {
    publish(change) {
      if (change.kind === 'erased') drop(change.lists)
      const hasPatients = change.kind === 'invitations' || change.kind === 'board'
      if (hasPatients && lock.isLocked()) hold(change)
      else publisher.publish(change)
    },
    sequence: publisher.sequence
  }
}
