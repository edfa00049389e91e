import { expect, test } from 'vitest'
import { ownNodeNotice } from './own-node.ts'

test('somebody with an older Node is told first that it is enough', () => {
  expect(ownNodeNotice('npm/10.8.2 node/v20.20.2 linux x64 workspaces/false', 'v24.21.0')).toBe(
    'Your Node 20.20.2 is fine: this runs on Node 24.21.0, which npm ci has installed. Warnings of npm about engines do not matter.'
  )
})

test.each([
  ['npm runs on the same Node', 'npm/11.0.0 node/v24.21.0 linux x64'],
  ['no npm has started it', undefined],
  ['what started it does not say its Node', 'yarn/4.0.0']
])('nothing is said where %s', (_, userAgent) => {
  expect(ownNodeNotice(userAgent, 'v24.21.0')).toBeNull()
})
