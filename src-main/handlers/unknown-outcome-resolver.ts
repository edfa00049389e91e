import type { Clock } from '../sending/clock.ts'
import type { Sending } from '../sending/sending.ts'

/** Long enough not to burden a server that is down, short enough that the user sees the result. */
const retryIntervalMs = 60_000

/**
 * Looks up invitations with unknown outcomes on the server automatically: after a restart, and after a batch that left
 * some. It only reads. If the server is unreachable, it retries until the app ends.
 */
export interface UnknownOutcomeResolver {
  resolve(listId: string): void
  end(): void
}

export function createUnknownOutcomeResolver(sending: Pick<Sending, 'lookUp'>, clock: Clock): UnknownOutcomeResolver {
  const pending = new Set<string>()
  const ended = new AbortController()

  async function resolve(listId: string): Promise<void> {
    while (!ended.signal.aborted) {
      const answer = await sending.lookUp({ listId })
      if (answer.ok || answer.code === 'no-such-list') return
      await clock.sleep(retryIntervalMs, ended.signal)
    }
  }

  return {
    resolve(listId) {
      if (pending.has(listId)) return
      pending.add(listId)
      void resolve(listId).finally(() => pending.delete(listId))
    },
    end: () => ended.abort()
  }
}
