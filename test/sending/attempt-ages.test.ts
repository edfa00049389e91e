import { expect, test } from 'vitest'
import { createAttemptAges } from '../../src-main/sending/attempt-ages.ts'
import { systemClock } from '../../src-main/sending/clock.ts'

function open() {
  const times = { now: 1_000_000_000, monotonic: 5000 }
  const ages = createAttemptAges({ ...systemClock, now: () => times.now, monotonic: () => times.monotonic })
  return { times, ages }
}

test('the age of an attempt of this run is that of the clock that does not jump', () => {
  const { times, ages } = open()
  const attempt = { attemptId: 'a', begunAt: times.now }
  ages.began('a', times.monotonic)
  times.monotonic += 20_000
  times.now += 3_600_000
  const ahead = ages.atLeastMs(attempt)
  times.now -= 7_200_000
  expect([ahead, ages.atLeastMs(attempt)]).toEqual([20_000, 20_000])
})

test('an attempt of an earlier run is at least as old as this run, or long past by the computer’s clock', () => {
  const { times, ages } = open()
  const [recent, old] = [60_000, 3_600_000].map((ms) => ({ attemptId: String(ms), begunAt: times.now - ms }))
  times.monotonic += 20_000
  times.now += 20_000
  expect([recent, old].map((one) => one && ages.atLeastMs(one))).toEqual([20_000, 3_620_000])
})
