import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import { shippedPackages, thirdPartyPage } from '../../build/licences.ts'

const root = join(import.meta.dirname, '..', '..')
const manifest = JSON.parse(readFileSync(join(root, 'package.json'), 'utf8'))

/** Packages that the app's own sources name in an import, without the paths inside them. */
function importedPackages(): Set<string> {
  const names = ['src-main', 'src-renderer'].flatMap((folder) =>
    readdirSync(join(root, folder), { recursive: true, withFileTypes: true })
      .filter((entry) => entry.isFile() && /\.tsx?$/.test(entry.name))
      .flatMap((entry) => {
        const text = readFileSync(join(entry.parentPath, entry.name), 'utf8')
        return [...text.matchAll(/(?:\bfrom\s+|\bimport\s*\(?\s*)'([@a-z][^'\s]*)'/g)].map(([, name = '']) => name)
      })
  )
  return new Set(names.map((name) => /^(@[^/]+\/)?[^/]+/.exec(name)?.[0] ?? name))
}

test('every dependency is imported, and every import is a dependency', () => {
  const imported = [...importedPackages()].filter((name) => !/^(node:|virtual:|electron$)/.test(name))
  expect(imported.sort()).toEqual(Object.keys(manifest.dependencies).sort())
})

test('every version is pinned', () => {
  const all: Record<string, string> = { ...manifest.dependencies, ...manifest.devDependencies }
  expect(Object.entries(all).filter(([, version]) => !/^\d+\.\d+\.\d+$/.test(version))).toEqual([])
})

test('CONTRIBUTING.md has a reason for every dependency', () => {
  const reasons = readFileSync(join(root, 'CONTRIBUTING.md'), 'utf8')
  const types = /^@types\//
  const named = Object.keys({ ...manifest.dependencies, ...manifest.devDependencies }).filter(
    (name) => !types.test(name)
  )
  expect(named.filter((name) => !reasons.includes(name))).toEqual([])
})

test('licences of shipped packages allow redistribution', () => {
  const allowed = /^(MIT|ISC|0BSD|BSD-2-Clause|BSD-3-Clause|Apache-2\.0|\(MIT OR CC0-1\.0\))$/
  const packages = shippedPackages()
  expect(packages.length).toBeGreaterThan(30)
  expect(packages.filter(({ licence }) => !allowed.test(licence))).toEqual([])
})

test('THIRD-PARTY.md lists the shipped packages', () => {
  expect(readFileSync(join(root, 'THIRD-PARTY.md'), 'utf8')).toBe(thirdPartyPage(shippedPackages()))
})
