import type { InvitationState } from '#contract/invitation.ts'

/** What can happen to an invitation. */
export const invitationEvents = [
  /** Made part of a batch. */
  'queue',
  /** The guard found the same patient, destination and moment already invited. */
  'hold',
  /** The guard finds nothing any more, or a person let it through. */
  'release',
  /** The batch was stopped, or the app ended, before its turn. */
  'unqueue',
  /** An attempt was recorded; the request goes out next. */
  'begin',
  'create',
  'refuse',
  /** Certainly not delivered: its turn comes again. */
  'give-back',
  /** Nobody knows what became of the request; also: the app ended meanwhile. */
  'doubt',
  /** The server is being asked. */
  'check',
  'find',
  /** The server certainly has no such invitation. */
  'miss',
  'cannot-tell',
  /** The question got no answer; also: the app ended meanwhile. */
  'give-up-check',
  'decide-created',
  'decide-send-again',
  'withdraw'
] as const
export type InvitationEvent = (typeof invitationEvents)[number]

/**
 * Every transition there is. Laying a row down again (`store.ts`) is not among them: it makes a new invitation out of
 * one that is ready, held or refused.
 *
 * | from      | event → to                                                                              |
 * | --------- | --------------------------------------------------------------------------------------- |
 * | ready     | queue → queued, hold → held                                                             |
 * | held      | release → ready                                                                         |
 * | queued    | begin → sending, unqueue → ready, refuse → refused (another one told that it would be)  |
 * | sending   | create → created, refuse → refused, give-back → queued, doubt → unknown                 |
 * | created   | withdraw → withdrawn                                                                    |
 * | refused   |                                                                                         |
 * | unknown   | check → checking, decide-created → created                                              |
 * | checking  | find → created, miss → ready, cannot-tell → undecided, give-up-check → unknown          |
 * | undecided | check → checking, decide-created → created, decide-send-again → ready                   |
 * | withdrawn | decide-send-again → ready                                                               |
 */
const transitions: Readonly<Record<InvitationState, Readonly<Partial<Record<InvitationEvent, InvitationState>>>>> = {
  ready: { queue: 'queued', hold: 'held' },
  held: { release: 'ready' },
  queued: { begin: 'sending', unqueue: 'ready', refuse: 'refused' },
  sending: { create: 'created', refuse: 'refused', 'give-back': 'queued', doubt: 'unknown' },
  created: { withdraw: 'withdrawn' },
  refused: {},
  unknown: { check: 'checking', 'decide-created': 'created' },
  checking: { find: 'created', miss: 'ready', 'cannot-tell': 'undecided', 'give-up-check': 'unknown' },
  undecided: { check: 'checking', 'decide-created': 'created', 'decide-send-again': 'ready' },
  withdrawn: { 'decide-send-again': 'ready' }
}

/** The state after an event; null where the event cannot happen in that state. */
export function next(state: InvitationState, event: InvitationEvent): InvitationState | null {
  return transitions[state][event] ?? null
}
