import { assertNever } from '#contract/assert-never.ts'
import type { InvitationContent } from '#contract/invitation.ts'
import type { ActionAttempt } from './action-port.ts'
import type { Update } from './action-record.ts'
import type { Look } from './look-at-invite.ts'
import { changesFor, correctedContent } from './plan-action.ts'

/**
 * What a look at the server says about an earlier attempt with an unknown outcome; null: nothing yet.
 * `isLate`: the attempt began long enough ago for the server to be no longer at work on it.
 */
export function resolveEarlier(
  { number, kind, changes, outcome }: ActionAttempt,
  content: InvitationContent,
  found: Look,
  isLate: boolean
): Update | null {
  if (outcome !== 'open' && outcome !== 'doubt') return null
  const end = (result: 'done' | 'not-done') => ({ attempt: { number, outcome: result } })
  if (found.kind === 'gone') {
    if (kind === 'withdraw' && found.remoteStatus.progress === 'gone') return { ...end('done'), withdrawn: true }
    return kind === 'close' && found.remoteStatus.progress === 'over' ? end('done') : null
  }
  if (found.kind !== 'there') return null
  switch (kind) {
    case 'resend':
      return null
    case 'correct':
    case 'move': {
      const corrected = correctedContent(content, changes)
      const isMade = Object.keys(changesFor(corrected, changes, found.seen)).length === 0
      if (isMade) return { ...end('done'), content: corrected }
      return isLate ? end('not-done') : null
    }
    case 'withdraw':
    case 'close':
      return isLate ? end('not-done') : null
    default:
      return assertNever(kind)
  }
}
