import { spawnSync } from 'node:child_process'
import { readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { shippedPackages } from './licences.ts'

// `node build/sbom.ts FILE`: writes what is inside the installers, in CycloneDX.

const root = join(import.meta.dirname, '..')

interface Component {
  readonly name: string
  readonly version: string
  readonly 'bom-ref': string
}

/** A bill of materials in CycloneDX, as far as it is changed here. */
export interface Sbom {
  readonly components: readonly Component[]
  readonly dependencies: readonly { readonly ref: string; readonly dependsOn: readonly string[] }[]
}

/**
 * The packages that the app's bundles may hold, and Electron. npm describes each, but counts Electron among the tools, and
 * with them packages that tools need as well.
 */
export function createSbom(): Sbom {
  const words = ['sbom', '--package-lock-only', '--sbom-format=cyclonedx']
  // npm is a script of the shell on Windows.
  const { stdout, status } = spawnSync('npm', words, {
    cwd: root,
    encoding: 'utf8',
    maxBuffer: 64 * 1024 * 1024,
    shell: process.platform === 'win32'
  })
  if (status !== 0) throw new Error('npm sbom has failed')
  const all: Sbom = JSON.parse(stdout)
  const { devDependencies } = JSON.parse(readFileSync(join(root, 'package.json'), 'utf8'))
  const inside = new Set(shippedPackages().map(({ name, version }) => `${name} ${version}`))
  inside.add(`electron ${devDependencies.electron}`)
  const components = all.components.filter(({ name, version }) => inside.has(`${name} ${version}`))
  const refs = new Set(components.map((component) => component['bom-ref']))
  const dependencies = all.dependencies
    .filter(({ ref }) => refs.has(ref))
    .map(({ ref, dependsOn }) => ({ ref, dependsOn: dependsOn.filter((one) => refs.has(one)) }))
  return { ...all, components, dependencies }
}

if (import.meta.main) writeFileSync(process.argv[2] ?? 'sbom.cdx.json', JSON.stringify(createSbom(), undefined, 2))
