import type { FaultPlan } from './faults.ts'
import type { PracticeInvite, PracticeMessage, RequestLogEntry } from './observations.ts'

/** Patients and doctors who do something. Each answers false when that is not possible for this invite now. */
export interface PracticePatients {
  /** Opens the link; an unscheduled invite becomes ACCEPTED, a scheduled one keeps its status. */
  open(inviteId: string): boolean
  /** Confirms the date: ACKNOWLEDGED. */
  confirm(inviteId: string): boolean
  /** Enters the waiting room: a consultation exists from now on. */
  comeIn(inviteId: string): boolean
  /** The doctor takes the patient: the consultation is active. */
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
  /** Messages sent so far, reminders that have fallen due included. */
  readonly outbox: readonly PracticeMessage[]
  readonly patient: PracticePatients
  /** Replaces the plan; counters and storms of the old one end. */
  setFaults(plan: FaultPlan): void
  /** Every token given so far is worthless from now on, as after a restart of a real server. */
  killTokens(): void
  /** The port refuses connections for so long; running requests are finished. */
  refuseConnections(forMs: number): void
  close(): Promise<void>
}
