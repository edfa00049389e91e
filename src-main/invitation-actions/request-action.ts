import { assertNever } from '#contract/assert-never.ts'
import type { UnknownReason } from '#contract/invitation.ts'
import type {
  ActionOutcome,
  ActionRefusal,
  Correction,
  InvitationAction,
  RemoteStatus
} from '#contract/invitation-actions.ts'
import type { Outcome, Refused } from '../hcw/outcome.ts'
import type { HcwServer, RemoteInvite } from '../hcw/server.ts'
import type { Clock } from '../sending/clock.ts'
import type { InvitationUpdate, TrackedInvitation } from './action-port.ts'
import type { ActionRecord, Update } from './action-record.ts'
import { toRemoteStatus } from './board-entry.ts'
import { lookAt } from './look-at-invite.ts'
import { type ActionPlan, changesFor } from './plan-action.ts'
import type { RequestQueue } from './request-queue.ts'

export type RequestActionOptions = {
  readonly action: InvitationAction
  readonly server: HcwServer
  readonly clock: Clock
  readonly queue: RequestQueue
  readonly record: ActionRecord
}

/** Unknown until the server's timeout has passed; retried later. */
type Later = { readonly kind: 'later'; readonly resume: () => Promise<ActionOutcome> }
export type ActionStep = ActionOutcome | Later

/** An invitation that exists on the server, as `seen`. */
export type SeenInvitation = TrackedInvitation & { readonly inviteId: string; readonly seen: RemoteInvite }
export type RequestPlan = Exclude<ActionPlan, { readonly kind: 'nothing' | 'refuse' }>
type Finish = (update: Update, outcome: ActionOutcome) => Promise<ActionOutcome>

/** An attempt that is recorded, with what is written for each of its ends. */
type Attempt = {
  readonly options: RequestActionOptions
  readonly invitation: SeenInvitation
  readonly plan: RequestPlan
  /** When its request went out, on the monotonic clock. */
  readonly beganAt: number
  readonly ended: (outcome: NonNullable<InvitationUpdate['attempt']>['outcome']) => Update
  /** With everything that the request has changed. */
  readonly done: () => Update
  readonly finish: Finish
}

/** Records the attempt, makes one request and records its outcome. A lost answer is looked for, never repeated. */
export async function requestAction(
  options: RequestActionOptions,
  invitation: SeenInvitation,
  plan: RequestPlan
): Promise<ActionStep> {
  const { action, server, clock, queue, record } = options
  const kind = action.kind === 'refresh' ? 'resend' : action.kind
  const number = await record.begin(kind, changesOf(action, plan))
  if (number === null) return { kind: 'untouched' }
  const ended: Attempt['ended'] = (outcome) => ({ attempt: { number, outcome } })
  const done = () => ({ ...ended('done'), ...changedBy(options, plan, invitation.seen) })
  const finish: Finish = async (update, outcome) =>
    (await record.update(update)) ? outcome : { kind: 'doubt', code: 'app-ended' }
  // Set anew with each try: the queue may keep a request for minutes, and a sign-in may come before it.
  let beganAt = clock.monotonic()
  const goesOut = () => {
    beganAt = clock.monotonic()
  }
  const send = () => {
    goesOut()
    return request(server, plan, invitation, goesOut)
  }
  const attemptOf = (): Attempt => ({ options, invitation, plan, beganAt, ended, done, finish })

  if (plan.kind === 'change' && Object.keys(plan.changes).length === 0) return finish(done(), { kind: 'done' })
  const outcome = await queue.send(send)
  if (outcome === null) return finish(ended('not-done'), { kind: 'untouched' })
  switch (outcome.kind) {
    case 'done':
      return finish(done(), { kind: 'done' })
    case 'refused':
      return afterRefusal(attemptOf(), outcome)
    case 'doubt':
      return afterUnknownOutcome(attemptOf(), outcome.code)
    default:
      return assertNever(outcome)
  }
}

function request(
  server: HcwServer,
  plan: RequestPlan,
  { inviteId, seen }: SeenInvitation,
  goesOut: () => void
): Promise<Outcome<unknown>> {
  switch (plan.kind) {
    case 'resend':
      return server.resendInvite(seen)
    case 'withdraw':
      return server.deleteInvite(seen, goesOut)
    case 'change':
      return server.patchInvite(inviteId, plan.changes, goesOut)
    default:
      return assertNever(plan)
  }
}

