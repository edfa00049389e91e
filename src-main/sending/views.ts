import type { InvitationView } from '#contract/invitation.ts'
import type { StoredInvitation } from './store.ts'

/** An invitation as the window sees it. */
export function viewOf({ rowId, state, facts, content }: StoredInvitation): InvitationView {
  return { ...facts, rowId, state, content }
}
