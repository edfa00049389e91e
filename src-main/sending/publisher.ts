import type { InvitationView } from '#contract/invitation.ts'
import type { BatchView } from '#contract/sending.ts'
import type { Clock } from './clock.ts'

/** News for the window, gathered so that it gets about ten a second. */
export type SendingChange =
  | { readonly kind: 'batch'; readonly batch: BatchView | null }
  | { readonly kind: 'invitations'; readonly listId: string; readonly invitations: readonly InvitationView[] }

const gatherMs = 100
/** Keeps each message small. */
const invitationsPerChange = 500

export type Publisher = {
  invitation(listId: string, view: InvitationView): void
  batch(): void
  onChange(listener: (change: SendingChange) => void): () => void
}

/** Of several changes of the same thing within {@link gatherMs} only the last is told. */
export function createPublisher(clock: Clock, batchView: () => BatchView | null): Publisher {
  const listeners = new Set<(change: SendingChange) => void>()
  const invitations = new Map<string, Map<string, InvitationView>>()
  let batchChanged = false
  let gathering = false

  function gather(): void {
    if (gathering) return
    gathering = true
    void clock.sleep(gatherMs).then(() => {
      gathering = false
      flush()
    })
  }

  function flush(): void {
    for (const [listId, views] of invitations) {
      const all = [...views.values()]
      for (let start = 0; start < all.length; start += invitationsPerChange) {
        tell({ kind: 'invitations', listId, invitations: all.slice(start, start + invitationsPerChange) })
      }
    }
    invitations.clear()
    if (batchChanged) {
      batchChanged = false
      tell({ kind: 'batch', batch: batchView() })
    }
  }

  function tell(change: SendingChange): void {
    for (const listener of listeners) listener(change)
  }

  return {
    invitation(listId, view) {
      const views = invitations.get(listId) ?? new Map<string, InvitationView>()
      invitations.set(listId, views.set(view.rowId, view))
      gather()
    },
    batch() {
      batchChanged = true
      gather()
    },
    onChange(listener) {
      listeners.add(listener)
      return () => listeners.delete(listener)
    }
  }
}
