import type { Clock } from '../sending/clock.ts'
import type { Question } from './question.ts'

/** `not-asked`: another question is open, or too many were refused lately. */
export type Answer = 'agreed' | 'refused' | 'not-asked'

/** Asks the person at the computer, past the window. */
export interface PersonsWord {
  ask(question: Question): Promise<Answer>
}

/** After so many refusals within this time nobody is asked until the first of them is older. */
const refusalsMax = 3
const refusalLastsMs = 3 * 60_000

/**
 * One question at a time: a window that somebody else controls must not cover the screen with dialogs until one is
 * agreed to. `show` resolves to whether the person agreed.
 */
export function createPersonsWord(
  clock: Pick<Clock, 'monotonic'>,
  show: (question: Question) => Promise<boolean>
): PersonsWord {
  let isOpen = false
  let refusedAt: readonly number[] = []

  return {
    async ask(question) {
      refusedAt = refusedAt.filter((at) => clock.monotonic() - at < refusalLastsMs)
      if (isOpen || refusedAt.length >= refusalsMax) return 'not-asked'
      isOpen = true
      try {
        const isAgreed = await show(question)
        refusedAt = isAgreed ? [] : [...refusedAt, clock.monotonic()]
        return isAgreed ? 'agreed' : 'refused'
      } finally {
        isOpen = false
      }
    }
  }
}
