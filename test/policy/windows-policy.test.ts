import { mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { dirname, join } from 'node:path'
import fc from 'fast-check'
import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest'
import { onlyAdministratorsChange } from '../../src-main/policy/access-list.ts'
import { parseExportedKey } from '../../src-main/policy/exported-key.ts'
import { parsePolicy } from '../../src-main/policy/policy-file.ts'
import { readPolicy } from '../../src-main/policy/read-policy.ts'
import { createWindowsTools, policyKey } from '../../src-main/policy/windows-tools.ts'
import { failDisk } from '../support/failing-disk.ts'

let folder: string
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'hcw-system32-'))
})
afterEach(() => rmSync(folder, { recursive: true, force: true }))

/** What `reg.exe export` writes. */
function exported(...lines: readonly string[]): Buffer {
  const text = ['Windows Registry Editor Version 5.00', '', ...lines, ''].join('\r\n')
  return Buffer.concat([Buffer.from([0xff, 0xfe]), Buffer.from(text, 'utf16le')])
}

const policies = 'HKEY_LOCAL_MACHINE\\SOFTWARE\\Policies'
const everything = [
  `[${policyKey}]`,
  '"server.name"="Kantonsspital \\"Zürich\\" – Łódź"',
  '"server.address"="https://hcw.hospital.example"',
  '"dataFolder"="D:\\\\Daten\\\\%USERNAME%"',
  '"mustPersist"=dword:00000001',
  '"ratePerSecond"=dword:00000006',
  '"language"="de"',
  '"listDefaults.defaultCountry"="CH"',
  '"off.practice"=dword:00000001',
  '"off.links-only"=dword:00000000',
  '',
  `[${policyKey}\\directory]`,
  '',
  `[${policyKey}\\directory\\doctorEmail]`,
  '"Dr. Müller"="mueller@hospital.example"',
  '',
  `[${policyKey}\\directory\\queue]`,
  '"Tagesklinik"="Onkologie"'
]
const everythingAsFile = {
  server: { name: 'Kantonsspital "Zürich" – Łódź', address: 'https://hcw.hospital.example' },
  dataFolder: 'D:\\Daten\\%USERNAME%',
  mustPersist: true,
  ratePerSecond: 6,
  language: 'de',
  listDefaults: { defaultCountry: 'CH' },
  off: ['practice'],
  directory: [
    { text: 'Dr. Müller', doctorEmail: 'mueller@hospital.example' },
    { text: 'Tagesklinik', queue: 'Onkologie' }
  ]
}

