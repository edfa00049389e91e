import { readdirSync, readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'

// `node build/licences.ts`: writes THIRD-PARTY.md, which is packed next to the app.

const root = join(import.meta.dirname, '..')

export interface ShippedPackage {
  readonly name: string
  readonly version: string
  readonly licence: string
  /** The words of its licence, '' where it brings none. */
  readonly text: string
}

interface LockedPackage {
  readonly version: string
  readonly license?: string
  readonly dev?: boolean
  readonly devOptional?: boolean
}

/** Every package that the app's bundles may hold parts of: `dependencies` and what those need, by the lock file. */
export function shippedPackages(): ShippedPackage[] {
  const lock = JSON.parse(readFileSync(join(root, 'package-lock.json'), 'utf8'))
  const locked = Object.entries(lock.packages as Record<string, LockedPackage>)
  return locked
    .filter(([path, { dev, devOptional }]) => path !== '' && dev !== true && devOptional !== true)
    .map(([path, { version, license }]) => ({
      name: path.slice(path.lastIndexOf('node_modules/') + 'node_modules/'.length),
      version,
      licence: license ?? 'unknown',
      text: licenceText(join(root, path))
    }))
    .sort((a, b) => a.name.localeCompare(b.name, 'en'))
}

function licenceText(folder: string): string {
  const names = readdirSync(folder).filter((name) => /^(licen[cs]e|notice|copying)/i.test(name))
  return names
    .sort()
    .map((name) => readFileSync(join(folder, name), 'utf8').replaceAll('\r\n', '\n').trim())
    .join('\n\n')
}

/** THIRD-PARTY.md: a table of what is inside, then each licence once, with the packages that it is of. */
export function thirdPartyPage(packages: readonly ShippedPackage[]): string {
  const table = packages.map(({ name, version, licence }) => `| ${name} | ${version} | ${licence} |`)
  const byText = Map.groupBy(
    packages.filter(({ text }) => text !== ''),
    ({ text }) => text
  )
  const texts = [...byText].flatMap(([text, users]) => [
    `## ${users.map(({ name }) => name).join(', ')}`,
    '',
    '```text',
    text,
    '```',
    ''
  ])
  return [
    '# What HCW Bulk Invite is made with',
    '',
    'Parts of these packages are inside the app. Electron and Chromium bring their own licences beside the program',
    '(`LICENSE.electron.txt`, `LICENSES.chromium.html`). Written by `node build/licences.ts`.',
    '',
    'The letters that look like others are from confusables.txt 18.0.0, copyright 1991-2026 Unicode, Inc., under the',
    'Unicode licence v3: <https://www.unicode.org/license.txt>.',
    '',
    '| package | version | licence |',
    '|---|---|---|',
    ...table,
    '',
    ...texts
  ].join('\n')
}

if (import.meta.main) writeFileSync(join(root, 'THIRD-PARTY.md'), thirdPartyPage(shippedPackages()))
