import { spawnSync } from 'node:child_process'
import { existsSync, mkdtempSync, readdirSync, readFileSync, rmSync, statfsSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join, relative, sep } from 'node:path'
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

interface TestFile {
  readonly path: string
  readonly passed: number
  /** Names of failed tests; empty for a file that failed without one: it did not load, or a hook failed. */
  readonly failures: readonly string[]
  readonly hasFailed: boolean
}

interface TestRun {
  readonly files: readonly TestFile[]
  readonly succeeded: boolean
}

/** Runs test files and reads what the runner reports of them; null: it reported nothing that can be read. */
function runTests(name: string, folder: string, args: readonly string[]): TestRun | null {
  const outputFile = join(folder, 'result.json')
  rmSync(outputFile, { force: true })
  const reporters = ['--reporter=default', '--reporter=json', `--outputFile.json=${outputFile}`]
  const all = ['run', '--config', 'test/vitest.config.ts', ...reporters, ...args]
  const succeeded = run(name, 'vitest', all, { ...process.env, TMPDIR: folder })
  try {
    const { testResults } = JSON.parse(readFileSync(outputFile, 'utf8')) as JsonReport
    return { files: testResults.map(testFileOf), succeeded }
  } catch {
    return null
  }
}

interface JsonReport {
  readonly testResults: readonly {
    readonly name: string
    readonly status: string
    readonly assertionResults: readonly { readonly status: string; readonly fullName: string }[]
  }[]
}

function testFileOf({ name, status, assertionResults }: JsonReport['testResults'][number]): TestFile {
  return {
    path: relative(root, name),
    passed: assertionResults.filter((test) => test.status === 'passed').length,
    failures: assertionResults.filter((test) => test.status === 'failed').map(({ fullName }) => fullName),
    hasFailed: status === 'failed'
  }
}

/** More failed files than this are no accident of timing. */
const repeatedMax = 3

/**
 * Many tests drive processes, a browser and sockets against the clock, beside others. A few files that failed are run
 * once more, alone; what fails twice has failed. What searches by itself or kills counts at once.
 */
function mayRepeat({ files, succeeded }: TestRun): boolean {
  const failed = files.filter(({ hasFailed }) => hasFailed)
  return (
    !succeeded && failed.length > 0 && failed.length <= repeatedMax && failed.every(({ path }) => !countsAtOnce(path))
  )
}

/** Rooms, and the file in which texts are typed at random. */
const atOnce = ['crash', 'model', 'desks', 'attack', 'disk', 'open-list', join('e2e', 'long-list.test.ts')]

function countsAtOnce(path: string): boolean {
  return atOnce.some((one) => `${path}${sep}`.startsWith(join('test', one) + sep))
}

function repeated(first: TestRun, folder: string): TestRun {
  const failed = first.files.filter(({ hasFailed }) => hasFailed)
  const paths = failed.map(({ path }) => path)
  const second = runTests('tests that failed, once more', folder, ['--maxWorkers=1', ...paths])
  if (second?.succeeded !== true) return first
  for (const { path, failures } of failed) {
    for (const test of failures.length === 0 ? ['(the file)'] : failures) {
      console.log(`FAILED ONCE, then passed alone: ${path} > ${test}`)
    }
  }
  return { files: [...first.files.filter(({ hasFailed }) => !hasFailed), ...second.files], succeeded: true }
}

function tests(): void {
  const folder = folderForTests()
  const first = runTests('tests', folder, process.argv.slice(2))
  const result = first !== null && mayRepeat(first) ? repeated(first, folder) : first
  rmSync(folder, { recursive: true, force: true })
  if (result === null) {
    tally.failed++
    return
  }
  const { files, succeeded } = result
  for (const { passed } of files) tally.passed += passed
  const failed = files.reduce((sum, { failures }) => sum + failures.length, 0)
  // A file that fails to load has no tests to count, yet is a failure; so is a run that reports success too early.
  tally.failed += Math.max(failed, files.some(({ hasFailed }) => hasFailed) || !succeeded ? 1 : 0)
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
