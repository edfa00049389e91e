import type { InvitationContent } from '#contract/invitation.ts'
import type { PracticeColleague } from './colleague.ts'
import type { FaultPlan } from './faults.ts'
import type { PracticeInvite, PracticeMessage, RequestLogEntry } from './observations.ts'

/** Actions of patients and doctors. Each returns false if it is not possible for this invite now. */
export interface PracticePatients {
  /** Opens the link; an unscheduled invite becomes ACCEPTED, a scheduled one keeps its status. */
  open(inviteId: string): boolean
  /** Confirms the date: ACKNOWLEDGED. */
  confirm(inviteId: string): boolean
  /** Enters the waiting room, which creates a consultation. */
  comeIn(inviteId: string): boolean
  /** The doctor accepts the patient: the consultation is active. */
  accept(inviteId: string): boolean
  /** The doctor ends it: the invite is gone, the consultation stays readable. */
  end(inviteId: string): boolean
}

/** A running practice server on loopback. */
export interface PracticeServer {
  /** `http://127.0.0.1:PORT` */
  readonly url: string
  /** Every invite ever created, deleted ones too, in order of creation. A fresh copy. */
  readonly invites: readonly PracticeInvite[]
  readonly requests: readonly RequestLogEntry[]
  /** Messages sent so far, including reminders that are due. */
  readonly outbox: readonly PracticeMessage[]
  /** What a patient would be sent for such an invitation; nothing is created. */
  examples(content: InvitationContent): readonly Pick<PracticeMessage, 'kind' | 'subject' | 'text'>[]
  readonly patient: PracticePatients
  readonly colleague: PracticeColleague
  /** Replaces the plan; its counters and storms end. */
  setFaults(plan: FaultPlan): void
  /** Invalidates every token given so far, as a restart of a real server does. */
  killTokens(): void
  /** The port refuses connections for this time, in ms; running requests are finished. */
  refuseConnections(forMs: number): void
  close(): Promise<void>
}
