import type { FaultPlan, FaultRoute, FaultRule } from './faults.ts'
import type { Random } from './random.ts'

/** What the conditions of a rule depend on. */
export interface FaultTarget {
  readonly method: string
  readonly route: FaultRoute
  /** Last name of the patient; undefined if there is none or the body was not read. */
  readonly lastName: string | undefined
}

/** Decides which rule applies to which request. */
export interface FaultDice {
  setPlan(plan: FaultPlan): void
  /** Called when only the head was read: rules that apply before the body is read. */
  throwAtHead(target: FaultTarget): FaultRule | undefined
  /** Called when the request was read. */
  throwAtBody(target: FaultTarget): FaultRule | undefined
}

interface LiveRule {
  readonly rule: FaultRule
  readonly strikesAtHead: boolean
  /** Requests for which the other conditions held. */
  seen: number
  hits: number
}

export function createFaultDice(random: Random, now: () => number): FaultDice {
  let rules: readonly LiveRule[] = []
  let storm: { readonly rule: FaultRule; requestsLeft: number; readonly until: number } | undefined

  function hits(live: LiveRule, target: FaultTarget): boolean {
    const { method, route, lastNames, nth, times, probability } = live.rule
    if (method !== undefined && method !== target.method) return false
    if (route !== undefined && route !== target.route) return false
    if (lastNames !== undefined && !lastNames.includes(target.lastName ?? '')) return false
    live.seen += 1
    if (nth !== undefined && nth !== live.seen) return false
    if (times !== undefined && live.hits >= times) return false
    if (probability !== undefined && random.fraction() >= probability) return false
    live.hits += 1
    return true
  }

  function firstHit(atHead: boolean, target: FaultTarget): FaultRule | undefined {
    let first: FaultRule | undefined
    for (const live of rules) {
      // Every rule counts every request, so that "the third" means the same whatever other rules do.
      if (live.strikesAtHead === atHead && hits(live, target)) first ??= live.rule
    }
    return first
  }

  return {
    setPlan(plan) {
      storm = undefined
      rules = plan.map((rule) => ({
        rule,
        strikesAtHead: rule.name === 'reset-before-read' && rule.lastNames === undefined,
        seen: 0,
        hits: 0
      }))
    },
    throwAtHead: (target) => firstHit(true, target),
    throwAtBody(target) {
      if (storm !== undefined) {
        if (storm.requestsLeft > 0 && now() < storm.until) {
          storm.requestsLeft -= 1
          return storm.rule
        }
        storm = undefined
      }
      const rule = firstHit(false, target)
      if (rule?.name === 'storm-503') {
        const { requests, forMs } = rule
        const endless = requests === undefined && forMs === undefined
        storm = {
          rule,
          requestsLeft: (requests ?? (endless ? 10 : Number.POSITIVE_INFINITY)) - 1,
          until: forMs === undefined ? Number.POSITIVE_INFINITY : now() + forMs
        }
      }
      return rule
    }
  }
}
