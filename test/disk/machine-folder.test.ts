import { expect, test } from 'vitest'
import { machineFolder } from '../../src-main/disk/machine-folder.ts'

const given = {
  HCW_MACHINE_FOLDER: '/given',
  LOCALAPPDATA: 'C:\\Users\\anna\\AppData\\Local',
  XDG_STATE_HOME: '/state'
}

test.each([
  ['win32', 'C:\\Users\\anna', 'C:\\Users\\anna\\AppData\\Local\\HCW Bulk Invite'],
  ['darwin', '/Users/anna', '/Users/anna/Library/HCW Bulk Invite'],
  ['linux', '/home/anna', '/state/hcw-bulk-invite']
] as const)('the folder of the computer on %s is no part of a roaming profile', (platform, home, expected) => {
  expect(machineFolder({ isPackaged: true, platform, environment: given, home })).toBe(expected)
})

test('without variables it is in the home folder; only an app that is not installed looks at the variable of tests', () => {
  const at = (platform: NodeJS.Platform, isPackaged = true, environment = {}) =>
    machineFolder({ isPackaged, platform, environment, home: platform === 'win32' ? 'C:\\Users\\anna' : '/home/anna' })
  expect([at('win32'), at('linux'), at('linux', false, given)]).toEqual([
    'C:\\Users\\anna\\AppData\\Local\\HCW Bulk Invite',
    '/home/anna/.local/state/hcw-bulk-invite',
    '/given'
  ])
})
