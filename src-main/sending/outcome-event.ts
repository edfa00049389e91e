import { assertNever } from '#contract/assert-never.ts'
import type { Outcome } from '../hcw/outcome.ts'
import type { CreatedInvite } from '../hcw/server.ts'
import type { InvitationDetails } from './invitation-port.ts'
import type { InvitationEvent } from './state-machine.ts'

/** The event and facts that an outcome of `POST /invite` means for the invitation. */
export function eventOf(
  outcome: Outcome<CreatedInvite>,
  at: number
): { readonly event: InvitationEvent; readonly facts: InvitationDetails } {
  switch (outcome.kind) {
    case 'done':
      return { event: 'create', facts: { ...outcome.value, settledAt: at } }
    case 'refused':
      return { event: 'refuse', facts: { refusal: outcome.code, ...serverMessage(outcome), settledAt: at } }
    case 'undelivered':
      return { event: 'give-back', facts: {} }
    case 'doubt': {
      const inviteId = outcome.inviteId === undefined ? {} : { inviteId: outcome.inviteId }
      return { event: 'doubt', facts: { doubt: outcome.code, ...serverMessage(outcome), ...inviteId, settledAt: at } }
    }
    default:
      return assertNever(outcome)
  }
}

function serverMessage({ text }: { readonly text?: string }): { readonly serverText?: string } {
  return text === undefined || text === '' ? {} : { serverText: text }
}
