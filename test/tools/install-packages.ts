import { execFileSync } from 'node:child_process'

/** Installs Debian's packages if the user is root; else throws and says how. */
export function installPackages(...names: readonly string[]): void {
  if (process.getuid?.() !== 0) throw new Error(`Missing: sudo apt-get install ${names.join(' ')}`)
  console.log(`Installing ${names.join(', ')}`)
  execFileSync('apt-get', ['install', '-y', '--no-install-recommends', ...names], { stdio: 'inherit' })
}
