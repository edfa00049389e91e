import fc from 'fast-check'
import { expect, test } from 'vitest'
import { type ClockTrust, updateClockTrust } from '../../src-main/retention/clock-trust.ts'

const hour = 3_600_000
const day = 24 * hour
const year = 365 * day
const start = Date.UTC(2026, 2, 23, 9, 5)

/** What is trusted after each reading; data is kept for a week. */
function believed(looks: readonly number[], days = 7): readonly number[] {
  let trust: ClockTrust | null = null
  return looks.map((at) => {
    trust = updateClockTrust(trust, start + at, days)
    return trust.trusted - start
  })
}

test('a clock is trusted at its first reading, and while it jumps no further than data is kept', () => {
  expect(believed([0, hour, 8 * day + hour, 16 * day + hour])).toEqual([0, hour, 8 * day + hour, 16 * day + hour])
})

test('a jump of more than eight days is not trusted at once, however long data is kept', () => {
  expect(believed([0, 8 * day, 16 * day + 1, 16 * day + hour], 90)).toEqual([0, 8 * day, 8 * day, 8 * day])
})

test('a longer jump is trusted once the clock has run on for a day', () => {
  expect(believed([0, 9 * day, 9 * day + hour, 10 * day - 1, 10 * day])).toEqual([0, 0, 0, 0, 10 * day])
})

test('a clock that was wrong for less than a day changes nothing', () => {
  expect(believed([0, 5 * year, 5 * year + 23 * hour, 2 * day, 3 * day])).toEqual([0, 0, 0, 2 * day, 3 * day])
})

test('a clock that goes wrong during an unconfirmed jump confirms that jump, and not its own', () => {
  expect(believed([0, 20 * day, 20 * day + 8 * hour, 5 * year, 21 * day])).toEqual([
    0,
    0,
    0,
    20 * day + 8 * hour,
    21 * day
  ])
})

test('a clock that is set back is trusted: it makes nothing due', () => {
  expect(believed([0, -3 * year, -3 * year + day])).toEqual([0, -3 * year, -3 * year + day])
})

test('with a correct clock, what was due at a reading a day ago is due, however rarely it is read', () => {
  const pauses = fc.array(fc.integer({ min: 1, max: 60 * day }), { minLength: 1, maxLength: 40 })
  fc.assert(
    fc.property(pauses, fc.integer({ min: 0, max: 90 }), (gaps, days) => {
      let at = 0
      const looks = [0, ...gaps.map((gap) => (at += gap))]
      const times = believed(looks, days)
      for (const [index, look] of looks.entries()) {
        const dayAgo = Math.max(0, ...looks.filter((earlier) => earlier <= look - day))
        expect(times[index]).toBeGreaterThanOrEqual(dayAgo)
        expect(times[index]).toBeLessThanOrEqual(look)
      }
    })
  )
})
