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
  /** `import(…)`: loaded when it is needed. */
  readonly isLater: boolean
}

/** Every module that a source file of the app names in an import, an export or a dynamic import. */
function importsBelow(folder: string): Import[] {
  return readdirSync(join(root, folder), { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile() && /\.tsx?$/.test(entry.name))
    .flatMap((entry) => {
      const path = join(entry.parentPath, entry.name)
      const text = readFileSync(path, 'utf8')
      const named = text.matchAll(/(\bimport type [^']*)?(?:\bfrom|\bimport)\s*(\()?\s*'([^']+)'/g)
      return [...named].map(([, types, later, name = '']) => ({
        file: relative(root, path),
        isOfTypes: types !== undefined,
        isLater: later !== undefined,
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
  expect(main).toContainEqual({ file: 'src-main/main.ts', target: 'electron', isOfTypes: false, isLater: false })
  expect(renderer.length).toBeGreaterThan(100)
})

test('the window imports of the main process only the contract, and neither Node nor electron', () => {
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
    target.startsWith('react') || /^src-renderer\/(app|screens|components|workspace|state)/.test(target)
  expect(breaches(pure, isForbidden)).toEqual([])
})

test('only i18n reads texts, and it imports only the contract, React and itself', () => {
  const i18n = renderer.filter(({ file }) => file.startsWith('src-renderer/i18n/'))
  expect(i18n.length).toBeGreaterThan(10)
  const mayImport = /^(react$|react-aria-components$|#contract\/|virtual:texts-|src-renderer\/(i18n|locales)\/)/
  expect(breaches(i18n, ({ target }) => !mayImport.test(target))).toEqual([])
  const others = renderer.filter(({ file }) => !file.startsWith('src-renderer/i18n/'))
  expect(breaches(others, ({ target }) => /^(virtual:texts-|src-renderer\/locales)/.test(target))).toEqual([])
})

test('the window imports only types of the list’s worker, so that its code stays out of what the window loads', () => {
  const taken = renderer
    .filter(({ file }) => !file.startsWith('src-renderer/workspace/worker/'))
    .filter(({ target }) => target.startsWith('src-renderer/workspace/worker/'))
  expect(taken.length).toBeGreaterThan(0)
  expect(breaches(taken, ({ isOfTypes }) => !isOfTypes)).toEqual([])
})

test('the window loads no schemas before its first screen: zod would be a tenth of what it loads', () => {
  const found = new Set(['src-renderer/main.tsx'])
  const all = [...renderer, ...main]
  // A set also goes over what is added meanwhile.
  for (const file of found) {
    for (const { isOfTypes, isLater, target } of all.filter((one) => one.file === file)) {
      if (!isOfTypes && !isLater) found.add(target.replace('#contract/', 'src-main/contract/'))
    }
  }
  expect(found).toContain('src-renderer/screens/lists/lists-screen.tsx')
  expect(found).not.toContain('zod')
})

test('the state machine, the pacer, the rules of retention and presence are pure: no clock, network or disk of their own', () => {
  const isPure = /^src-main\/((sending\/(state-machine|pacer)|retention\/(retention-rule|clock-trust))\.ts$|presence\/)/
  const pure = main.filter(({ file }) => isPure.test(file))
  expect(breaches(pure, ({ target }) => target.startsWith('node:') || target === 'ky')).toEqual([])
})

test('the log imports nothing that has patients’ data: only the contract, the policy and itself', () => {
  const log = main.filter(({ file }) => file.startsWith('src-main/log/'))
  const mayImport = /^(node:|zod$|#contract\/|src-main\/(contract|log|policy)\/)/
  expect(breaches(log, ({ target }) => !mayImport.test(target))).toEqual([])
})

test('the network room imports only Node, undici, the contract and itself: it makes connections and knows no API', () => {
  const network = main.filter(({ file }) => file.startsWith('src-main/network/'))
  expect(network.length).toBeGreaterThan(10)
  const isForbidden = ({ target }: Import) => !/^(node:|undici$|#contract\/|src-main\/network\/)/.test(target)
  expect(breaches(network, isForbidden)).toEqual([])
})

test('retention decides and the records erase: neither imports the other except through the port', () => {
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

/**
 * The folders of the window from the bottom up: a file imports from its own folder and from those before it. Texts come
 * early, since exports and components need them. `app` holds the frame and what all screens share: `main.tsx` gives it
 * the screens, so it does not import them.
 */
const windowLayers: readonly string[] = [
  'zod-without-eval.ts',
  'list',
  'locales',
  'i18n',
  'export',
  'components',
  'state',
  'workspace',
  'app',
  'screens',
  'main.tsx'
]

function layerOf(path: string): number {
  const [, folder = ''] = path.split('/')
  return windowLayers.indexOf(folder)
}

/** The path of an imported file; `#contract/` is an alias in package.json. A package keeps its name. */
function importedFile(target: string): string {
  return target.replace(/^#contract\//, 'src-main/contract/')
}

/** Groups of nodes of which each reaches every other (Tarjan), sorted; single nodes are left out. */
function circlesIn(graph: ReadonlyMap<string, readonly string[]>): readonly (readonly string[])[] {
  const order = new Map<string, number>()
  const lowest = new Map<string, number>()
  const path: string[] = []
  const circles: string[][] = []
  function visit(node: string): number {
    const number = order.size
    order.set(node, number)
    lowest.set(node, number)
    path.push(node)
    for (const next of graph.get(node) ?? []) {
      const reached = order.has(next) ? (path.includes(next) ? order.get(next) : undefined) : visit(next)
      if (reached !== undefined) lowest.set(node, Math.min(lowest.get(node) ?? number, reached))
    }
    if (lowest.get(node) === number) {
      const circle = path.splice(path.indexOf(node))
      if (circle.length > 1) circles.push(circle.toSorted())
    }
    return lowest.get(node) ?? number
  }
  for (const node of graph.keys()) if (!order.has(node)) visit(node)
  return circles
}

function graphOf(edges: readonly (readonly [string, string])[]): ReadonlyMap<string, readonly string[]> {
  const groups = Map.groupBy(edges, ([from]) => from)
  return new Map([...groups].map(([from, own]) => [from, [...new Set(own.map(([, to]) => to))]]))
}

test('no files import each other in a circle, not even types', () => {
  const edges = [...main, ...renderer].map(({ file, target }) => [file, importedFile(target)] as const)
  expect(circlesIn(graphOf(edges))).toEqual([])
})

test('circles of any length are found, without the files that only lead to one', () => {
  const edges = ['ab', 'bc', 'ca', 'da', 'de', 'ef', 'fe', 'gh'].map(([from = '', to = '']) => [from, to] as const)
  expect(circlesIn(graphOf(edges)).toSorted()).toEqual([
    ['a', 'b', 'c'],
    ['e', 'f']
  ])
})

test('in the window no folder imports from one above it, not even types', () => {
  const unknown = renderer.filter(({ file }) => layerOf(file) < 0)
  const isUpward = ({ file, target }: Import) => target.startsWith('src-renderer/') && layerOf(target) > layerOf(file)
  expect([breaches(unknown, () => true), breaches(renderer, isUpward)]).toEqual([[], []])
})

test('the folders of screens share without circles', () => {
  const folderOf = (path: string) => /^src-renderer\/screens\/[^/]+/.exec(path)?.[0]
  const edges = renderer.flatMap(({ file, target }) => {
    const [from, to] = [folderOf(file), folderOf(target)]
    return from === undefined || to === undefined || from === to ? [] : [[from, to] as const]
  })
  expect(circlesIn(graphOf(edges))).toEqual([])
})