// Scripts that answer as Windows' own programs do, in a folder in the place of System32.
describe.skipIf(process.platform === 'win32')('a policy in the registry', () => {
  /** `keys`: the policies' keys that it lists; null: it is forbidden. `key`: what it exports; null: it fails. */
  function putRegistry(keys: readonly string[] | null, key: Buffer | null): void {
    const list = join(folder, 'list.txt')
    writeFileSync(list, (keys ?? []).map((name) => `${name}\r\n`).join(''))
    if (key !== null) writeFileSync(join(folder, 'export.reg'), key)
    const script = [
      '#!/bin/sh',
      `[ ${keys === null ? 0 : 1} = 1 ] || { echo 'ERROR: Registry editing has been disabled.' >&2; exit 1; }`,
      `if [ "$1 $2 $3" = 'query ${policies} /reg:64' ]; then cat '${list}'; exit 0; fi`,
      `if [ "$1 $2 $4 $5" = 'export ${policyKey} /y /reg:64' ]; then cp '${folder}/export.reg' "$3"; exit $?; fi`,
      'exit 1'
    ]
    writeFileSync(join(folder, 'reg.exe'), script.join('\n'), { mode: 0o755 })
  }

  function putPowerShell(...lines: readonly string[]): void {
    const path = join(folder, 'WindowsPowerShell', 'v1.0', 'powershell.exe')
    mkdirSync(dirname(path), { recursive: true })
    writeFileSync(path, ['#!/bin/sh', ...lines].join('\n'), { mode: 0o755 })
  }

  const read = () => readPolicy([{ kind: 'registry' }], createWindowsTools(folder))
  const wrong = (code: string, member = '') => ({ kind: 'wrong', problem: { code, member }, path: policyKey })
  const listed = [`${policies}\\Microsoft`, policyKey]

  test('is the same as a file that says the same, in every script', () => {
    putRegistry(listed, exported(...everything))
    expect(read()).toEqual({ kind: 'loaded', policy: everythingAsFile })
    expect(parsePolicy(JSON.stringify(everythingAsFile))).toEqual({ ok: true, value: everythingAsFile })
  })

  test('is none without its key, and where nothing is left in it', () => {
    putRegistry([`${policies}\\Microsoft`, `${policyKey} Other`], null)
    const without = read()
    putRegistry(listed, exported(`[${policyKey}]`, '', `[${policyKey}\\directory]`))
    expect([without, read()]).toEqual([{ kind: 'none' }, { kind: 'none' }])
  })

  test('cannot be read, and is not none, where the export fails or is no export', () => {
    putRegistry(listed, null)
    const failed = read()
    putRegistry(listed, Buffer.from('Windows Registry Editor Version 5.00\r\n'))
    expect([failed, read()]).toEqual([wrong('unreadable'), wrong('unreadable')])
  })

  test('is looked for in another way where reg.exe is forbidden; what can be neither read nor ruled out stops sending', () => {
    putRegistry(null, null)
    const neither = read()
    const testPath = "Test-Path -LiteralPath 'HKLM:\\SOFTWARE\\Policies\\HCW Bulk Invite'"
    const answering = (answer: string) => `[ "$4" = "${testPath.replaceAll('\\', '\\\\')}" ] && echo ${answer}`
    putPowerShell(answering('False'))
    const ruledOut = read()
    putPowerShell(answering('True'))
    expect([neither, ruledOut, read()]).toEqual([wrong('unreadable'), { kind: 'none' }, wrong('unreadable')])
  })

  test('leaves no file behind', () => {
    const before = readdirSync(tmpdir()).filter((name) => name.startsWith('hcw-policy-'))
    putRegistry(listed, exported(...everything))
    read()
    expect(readdirSync(tmpdir()).filter((name) => name.startsWith('hcw-policy-'))).toEqual(before)
  })

  test('is read although a virus scanner holds the file in between', () => {
    putRegistry(listed, exported(...everything))
    const readWhileHeld = (name: string, times: number) => {
      let failed = 0
      const disk = failDisk(tmpdir(), (_number, call) => {
        if (call.name !== name || !call.path.includes('hcw-policy-') || failed === times) return null
        failed += 1
        return 'EBUSY'
      })
      const state = read()
      disk.restore()
      return [state.kind, failed > 1]
    }
    const states = [readWhileHeld('readFileSync', 2), readWhileHeld('rmSync', Number.POSITIVE_INFINITY)]
    for (const name of readdirSync(tmpdir()).filter((one) => one.startsWith('hcw-policy-'))) {
      rmSync(join(tmpdir(), name), { recursive: true })
    }
    expect(states).toEqual([
      ['loaded', true],
      ['loaded', true]
    ])
  })

  test('cannot be read, and is not none, where there is no folder for temporary files', () => {
    putRegistry(listed, exported(...everything))
    vi.stubEnv('TMPDIR', join(folder, 'none'))
    const state = read()
    vi.unstubAllEnvs()
    expect(state).toEqual(wrong('unreadable'))
  })

  test.each<[string, string, string, string]>([
    ['an unknown value', '"ratePerSecnd"=dword:00000006', 'member-unknown', 'ratePerSecnd'],
    ['a default value', '@="x"', 'member-unknown', ''],
    ['what only files have', '"version"=dword:00000001', 'member-unknown', 'version'],
    ['a number as text', '"ratePerSecond"="6"', 'member-wrong', 'ratePerSecond'],
    ['a text as number', '"language"=dword:00000001', 'member-wrong', 'language'],
    ['a switch that is neither on nor off', '"mustPersist"=dword:00000002', 'member-wrong', 'mustPersist'],
    ['bytes', '"language"=hex(7):64,00,65,00,00,00,\\\r\n  00,00', 'member-wrong', 'language'],
    ['a number beyond the limit', '"ratePerSecond"=dword:00000032', 'member-wrong', 'ratePerSecond'],
    ['half a server', '"server.name"="Hospital"', 'member-wrong', 'server.address'],
    ['an unknown key', `[${policyKey}\\doctors]\r\n"a"="b"`, 'member-unknown', 'doctors'],
    [
      'an entry that is no text',
      `[${policyKey}\\directory\\queue]\r\n"a"=dword:00000001`,
      'member-wrong',
      'directory\\queue\\a'
    ]
  ])('with %s is refused by its name', (_what, line, code, member) => {
    putRegistry(listed, exported(`[${policyKey}]`, line))
    expect(read()).toEqual(wrong(code, member))
  })

  test('has names in any case', () => {
    putRegistry(
      listed,
      exported(`[${policyKey.toUpperCase()}]`, '"RATEPERSECOND"=dword:00000003', '"Off.Practice"=dword:00000001')
    )
    expect(read()).toEqual({ kind: 'loaded', policy: { ratePerSecond: 3, off: ['practice'] } })
  })

  describe('and a file on Windows', () => {
    const file = () => [{ kind: 'file', path: join(folder, 'policy.json'), guard: 'access-list' }] as const
    const mine = 'O:S-1-5-21-1-2-3-1001G:DUD:AI(A;ID;FA;;;SY)(A;ID;0x1200a9;;;BU)'
    const installed = 'O:BAG:SYD:PAI(A;OICI;FA;;;SY)(A;OICI;FA;;;BA)(A;OICI;0x1200a9;;;BU)'

    test.each<[string, readonly string[], object]>([
      ['only administrators may change both', [installed, installed], { kind: 'loaded', policy: {} }],
      ['a user owns the file', [mine, installed], { kind: 'wrong', problem: { code: 'unsafe', member: '' } }],
      ['a user owns the folder', [installed, mine], { kind: 'wrong', problem: { code: 'unsafe', member: '' } }],
      ['only one of them is answered', [installed], { kind: 'wrong', problem: { code: 'unproven', member: '' } }],
      ['nothing is answered', [], { kind: 'wrong', problem: { code: 'unproven', member: '' } }]
    ])('where %s', (_what, lists, state) => {
      writeFileSync(join(folder, 'policy.json'), '{}')
      const command = `Get-Acl -LiteralPath '${folder}/policy.json','${folder}' | Select-Object -ExpandProperty Sddl`
      const prints = lists.map((list) => `printf '%s\\r\\n' '${list}'`)
      putPowerShell(`[ "$4" = "${command}" ] || exit 1`, ...prints, 'exit 0')
      expect(readPolicy(file(), createWindowsTools(folder))).toMatchObject(state)
    })

    test('is none where there is no file, and nobody is asked', () => {
      expect(readPolicy(file(), createWindowsTools(folder))).toEqual({ kind: 'none' })
    })
  })
})

