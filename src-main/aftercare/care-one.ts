import type { CareAction, CareOutcome, CareRefusal, Correction, RemoteStanding, Target } from '#contract/aftercare.ts'
import { assertNever } from '#contract/call.ts'
import type { DoubtCode, InvitationContent } from '#contract/invitation.ts'
import type { Doubt, Outcome, Refused } from '../hcw/outcome.ts'
import type { HcwServer, RemoteInvite } from '../hcw/server.ts'
import type { Clock } from '../sending/clock.ts'
import { guardKey } from '../sending/guard.ts'
import { standingOf } from './entries.ts'
import { changesFor, correctedContent, type Intention, intentionOf } from './intention.ts'
import type { Line } from './line.ts'
import type { CareAttempt, CaredInvitation, CareStore, Settlement } from './store.ts'

/** A question that got no answer is harmless: it is asked again, so often. */
const looksMax = 3

export type CareOneOptions = {
  readonly action: CareAction
  readonly connectionId: string
  readonly scope: 'practice' | 'server'
  readonly store: CareStore
  readonly server: HcwServer
  readonly clock: Clock
  readonly line: Line
  /** So long after an attempt began the server is no longer at work on it. */
  readonly lateAfterMs: number
  /** It is on the disk. */
  readonly onSettled: (target: Target) => void
}

/** Not to be told yet: whether the server did it shows only when it can no longer be at work on it. */
type Later = { readonly kind: 'later'; readonly resume: () => Promise<CareOutcome> }
export type CareStep = CareOutcome | Later

/** What the server has of an invitation right now. */
type Look =
  | { readonly kind: 'there'; readonly seen: RemoteInvite; readonly standing: RemoteStanding }
  | { readonly kind: 'gone'; readonly standing: RemoteStanding }
  | Refused
  | Doubt
  /** The operation was ended. */
  | { readonly kind: 'ended' }

type Acting = Exclude<Intention, { readonly kind: 'nothing' | 'refuse' }>
type Known = CaredInvitation & { readonly inviteId: string }

/**
 * Carries an action out on one invitation: looks at the server, settles what an earlier attempt left open, holds the
 * guards, writes the attempt down, makes one request, writes down what came of it. A lost answer is looked after, and
 * nothing is repeated that may have arrived.
 */
