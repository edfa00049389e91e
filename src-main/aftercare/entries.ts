import type { BoardEntry, RemoteStatus } from '#contract/invitation-actions.ts'
import { inviteEndsAt } from '../hcw/invite-lifetime.ts'
import type { RemoteInvite } from '../hcw/server.ts'
import type { CaredInvitation } from './store.ts'

/** The patient's progress according to an invite that still exists. */
export function standingOf(seen: RemoteInvite, askedAt: number): RemoteStatus {
  const progress = seen.patientIsIn ? 'in' : seen.confirmed ? 'confirmed' : 'sent'
  return { askedAt, progress, scheduledFor: seen.scheduledFor }
}

/** An invitation as the window shows it outside its list. */
export function entryOf({ invitation, listName, standing, attempt }: CaredInvitation): BoardEntry {
  const { listId, rowId, state, content, facts } = invitation
  const { refusal, doubt, inviteId, link } = facts
  const createdAt = state === 'created' || state === 'withdrawn' ? madeAt(invitation) : null
  return {
    target: { listId, rowId },
    listName,
    state,
    content,
    ...(refusal === undefined ? {} : { refusal }),
    ...(doubt === undefined ? {} : { doubt }),
    ...(inviteId === undefined ? {} : { inviteId }),
    ...(link === undefined ? {} : { link }),
    createdAt,
    linkEndsAt: state === 'created' && createdAt !== null ? inviteEndsAt(appointmentOf(content), createdAt) : null,
    ...(standing === null ? {} : { remote: standing }),
    ...(attempt === null ? {} : { lastAction: { kind: attempt.kind, at: attempt.begunAt, outcome: attempt.outcome } })
  }
}

/** The attempt comes first: the outcome of a recovered link was known only later. */
function madeAt({ attempt, facts }: CaredInvitation['invitation']): number | null {
  return attempt?.begunAt ?? facts.settledAt ?? null
}

function appointmentOf({ scheduledFor }: BoardEntry['content']): number | null {
  return scheduledFor === undefined ? null : Date.parse(scheduledFor)
}
