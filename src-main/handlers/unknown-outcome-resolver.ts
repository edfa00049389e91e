import type { CallOutput } from '#contract/channels.ts'
import type { Sending } from '../sending/sending.ts'

/** Before the second, third, … round without an answer; the last one repeats. The first is short: the user waits. */
const pausesMs = [60_000, 120_000, 300_000, 900_000] as const

type Answer = CallOutput<'sending.lookUp'>

/**
 * Looks up invitations with unknown outcomes on the server automatically: after a restart, after a batch that left some,
 * and after a look-up that the server did not answer. It only reads. While there is no answer it asks again after longer
 * and longer pauses, which the user sees and can end, until the app ends. It stops at a password that the server calls
 * wrong, or that is missing, until the next request.
 */
export interface UnknownOutcomeResolver {
  /** A request while a look-up of the list is running is remembered: another one follows. */
  resolve(listId: string): void
  /** The user's look-up of the list has ended: where the server did not answer, it is asked again after a pause. */
  asked(listId: string, answer: Answer): void
  end(): void
}

export function createUnknownOutcomeResolver(
  sending: Pick<Sending, 'lookUpUnasked' | 'pauseLookUp'>
): UnknownOutcomeResolver {
  /** The lists in work; true: requested once more since. */
  const pending = new Map<string, boolean>()
  /** Ends the pause of a list. */
  const wakers = new Map<string, AbortController>()
  const ended = new AbortController()

  /** @param before the answer to the round before; null: none was asked yet. */
  async function resolve(listId: string, before: Answer | null): Promise<void> {
    let answer = before
    let pauses = 0
    let isRepeated = before !== null
    while (!ended.signal.aborted) {
      if (answer === null) {
        pending.set(listId, false)
        answer = await sending.lookUpUnasked(listId, isRepeated)
      }
      if (pending.get(listId) !== true) {
        if (answer.ok || needsUser.has(answer.code)) return
        const waker = new AbortController()
        wakers.set(listId, waker)
        const signal = AbortSignal.any([ended.signal, waker.signal])
        const isOver = await sending.pauseLookUp(listId, pausesMs[pauses] ?? pausesMs[3], signal)
        wakers.delete(listId)
        if (!isOver) return
        pauses += 1
      }
      isRepeated = pending.get(listId) !== true
      if (!isRepeated) pauses = 0
      answer = null
    }
  }

  function begin(listId: string, before: Answer | null): void {
    pending.set(listId, false)
    void resolve(listId, before).finally(() => pending.delete(listId))
  }

  return {
    resolve(listId) {
      if (!pending.has(listId)) return begin(listId, null)
      pending.set(listId, true)
      wakers.get(listId)?.abort()
    },
    asked(listId, answer) {
      if (!pending.has(listId)) begin(listId, answer)
    },
    end: () => ended.abort()
  }
}

/** Failures that only the user can end; a retry would be in vain, or lock the account. */
const needsUser: ReadonlySet<string> = new Set([
  'no-such-list',
  'stopped',
  'wrong-password',
  'no-password',
  'not-approved',
  'code-by-sms',
  'password-login-off',
  'wrong-role'
])
