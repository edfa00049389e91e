import { chmodSync, chownSync, mkdirSync, mkdtempSync, rmSync, symlinkSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import { policyFileLocation } from '../../src-main/policy/policy-file-location.ts'
import { readPolicy } from '../../src-main/policy/read-policy.ts'

let folder: string
let path: string
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'hcw-policy-'))
  path = join(folder, 'policy.json')
})
afterEach(() => rmSync(folder, { recursive: true, force: true }))

const read = (mustBeAdministrators = false) => readPolicy({ path, mustBeAdministrators })
const wrong = (code: string, member = '') => ({ kind: 'wrong', problem: { code, member }, path })

describe('the policy of a computer', () => {
  test('is none if there is no file or no folder', () => {
    rmSync(folder, { recursive: true })
    expect(read()).toEqual({ kind: 'none' })
  })

  test('is the content of its file', () => {
    writeFileSync(path, '{"ratePerSecond": 3}')
    expect(read()).toEqual({ kind: 'loaded', policy: { ratePerSecond: 3 } })
  })

  test('is invalid, not none, if the file is invalid', () => {
    writeFileSync(path, '{"ratePerSecnd": 3}')
    expect(read()).toEqual(wrong('member-unknown', 'ratePerSecnd'))
  })

  test('is invalid if its path is a folder, a huge file or a cycle of links', () => {
    mkdirSync(path)
    const asFolder = read()
    rmSync(path, { recursive: true })
    writeFileSync(path, ' '.repeat(1_100_000))
    const asHuge = read()
    rmSync(path)
    symlinkSync(path, path)
    expect([asFolder, asHuge, read()]).toEqual([wrong('unreadable'), wrong('unreadable'), wrong('unreadable')])
  })
})

// Only root can change the owner of a file.
describe.runIf(process.getuid?.() === 0)('an installed app', () => {
  beforeEach(() => {
    writeFileSync(path, '{}', { mode: 0o644 })
    chmodSync(folder, 0o755)
  })

  test('accepts a file owned by root in a folder owned by root', () => {
    expect(read(true)).toEqual({ kind: 'loaded', policy: {} })
  })

  test.each<[string, () => void]>([
    ['the file is another person’s', () => chownSync(path, 1000, 0)],
    ['everybody may write the file', () => chmodSync(path, 0o646)],
    ['a group may write the file', () => chmodSync(path, 0o664)],
    ['everybody may write to the folder', () => chmodSync(folder, 0o757)],
    ['the folder is another person’s', () => chownSync(folder, 1000, 0)]
  ])('refuses it where %s', (_name, spoil) => {
    spoil()
    expect([read(true), read(false)]).toEqual([wrong('unsafe'), { kind: 'loaded', policy: {} }])
  })
})

describe('the path of the policy file', () => {
  const at = (platform: NodeJS.Platform, environment: Record<string, string> = {}) =>
    policyFileLocation({ isPackaged: true, platform, environment })

  test('is in the administrators’ folder of each system, where the file must be owned by them', () => {
    expect([at('win32', { ProgramData: 'D:\\ProgramData' }), at('win32'), at('darwin'), at('linux')]).toEqual([
      { path: 'D:\\ProgramData\\HCW Bulk Invite\\policy.json', mustBeAdministrators: false },
      { path: 'C:\\ProgramData\\HCW Bulk Invite\\policy.json', mustBeAdministrators: false },
      { path: '/Library/Application Support/HCW Bulk Invite/policy.json', mustBeAdministrators: true },
      { path: '/etc/hcw-bulk-invite/policy.json', mustBeAdministrators: true }
    ])
  })

  test('may be set by a test, but not for an installed app', () => {
    const environment = { HCW_POLICY_FILE: '/tmp/mine.json' }
    const paths = [true, false].map(
      (isPackaged) => policyFileLocation({ isPackaged, platform: 'linux', environment }).path
    )
    expect(paths).toEqual(['/etc/hcw-bulk-invite/policy.json', '/tmp/mine.json'])
  })
})
