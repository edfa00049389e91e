import { z } from 'zod'
import { call, done, nothing, resultOf } from './call.ts'
import { invitationContent } from './invitation.ts'
import { rowsPerCall } from './limits.ts'

/** A message that a real server would have sent to a patient. */
export const practiceMessage = z.object({
  at: z.number(),
  channel: z.enum(['sms', 'whatsapp', 'email']),
  to: z.string(),
  language: z.string(),
  text: z.string()
})

/** A simulated fault of the practice server; names are defined in `src-main/practice/`. */
export const practiceFault = z.object({
  fault: z.string().max(60),
  /** Fraction of the requests that fail, 0 to 1. */
  probability: z.number().min(0).max(1),
  /** Only requests for this last name fail. */
  lastName: z.string().max(200).optional()
})

export const practiceCalls = {
  'practice.read': call(
    nothing,
    resultOf(
      z.object({
        doctors: z.array(z.string()),
        queues: z.array(z.string()),
        faults: z.array(practiceFault),
        faultNames: z.array(z.string())
      }),
      ['not-practising']
    )
  ),
  'practice.messages': call(nothing, resultOf(z.array(practiceMessage), ['not-practising'])),
  /** What a patient would be sent for such an invitation, in the order of sending; nothing is created. */
  'practice.example': call(
    z.object({ invitation: invitationContent }),
    resultOf(z.array(z.object({ isLater: z.boolean(), text: z.string() })), ['not-practising'])
  ),
  /** Simulates an act of a patient or a doctor. `not-possible`: not for this invitation, or not now. */
  'practice.patient': call(
    z.object({ inviteId: z.string().min(1).max(100), act: z.enum(['confirm', 'come-in', 'accept', 'end']) }),
    resultOf(done, ['not-practising', 'not-possible'])
  ),
  /** A colleague invites these patients, from another computer with the same account. */
  'practice.colleague': call(
    z.object({ patients: z.array(invitationContent).max(rowsPerCall) }),
    resultOf(z.object({ invited: z.int().min(0) }), ['not-practising'])
  ),
  'practice.setFaults': call(z.object({ faults: z.array(practiceFault).max(50) }), resultOf(done, ['not-practising']))
} as const
