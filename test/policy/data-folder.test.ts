import { existsSync, mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import { createKnownDataFolder, dataFolderOf } from '../../src-main/policy/index.ts'
import { parsePolicy } from '../../src-main/policy/policy-file.ts'
import { failDisk } from '../support/failing-disk.ts'

const windows = { platform: 'win32', user: 'anna', usual: 'C:\\Roaming', onMachine: 'C:\\Local\\HCW' } as const
const linux = { platform: 'linux', user: 'anna', usual: '/home/anna/.config', onMachine: '/state' } as const

test('the policy places the data in the profile, on the computer, or where a path says', () => {
  expect([
    dataFolderOf(undefined, windows),
    dataFolderOf('roaming', windows),
    dataFolderOf('local', windows),
    dataFolderOf('local', linux),
    dataFolderOf('\\\\server\\data\\%USERNAME%\\hcw', windows),
    dataFolderOf('/srv/%username%/hcw', linux)
  ]).toEqual([
    'C:\\Roaming',
    'C:\\Roaming',
    'C:\\Local\\HCW\\data',
    '/state/data',
    '\\\\server\\data\\anna\\hcw',
    '/srv/anna/hcw'
  ])
})

test('the folder of the last start at which the policy could be read is known, and the usual one needs no note', () => {
  const root = mkdtempSync(join(tmpdir(), 'known-folder-'))
  const onMachine = join(root, 'machine')
  const known = () => createKnownDataFolder(onMachine, '/usual')
  const seen = [known().read()]
  known().keep('/usual')
  const isNoted = existsSync(onMachine)
  for (const folder of ['/srv/anna', '/srv/anna', '/usual']) {
    known().keep(folder)
    seen.push(known().read())
  }
  const disk = failDisk(root, () => 'EIO')
  seen.push(known().read())
  known().keep('/srv/anna')
  disk.restore()
  seen.push(known().read())
  rmSync(root, { recursive: true })
  expect([seen, isNoted]).toEqual([[null, '/srv/anna', '/srv/anna', '/usual', null, '/usual'], false])
})

test('a name with separators leads to no other folder', () => {
  expect(dataFolderOf('/srv/%USERNAME%', { ...linux, user: '../bob' })).toBe('/srv/.._bob')
})

test.each([
  ['"local"', true],
  ['"roaming"', true],
  ['"C:\\\\Data\\\\%USERNAME%"', true],
  ['"\\\\\\\\server\\\\data"', true],
  ['"/srv/data"', true],
  ['"data"', false],
  ['"..\\\\data"', false],
  ['""', false],
  ['true', false]
])('a data folder of %s is a policy: %s', (value, expected) => {
  expect(parsePolicy(`{ "dataFolder": ${value} }`).ok).toBe(expected)
})

test('whether the folder must be kept is yes or no', () => {
  expect([parsePolicy('{ "mustPersist": true }').ok, parsePolicy('{ "mustPersist": "yes" }').ok]).toEqual([true, false])
})
