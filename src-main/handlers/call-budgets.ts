import { type CallRate, callRules } from '#contract/call-rules.ts'
import type { CallName } from '#contract/channels.ts'

/** How many calls of each name may still be answered now. */
export interface CallBudgets {
  /** Whether the call may be answered; counts it if so. */
  take(name: CallName): boolean
}

/** Budgets that are full at first and refill evenly. `monotonic`: in ms. */
export function createCallBudgets(monotonic: () => number): CallBudgets {
  const budgets = new Map<CallName, () => boolean>()
  return {
    take(name) {
      let budget = budgets.get(name)
      if (budget === undefined) {
        budget = createBudget(callRules[name].rate, monotonic)
        budgets.set(name, budget)
      }
      return budget()
    }
  }
}

/** A budget of its own: each call of the returned function takes one, and says whether there was one. */
export function createBudget({ burst, perMinute }: CallRate, monotonic: () => number): () => boolean {
  let left = burst
  let countedAt = monotonic()
  return () => {
    const now = monotonic()
    left = Math.min(burst, left + ((now - countedAt) * perMinute) / 60_000)
    countedAt = now
    if (left < 1) return false
    left -= 1
    return true
  }
}
