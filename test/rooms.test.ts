import { readdirSync, readFileSync } from 'node:fs'
import { join, relative, resolve } from 'node:path'
import { expect, test } from 'vitest'

const root = join(import.meta.dirname, '..')

interface Import {
  readonly file: string
  /** A path from the root, or a package's name. */
  readonly target: string
  /** `import type`: gone once it is built. */
  readonly isOfTypes: boolean
}

/** Every module that a source file of the app names in an import, an export or a dynamic import. */
function importsBelow(folder: string): Import[] {
  return readdirSync(join(root, folder), { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile() && /\.tsx?$/.test(entry.name))
    .flatMap((entry) => {
      const path = join(entry.parentPath, entry.name)
      const text = readFileSync(path, 'utf8')
      const named = text.matchAll(/(\bimport type [^']*)?(?:\bfrom|\bimport)\s*\(?\s*'([^']+)'/g)
      return [...named].map(([, types, name = '']) => ({
        file: relative(root, path),
        isOfTypes: types !== undefined,
        target: name.startsWith('.') ? relative(root, resolve(entry.parentPath, name)) : name
      }))
    })
}

const main = importsBelow('src-main')
const renderer = importsBelow('src-renderer')

function breaches(imports: readonly Import[], isForbidden: (one: Import) => boolean): string[] {
  return imports.filter(isForbidden).map(({ file, target }) => `${file} imports ${target}`)
}

test('the imports are found at all', () => {
  expect(main).toContainEqual({ file: 'src-main/main.ts', target: 'electron', isOfTypes: false })
  expect(renderer.length).toBeGreaterThan(100)
})

test('the window imports nothing of the main process but the contract, and neither Node nor electron', () => {
  const isForbidden = ({ target }: Import) =>
    target.startsWith('src-main') || target.startsWith('node:') || target === 'electron' || target === 'electron-store'
  expect(breaches(renderer, isForbidden)).toEqual([])
})

test('the main process imports nothing of the window', () => {
  expect(breaches(main, ({ target }) => target.startsWith('src-renderer'))).toEqual([])
})

test('only shell, main, preload and the adapters of the vault import electron', () => {
  const mayImport = /^src-main\/(shell\/|main\.ts$|preload\.ts$|vault\/electron-)/
  const isForbidden = ({ file, target }: Import) =>
    (target === 'electron' || target === 'electron-store') && !mayImport.test(file)
  expect(breaches(main, isForbidden)).toEqual([])
})

test('the contract imports only zod and itself', () => {
  const contract = main.filter(({ file }) => file.startsWith('src-main/contract/'))
  expect(breaches(contract, ({ target }) => target !== 'zod' && !target.startsWith('src-main/contract/'))).toEqual([])
})

test('pure rooms import neither React nor other rooms with effects', () => {
  const pure = renderer.filter(({ file }) => /^src-renderer\/(list|export)\//.test(file))
  const isForbidden = ({ target }: Import) =>
    target.startsWith('react') || /^src-renderer\/(app|screens|components|workspace|bridge)/.test(target)
  expect(breaches(pure, isForbidden)).toEqual([])
})

test('texts are read only by i18n, which knows no screen: the contract, React and itself', () => {
  const i18n = renderer.filter(({ file }) => file.startsWith('src-renderer/i18n/'))
  expect(i18n.length).toBeGreaterThan(10)
  const mayImport = /^(react$|react-aria-components$|#contract\/|virtual:texts-|src-renderer\/(i18n|locales)\/)/
  expect(breaches(i18n, ({ target }) => !mayImport.test(target))).toEqual([])
  const others = renderer.filter(({ file }) => !file.startsWith('src-renderer/i18n/'))
  expect(breaches(others, ({ target }) => /^(virtual:texts-|src-renderer\/locales)/.test(target))).toEqual([])
})

test('the window takes nothing of the list’s worker but its types: its code stays out of what the window loads', () => {
  const taken = renderer
    .filter(({ file }) => !file.startsWith('src-renderer/workspace/worker/'))
    .filter(({ target }) => target.startsWith('src-renderer/workspace/worker/'))
  expect(taken.length).toBeGreaterThan(0)
  expect(breaches(taken, ({ isOfTypes }) => !isOfTypes)).toEqual([])
})

test('the state machine, the pacer, the rules of retention and presence are pure: no clock, network or disk of their own', () => {
  const isPure = /^src-main\/((sending\/(state-machine|pacer)|retention\/(rule|clock-trust))\.ts$|presence\/)/
  const pure = main.filter(({ file }) => isPure.test(file))
  expect(breaches(pure, ({ target }) => target.startsWith('node:') || target === 'ky')).toEqual([])
})

test('the log knows nothing that holds patients: the contract’s words, the policy, and itself', () => {
  const log = main.filter(({ file }) => file.startsWith('src-main/log/'))
  const mayImport = /^(node:|zod$|#contract\/|src-main\/(contract|log|policy)\/)/
  expect(breaches(log, ({ target }) => !mayImport.test(target))).toEqual([])
})

test('the network room knows ways, not servers: only Node, undici, the contract and itself', () => {
  const network = main.filter(({ file }) => file.startsWith('src-main/network/'))
  expect(network.length).toBeGreaterThan(10)
  const isForbidden = ({ target }: Import) => !/^(node:|undici$|#contract\/|src-main\/network\/)/.test(target)
  expect(breaches(network, isForbidden)).toEqual([])
})

test('retention decides and the records erase: neither reaches past the port between them', () => {
  const retention = main.filter(({ file }) => file.startsWith('src-main/retention/'))
  const isForbidden = ({ target }: Import) => target.startsWith('src-main/records/') || target.startsWith('node:')
  expect(breaches(retention, isForbidden)).toEqual([])
})

test('only the hcw room knows the paths of the API', () => {
  const offenders = [...new Set(main.map(({ file }) => file))]
    .filter((file) => !/^src-main\/(hcw|practice)\//.test(file))
    .filter((file) => /api\/v1|x-access-token|login-local/.test(readFileSync(join(root, file), 'utf8')))
  expect(offenders).toEqual([])
})
