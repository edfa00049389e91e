import { existsSync, mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { FuseV1Options } from '@electron/fuses'
import { Arch, build, Platform } from 'electron-builder'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { fuses, setFuses, wrongFuses } from '../../build/fuses.ts'
import configuration from '../../electron-builder.ts'
import { buildIfOlder } from '../electron-host/build.ts'
import { binaryWithFuses, fuseSentinel } from './fake-electron.ts'

const root = join(import.meta.dirname, '..', '..')
const folder = mkdtempSync(join(tmpdir(), 'hcw-packaging-'))
afterAll(() => rmSync(folder, { recursive: true, force: true }))

const emptyPlist = `<?xml version="1.0" encoding="UTF-8"?>
<!DOCTYPE plist PUBLIC "-//Apple//DTD PLIST 1.0//EN" "http://www.apple.com/DTDs/PropertyList-1.0.dtd">
<plist version="1.0"><dict><key>CFBundleExecutable</key><string>Electron</string></dict></plist>
`

describe('the fuses', () => {
  test('are nine, every one spelled out', () => {
    const names = Object.keys(fuses).map((index) => FuseV1Options[Number(index)])
    expect(names).toEqual([
      'RunAsNode',
      'EnableCookieEncryption',
      'EnableNodeOptionsEnvironmentVariable',
      'EnableNodeCliInspectArguments',
      'EnableEmbeddedAsarIntegrityValidation',
      'OnlyLoadAppFromAsar',
      'LoadBrowserProcessSpecificV8Snapshot',
      'GrantFileProtocolExtraPrivileges',
      'WasmTrapHandlers'
    ])
  })

  test('are set in a binary and read back from it', async () => {
    const binary = join(folder, 'nine-fuses')
    writeFileSync(binary, binaryWithFuses(9))
    const before = await wrongFuses(binary)
    await setFuses(binary)
    const wire = readFileSync(binary).subarray(1000 + fuseSentinel.length + 2, 1000 + fuseSentinel.length + 11)
    expect([before, await wrongFuses(binary), wire.toString()]).toEqual([
      [
        'RunAsNode',
        'EnableNodeOptionsEnvironmentVariable',
        'EnableNodeCliInspectArguments',
        'LoadBrowserProcessSpecificV8Snapshot',
        'GrantFileProtocolExtraPrivileges'
      ],
      [],
      '010011001'
    ])
  })

  test('of an Electron that has one more stop the packaging', async () => {
    const binary = join(folder, 'ten-fuses')
    writeFileSync(binary, binaryWithFuses(10))
    await expect(setFuses(binary)).rejects.toThrow()
  })
})

describe('the package, built around a fake runtime', () => {
  const runtime = join(folder, 'runtime')
  const output = join(folder, 'dist')
  const unpacked = join(output, 'linux-unpacked')

  // Everything but the runtime itself, which a closed network does not reach: the real configuration and hooks run.
  beforeAll(async () => {
    buildIfOlder()
    mkdirSync(join(runtime, 'locales'), { recursive: true })
    mkdirSync(join(runtime, 'resources'))
    writeFileSync(join(runtime, 'electron'), binaryWithFuses(9), { mode: 0o755 })
    writeFileSync(join(runtime, 'LICENSE'), 'Electron’s')
    for (const language of ['fr', 'de', 'it', 'en-US', 'ja'])
      writeFileSync(join(runtime, 'locales', `${language}.pak`), '')
    await build({
      targets: Platform.LINUX.createTarget('dir'),
      projectDir: root,
      publish: 'never',
      // In addition to electron-builder.ts, which it reads automatically.
      config: { electronDist: runtime, directories: { output } }
    })
  }, 240_000)

  test('contains only the built app and its manifest: no tests, sources, maps or modules', () => {
    const files = filesInArchive(join(unpacked, 'resources', 'app.asar'))
    const built = ['main', 'preload', 'renderer'].flatMap((part) =>
      readdirSync(join(root, 'out', part), { recursive: true, withFileTypes: true })
        .filter((entry) => entry.isFile())
        .map((entry) => join(entry.parentPath, entry.name).slice(root.length + 1))
    )
    expect(files.sort()).toEqual([...built, 'package.json'].sort())
    expect(files.filter((file) => /\.(map|tsx?)$|(^|\/)(test|node_modules|src-[a-z]+)\//.test(file))).toEqual([])
  })

  test('has a manifest without build information', () => {
    const manifest = JSON.parse(fileInArchive(join(unpacked, 'resources', 'app.asar'), 'package.json'))
    expect([manifest.scripts, manifest.devDependencies, manifest.main]).toEqual([
      undefined,
      undefined,
      './out/main/main.js'
    ])
  })

  test('has its fuses as they should be, read from its program', async () => {
    expect(await wrongFuses(join(unpacked, 'hcw-bulk-invite'))).toEqual([])
  })

  test('contains the licences, what IT sets a policy with, and the four languages', () => {
    expect([
      existsSync(join(unpacked, 'resources', 'THIRD-PARTY.md')),
      existsSync(join(unpacked, 'resources', 'policy.schema.json')),
      existsSync(join(unpacked, 'resources', 'admx', 'de-DE', 'HcwBulkInvite.adml')),
      existsSync(join(unpacked, 'LICENSE.electron.txt')),
      readdirSync(join(unpacked, 'locales')).sort()
    ]).toEqual([true, true, true, true, ['de.pak', 'en-US.pak', 'fr.pak', 'it.pak']])
  })
})

describe('the package for macOS, built around a fake runtime', () => {
  const runtime = join(folder, 'runtime-mac')
  const contents = join(folder, 'dist-mac', 'mac', 'HCW Bulk Invite.app', 'Contents')

  beforeAll(async () => {
    buildIfOlder()
    const given = join(runtime, 'Electron.app', 'Contents')
    const framework = join(given, 'Frameworks', 'Electron Framework.framework')
    const languages = join(framework, 'Versions', 'A', 'Resources', 'fr.lproj')
    for (const part of [languages, join(given, 'MacOS'), join(given, 'Resources', 'fr.lproj')]) {
      mkdirSync(part, { recursive: true })
    }
    writeFileSync(join(framework, 'Electron Framework'), binaryWithFuses(9))
    writeFileSync(join(languages, 'locale.pak'), '')
    writeFileSync(join(given, 'MacOS', 'Electron'), '')
    for (const helper of ['', ' (Renderer)', ' (GPU)', ' (Plugin)']) {
      const name = `Electron Helper${helper}`
      const helperContents = join(given, 'Frameworks', `${name}.app`, 'Contents')
      mkdirSync(join(helperContents, 'MacOS'), { recursive: true })
      writeFileSync(join(helperContents, 'MacOS', name), '')
      writeFileSync(join(helperContents, 'Info.plist'), emptyPlist)
    }
    writeFileSync(join(given, 'Info.plist'), emptyPlist)
    await build({
      targets: Platform.MAC.createTarget('dir', Arch.x64),
      projectDir: root,
      publish: 'never',
      config: { electronDist: runtime, directories: { output: join(folder, 'dist-mac') } }
    })
  }, 240_000)

  test('has its fuses as they should be', async () => {
    expect(await wrongFuses(join(contents, '..'))).toEqual([])
  })

  test('gives the system its id, its archive’s digest, its names and the files that it opens', () => {
    const plist = readFileSync(join(contents, 'Info.plist'), 'utf8')
    const lines = [
      /<key>CFBundleIdentifier<\/key>\s*<string>com\.hcw-at-home\.bulk-invite<\/string>/,
      /<key>ElectronAsarIntegrity<\/key>\s*<dict>\s*<key>Resources\/app\.asar<\/key>\s*<dict>\s*<key>algorithm<\/key>\s*<string>SHA256/,
      /<key>LSHasLocalizedDisplayName<\/key>\s*<true\/>/,
      /<key>LSHandlerRank<\/key>\s*<string>Alternate<\/string>/
    ]
    expect(lines.filter((line) => !line.test(plist)).map(String)).toEqual([])
    const names = ['fr', 'de', 'it', 'en'].map((language) =>
      /CFBundleName = "(.+)"/.exec(
        readFileSync(join(contents, 'Resources', `${language}.lproj`, 'InfoPlist.strings'), 'utf8')
      )
    )
    expect(names.map((name) => name?.[1])).toEqual([
      'HCW Invitations groupées',
      'HCW Sammeleinladungen',
      'HCW Inviti multipli',
      'HCW Bulk Invite'
    ])
  })
})

describe('what the systems need', () => {
  test('is where the configuration says', () => {
    const { mac, win, nsis, linux, afterPack } = configuration
    const paths = [mac?.icon, mac?.entitlements, win?.icon, nsis?.include, linux?.icon, afterPack]
    const missing = paths.filter((path) => typeof path !== 'string' || !existsSync(join(root, path)))
    expect(missing).toEqual([])
  })

  test('the running app has the id of the installed one', () => {
    const main = readFileSync(join(root, 'src-main/main.ts'), 'utf8')
    expect(/setAppUserModelId\('([^']+)'\)/.exec(main)?.[1]).toBe(configuration.appId)
  })

  test('icons have the sizes that each system requires', () => {
    const ico = readFileSync(join(root, 'build/icon.ico'))
    const entries = Array.from({ length: ico.readUInt16LE(4) }, (_, index) => {
      const entry = 6 + 16 * index
      const png = ico.subarray(ico.readUInt32LE(entry + 12)).subarray(0, ico.readUInt32LE(entry + 8))
      return widthOf(png)
    })
    const icns = readFileSync(join(root, 'build/icon.icns'))
    const types: [string, number][] = []
    for (let at = 8; at < icns.length; at += icns.readUInt32BE(at + 4)) {
      types.push([icns.toString('latin1', at, at + 4), widthOf(icns.subarray(at + 8))])
    }
    const pictures = readdirSync(join(root, 'build/icons')).map((name) => [
      name,
      `${widthOf(readFileSync(join(root, 'build/icons', name)))}`
    ])
    expect([entries, types, pictures.every(([name, width]) => name === `${width}x${width}.png`)]).toEqual([
      [16, 24, 32, 48, 64, 128, 256],
      [
        ['ic11', 32],
        ['ic12', 64],
        ['ic07', 128],
        ['ic13', 256],
        ['ic08', 256],
        ['ic14', 512],
        ['ic09', 512],
        ['ic10', 1024]
      ],
      true
    ])
  })

  test('the release workflow runs scripts and files that exist', () => {
    const workflow = readFileSync(join(root, '.github/workflows/release.yml'), 'utf8')
    const manifest = JSON.parse(readFileSync(join(root, 'package.json'), 'utf8'))
    const scripts = [...workflow.matchAll(/npm run ([a-z:]+)/g)].map(([, name = '']) => name)
    const files = [...workflow.matchAll(/\b((?:build|test)\/[\w/-]+\.ts)\b/g)].map(([, file = '']) => file)
    expect([scripts.length > 0, files.length > 0]).toEqual([true, true])
    expect(scripts.filter((name) => manifest.scripts[name] === undefined)).toEqual([])
    expect(files.filter((file) => !existsSync(join(root, file)))).toEqual([])
  })

  test('macOS has the app’s name in each language', () => {
    const names = readdirSync(join(root, 'build/names')).sort()
    expect(names).toEqual(['de.lproj', 'en.lproj', 'fr.lproj', 'it.lproj'])
    for (const name of names) {
      expect(readFileSync(join(root, 'build/names', name, 'InfoPlist.strings'), 'utf8')).toMatch(
        /^CFBundleDisplayName = "HCW .+";\nCFBundleName = "HCW .+";\n$/
      )
    }
  })
})

function widthOf(png: Buffer): number {
  expect(png.toString('latin1', 1, 4)).toBe('PNG')
  return png.readUInt32BE(16)
}

interface ArchivedFile {
  readonly files?: Readonly<Record<string, ArchivedFile>>
  readonly size?: number
  readonly offset?: string
}

/** Electron's archive: two pickled numbers, the length of a JSON tree, the tree, then the files. */
function readArchive(path: string): { readonly tree: ArchivedFile; readonly content: Buffer } {
  const archive = readFileSync(path)
  return {
    tree: JSON.parse(archive.toString('utf8', 16, 16 + archive.readUInt32LE(12))),
    content: archive.subarray(8 + archive.readUInt32LE(4))
  }
}

function filesInArchive(path: string): string[] {
  const within = ({ files }: ArchivedFile, above: string): string[] =>
    Object.entries(files ?? {}).flatMap(([name, file]) =>
      file.files === undefined ? [above + name] : within(file, `${above}${name}/`)
    )
  return within(readArchive(path).tree, '')
}

function fileInArchive(path: string, name: string): string {
  const { tree, content } = readArchive(path)
  const file = tree.files?.[name]
  const offset = Number(file?.offset)
  return content.toString('utf8', offset, offset + (file?.size ?? 0))
}
