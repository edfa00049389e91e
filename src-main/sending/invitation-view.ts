import type { InvitationView } from '#contract/invitation.ts'
import type { StoredInvitation } from './invitation-port.ts'

/** An invitation as the window sees it: without the link, which it asks for by row. */
export function toInvitationView({
  rowId,
  state,
  facts,
  content
}: Pick<StoredInvitation, 'rowId' | 'state' | 'facts' | 'content'>): InvitationView {
  const { link, ...rest } = facts
  return { ...rest, ...(link !== undefined && { hasLink: true as const }), rowId, state, content }
}
