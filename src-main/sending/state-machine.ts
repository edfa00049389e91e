import type { InvitationState } from '#contract/invitation.ts'

/** What can happen to an invitation. */
export const invitationEvents = [
  /** Made part of a batch. */
  'queue',
  /** The same patient and appointment was found already invited, by the guard or on the server. */
  'hold',
  /** The guard no longer finds anything, or the user let it through. */
  'release',
  /** The batch was stopped, or the app ended, before its turn. */
  'unqueue',
  /** An attempt was recorded; its request goes out next. */
  'begin',
  'create',
  'refuse',
  /** Certainly not delivered: it is queued again. */
  'give-back',
  /** The outcome of the request is unknown; also: the app ended meanwhile. */
  'doubt',
  /** The server is being asked. */
  'check',
  'find',
  /** The server certainly has no such invitation. */
  'miss',
  'cannot-tell',
  /** The server did not answer; also: the app ended meanwhile. */
  'give-up-check',
  'decide-created',
  /** It was invited from elsewhere, and that invitation becomes this row's. */
  'take-over',
  'decide-send-again',
  'withdraw'
] as const
export type InvitationEvent = (typeof invitationEvents)[number]

/**
 * All transitions. Planning a row again (see `planInvitations`) is none of them: it replaces an
 * invitation that is ready, held or refused by a new one.
 *
 * | from      | event → to                                                                              |
 * | --------- | --------------------------------------------------------------------------------------- |
 * | ready     | queue → queued, hold → held, take-over → created                                        |
 * | held      | release → ready, take-over → created                                                    |
 * | queued    | begin → sending, unqueue → ready, refuse → refused (known from another refusal)         |
 * | sending   | create → created, refuse → refused, give-back → queued, doubt → unknown                 |
 * | created   | withdraw → withdrawn                                                                    |
 * | refused   | take-over → created                                                                     |
 * | unknown   | check → checking, decide-created → created                                              |
 * | checking  | find → created, miss → ready, cannot-tell → undecided, give-up-check → unknown          |
 * | undecided | check → checking, decide-created → created, decide-send-again → ready                   |
 * | withdrawn | decide-send-again → ready                                                               |
 */
const transitions: Readonly<Record<InvitationState, Readonly<Partial<Record<InvitationEvent, InvitationState>>>>> = {
  ready: { queue: 'queued', hold: 'held', 'take-over': 'created' },
  held: { release: 'ready', 'take-over': 'created' },
  queued: { begin: 'sending', unqueue: 'ready', refuse: 'refused' },
  sending: { create: 'created', refuse: 'refused', 'give-back': 'queued', doubt: 'unknown' },
  created: { withdraw: 'withdrawn' },
  refused: { 'take-over': 'created' },
  unknown: { check: 'checking', 'decide-created': 'created' },
  checking: { find: 'created', miss: 'ready', 'cannot-tell': 'undecided', 'give-up-check': 'unknown' },
  undecided: { check: 'checking', 'decide-created': 'created', 'decide-send-again': 'ready' },
  withdrawn: { 'decide-send-again': 'ready' }
}

/** The state after an event; null: the event cannot happen in this state. */
export function next(state: InvitationState, event: InvitationEvent): InvitationState | null {
  return transitions[state][event] ?? null
}
