import { expect, test } from 'vitest'
import { createReloadLimit } from '../../src-main/shell/reload-limit.ts'

test('a window that crashes is loaded three times within ten minutes, and later again', () => {
  let now = 0
  const mayReload = createReloadLimit(() => now)
  const within = [1, 2, 3, 4].map((minute) => {
    now = minute * 60_000
    return mayReload()
  })
  now = 15 * 60_000
  expect([within, mayReload()]).toEqual([[true, true, true, false], true])
})
