import type { InvitationView } from '#contract/invitation.ts'
import type { BatchView, LookUpView } from '#contract/sending.ts'
import { createChangeThrottle } from './change-throttle.ts'
import type { Clock } from './clock.ts'

export type SendingChange =
  | { readonly kind: 'batch'; readonly batch: BatchView | null }
  | { readonly kind: 'look-ups'; readonly lookUps: readonly LookUpView[] }
  | { readonly kind: 'invitations'; readonly listId: string; readonly invitations: readonly InvitationView[] }
  /** What the last run left was recovered after the start. The lists have invitations with an unknown outcome. */
  | { readonly kind: 'recovered'; readonly listIds: readonly string[] }

/** Keeps each message small. */
const invitationsPerChange = 500

export interface Publisher {
  invitation(listId: string, view: InvitationView): void
  batch(): void
  lookUps(): void
  recovered(listIds: readonly string[]): void
  onChange(listener: (change: SendingChange) => void): () => void
}

/** Of several changes of one thing within a notification only the last is sent. */
export function createPublisher(
  clock: Clock,
  batchView: () => BatchView | null,
  lookUpViews: () => readonly LookUpView[]
): Publisher {
  const changes = createChangeThrottle<SendingChange>(clock, takeChanges)
  const invitations = new Map<string, Map<string, InvitationView>>()
  let batchChanged = false
  let lookUpsChanged = false
  let recoveredLists: readonly string[] | null = null

  function takeChanges(): readonly SendingChange[] {
    const changes: SendingChange[] = []
    for (const [listId, views] of invitations) {
      const all = [...views.values()]
      for (let start = 0; start < all.length; start += invitationsPerChange) {
        changes.push({ kind: 'invitations', listId, invitations: all.slice(start, start + invitationsPerChange) })
      }
    }
    invitations.clear()
    if (batchChanged) changes.push({ kind: 'batch', batch: batchView() })
    batchChanged = false
    if (lookUpsChanged) changes.push({ kind: 'look-ups', lookUps: lookUpViews() })
    lookUpsChanged = false
    if (recoveredLists !== null) changes.push({ kind: 'recovered', listIds: recoveredLists })
    recoveredLists = null
    return changes
  }

  return {
    invitation(listId, view) {
      const views = invitations.get(listId) ?? new Map<string, InvitationView>()
      invitations.set(listId, views.set(view.rowId, view))
      changes.schedule()
    },
    batch() {
      batchChanged = true
      changes.schedule()
    },
    lookUps() {
      lookUpsChanged = true
      changes.schedule()
    },
    recovered(listIds) {
      recoveredLists = listIds
      changes.schedule()
    },
    onChange: changes.onChange
  }
}
