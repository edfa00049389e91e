import type { FaultPlan, PracticeInvite, PracticeMessage, RequestLogEntry } from '../../src-main/practice/index.ts'

export type PatientEvent = 'open' | 'confirm' | 'comeIn' | 'accept' | 'end'

/** One line on the process's stdin. */
export type PracticeCommand =
  | { readonly command: 'setFaults'; readonly plan: FaultPlan }
  | { readonly command: 'patient'; readonly event: PatientEvent; readonly inviteId: string }
  | { readonly command: 'killTokens' }
  | { readonly command: 'refuseConnections'; readonly forMs: number }
  | { readonly command: 'dump' }
  | { readonly command: 'stop' }

/** One line on its stdout, after the first, which is `{url}`. */
export interface PracticeReply {
  readonly id: number
  readonly result: unknown
}

/** Everything the server knows; undefined fields are missing after their way through JSON. */
export interface PracticeDump {
  readonly invites: readonly PracticeInvite[]
  readonly requests: readonly RequestLogEntry[]
  readonly outbox: readonly PracticeMessage[]
}
