import { spawnSync } from 'node:child_process'
import { existsSync, mkdtempSync, readdirSync, readFileSync, rmSync, statfsSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { findOrInstallChromium, isAlive } from './electron-host/chromium.ts'
import { tellOwnNode } from './tools/own-node.ts'

// Everything that must hold, in one go: types, lint, build, then every test. Ends with `N passed, N failed`.

interface Tally {
  passed: number
  failed: number
}

const root = join(import.meta.dirname, '..')
const tally: Tally = { passed: 0, failed: 0 }

function run(name: string, command: string, args: readonly string[], env = process.env): boolean {
  console.log(`\n== ${name}`)
  const { status } = spawnSync(join(root, 'node_modules/.bin', command), args, { cwd: root, stdio: 'inherit', env })
  return status === 0
}

const prefix = 'hcw-tests-'
/** A file system of Linux in memory. */
const memoryDisk = '/dev/shm'
/** Bytes, of a file system and of memory: more than all tests have in files at any time. */
const roomMin = 2 * 2 ** 30

/**
 * Tests write thousands of small files, wait until each is on the disk, and throw them away. Where memory has room for
 * them, nobody waits. What they prove is the same there: they kill processes, not computers.
 */
function folderForTests(): string {
  const onDisk = () => mkdtempSync(join(tmpdir(), prefix))
  if (!existsSync(memoryDisk)) return onDisk()
  removeAbandoned()
  if (process.availableMemory() < roomMin) return onDisk()
  const folder = mkdtempSync(join(memoryDisk, `${prefix}${process.pid}-`))
  const { bavail, bsize } = statfsSync(folder)
  if (bavail * bsize >= roomMin && mayExecuteIn(folder)) return folder
  rmSync(folder, { recursive: true })
  return onDisk()
}

/** Of runs that were killed: they take memory. */
function removeAbandoned(): void {
  for (const name of readdirSync(memoryDisk)) {
    const isOfDead = name.startsWith(prefix) && !isAlive(Number.parseInt(name.slice(prefix.length), 10))
    if (isOfDead) rmSync(join(memoryDisk, name), { recursive: true, force: true })
  }
}

/** Some tests compile a program. */
function mayExecuteIn(folder: string): boolean {
  const program = join(folder, 'program')
  writeFileSync(program, '#!/bin/sh\n', { mode: 0o700 })
  const { status } = spawnSync(program)
  rmSync(program)
  return status === 0
}

function step(name: string, command: string, args: readonly string[]): void {
  if (run(name, command, args)) tally.passed++
  else tally.failed++
}

function tests(): void {
  const folder = folderForTests()
  const outputFile = join(folder, 'result.json')
  const reporters = ['--reporter=default', '--reporter=json', `--outputFile.json=${outputFile}`]
  const succeeded = run(
    'tests',
    'vitest',
    ['run', '--config', 'test/vitest.config.ts', ...reporters, ...process.argv.slice(2)],
    { ...process.env, TMPDIR: folder }
  )
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
