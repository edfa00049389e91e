import type { Clock } from '../sending/clock.ts'
import type { Sending } from '../sending/sending.ts'

/** Long enough not to burden a server that is down, short enough that the user sees the result. */
const retryIntervalMs = 60_000

/**
 * Looks up invitations with unknown outcomes on the server automatically: after a restart, and after a batch that left
 * some. It only reads. If the server is unreachable, it retries until the app ends. It stops at a password that the
 * server calls wrong, or that is missing, until the next request.
 */
export interface UnknownOutcomeResolver {
  /** A request while a look-up of the list is running is remembered: another one follows. */
  resolve(listId: string): void
  end(): void
}

export function createUnknownOutcomeResolver(
  sending: Pick<Sending, 'lookUpUnasked'>,
  clock: Clock
): UnknownOutcomeResolver {
  /** The lists in work; true: requested once more since. */
  const pending = new Map<string, boolean>()
  /** Ends the pause of a list. */
  const wakers = new Map<string, AbortController>()
  const ended = new AbortController()

  async function resolve(listId: string): Promise<void> {
    for (let isRepeated = false; !ended.signal.aborted; isRepeated = pending.get(listId) !== true) {
      pending.set(listId, false)
      const answer = await sending.lookUpUnasked(listId, isRepeated)
      if (pending.get(listId) === true) continue
      if (answer.ok || needsUser.has(answer.code)) return
      const waker = new AbortController()
      wakers.set(listId, waker)
      await clock.sleep(retryIntervalMs, AbortSignal.any([ended.signal, waker.signal]))
      wakers.delete(listId)
    }
  }

  return {
    resolve(listId) {
      const isRunning = pending.has(listId)
      pending.set(listId, isRunning)
      wakers.get(listId)?.abort()
      if (!isRunning) void resolve(listId).finally(() => pending.delete(listId))
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
