import { createHash } from 'node:crypto'
import type { InvitationView } from '#contract/invitation.ts'
import type { Outcome } from '../hcw/outcome.ts'
import type { CreatedInvite, HcwServer } from '../hcw/server.ts'
import type { AttemptAges } from './attempt-ages.ts'
import type { Clock } from './clock.ts'
import type { InvitationDetails, InvitationStore, Step, StoredInvitation } from './invitation-port.ts'
import { toInvitationView } from './invitation-view.ts'
import { eventOf } from './outcome-event.ts'
import { next } from './state-machine.ts'
import { timeOrderedId } from './time-ordered-id.ts'

export type AttemptsOptions = {
  readonly listId: string
  readonly store: InvitationStore
  readonly server: HcwServer
  readonly clock: Clock
  readonly ages: AttemptAges
  readonly onInvitation: (view: InvitationView) => void
  /** These were not begun: the disk refused, or, with `not-in-that-state`, this one is no longer queued. */
  readonly onNotBegun: (invitations: readonly StoredInvitation[], code: string) => void
  /** An attempt is on the disk; the time is monotonic, here and below. */
  readonly onBegun: (beganAt: number) => void
  /** Its request goes out. */
  readonly onWentOut: (beganAt: number, at: number) => void
  /** An answer, or its absence; resolves when its outcome is on the disk or kept until the disk takes it. */
  readonly onOutcome: (
    invitation: StoredInvitation,
    outcome: Outcome<CreatedInvite>,
    step: Step,
    beganAt: number
  ) => Promise<void>
  /** One fewer is in flight. */
  readonly onEnded: () => void
}

/** Sends invitations: the attempt on the disk, then one POST, then the outcome. */
export type Attempts = {
  /** Records an attempt for each, together; then sends them. */
  begin(invitations: readonly StoredInvitation[]): void
  inFlight(): number
  /** Resolves when those now in flight have ended. */
  ended(): Promise<unknown>
}

export function createAttempts(options: AttemptsOptions): Attempts {
  const { listId, store, server, clock, ages, onInvitation, onNotBegun, onBegun, onWentOut, onOutcome, onEnded } =
    options
  const inFlight = new Set<Promise<void>>()

  function begin(invitations: readonly StoredInvitation[]): void {
    const at = clock.now()
    const attempts = invitations.map((invitation) => ({ invitation, attemptId: timeOrderedId(at) }))
    const steps = attempts.map(({ invitation, attemptId }) => beginStep(invitation, attemptId, at))
    const recorded = store.commit(listId, steps)
    if (recorded.ok) {
      for (const { invitation, attemptId } of attempts) post(invitation, attemptId)
      return
    }
    // One that is no longer queued must not keep the others from going out.
    if (recorded.code === 'not-in-that-state' && invitations.length > 1) {
      for (const invitation of invitations) begin([invitation])
    } else onNotBegun(invitations, recorded.code)
  }

  function beginStep({ rowId, content, facts }: StoredInvitation, attemptId: string, at: number): Step {
    const digest = createHash('sha256').update(server.requestBody(rowId, content)).digest('hex')
    const { serverId, protocol } = server.identity
    const beginAttempt = { attemptId, account: server.account, serverId, protocol, digest }
    return { rowId, from: 'queued', to: 'sending', facts: allowedDetails(facts), at, beginAttempt }
  }

  function post(invitation: StoredInvitation, attemptId: string): void {
    const { rowId, content } = invitation
    const beganAt = clock.monotonic()
    ages.began(attemptId, beganAt)
    onBegun(beganAt)
    const allowed = allowedDetails(invitation.facts)
    onInvitation(toInvitationView({ ...invitation, state: 'sending', facts: allowed }))
    const goesOut = () => {
      const wentOutAt = clock.monotonic()
      ages.began(attemptId, wentOutAt)
      onWentOut(beganAt, wentOutAt)
    }
    const request = server.createInvite(rowId, content, goesOut).then((outcome) => {
      const at = clock.now()
      const { event, facts: details } = eventOf(outcome, at)
      const facts = { ...allowed, ...details }
      const to = next('sending', event) ?? 'unknown'
      if (to !== 'unknown') ages.settled(attemptId)
      return onOutcome(
        invitation,
        outcome,
        { rowId, from: 'sending', to, facts, at, endAttempt: { attemptId } },
        beganAt
      )
    })
    inFlight.add(request)
    void request.finally(() => {
      inFlight.delete(request)
      onEnded()
    })
  }

  return {
    begin,
    inFlight: () => inFlight.size,
    ended: () => Promise.all(inFlight)
  }
}

/** What the user has allowed stays true of the invitation, whatever becomes of the attempt. */
function allowedDetails({ allowedElsewhere }: InvitationDetails): InvitationDetails {
  return allowedElsewhere === undefined ? {} : { allowedElsewhere }
}
