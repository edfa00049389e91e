import type { FaultName } from './faults.ts'

/** How a request carried its access token. */
export type AuthScheme = 'bearer' | 'x-access-token' | 'query'

/** One request as the server saw it. */
export interface RequestLogEntry {
  /** 1 for the first request of this server. */
  readonly number: number
  /** Server clock, epoch ms. */
  readonly at: number
  readonly method: string
  /** Path with query. */
  readonly path: string
  /** Every scheme in the request, valid or not. */
  readonly authSchemes: readonly AuthScheme[]
  readonly locale: string | undefined
  /** The raw body; '' if there was none or it was not read. */
  readonly body: string
  /** The answer's status; undefined without an answer. */
  status: number | undefined
  /** The simulated fault. */
  fault: FaultName | undefined
  /** Whether the application handled it; false when the proxy or a fault stopped it. */
  reachedApplication: boolean
  /** The invite that this request created, even when it was deleted again or never reported. */
  createdInviteId: string | undefined
}

export type MessageChannel = 'sms' | 'whatsapp' | 'email'

/**
 * `invitation`: link now. `appointment`: date and a device test, the link follows. `calendar`: the appointment as a
 * calendar file, by e-mail. `day-before` and `minute-before`: reminders; the last one carries the link.
 */
export type MessageKind = 'invitation' | 'appointment' | 'calendar' | 'day-before' | 'minute-before'

/** A message that a real server would have sent. */
export interface PracticeMessage {
  /** Server clock, epoch ms. */
  readonly at: number
  readonly channel: MessageChannel
  readonly kind: MessageKind
  readonly to: string
  /** The language of a real server's message: the patient's, or `en` where the server does not have that one. */
  readonly language: string
  /** '' for SMS and WhatsApp. */
  readonly subject: string
  readonly text: string
  readonly inviteId: string
}

/** Why an invite is gone: deleted or revoked by call, its message failed, it aged, or its consultation ended. */
export type DeletionCause = 'delete' | 'revoke' | 'message-failed' | 'expired' | 'closed'

/** An invite as tests see it, with everything that happened to it. */
export interface PracticeInvite {
  readonly id: string
  readonly createdAt: number
  readonly updatedAt: number
  /** E-mail of the account that created it. */
  readonly invitedBy: string
  readonly firstName: string
  readonly lastName: string
  readonly gender: string
  readonly phoneNumber: string
  readonly emailAddress: string
  readonly messageService: string
  readonly scheduledFor: number
  readonly language: string
  readonly patientTZ: string
  readonly birthDate: string
  readonly doctorEmail: string | undefined
  readonly queueName: string | undefined
  readonly metadata: unknown
  readonly status: string
  readonly patientURL: string
  readonly consultation: 'none' | 'waiting' | 'active' | 'closed'
  readonly deletedAt: number | undefined
  readonly deletedBecause: DeletionCause | undefined
  readonly patches: number
  readonly resends: number
  /** Messages sent so far. */
  readonly messages: number
}

/** What the server reports to its `log`. */
export type PracticeEvent =
  | {
      readonly kind: 'created'
      readonly at: number
      readonly id: string
      readonly lastName: string
      readonly metadata: unknown
    }
  | { readonly kind: 'deleted'; readonly at: number; readonly id: string; readonly because: DeletionCause }
  | { readonly kind: 'patched'; readonly at: number; readonly id: string }
  | { readonly kind: 'resent'; readonly at: number; readonly id: string }
  | {
      readonly kind: 'message'
      readonly at: number
      readonly id: string
      readonly channel: MessageChannel
      readonly message: MessageKind
      readonly to: string
    }
