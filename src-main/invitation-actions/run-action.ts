import type { InvitationAction, Target } from '#contract/invitation-actions.ts'
import type { HcwServer } from '../hcw/server.ts'
import type { Clock } from '../sending/clock.ts'
import { isKnownThere, isOnOtherServer } from '../sending/same-server.ts'
import type { ActionStore } from './action-port.ts'
import { createActionRecord } from './action-record.ts'
import { type Look, lookAt } from './look-at-invite.ts'
import { planAction } from './plan-action.ts'
import { type ActionStep, refused, requestAction } from './request-action.ts'
import type { RequestQueue } from './request-queue.ts'
import { resolveEarlier } from './resolve-earlier-attempt.ts'

export type RunActionOptions = {
  readonly action: InvitationAction
  readonly connectionId: string
  readonly store: ActionStore
  readonly server: HcwServer
  readonly clock: Clock
  readonly queue: RequestQueue
  /** An update of the invitation is on the disk. */
  readonly onUpdated: (target: Target) => void
}

/**
 * Runs an action on one invitation: looks at the server, resolves an earlier attempt with an unknown outcome, applies
 * the guards, records the attempt, makes one request and records its outcome. After a lost answer it looks again;
 * nothing that may have arrived is repeated.
 */
export async function runAction(options: RunActionOptions, target: Target): Promise<ActionStep> {
  const { action, connectionId, server, clock, queue } = options
  const record = createActionRecord({ ...options, target, account: server.account })
  const stored = record.read()
  if (stored === null) return queue.isEnded() ? { kind: 'untouched' } : refused('not-created')
  if (stored.connectionId !== connectionId) return refused('other-connection')
  const { state, facts, content, serverId } = stored.invitation
  if (isOnOtherServer(stored.invitation, server)) return refused('other-server')
  const { inviteId } = facts
  if (state === 'withdrawn') return refused('already-gone')
  if (state !== 'created' || inviteId === undefined) return refused('not-created')

  const found: Look = await lookAt(options, inviteId, stored.remoteStatus)
  if (found.kind === 'ended') return { kind: 'untouched' }
  if (found.kind === 'doubt') return { kind: 'untouched', code: found.code }
  const seenThere = found.kind === 'there' ? found.seen : null
  if (!isKnownThere(stored.invitation, seenThere)) return refused('other-server')
  if (found.kind === 'refused') return refused(found.code, found.text)

  const { attempt } = stored
  const isLate = attempt !== null && clock.now() - attempt.begunAt >= server.capabilities.requestEndsAfterMs
  const earlier = attempt === null ? null : resolveEarlier(attempt, content, found, isLate)
  if (found.kind === 'gone') {
    const { remoteStatus } = found
    const isWithdrawn = earlier?.withdrawn === true || (action.kind === 'withdraw' && remoteStatus.progress === 'gone')
    const withdrawn = isWithdrawn ? ({ withdrawn: true } as const) : {}
    if (!(await record.update({ ...earlier, remoteStatus, ...withdrawn }))) return { kind: 'untouched' }
    const isDone = action.kind === 'refresh' || (action.kind === 'withdraw' && isWithdrawn)
    return isDone ? { kind: 'done' } : refused('already-gone')
  }

  const { seen, remoteStatus } = found
  const adopted = serverId === null ? { serverId: server.identity.serverId } : {}
  const link = seen.link !== null && seen.link !== facts.link ? { details: { ...facts, link: seen.link } } : {}
  if (!(await record.update({ ...earlier, remoteStatus, ...link, ...adopted }))) return { kind: 'untouched' }
  const wasMoved = earlier?.attempt?.outcome === 'done' && attempt?.kind === 'move'
  if (action.kind === 'move' && wasMoved) return refused('moved-before')
  const plan = planAction(action, earlier?.content ?? content, seen, clock.now())
  switch (plan.kind) {
    case 'nothing':
      return { kind: 'done' }
    case 'refuse':
      return refused(plan.code)
    default:
      return requestAction({ ...options, record }, { ...stored, inviteId, seen }, plan)
  }
}
