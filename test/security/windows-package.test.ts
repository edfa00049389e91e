import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { Arch, build, Platform } from 'electron-builder'
import { DomUtils, parseDocument } from 'htmlparser2'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { wrongFuses } from '../../build/fuses.ts'
import completeProject, { completeMsiProject } from '../../build/msi-project.ts'
import { windowsSigning } from '../../build/windows-signing.ts'
import configuration from '../../electron-builder.ts'
import { listFileExtensions } from '../../src-main/shell/opened-files.ts'
import { buildIfOlder } from '../electron-host/build.ts'
import { windowsProgram } from './fake-electron.ts'

const root = join(import.meta.dirname, '..', '..')
const folder = mkdtempSync(join(tmpdir(), 'hcw-windows-package-'))
afterAll(() => rmSync(folder, { recursive: true, force: true }))

type Attributes = Readonly<Record<string, string>>

describe('the source of the .msi, written by electron-builder around a fake runtime', () => {
  const runtime = join(folder, 'runtime')
  const output = join(folder, 'dist')
  let source = ''

  // Up to the compiler of WiX, which is a program for Windows that electron-builder downloads.
  beforeAll(async () => {
    buildIfOlder()
    mkdirSync(join(runtime, 'locales'), { recursive: true })
    mkdirSync(join(runtime, 'resources'))
    writeFileSync(join(runtime, 'electron.exe'), windowsProgram())
    writeFileSync(join(runtime, 'locales', 'fr.pak'), '')
    const isWritten = new Error('written')
    const building = build({
      targets: Platform.WINDOWS.createTarget('msi', Arch.x64),
      projectDir: root,
      publish: 'never',
      config: {
        electronDist: runtime,
        directories: { output },
        win: { signAndEditExecutable: false },
        msiProjectCreated: async (path: string) => {
          await completeProject(path)
          source = readFileSync(path, 'utf8')
          throw isWritten
        }
      }
    })
    await expect(building).rejects.toBe(isWritten)
  }, 240_000)

  const elements = (name: string): Attributes[] =>
    DomUtils.getElementsByTagName(name, parseDocument(source, { xmlMode: true })).map(({ attribs }) => attribs)
  const registered = () =>
    elements('RegistryValue').map(({ Root, Key, Name = '', Type, Value }) => [Root, Key, Name, Type, Value])

  test('is completed by the hook of the configuration', () => {
    expect(configuration.msiProjectCreated).toBe('./build/msi-project.ts')
  })

  test('offers the app under “Open with” for each file that it opens', () => {
    const classes = 'Software\\Classes'
    expect(registered()).toEqual([
      ['HKLM', `${classes}\\HcwBulkInvite.List`, '', 'string', 'HCW Bulk Invite'],
      ['HKLM', `${classes}\\HcwBulkInvite.List\\shell\\open\\command`, '', 'string', '"[#mainExecutable]" "%1"'],
      ...listFileExtensions.map((extension) => [
        'HKLM',
        `${classes}\\${extension}\\OpenWithProgids`,
        'HcwBulkInvite.List',
        'string',
        ''
      ])
    ])
    const main = elements('File').find(({ Id }) => Id === 'mainExecutable')
    expect(main?.['Name']).toBe('HCW Bulk Invite.exe')
  })

  test('makes the app the default of no file', () => {
    const defaults = registered().filter(
      ([, key = '', name]) => /\\\.\w+$/.test(key) || (name === '' && /\\\./.test(key))
    )
    expect([elements('Extension'), elements('ProgId'), elements('Verb'), defaults]).toEqual([[], [], [], []])
  })

  test('makes the policy’s folder: administrators write, users read, nothing is inherited, and it stays', () => {
    const component = elements('Component').find(({ Id }) => Id === 'PolicyFolder')
    const permission = elements('PermissionEx').map(({ Sddl }) => Sddl)
    const place = elements('Directory').filter(({ Id }) => /^(CommonAppDataFolder|POLICYFOLDER)$/.test(Id ?? ''))
    expect([component, permission, place]).toEqual([
      {
        Id: 'PolicyFolder',
        Directory: 'POLICYFOLDER',
        Guid: '6485691B-B226-4FC3-99D6-5D58E36103DC',
        Permanent: 'yes',
        KeyPath: 'yes'
      },
      ['O:BAG:BAD:P(A;OICI;FA;;;SY)(A;OICI;FA;;;BA)(A;OICI;0x1200a9;;;BU)'],
      [{ Id: 'CommonAppDataFolder' }, { Id: 'POLICYFOLDER', Name: 'HCW Bulk Invite' }]
    ])
    // Its parent in the source is the folder of all users' data.
    expect(source).toMatch(/<Directory Id="CommonAppDataFolder"><Directory Id="POLICYFOLDER"/)
  })

  test('has the code by which a new version replaces an old one, refuses to go back, and is for the whole computer', () => {
    const [product] = elements('Product')
    const [upgrade] = elements('MajorUpgrade')
    const machine = elements('Property').find(({ Id }) => Id === 'ALLUSERS')
    expect([product?.['UpgradeCode'], upgrade?.['DowngradeErrorMessage'], machine?.['Value']]).toEqual([
      '4C9F6BB6-AF69-59E8-85F1-EE6BD304A358',
      'A newer version of "[ProductName]" is already installed.',
      '1'
    ])
  })

  test('starts nothing when it has installed, and has each id once', () => {
    const ids = [...elements('Component'), ...elements('Directory')].flatMap(({ Id = [] }) => Id)
    expect([elements('CustomAction'), ids.length - new Set(ids).size]).toEqual([[], 0])
  })

  test('packs a program whose fuses are as they should be', async () => {
    expect(await wrongFuses(join(output, 'win-unpacked', 'HCW Bulk Invite.exe'))).toEqual([])
  })
})

test('a template of electron-builder that is another one stops the packaging', () => {
  expect(() => completeMsiProject('<Wix></Wix>')).toThrow('no single')
})

test('the .exe offers the app for the same files, and takes all of it back', () => {
  const script = readFileSync(join(root, 'build/open-with.nsh'), 'utf8')
  const offered = [...script.matchAll(/insertmacro \$\{DO\} "(\.\w+)"/g)].map(([, extension]) => extension)
  const both = [/WriteRegStr SHCTX "(.*\$\{EXTENSION\}.*?)"/, /DeleteRegValue SHCTX "(.*\$\{EXTENSION\}.*?)"/]
  const keys = both.map((pattern) => pattern.exec(script)?.[1])
  expect([offered, keys[0]]).toEqual([listFileExtensions, keys[1]])
})

describe('programs for Windows', () => {
  const service = {
    WINDOWS_SIGNING_PUBLISHER: 'Hospital',
    WINDOWS_SIGNING_ENDPOINT: 'https://weu.codesigning.azure.net',
    WINDOWS_SIGNING_ACCOUNT: 'account',
    WINDOWS_SIGNING_PROFILE: 'profile'
  }

  test('are signed by the service that the environment names', () => {
    expect(windowsSigning(service)).toEqual({
      azureSignOptions: {
        publisherName: 'Hospital',
        endpoint: 'https://weu.codesigning.azure.net',
        codeSigningAccountName: 'account',
        certificateProfileName: 'profile'
      }
    })
  })

  test('stay unsigned without one, and half of one stops the packaging', () => {
    expect(windowsSigning({ WINDOWS_SIGNING_PUBLISHER: '' })).toEqual({})
    expect(() => windowsSigning({ ...service, WINDOWS_SIGNING_ACCOUNT: '' })).toThrow(
      'signing lacks WINDOWS_SIGNING_ACCOUNT'
    )
  })
})
