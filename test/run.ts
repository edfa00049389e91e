import { spawnSync } from 'node:child_process'
import { mkdtempSync, readFileSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { findOrInstallChromium } from './electron-host/chromium.ts'
import { tellOwnNode } from './tools/own-node.ts'

// Everything that must hold, in one go: types, lint, build, then every test. Ends with `N passed, N failed`.

interface Tally {
  passed: number
  failed: number
}

const root = join(import.meta.dirname, '..')
const tally: Tally = { passed: 0, failed: 0 }

function run(name: string, command: string, args: readonly string[]): boolean {
  console.log(`\n== ${name}`)
  const { status } = spawnSync(join(root, 'node_modules/.bin', command), args, { cwd: root, stdio: 'inherit' })
  return status === 0
}

function step(name: string, command: string, args: readonly string[]): void {
  if (run(name, command, args)) tally.passed++
  else tally.failed++
}

function tests(): void {
  const folder = mkdtempSync(join(tmpdir(), 'hcw-tests-'))
  const outputFile = join(folder, 'result.json')
  const succeeded = run('tests', 'vitest', [
    'run',
    '--config',
    'test/vitest.config.ts',
    '--reporter=default',
    '--reporter=json',
    `--outputFile.json=${outputFile}`,
    ...process.argv.slice(2)
  ])
  try {
    const result = JSON.parse(readFileSync(outputFile, 'utf8'))
    tally.passed += result.numPassedTests
    // A file that fails to load has no tests to count, yet is a failure; so is a run that reports success too early.
    tally.failed += Math.max(result.numFailedTests, result.numFailedTestSuites > 0 || !succeeded ? 1 : 0)
  } catch {
    tally.failed++
  }
  rmSync(folder, { recursive: true, force: true })
}

tellOwnNode()
await findOrInstallChromium()
step('types: main process', 'tsc', ['-p', 'src-main'])
step('types: window', 'tsc', ['-p', 'src-renderer'])
step('types: tests', 'tsc', ['-p', 'test'])
step('lint', 'biome', ['check', '.', '--error-on-warnings'])
step('build', 'electron-vite', ['build'])
tests()
console.log(`\n${tally.passed} passed, ${tally.failed} failed`)
process.exitCode = tally.failed === 0 ? 0 : 1
