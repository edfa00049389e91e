import { array, assert, boolean, double, integer, property, record } from 'fast-check'
import { expect, test } from 'vitest'
import { createPacer } from '../../src-main/sending/pacer.ts'

/** The highest number of starts in any span of one second. */
function busiestSecond(starts: readonly number[]): number {
  return Math.max(...starts.map((start) => starts.filter((other) => other >= start && other < start + 1000).length))
}

/** Starts as often as allowed, each time with the timer's delay. */
function startsOf(ratePerSecond: number, lateMs: readonly number[]): number[] {
  const pacer = createPacer(ratePerSecond)
  let now = 0
  return lateMs.map((late) => {
    now += pacer.delay(now) + late
    pacer.began(now)
    return now
  })
}

const rates = integer({ min: 1, max: 10 })

test('in any second at most the configured number of requests begin, however late the timers are', () => {
  const late = array(double({ min: 0, max: 400, noNaN: true }), { minLength: 30, maxLength: 120 })
  assert(
    property(rates, late, (rate, lateMs) => {
      expect(busiestSecond(startsOf(rate, lateMs))).toBeLessThanOrEqual(rate)
    })
  )
})

test('a request that goes out late counts from then on', () => {
  const late = array(double({ min: 0, max: 300, noNaN: true }), { minLength: 30, maxLength: 120 })
  assert(
    property(rates, late, (rate, lateMs) => {
      const pacer = createPacer(rate)
      let waiting: { readonly beganAt: number; readonly at: number }[] = []
      const out: number[] = []
      const tellUntil = (now: number) => {
        for (const { beganAt, at } of waiting.filter((one) => one.at <= now)) pacer.wentOut(beganAt, at)
        waiting = waiting.filter(({ at }) => at > now)
      }
      let now = 0
      for (const ms of lateMs) {
        for (let delay = pacer.delay(now); delay > 0; delay = pacer.delay(now)) {
          now += delay
          tellUntil(now)
        }
        pacer.began(now)
        waiting.push({ beganAt: now, at: now + ms })
        out.push(now + ms)
      }
      expect(busiestSecond(out)).toBeLessThanOrEqual(rate)
    })
  )
})

test('slightly late timers do not lower the rate', () => {
  const late = array(double({ min: 0, max: 6, noNaN: true }), { minLength: 200, maxLength: 200 })
  assert(
    property(rates, late, (rate, lateMs) => {
      const starts = startsOf(rate, lateMs)
      const achieved = ((starts.length - 1) / ((starts.at(-1) ?? 0) - (starts[0] ?? 0))) * 1000
      expect(achieved / rate).toBeGreaterThan(0.98)
    })
  )
})

test('requests are evenly spaced, without bursts', () => {
  const starts = startsOf(
    10,
    Array.from({ length: 50 }, () => 0)
  )
  const gaps = starts.slice(1).map((start, index) => Math.round(start - (starts[index] ?? 0)))
  expect(new Set(gaps)).toEqual(new Set([101]))
})

test('"slow down" halves the rate once for all requests in flight; the rate returns in steps', () => {
  const pacer = createPacer(8)
  pacer.began(0)
  pacer.slowDown(200, 100)
  pacer.slowDown(210, 110)
  const halved = pacer.rate()
  pacer.slowDown(2000, 1500)
  const again = pacer.rate()
  const recovered = Array.from({ length: 12 }, (_, index) => {
    pacer.served(2000 + (index + 1) * 2500)
    return Number(pacer.rate().toFixed(1))
  })
  expect({ halved, again, recovered }).toEqual({
    halved: 4,
    again: 2,
    recovered: [2, 2.8, 2.8, 3.6, 3.6, 4.4, 4.4, 5.2, 5.2, 6, 6, 6.8]
  })
})

test('Retry-After is obeyed to the millisecond', () => {
  const pacer = createPacer(8)
  pacer.began(0)
  pacer.slowDown(100, 0, 7000)
  expect([pacer.delay(100), pacer.delay(7099), pacer.delay(7100), pacer.blockedUntil()]).toEqual([7000, 1, 0, 7100])
})

test('without Retry-After each "slow down" causes a longer pause', () => {
  const pacer = createPacer(8)
  const waits = [0, 10_000, 20_000, 30_000, 40_000, 50_000, 60_000].map((now) => {
    pacer.slowDown(now, now)
    return pacer.blockedUntil() - now
  })
  expect(waits).toEqual([1000, 2000, 4000, 8000, 16_000, 32_000, 60_000])
})

test('the rate always stays between the slowest and the configured rate', () => {
  const happenings = array(record({ ms: integer({ min: 0, max: 9000 }), isServed: boolean() }), { maxLength: 200 })
  assert(
    property(rates, happenings, (rate, all) => {
      const pacer = createPacer(rate)
      let now = 0
      for (const { ms, isServed } of all) {
        now += ms
        if (isServed) pacer.served(now)
        else pacer.slowDown(now, now)
        expect(pacer.rate()).toBeGreaterThanOrEqual(0.2)
        expect(pacer.rate()).toBeLessThanOrEqual(rate)
      }
    })
  )
})
