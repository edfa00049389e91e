import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import { isOnShare, isShare } from '../../src-main/disk/on-share.ts'

test.each([
  ['win32', '\\\\server\\profiles\\anna', 0, true],
  ['win32', 'C:\\Users\\anna\\AppData', 0, false],
  ['win32', '\\\\?\\C:\\Users\\anna', 0, false],
  ['linux', '/home/anna', 0x6969, true],
  ['linux', '/home/anna', 0xff534d42, true],
  ['linux', '/home/anna', -11317950, true],
  ['linux', '/home/anna', 0xef53, false],
  ['darwin', '/Network/Servers/anna', 0, true],
  ['darwin', '/Users/anna/Library', 0, false]
] as const)('on %s, %s with type %i: a share is %s', (platform, path, type, expected) => {
  expect(isShare({ platform, path, type })).toBe(expected)
})

test('a folder of this computer is on no share, also before it is made', () => {
  expect([isOnShare(tmpdir()), isOnShare(join(tmpdir(), 'no such folder', 'nor this'))]).toEqual([false, false])
})
