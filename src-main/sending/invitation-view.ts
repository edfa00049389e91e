import type { InvitationView } from '#contract/invitation.ts'
import type { StoredInvitation } from './invitation-port.ts'

/** An invitation as the window sees it. */
export function toInvitationView({
  rowId,
  state,
  facts,
  content
}: Pick<StoredInvitation, 'rowId' | 'state' | 'facts' | 'content'>): InvitationView {
  return { ...facts, rowId, state, content }
}
