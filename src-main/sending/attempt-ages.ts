import type { Clock } from './clock.ts'
import type { Attempt } from './invitation-port.ts'

/**
 * An attempt of an earlier run of the app that is younger than this by the computer's clock is taken for one made just
 * before this run began: the clock may have jumped ahead by as much in between.
 */
const jumpMaxMs = 15 * 60_000

/** How long ago attempts began, by a clock that does not jump. */
export interface AttemptAges {
  /** Its request goes out; the time is monotonic. */
  began(attemptId: string, beganAt: number): void
  /** Its outcome is known: nobody asks for its age any more. */
  settled(attemptId: string): void
  /** At least so many ms have passed since it began. */
  atLeastMs(attempt: Pick<Attempt, 'attemptId' | 'begunAt'>): number
}

export function createAttemptAges(clock: Clock): AttemptAges {
  const startedAt = clock.monotonic()
  const began = new Map<string, number>()
  return {
    began: (attemptId, beganAt) => void began.set(attemptId, beganAt),
    settled: (attemptId) => void began.delete(attemptId),
    atLeastMs({ attemptId, begunAt }) {
      const beganAt = began.get(attemptId)
      if (beganAt !== undefined) return clock.monotonic() - beganAt
      const age = clock.now() - begunAt
      return age > jumpMaxMs ? age : Math.min(age, clock.monotonic() - startedAt)
    }
  }
}
