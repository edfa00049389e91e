import type { Clock } from './clock.ts'
import type { InvitationDetails, InvitationStore, StoredInvitation } from './invitation-port.ts'

/**
 * The server does not know this doctor: refuses the queued invitations with the same doctor without sending them.
 * Empty where the disk does not take it; they are then sent, and refused one by one.
 */
export function refuseOthers(
  { store, listId, clock }: { readonly store: InvitationStore; readonly listId: string; readonly clock: Clock },
  doctorEmail: string,
  facts: InvitationDetails
): readonly StoredInvitation[] {
  const queued = store.inStates(listId, ['queued'])
  const others = queued.ok ? queued.value.filter(({ content }) => content.doctorEmail === doctorEmail) : []
  if (others.length === 0) return []
  const at = clock.now()
  const steps = others.map(({ rowId }) => ({ rowId, from: 'queued', to: 'refused', facts, at }) as const)
  return store.commit(listId, steps).ok ? others : []
}
