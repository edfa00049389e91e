import { spawnSync } from 'node:child_process'
import { join } from 'node:path'
import { shippedPackages } from './licences.ts'

// `node build/audit.ts`: fails where a package that is shipped, or Electron, has a known hole.

/** Of npm's report: advisories by the name of the package. */
export interface AuditReport {
  readonly vulnerabilities: Readonly<Record<string, { readonly severity: string }>>
}

/** The packages in the installers that have advisories. Those of tools, which nobody gets, do not count. */
export function shippedWithAdvisories({ vulnerabilities }: AuditReport, shipped: readonly string[]): string[] {
  return Object.entries(vulnerabilities)
    .filter(([name]) => shipped.includes(name))
    .map(([name, { severity }]) => `${name}: ${severity}`)
}

if (import.meta.main) {
  // npm is a script of the shell on Windows. It ends with 1 where there are advisories of any package.
  const { stdout } = spawnSync('npm', ['audit', '--json'], {
    cwd: join(import.meta.dirname, '..'),
    encoding: 'utf8',
    shell: process.platform === 'win32'
  })
  // A report that npm could not get has no advisories to count: reading it fails, and so does the release.
  const found = shippedWithAdvisories(JSON.parse(stdout), ['electron', ...shippedPackages().map(({ name }) => name)])
  for (const line of found) console.log(line)
  process.exitCode = found.length === 0 ? 0 : 1
}
