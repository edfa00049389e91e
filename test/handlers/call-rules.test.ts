import { expect, test } from 'vitest'
import { callRules, sizeWithin } from '#contract/call-rules.ts'
import { type CallName, calls } from '#contract/channels.ts'
import { createBudget, createCallBudgets } from '../../src-main/handlers/call-budgets.ts'

test('every call has a rule, and there is no other rule', () => {
  expect(Object.keys(callRules).toSorted()).toEqual(Object.keys(calls).toSorted())
})

test('the rates bear what screens do at once, and twenty addresses in 0.3 s are not opened', () => {
  const budgets = createCallBudgets(() => 0)
  const times = (name: CallName, count: number) =>
    Array.from({ length: count }, () => budgets.take(name)).filter((isTaken) => isTaken).length
  expect([times('lists.rows', 1000), times('lists.change', 1000), times('links.open', 20)]).toEqual([1000, 1000, 6])
})

test('a budget refills evenly, and never above what may come at once', () => {
  let now = 0
  const take = createBudget({ burst: 2, perMinute: 60 }, () => now)
  const taken = (count: number) => Array.from({ length: count }, take)
  const atOnce = taken(3)
  now = 1000
  const afterOneSecond = taken(2)
  now = 3_600_000
  expect([atOnce, afterOneSecond, taken(3)]).toEqual([
    [true, true, false],
    [true, false],
    [true, true, false]
  ])
})

test('an input is measured without reading more of it than allowed', () => {
  const circle: unknown[] = []
  circle.push(circle, circle)
  let nested: unknown = []
  for (let depth = 0; depth < 100_000; depth += 1) nested = [nested]
  expect([
    sizeWithin({ text: 'x'.repeat(100) }, 200),
    sizeWithin({ text: 'x'.repeat(300) }, 200),
    sizeWithin(new Uint8Array(300), 200),
    sizeWithin({ ['k'.repeat(300)]: 1 }, 200),
    sizeWithin(new Array(1e9), 64 * 1024),
    sizeWithin(circle, 64 * 1024),
    sizeWithin(nested, 64 * 1024),
    sizeWithin(undefined, 8)
  ]).toEqual([true, false, false, false, false, false, false, true])
})
