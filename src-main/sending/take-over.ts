import { randomUUID } from 'node:crypto'
import { fail, type Result, succeed } from '#contract/call.ts'
import type { ConnectionFailureCode } from '#contract/connection.ts'
import type { InvitationView } from '#contract/invitation.ts'
import { connectionFailure } from '../hcw/outcome.ts'
import type { HcwServer, RemoteInvite } from '../hcw/server.ts'
import type { Clock } from './clock.ts'
import { patientKeys } from './duplicate-guard.ts'
import { isBefore } from './elsewhere-search.ts'
import {
  type InvitationDetails,
  type InvitationStore,
  isStepRefusal,
  type StoredInvitation
} from './invitation-port.ts'
import { toInvitationView } from './invitation-view.ts'
import type { ServerSearch } from './server-search.ts'
import { next } from './state-machine.ts'

export type TakeOverOptions = {
  readonly listId: string
  readonly store: InvitationStore
  readonly server: HcwServer
  readonly search: ServerSearch
  readonly clock: Clock
  readonly onInvitation: (view: InvitationView) => void
}

export type TakeOverFailure =
  | 'no-such-row'
  | 'not-in-that-state'
  | 'link-of-another-patient'
  | 'link-not-of-this-server'
  | ConnectionFailureCode

/**
 * Makes invites that were created elsewhere the row's: the first of them gives id and link, after a look at each, and
 * nothing is sent. Several that are live are noted as duplicates. Of a row that has nothing live on the server as far as
 * this computer knows (`ready`, `held` or `refused`). Where the server has none of them any more, the row is no longer
 * held for them.
 *
 * @param inviteIds as {@link createInvitedElsewhere} found them; default: those that the row is held for.
 */
export async function takeOver(
  options: TakeOverOptions,
  rowId: string,
  inviteIds?: readonly string[]
): Promise<Result<null, TakeOverFailure>> {
  const { listId, store, server, search, clock } = options
  const stored = store.one(listId, rowId)
  if (!stored.ok) return stored
  if (stored.value === null) return fail('no-such-row')
  const invitation = stored.value
  const ids = inviteIds ?? invitation.facts.elsewhere?.inviteIds ?? []
  const to = next(invitation.state, 'take-over')
  if (to === null || ids.length === 0) return fail('not-in-that-state')
  const live: RemoteInvite[] = []
  for (const inviteId of ids) {
    const seen = await search.one(inviteId)
    if (seen.kind === 'done') live.push(seen.value)
    else if (seen.kind !== 'refused') {
      const { code, detail } = connectionFailure(seen)
      return fail(code, detail)
    }
  }
  if (live.length === 0) return letGo(options, invitation)
  if (!live.every((invite) => isOfRow(invitation, invite))) return fail('link-of-another-patient')
  const sorted = live.toSorted((one, other) => (isBefore(one, other) ? -1 : 1))
  const [first] = sorted
  if (first === undefined || first.link === null) return fail('link-not-of-this-server')
  const { inviteId, link, createdAt } = first
  const facts: InvitationDetails = {
    inviteId,
    link,
    takenOver: true,
    settledAt: createdAt,
    ...(live.length > 1 ? { duplicates: sorted.map((invite) => invite.inviteId) } : {})
  }
  const { serverId, protocol } = server.identity
  const takenOver = { attemptId: randomUUID(), account: server.account, madeAt: createdAt }
  return write(options, invitation, { to, facts, serverId, protocol, takenOver }, clock.now())
}

/** The patient and appointment may have been changed on the server since, or in the list. */
function isOfRow({ rowId, content }: StoredInvitation, invite: RemoteInvite): boolean {
  if (invite.rowId === rowId) return true
  const appointmentAt = content.scheduledFor === undefined ? null : Date.parse(content.scheduledFor)
  const keys = new Set(patientKeys(content, appointmentAt))
  return patientKeys(invite, invite.scheduledFor).some((key) => keys.has(key))
}

function letGo(options: TakeOverOptions, invitation: StoredInvitation): Result<null, TakeOverFailure> {
  const { elsewhere: _, ...facts } = invitation.facts
  const to = invitation.state === 'held' && facts.earlier === undefined ? 'ready' : invitation.state
  return write(options, invitation, { to, facts }, options.clock.now(), false)
}

function write(
  { listId, store, server, onInvitation }: TakeOverOptions,
  invitation: StoredInvitation,
  change: Omit<Parameters<InvitationStore['commit']>[1][number], 'rowId' | 'from' | 'at'>,
  at: number,
  isAudited = true
): Result<null, TakeOverFailure> {
  const { rowId, state: from } = invitation
  const { account } = server
  const entry = { at, account, action: 'decided-take-over', listId, rowId, count: 1 } as const
  const written = store.commit(listId, [{ rowId, from, at, ...change }], isAudited ? entry : undefined)
  if (written.ok) {
    onInvitation(toInvitationView({ ...invitation, state: change.to, facts: change.facts }))
    return succeed(null)
  }
  if (!isStepRefusal(written.code)) return { ok: false, code: written.code }
  return fail(written.code === 'invite-of-another-row' ? 'link-of-another-patient' : 'not-in-that-state')
}
