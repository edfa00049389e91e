import type { Clock } from '../sending/clock.ts'
import type { Sending } from '../sending/sending.ts'

/** Long enough not to bother a server that is down, short enough that she sees it settle. */
const askAgainMs = 60_000

/**
 * Asks the server by itself about invitations in doubt: after a restart, and when a batch has ended with some. It
 * only reads; nothing is sent. Where the server cannot be asked now, it is asked again until the app ends.
 */
export interface DoubtResolver {
  ask(listId: string): void
  end(): void
}

export function createDoubtResolver(sending: Pick<Sending, 'lookUp'>, clock: Clock): DoubtResolver {
  const asking = new Set<string>()
  const ended = new AbortController()

  async function resolve(listId: string): Promise<void> {
    while (!ended.signal.aborted) {
      const answer = await sending.lookUp({ listId })
      if (answer.ok || answer.code === 'no-such-list') return
      await clock.sleep(askAgainMs, ended.signal)
    }
  }

  return {
    ask(listId) {
      if (asking.has(listId)) return
      asking.add(listId)
      void resolve(listId).finally(() => asking.delete(listId))
    },
    end: () => ended.abort()
  }
}
