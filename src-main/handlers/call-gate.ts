import { fail } from '#contract/call.ts'
import { callRules, type WordCall } from '#contract/call-rules.ts'
import type { CallName, Handlers } from '#contract/channels.ts'
import type { Answer, PersonsWord } from '../consent/persons-word.ts'
import type { Question } from '../consent/question.ts'
import type { AppLock } from '../presence/app-lock.ts'
import type { Clock } from '../sending/clock.ts'
import { createCallBudgets } from './call-budgets.ts'

/** What a person is to be asked before a call does its work; null: nothing. */
export interface AskedFirst {
  readonly question: Question | null
  /** Called before the work, whether there was a question or not. */
  readonly agreed?: () => void
}

/** For each call that needs a person’s word, what is asked. It is called twice, and must change nothing. */
export type WordQuestions = {
  readonly [Name in WordCall]: (input: Parameters<Handlers[Name]>[0]) => AskedFirst | Promise<AskedFirst>
}

export interface CallGateOptions {
  readonly clock: Pick<Clock, 'monotonic'>
  readonly lock: Pick<AppLock, 'whenUnlocked'>
  readonly questions: WordQuestions
  readonly word: PersonsWord
}

/** A window that shows patients waits for a few calls at most. */
const waitingMax = 200

/**
 * The handlers behind the rules of the contract (`contract/call-rules.ts`): how often, only while patients are shown, and
 * only with a person’s word. An answer that was under way when the window was locked is kept until it is unlocked. Calls
 * without a rule are left out.
 */
export function gateCalls(handlers: Handlers, { clock, lock, questions, word }: CallGateOptions): Handlers {
  const budgets = createCallBudgets(clock.monotonic)
  let waiting = 0

  async function unlocked(): Promise<boolean> {
    if (waiting >= waitingMax) return false
    waiting += 1
    try {
      await lock.whenUnlocked()
      return true
    } finally {
      waiting -= 1
    }
  }

  /** What was asked must still be so after the answer: the window is not blocked meanwhile. */
  async function askFirst(name: WordCall, input: never): Promise<Answer> {
    const ask = questions[name] as (given: never) => AskedFirst | Promise<AskedFirst>
    let asked = await ask(input)
    if (asked.question !== null) {
      const before = JSON.stringify(asked.question)
      const answer = await word.ask(asked.question)
      if (answer !== 'agreed') return answer
      asked = await ask(input)
      if (JSON.stringify(asked.question) !== before) return 'refused'
    }
    asked.agreed?.()
    return 'agreed'
  }

  function gated(name: CallName) {
    const { needs } = callRules[name]
    const handle = handlers[name] as (input: never) => unknown
    return async (input: never) => {
      if (!budgets.take(name)) return fail('too-many-calls')
      if (needs === 'nothing') return handle(input)
      if (!(await unlocked())) return fail('too-many-calls')
      const answered = needs === 'word' ? await askFirst(name as WordCall, input) : 'agreed'
      if (answered !== 'agreed') return fail(answered === 'refused' ? 'not-agreed' : 'too-many-calls')
      const answer = await handle(input)
      return (await unlocked()) ? answer : fail('too-many-calls')
    }
  }

  const names = Object.keys(callRules) as CallName[]
  return Object.fromEntries(names.map((name) => [name, gated(name)])) as unknown as Handlers
}
