import type { BoardEntry, RemoteStatus } from '#contract/invitation-actions.ts'
import { capabilitiesOf } from '../hcw/capabilities-of.ts'
import type { RemoteInvite } from '../hcw/server.ts'
import type { TrackedInvitation } from './action-port.ts'

/** The patient's progress according to an invite that still exists. */
export function toRemoteStatus(seen: RemoteInvite, askedAt: number): RemoteStatus {
  const progress = seen.patientIsIn ? 'in' : seen.confirmed ? 'confirmed' : 'sent'
  return { askedAt, progress, scheduledFor: seen.scheduledFor }
}

/** An invitation as the window shows it outside its list. */
export function toBoardEntry({ invitation, listName, remoteStatus, attempt }: TrackedInvitation): BoardEntry {
  const { listId, rowId, state, content, facts } = invitation
  const { refusal, doubt, inviteId } = facts
  const createdAt = state === 'created' || state === 'withdrawn' ? createdAtOf(invitation) : null
  const { linkEndsAt } = capabilitiesOf(invitation.attempt?.protocol)
  return {
    target: { listId, rowId },
    listName,
    state,
    content,
    ...(refusal === undefined ? {} : { refusal }),
    ...(doubt === undefined ? {} : { doubt }),
    ...(inviteId === undefined ? {} : { inviteId }),
    createdAt,
    linkEndsAt: state === 'created' && createdAt !== null ? linkEndsAt(appointmentOf(content), createdAt) : null,
    ...(remoteStatus === null ? {} : { remote: remoteStatus }),
    ...(attempt === null ? {} : { lastAction: { kind: attempt.kind, at: attempt.begunAt, outcome: attempt.outcome } })
  }
}

/** The attempt comes first: the outcome of a recovered link was known only later. */
function createdAtOf({ attempt, facts }: TrackedInvitation['invitation']): number | null {
  return attempt?.begunAt ?? facts.settledAt ?? null
}

function appointmentOf({ scheduledFor }: BoardEntry['content']): number | null {
  return scheduledFor === undefined ? null : Date.parse(scheduledFor)
}