/** What a request that was done has changed of the invitation. */
function changedBy({ clock }: RequestActionOptions, plan: RequestPlan, seen: RemoteInvite): Update {
  switch (plan.kind) {
    case 'resend':
      return {}
    case 'withdraw':
      return {
        withdrawn: true,
        remoteStatus: { askedAt: clock.now(), progress: 'gone', scheduledFor: seen.scheduledFor }
      }
    case 'change': {
      const { scheduledFor } = plan.content
      const appointmentAt = scheduledFor === undefined ? null : Date.parse(scheduledFor)
      const remoteStatus = { ...toRemoteStatus(seen, clock.now()), scheduledFor: appointmentAt }
      return { content: plan.content, remoteStatus }
    }
    default:
      return assertNever(plan)
  }
}

/** Whether the server has done it, as far as a look shows; null: the look got no answer. */
async function check({
  options,
  invitation,
  plan
}: Attempt): Promise<{ readonly isDone: boolean; readonly remoteStatus: RemoteStatus } | null> {
  const found = await lookAt(options, invitation.inviteId, invitation.remoteStatus)
  if (found.kind === 'gone') {
    return {
      isDone: plan.kind === 'withdraw' && found.remoteStatus.progress === 'gone',
      remoteStatus: found.remoteStatus
    }
  }
  if (found.kind !== 'there') return null
  const { remoteStatus } = found
  if (plan.kind !== 'change') return { isDone: false, remoteStatus }
  const left = changesFor(plan.content, changesOf(options.action, plan), found.seen)
  return { isDone: Object.keys(left).length === 0, remoteStatus }
}

async function afterUnknownOutcome(attempt: Attempt, code: UnknownReason): Promise<ActionStep> {
  const { options, plan, beganAt, ended, done, finish } = attempt
  const { server, clock, queue } = options
  const { requestEndsAfterMs } = server.capabilities
  const unknown = { kind: 'doubt', code } as const
  // Nothing on the server shows whether a message went out.
  if (plan.kind === 'resend') return finish(ended('doubt'), unknown)
  const first = await check(attempt)
  if (first?.isDone === true) return finish(done(), { kind: 'done' })
  return {
    kind: 'later',
    async resume() {
      const leftMs = beganAt + requestEndsAfterMs - clock.monotonic()
      if (leftMs > 0 && !(await queue.pause(leftMs, 'timed-out'))) return finish(ended('doubt'), unknown)
      const second = await check(attempt)
      if (second === null) return finish(ended('doubt'), unknown)
      if (second.isDone) return finish(done(), { kind: 'done' })
      return finish({ ...ended('not-done'), remoteStatus: second.remoteStatus }, { kind: 'untouched' })
    }
  }
}

async function afterRefusal(attempt: Attempt, { code, text }: Refused): Promise<ActionOutcome> {
  const { options, invitation, plan, ended, done, finish } = attempt
  const found = await lookAt(options, invitation.inviteId, invitation.remoteStatus)
  const remoteStatus = found.kind === 'there' || found.kind === 'gone' ? { remoteStatus: found.remoteStatus } : {}
  if (plan.kind === 'withdraw' && found.kind === 'gone' && found.remoteStatus.progress === 'gone') {
    return finish({ ...done(), ...remoteStatus }, { kind: 'done' })
  }
  const isPatientIn = found.kind === 'there' && found.seen.patientIsIn
  const reason: ActionRefusal = found.kind === 'gone' ? 'already-gone' : isPatientIn ? 'patient-is-in' : code
  return finish({ ...ended('refused'), ...remoteStatus }, refused(reason, text))
}

/** The changes that are recorded with the attempt, so that a later look can tell whether they were made. */
function changesOf(action: InvitationAction, plan: RequestPlan): Correction {
  if (plan.kind !== 'change') return {}
  if (action.kind === 'correct') return action.correction
  const { scheduledFor } = plan.content
  return scheduledFor === undefined ? {} : { scheduledFor }
}

export function refused(code: ActionRefusal, serverText = ''): ActionOutcome {
  return { kind: 'refused', code, ...(serverText === '' ? {} : { serverText: serverText.slice(0, 500) }) }
}
