import { assertNever } from '#contract/call.ts'
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
import type { ActionRecord, Update } from './action-record.ts'
import { standingOf } from './entries.ts'
import { changesFor, type Intention } from './intention.ts'
import type { Line } from './line.ts'
import { lookAt } from './look.ts'
import type { CaredInvitation, Settlement } from './store.ts'

export type RequestActionOptions = {
  readonly action: InvitationAction
  readonly server: HcwServer
  readonly clock: Clock
  readonly line: Line
  readonly record: ActionRecord
  /** This long after an attempt began the server is no longer at work on it, in ms. */
  readonly lateAfterMs: number
}

/** Unknown until the server's timeout has passed; retried later. */
type Later = { readonly kind: 'later'; readonly resume: () => Promise<ActionOutcome> }
export type CareStep = ActionOutcome | Later

/** An invitation that exists on the server, as `seen`. */
export type SeenInvitation = CaredInvitation & { readonly inviteId: string; readonly seen: RemoteInvite }
export type RequestPlan = Exclude<Intention, { readonly kind: 'nothing' | 'refuse' }>
type Finish = (update: Update, outcome: ActionOutcome) => Promise<ActionOutcome>

/** An attempt that is recorded, with what is written for each of its ends. */
type Attempt = {
  readonly options: RequestActionOptions
  readonly invitation: SeenInvitation
  readonly plan: RequestPlan
  readonly begunAt: number
  readonly ended: (outcome: NonNullable<Settlement['attempt']>['outcome']) => Update
  /** With everything that the request has changed. */
  readonly done: () => Update
  readonly finish: Finish
}

/** Records the attempt, makes one request and records its outcome. A lost answer is looked for, never repeated. */
export async function requestAction(
  options: RequestActionOptions,
  invitation: SeenInvitation,
  plan: RequestPlan
): Promise<CareStep> {
  const { action, server, clock, line, record } = options
  const begunAt = clock.now()
  const kind = action.kind === 'refresh' ? 'resend' : action.kind
  const number = await record.begin(kind, changesOf(action, plan))
  if (number === null) return { kind: 'untouched' }
  const ended: Attempt['ended'] = (outcome) => ({ attempt: { number, outcome } })
  const done = () => ({ ...ended('done'), ...changedBy(options, plan, invitation.seen) })
  const finish: Finish = async (update, outcome) =>
    (await record.update(update)) ? outcome : { kind: 'doubt', code: 'app-ended' }
  const attempt = { options, invitation, plan, begunAt, ended, done, finish }

  if (plan.kind === 'change' && Object.keys(plan.changes).length === 0) return finish(done(), { kind: 'done' })
  const outcome = await line.ask(() => request(server, plan, invitation))
  if (outcome === null) return finish(ended('not-done'), { kind: 'untouched' })
  switch (outcome.kind) {
    case 'done':
      return finish(done(), { kind: 'done' })
    case 'refused':
      return afterRefusal(attempt, outcome)
    case 'doubt':
      return afterUnknownOutcome(attempt, outcome.code)
    default:
      return assertNever(outcome)
  }
}

function request(server: HcwServer, plan: RequestPlan, { inviteId, seen }: SeenInvitation): Promise<Outcome<unknown>> {
  switch (plan.kind) {
    case 'resend':
      return server.resendInvite(seen)
    case 'withdraw':
      return server.deleteInvite(seen)
    case 'change':
      return server.patchInvite(inviteId, plan.changes)
    default:
      return assertNever(plan)
  }
}

/** What a request that was done has changed of the invitation. */
function changedBy({ clock, record }: RequestActionOptions, plan: RequestPlan, seen: RemoteInvite): Update {
  switch (plan.kind) {
    case 'resend':
      return {}
    case 'withdraw':
      return {
        withdrawn: true,
        standing: { askedAt: clock.now(), progress: 'gone', scheduledFor: seen.scheduledFor }
      }
    case 'change': {
      const { scheduledFor } = plan.content
      const appointmentAt = scheduledFor === undefined ? null : Date.parse(scheduledFor)
      const standing = { ...standingOf(seen, clock.now()), scheduledFor: appointmentAt }
      return { content: record.keyed(plan.content), standing }
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
}: Attempt): Promise<{ readonly isDone: boolean; readonly standing: RemoteStatus } | null> {
  const found = await lookAt(options, invitation.inviteId, invitation.standing)
  if (found.kind === 'gone') {
    return { isDone: plan.kind === 'withdraw' && found.standing.progress === 'gone', standing: found.standing }
  }
  if (found.kind !== 'there') return null
  const { standing } = found
  if (plan.kind !== 'change') return { isDone: false, standing }
  const left = changesFor(plan.content, changesOf(options.action, plan), found.seen)
  return { isDone: Object.keys(left).length === 0, standing }
}

async function afterUnknownOutcome(attempt: Attempt, code: UnknownReason): Promise<CareStep> {
  const { options, plan, begunAt, ended, done, finish } = attempt
  const { clock, line, lateAfterMs } = options
  const unknown = { kind: 'doubt', code } as const
  // Nothing on the server shows whether a message went out.
  if (plan.kind === 'resend') return finish(ended('doubt'), unknown)
  const first = await check(attempt)
  if (first?.isDone === true) return finish(done(), { kind: 'done' })
  return {
    kind: 'later',
    async resume() {
      const leftMs = Math.min(begunAt + lateAfterMs - clock.now(), lateAfterMs)
      if (leftMs > 0 && !(await line.rest(leftMs, 'timed-out'))) return finish(ended('doubt'), unknown)
      const second = await check(attempt)
      if (second === null) return finish(ended('doubt'), unknown)
      if (second.isDone) return finish(done(), { kind: 'done' })
      return finish({ ...ended('not-done'), standing: second.standing }, { kind: 'untouched' })
    }
  }
}

async function afterRefusal(attempt: Attempt, { code, text }: Refused): Promise<ActionOutcome> {
  const { options, invitation, plan, ended, done, finish } = attempt
  const found = await lookAt(options, invitation.inviteId, invitation.standing)
  const standing = found.kind === 'there' || found.kind === 'gone' ? { standing: found.standing } : {}
  if (plan.kind === 'withdraw' && found.kind === 'gone' && found.standing.progress === 'gone') {
    return finish({ ...done(), ...standing }, { kind: 'done' })
  }
  const isPatientIn = found.kind === 'there' && found.seen.patientIsIn
  const reason: ActionRefusal = found.kind === 'gone' ? 'already-gone' : isPatientIn ? 'patient-is-in' : code
  return finish({ ...ended('refused'), ...standing }, refused(reason, text))
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
