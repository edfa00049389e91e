import { chmodSync, chownSync, mkdirSync, mkdtempSync, rmSync, symlinkSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import { type PolicyPlace, policyPlaces } from '../../src-main/policy/policy-places.ts'
import { readPolicy } from '../../src-main/policy/read-policy.ts'
import { createWindowsTools } from '../../src-main/policy/windows-tools.ts'

let folder: string
let path: string
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'hcw-policy-'))
  path = join(folder, 'policy.json')
})
afterEach(() => rmSync(folder, { recursive: true, force: true }))

const tools = createWindowsTools(join(tmpdir(), 'no-windows'))
const read = (mustBeAdministrators = false) =>
  readPolicy([{ kind: 'file', path, guard: mustBeAdministrators ? 'root' : 'nobody' }], tools)
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

describe('where a policy may be', () => {
  const environment = { ProgramData: 'D:\\ProgramData' }
  const at = (platform: NodeJS.Platform, program: string): readonly PolicyPlace[] =>
    policyPlaces({ isPackaged: true, platform, environment, program })

  test('on Windows: first the group policies, then the folder of the administrators, then beside the program', () => {
    expect(at('win32', 'C:\\Program Files\\HCW Bulk Invite\\HCW Bulk Invite.exe')).toEqual([
      { kind: 'registry' },
      { kind: 'file', path: 'D:\\ProgramData\\HCW Bulk Invite\\policy.json', guard: 'access-list' },
      { kind: 'file', path: 'C:\\Program Files\\HCW Bulk Invite\\policy.json', guard: 'nobody' }
    ])
  })

  test('on other systems: the folder of the administrators, and on Linux beside the program', () => {
    expect([at('darwin', '/Applications/HCW.app/Contents/MacOS/HCW'), at('linux', '/opt/HCW/hcw-bulk-invite')]).toEqual(
      [
        [{ kind: 'file', path: '/Library/Application Support/HCW Bulk Invite/policy.json', guard: 'root' }],
        [
          { kind: 'file', path: '/etc/hcw-bulk-invite/policy.json', guard: 'root' },
          { kind: 'file', path: '/opt/HCW/policy.json', guard: 'root' }
        ]
      ]
    )
  })

  test('may be set by a test, but not for an installed app', () => {
    const given = { HCW_POLICY_FILE: '/tmp/mine.json' }
    const places = [true, false].map((isPackaged) =>
      policyPlaces({ isPackaged, platform: 'darwin', environment: given, program: '/app' })
    )
    expect(places).toEqual([
      [{ kind: 'file', path: '/Library/Application Support/HCW Bulk Invite/policy.json', guard: 'root' }],
      [{ kind: 'file', path: '/tmp/mine.json', guard: 'nobody' }]
    ])
  })

  test('the first one counts as a whole, also where it cannot be followed', () => {
    const [first, second] = [join(folder, 'first.json'), join(folder, 'second.json')]
    const places = [first, second].map((one) => ({ kind: 'file', path: one, guard: 'nobody' }) as const)
    writeFileSync(second, '{"ratePerSecond": 3, "language": "de"}')
    const without = readPolicy(places, tools)
    writeFileSync(first, '{"ratePerSecond": 5}')
    const withBoth = readPolicy(places, tools)
    writeFileSync(first, '{')
    expect([without, withBoth, readPolicy(places, tools)]).toEqual([
      { kind: 'loaded', policy: { ratePerSecond: 3, language: 'de' } },
      { kind: 'loaded', policy: { ratePerSecond: 5 } },
      { kind: 'wrong', problem: { code: 'not-json', member: '' }, path: first }
    ])
  })
})
