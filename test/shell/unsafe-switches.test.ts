import { expect, test } from 'vitest'
import { unsafeSwitches } from '../../src-main/shell/unsafe-switches.ts'

test('unsafe switches are found among those that the app was started with', () => {
  const given = new Set(['lang', 'no-sandbox', 'user-data-dir', 'remote-debugging-port'])
  expect(unsafeSwitches((name) => given.has(name))).toEqual(['no-sandbox', 'remote-debugging-port'])
})

test('an ordinary start has none', () => {
  expect(unsafeSwitches((name) => name === 'lang')).toEqual([])
})