test('any bytes are the export of the key or none, and never fail', () => {
  const line = fc.constantFrom(...everything, '"a"="b', '[', '@=hex:00', 'x')
  const anyBytes = fc.oneof(
    fc.uint8Array(),
    fc.array(line).map((lines) => exported(...lines))
  )
  fc.assert(
    fc.property(anyBytes, (bytes) => {
      const keys = parseExportedKey(bytes, policyKey)
      expect(keys === null || keys instanceof Map).toBe(true)
    })
  )
})

test.each<[string, boolean]>([
  ['O:BAG:BAD:P(A;OICI;FA;;;SY)(A;OICI;FA;;;BA)(A;OICI;0x1200a9;;;BU)', true],
  ['O:SYG:SYD:(A;;FA;;;SY)(A;;FRFX;;;WD)', true],
  ['O:S-1-5-32-544D:(A;;0x1f01ff;;;S-1-5-18)(D;;FA;;;AN)', true],
  ['O:BAG:BAD:P(A;OICIIO;GA;;;CO)(A;;FA;;;BA)S:(AU;FA;FA;;;WD)', true],
  // The system's default below ProgramData: users may make files.
  ['O:BAG:SYD:AI(A;OICIID;FA;;;SY)(A;OICIID;FA;;;BA)(A;OICIID;0x1200a9;;;BU)(A;CIID;DCLCRPCR;;;BU)', false],
  ['O:BAG:BAD:(A;;0x1301bf;;;AU)', false],
  ['O:BAG:BAD:(A;;FRFW;;;BU)', false],
  ['O:BAG:BAD:(A;;WD;;;BU)', false],
  ['O:BUG:BAD:P(A;;FA;;;BA)', false],
  ['O:BAG:BAD:NO_ACCESS_CONTROL', false],
  ['O:BAG:BA', false],
  ['O:BAG:BAD:P(A;;FA;;;BA)(ZZ;;FR;;;BU)', false],
  ['', false]
])('of %s it is said whether only administrators may change it', (sddl, isSo) => {
  expect(onlyAdministratorsChange(sddl)).toBe(isSo)
})

test('the access list that the .msi gives the policy’s folder is one that the app accepts', () => {
  const source = readFileSync(join(import.meta.dirname, '../../build/msi-project.ts'), 'utf8')
  const [, sddl = ''] = /policyFolderSddl = '(.+)'/.exec(source) ?? []
  expect(onlyAdministratorsChange(sddl)).toBe(true)
})
