import { type Result, succeed } from '#contract/call.ts'
import type { InvitationState, InvitationView } from '#contract/invitation.ts'
import type { RecordedServer } from '../hcw/server-identity.ts'
import type { Clock } from './clock.ts'
import {
  type InvitationDetails,
  type InvitationStore,
  isStepRefusal,
  type Step,
  type StoredInvitation
} from './invitation-port.ts'
import { toInvitationView } from './invitation-view.ts'
import { type InvitationEvent, next } from './state-machine.ts'

export type LookUpRowsOptions = {
  readonly listId: string
  readonly store: InvitationStore
  readonly clock: Clock
  /** The server that is asked. */
  readonly identity: RecordedServer
  readonly onInvitation: (view: InvitationView) => void
}

type DetailsOf = (invitation: StoredInvitation) => InvitationDetails

/** The invitations of a look-up. Each is `checking` while it is open, and leaves with the event that settles it. */
export type LookUpRows = {
  /** Those about which nothing was found out yet. */
  open(): readonly StoredInvitation[]
  /** Writes what became of some of them; they are no longer open, unless the disk fails. */
  settle(invitations: readonly StoredInvitation[], event: InvitationEvent, details: DetailsOf): Result<null>
  /** What is still open becomes `unknown` again. */
  giveUp(): Result<null>
}

/** Marks the invitations as `checking`. */
export function openLookUpRows(
  { listId, store, clock, identity: { serverId, protocol }, onInvitation }: LookUpRowsOptions,
  invitations: readonly StoredInvitation[]
): Result<LookUpRows> {
  function move(some: readonly StoredInvitation[], event: InvitationEvent, details: DetailsOf): Result<null> {
    const at = clock.now()
    const moved = some.flatMap((invitation) => {
      const to = next(invitation.state, event)
      return to === null ? [] : [{ invitation, to, facts: details(invitation) }]
    })
    const steps: Step[] = moved.map(({ invitation: { rowId, state }, to, facts }) => ({
      rowId,
      from: state,
      to,
      facts,
      at,
      ...(event === 'find' ? { serverId, protocol } : {})
    }))
    const written = store.commit(listId, steps)
    if (!written.ok) return { ok: false, code: isStepRefusal(written.code) ? 'internal' : written.code }
    for (const { invitation, to, facts } of moved) onInvitation(toInvitationView({ ...invitation, state: to, facts }))
    return succeed(null)
  }

  const marked = move(
    invitations.filter(({ state }) => state !== 'checking'),
    'check',
    ({ facts }) => facts
  )
  if (!marked.ok) return marked
  const checking: InvitationState = 'checking'
  let open: readonly StoredInvitation[] = invitations.map((invitation) => ({ ...invitation, state: checking }))

  return succeed({
    open: () => open,
    settle(some, event, details) {
      const settled = new Set(some.map(({ rowId }) => rowId))
      const written = move(some, event, details)
      if (written.ok) open = open.filter(({ rowId }) => !settled.has(rowId))
      return written
    },
    giveUp: () => move(open, 'give-up-check', unknownDetails)
  })
}

/** What remains known of an invitation whose outcome stays unknown. */
export function unknownDetails({ facts }: StoredInvitation): InvitationDetails {
  const { doubt, serverText, inviteId, settledAt } = facts
  return {
    doubt: doubt ?? 'app-ended',
    ...(serverText === undefined ? {} : { serverText }),
    ...(inviteId === undefined ? {} : { inviteId }),
    ...(settledAt === undefined ? {} : { settledAt })
  }
}