export async function careForOne(options: CareOneOptions, target: Target): Promise<CareStep> {
  const { action, connectionId, scope, store, server, clock, line, lateAfterMs, onSettled } = options

  async function settle(settlement: Omit<Settlement, 'at'>): Promise<boolean> {
    const isWritten = await line.written(() => store.settle(target, { at: clock.now(), ...settlement }))
    if (isWritten) onSettled(target)
    return isWritten
  }

  const sealed = (content: InvitationContent) => ({ content, guardKey: guardKey(scope, content) })

  function read(): CaredInvitation | null {
    const found = store.one(target)
    if (found.ok) return found.value
    line.end(found.code.startsWith('storage-') ? (found.code as 'storage-failed') : 'storage-failed')
    return null
  }

  async function look({ inviteId, standing }: Known): Promise<Look> {
    for (let looks = 1; ; looks += 1) {
      const outcome = await line.ask(() => server.getInvite(inviteId))
      if (outcome === null) return { kind: 'ended' }
      switch (outcome.kind) {
        case 'done':
          return { kind: 'there', seen: outcome.value, standing: standingOf(outcome.value, clock.now()) }
        case 'refused':
          return outcome.code === 'not-found'
            ? { kind: 'gone', standing: await goneStanding(inviteId, standing) }
            : outcome
        case 'doubt':
          if (looks === looksMax) return outcome
          break
        default:
          return assertNever(outcome)
      }
    }
  }

  /** An invite also goes when its consultation ends; newer servers still tell of that one. */
  async function goneStanding(inviteId: string, before: RemoteStanding | null): Promise<RemoteStanding> {
    const scheduledFor = before?.scheduledFor ?? null
    const outcome = before?.progress === 'over' ? null : await line.ask(() => server.readConsultation(inviteId))
    const wasIn = before?.progress === 'in' || before?.progress === 'over'
    return { askedAt: clock.now(), progress: wasIn || outcome?.kind === 'done' ? 'over' : 'gone', scheduledFor }
  }

  /** What the look says about an attempt whose outcome nobody knows. */
  function resolved(attempt: CareAttempt, content: InvitationContent, found: Look): Omit<Settlement, 'at'> | null {
    if (attempt.outcome !== 'open' && attempt.outcome !== 'doubt') return null
    const { number, kind, changes, begunAt } = attempt
    const end = (outcome: 'done' | 'not-done') => ({ attempt: { number, outcome } })
    if (found.kind === 'gone') {
      if (kind === 'withdraw' && found.standing.progress === 'gone') return { ...end('done'), withdrawn: true }
      return kind === 'close' && found.standing.progress === 'over' ? end('done') : null
    }
    if (found.kind !== 'there') return null
    const isLate = clock.now() - begunAt >= lateAfterMs
    switch (kind) {
      case 'resend':
        return null
      case 'correct':
      case 'move': {
        const corrected = correctedContent(content, changes)
        if (Object.keys(changesFor(corrected, changes, found.seen)).length === 0) {
          return { ...end('done'), content: sealed(corrected) }
        }
        return isLate ? end('not-done') : null
      }
      case 'withdraw':
      case 'close':
        return isLate ? end('not-done') : null
      default:
        return assertNever(kind)
    }
  }

  async function begin(kind: CareAttempt['kind'], changes: Correction): Promise<number | null> {
    let begun: number | null = null
    await line.written(() => {
      if (line.isEnded()) return { ok: true }
      const result = store.begin(target, { kind, account: server.account, changes }, clock.now())
      if (result.ok) begun = result.value
      return result
    })
    return begun
  }

  function request(intention: Acting, inviteId: string, seen: RemoteInvite): Promise<Outcome<unknown>> {
    switch (intention.kind) {
      case 'resend':
        return server.resendInvite(seen)
      case 'withdraw':
        return server.deleteInvite(seen)
      case 'change':
        return server.patchInvite(inviteId, intention.changes)
      default:
        return assertNever(intention)
    }
  }

  async function act(known: Known, intention: Acting, seen: RemoteInvite): Promise<CareStep> {
    const kind = action.kind === 'refresh' ? 'resend' : action.kind
    const begunAt = clock.now()
    const number = await begin(kind, changesOf(action, intention))
    if (number === null) return { kind: 'untouched' }
    const ended = (outcome: NonNullable<Settlement['attempt']>['outcome']) => ({ attempt: { number, outcome } })

    const doneWith = (): Omit<Settlement, 'at'> => {
      switch (intention.kind) {
        case 'resend':
          return ended('done')
        case 'withdraw':
          return {
            ...ended('done'),
            withdrawn: true,
            standing: { askedAt: clock.now(), progress: 'gone', scheduledFor: seen.scheduledFor }
          }
        case 'change': {
          const { scheduledFor } = intention.content
          const moment = scheduledFor === undefined ? null : Date.parse(scheduledFor)
          const standing = { ...standingOf(seen, clock.now()), scheduledFor: moment }
          return { ...ended('done'), content: sealed(intention.content), standing }
        }
        default:
          return assertNever(intention)
      }
    }

    const finish = async (settlement: Omit<Settlement, 'at'>, outcome: CareOutcome): Promise<CareOutcome> =>
      (await settle(settlement)) ? outcome : { kind: 'doubt', code: 'app-ended' }

    /** Whether the server has done it, as far as it shows now. */
    async function shows(): Promise<{ readonly isDone: boolean; readonly standing?: RemoteStanding } | null> {
      const found = await look(known)
      if (found.kind === 'gone') {
        return { isDone: intention.kind === 'withdraw' && found.standing.progress === 'gone', standing: found.standing }
      }
      if (found.kind !== 'there') return null
      const { standing } = found
      if (intention.kind !== 'change') return { isDone: false, standing }
      const left = changesFor(intention.content, changesOf(action, intention), found.seen)
      return { isDone: Object.keys(left).length === 0, standing }
    }

    async function afterDoubt(code: DoubtCode): Promise<CareStep> {
      const doubt = { kind: 'doubt', code } as const
      // Whether a message went out shows nowhere.
      if (intention.kind === 'resend') return finish(ended('doubt'), doubt)
      const first = await shows()
      if (first?.isDone === true) return finish(doneWith(), { kind: 'done' })
      return {
        kind: 'later',
        async resume() {
          const restMs = Math.min(begunAt + lateAfterMs - clock.now(), lateAfterMs)
          if (restMs > 0 && !(await line.rest(restMs, 'timed-out'))) return finish(ended('doubt'), doubt)
          const second = await shows()
          if (second === null) return finish(ended('doubt'), doubt)
          if (second.isDone) return finish(doneWith(), { kind: 'done' })
          const standing = second.standing === undefined ? {} : { standing: second.standing }
          return finish({ ...ended('not-done'), ...standing }, { kind: 'untouched' })
        }
      }
    }

    async function afterRefusal({ code, text }: Refused): Promise<CareOutcome> {
      const found = await look(known)
      const standing = found.kind === 'there' || found.kind === 'gone' ? { standing: found.standing } : {}
      if (intention.kind === 'withdraw' && found.kind === 'gone' && found.standing.progress === 'gone') {
        return finish({ ...doneWith(), ...standing }, { kind: 'done' })
      }
      const because: CareRefusal =
        found.kind === 'gone'
          ? 'already-gone'
          : found.kind === 'there' && found.seen.patientIsIn
            ? 'patient-is-in'
            : code
      return finish({ ...ended('refused'), ...standing }, refused(because, text))
    }

    if (intention.kind === 'change' && Object.keys(intention.changes).length === 0) {
      return finish(doneWith(), { kind: 'done' })
    }
    const outcome = await line.ask(() => request(intention, known.inviteId, seen))
    if (outcome === null) return finish(ended('not-done'), { kind: 'untouched' })
    switch (outcome.kind) {
      case 'done':
        return finish(doneWith(), { kind: 'done' })
      case 'refused':
        return afterRefusal(outcome)
      case 'doubt':
        return afterDoubt(outcome.code)
      default:
        return assertNever(outcome)
    }
  }

  const stored = read()
  if (stored === null) return line.isEnded() ? { kind: 'untouched' } : refused('not-created')
  if (stored.connectionId !== connectionId) return refused('other-connection')
  const { state, facts } = stored.invitation
  if (state === 'withdrawn') return refused('already-gone')
  if (state !== 'created' || facts.inviteId === undefined) return refused('not-created')
  const known: Known = { ...stored, inviteId: facts.inviteId }

  const found = await look(known)
  if (found.kind === 'ended') return { kind: 'untouched' }
  if (found.kind === 'refused') return refused(found.code, found.text)
  if (found.kind === 'doubt') return { kind: 'untouched', code: found.code }

  const earlier = stored.attempt === null ? null : resolved(stored.attempt, stored.invitation.content, found)
  if (found.kind === 'gone') {
    const isWithdrawn =
      earlier?.withdrawn === true || (action.kind === 'withdraw' && found.standing.progress === 'gone')
    if (!(await settle({ ...earlier, standing: found.standing, ...(isWithdrawn ? { withdrawn: true } : {}) }))) {
      return { kind: 'untouched' }
    }
    return action.kind === 'refresh' || (action.kind === 'withdraw' && isWithdrawn)
      ? { kind: 'done' }
      : refused('already-gone')
  }
  const { seen, standing } = found
  const link = seen.link !== null && seen.link !== facts.link ? { facts: { ...facts, link: seen.link } } : {}
  if (!(await settle({ ...earlier, standing, ...link }))) return { kind: 'untouched' }
  const wasMoved = earlier?.attempt?.outcome === 'done' && stored.attempt?.kind === 'move'
  if (action.kind === 'move' && wasMoved) return refused('moved-before')
  const content = earlier?.content?.content ?? stored.invitation.content
  const intention = intentionOf(action, content, seen, clock.now())
  switch (intention.kind) {
    case 'nothing':
      return { kind: 'done' }
    case 'refuse':
      return refused(intention.code)
    default:
      return act(known, intention, seen)
  }
}

/** What is to be written down as the attempt's aim. */
function changesOf(action: CareAction, intention: Acting): Correction {
  if (intention.kind !== 'change') return {}
  if (action.kind === 'correct') return action.correction
  const { scheduledFor } = intention.content
  return scheduledFor === undefined ? {} : { scheduledFor }
}

function refused(code: CareRefusal, serverText = ''): CareOutcome {
  return { kind: 'refused', code, ...(serverText === '' ? {} : { serverText: serverText.slice(0, 500) }) }
}
