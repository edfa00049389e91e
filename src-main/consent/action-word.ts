import type { InvitationContent } from '#contract/invitation.ts'
import type { Correction, InvitationAction, Target } from '#contract/invitation-actions.ts'
import type { NewContact, Question } from './question.ts'

export interface ActionStep {
  readonly action: InvitationAction
  readonly targets: readonly Target[]
}

/** What is asked before actions; see `AskedFirst`. */
interface AskedActions {
  readonly question: Extract<Question, { readonly kind: 'actions' }> | null
  readonly agreed: () => void
}

/** Decides which actions on sent invitations a person must agree to, and remembers what was agreed to. */
export interface ActionWord {
  /** Before one button starts several actions: what is agreed to here is not asked again. */
  announce(steps: readonly ActionStep[]): AskedActions
  /** Before an action: for what was not announced. */
  start(step: ActionStep): AskedActions
}

/**
 * Messages and withdrawals of single patients need no word, up to so many within this time: more of them one by one are
 * the same as many at once.
 */
const singlesMax = 10
const singlesLastMs = 10 * 60_000

/**
 * Asked is for a new contact of an invited patient, since the server writes there from then on, also without a resend; and
 * for more than one message or withdrawal.
 *
 * @param contentOf what is recorded of an invitation; null: there is none.
 * @param monotonic in ms.
 */
export function createActionWord(
  contentOf: (target: Target) => InvitationContent | null,
  monotonic: () => number
): ActionWord {
  const announced = new Set<string>()
  let singlesAt: readonly number[] = []

  /** What of the steps needs a word and was not agreed to before. */
  function openOf(steps: readonly ActionStep[]) {
    const contacts = new Map<string, NewContact>()
    const messages = new Set<string>()
    const withdrawals = new Set<string>()
    for (const { action, targets } of steps) {
      for (const target of targets) {
        const key = keyOf(action, target)
        if (key === null || announced.has(key)) continue
        if (action.kind === 'correct') {
          const contact = newContact(action.correction, contentOf(target))
          if (contact !== null) contacts.set(key, contact)
        } else (action.kind === 'resend' ? messages : withdrawals).add(key)
      }
    }
    return { contacts, messages, withdrawals }
  }

  function ask(steps: readonly ActionStep[], agreed: (keys: readonly string[], isSingle: boolean) => void) {
    const { contacts, messages, withdrawals } = openOf(steps)
    const others = messages.size + withdrawals.size
    const lately = singlesAt.filter((at) => monotonic() - at < singlesLastMs).length
    const isSingle = contacts.size === 0 && others === 1 && lately < singlesMax
    const isAsked = contacts.size + others > 0 && !isSingle
    return {
      question: isAsked
        ? ({
            kind: 'actions',
            contacts: [...contacts.values()],
            resends: messages.size,
            withdrawals: withdrawals.size
          } as const)
        : null,
      agreed: () => agreed([...contacts.keys(), ...messages, ...withdrawals], isSingle)
    }
  }

  return {
    announce: (steps) =>
      ask(steps, (keys) => {
        for (const key of keys) announced.add(key)
      }),
    start: (step) =>
      ask([step], (_keys, isSingle) => {
        for (const target of step.targets) {
          const key = keyOf(step.action, target)
          if (key !== null) announced.delete(key)
        }
        if (isSingle) singlesAt = [...singlesAt, monotonic()].slice(-singlesMax)
      })
  }
}

/** Identifies one action on one invitation; null: the action never needs a word. */
function keyOf(action: InvitationAction, { listId, rowId }: Target): string | null {
  switch (action.kind) {
    case 'resend':
    case 'withdraw':
      return JSON.stringify([action.kind, listId, rowId])
    case 'correct': {
      const { phoneNumber, emailAddress } = action.correction
      return JSON.stringify([action.kind, listId, rowId, phoneNumber, emailAddress])
    }
    default:
      return null
  }
}

function newContact(correction: Correction, content: InvitationContent | null): NewContact | null {
  if (content === null) return null
  const given = [
    correction.phoneNumber === content.phoneNumber ? undefined : correction.phoneNumber,
    correction.emailAddress === content.emailAddress ? undefined : correction.emailAddress
  ].filter((contact) => contact !== undefined)
  if (given.length === 0) return null
  return { patient: `${content.lastName} ${content.firstName}`, contact: given.join(', ') }
}
