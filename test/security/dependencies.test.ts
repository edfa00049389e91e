import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import { shippedWithAdvisories } from '../../build/audit.ts'
import { shippedPackages, thirdPartyPage } from '../../build/licences.ts'
import { createSbom } from '../../build/sbom.ts'

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

test('the bill of materials has Electron and every shipped package', () => {
  const named = new Set(createSbom().components.map(({ name, version }) => `${name} ${version}`))
  const inside = [...shippedPackages(), { name: 'electron', version: manifest.devDependencies.electron }]
  expect(inside.map(({ name, version }) => `${name} ${version}`).filter((one) => !named.has(one))).toEqual([])
})

test('an advisory for Electron or a shipped package stops a release, one for a tool does not', () => {
  const report = {
    vulnerabilities: { electron: { severity: 'high' }, ky: { severity: 'low' }, vite: { severity: 'high' } }
  }
  expect(shippedWithAdvisories(report, ['electron', 'ky'])).toEqual(['electron: high', 'ky: low'])
})

test('of all packages only Node runs a script when it is installed; each other one that has one is refused by name', () => {
  const lock = JSON.parse(readFileSync(join(root, 'package-lock.json'), 'utf8'))
  const locked = Object.entries(lock.packages as Record<string, { hasInstallScript?: boolean }>)
  const scripted = locked.filter(([, { hasInstallScript }]) => hasInstallScript === true)
  const names = scripted.map(([path]) => path.replace(/^.*node_modules\//, ''))
  expect(manifest.allowScripts).toEqual(Object.fromEntries(names.map((name) => [name, name === 'node'])))
})

const workflows = readdirSync(join(root, '.github/workflows')).map((name) => ({
  name,
  text: readFileSync(join(root, '.github/workflows', name), 'utf8')
}))

test('every action of the workflows is fixed by its digest', () => {
  const used = workflows.flatMap(({ text }) => [...text.matchAll(/uses: (.*)/g)].map(([, action = '']) => action))
  expect(used.length).toBeGreaterThan(5)
  expect(used.filter((action) => !/^[\w-]+\/[\w-]+@[0-9a-f]{40} # v\d+\.\d+\.\d+$/.test(action))).toEqual([])
})

test('where the app is signed, no package runs a script of its own', () => {
  const jobs = workflows.flatMap(({ text }) => text.split(/^ {2}(?=\w+:$)/m))
  const signing = jobs.filter((job) => job.includes('CSC_LINK'))
  expect(signing.length).toBe(1)
  expect(signing.flatMap((job) => job.match(/npm (?:ci|install|i)\b.*/g) ?? [])).toEqual(['npm ci --ignore-scripts'])
})
