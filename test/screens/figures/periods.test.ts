import { expect, test } from 'vitest'
import { dayBefore, spanOf } from '../../../src-renderer/screens/figures/periods.ts'

test('twelve weeks or months end with that of today, and as many come before them, without a gap', () => {
  const weeks = spanOf('week', '2026-11-30', 0)
  const months = spanOf('month', '2026-03-31', 0)
  expect([weeks.starts.at(0), weeks.starts.at(-1), weeks.end, weeks.before.at(0), weeks.before.at(-1)]).toEqual([
    '2026-09-14',
    '2026-11-30',
    '2026-12-07',
    '2026-06-22',
    '2026-09-07'
  ])
  expect([months.starts.at(0), months.starts.at(-1), months.end, months.before.at(0), months.before.at(-1)]).toEqual([
    '2025-04-01',
    '2026-03-01',
    '2026-04-01',
    '2024-04-01',
    '2025-03-01'
  ])
})

test('earlier spans end where the later ones begin', () => {
  const [ahead, now, back] = [-1, 0, 1].map((times) => spanOf('week', '2027-01-01', times))
  expect([back?.end, now?.end, dayBefore('2027-01-01')]).toEqual([now?.starts[0], ahead?.starts[0], '2026-12-31'])
})
