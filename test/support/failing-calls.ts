import { spawn, spawnSync } from 'node:child_process'
import { existsSync, mkdtempSync, openSync, readSync, rmSync, writeFileSync, writeSync } from 'node:fs'
import { constants, tmpdir } from 'node:os'
import { join } from 'node:path'

// Lets calls fail that SQLite makes of the C library: `failing-calls.c`, put before a process by LD_PRELOAD.

/** Tells `failing-calls.c` which call fails, and reads what became of it. */
export interface FailingCalls {
  /**
   * Counts anew the calls for databases in this folder; the call of this number fails with the error. `isLasting`: if it is
   * a read, its first byte is not read any more either, until the end. `isDone`: a call that changes something does so before
   * it says that it failed; another one does not fail.
   */
  begin(folder: string, failing: FailingCall | null): void
  /** The calls so far, and the one that failed. */
  end(): { readonly calls: number; readonly failed: { readonly name: string; readonly path: string } | null }
}

export type FailingCall = {
  readonly number: number
  readonly code: FaultCode
  readonly isLasting?: boolean
  readonly isDone?: boolean
}

export type FaultCode = 'EPERM' | 'EBUSY' | 'EIO' | 'ENOENT'

/** Bytes of `struct shared` in `failing-calls.c`, and where its members begin. */
const layout = {
  calls: 0,
  failing: 8,
  error: 16,
  failed: 24,
  name: 32,
  path: 64,
  folder: 576,
  lasting: 1088,
  done: 1104,
  length: 1112
} as const

/** The process was started by {@link runWithFailingCalls}; null: it was not. */
export function failingCalls(): FailingCalls | null {
  const path = process.env['FAILING_CALLS']
  if (path === undefined) return null
  const shared = openSync(path, 'r+')
  return {
    begin(folder, failing) {
      const bytes = Buffer.alloc(layout.length)
      // First without a folder, so that nothing is counted by what was there before.
      writeSync(shared, bytes, 0, bytes.length, 0)
      bytes.writeBigInt64LE(BigInt(failing?.number ?? 0), layout.failing)
      bytes.writeBigInt64LE(BigInt(failing === null ? 0 : constants.errno[failing.code]), layout.error)
      bytes.writeBigInt64LE(failing?.isLasting === true ? 1n : 0n, layout.lasting)
      bytes.writeBigInt64LE(failing?.isDone === true ? 1n : 0n, layout.done)
      bytes.write(folder, layout.folder)
      writeSync(shared, bytes, 0, bytes.length, 0)
    },
    end() {
      const bytes = Buffer.alloc(layout.length)
      readSync(shared, bytes, 0, bytes.length, 0)
      writeSync(shared, Buffer.alloc(layout.length), 0, layout.length, 0)
      const text = (from: number) => bytes.subarray(from, bytes.indexOf(0, from)).toString()
      const isFailed = bytes.readBigInt64LE(layout.failed) > 0n
      return {
        calls: Number(bytes.readBigInt64LE(layout.calls)),
        failed: isFailed ? { name: text(layout.name), path: text(layout.path) } : null
      }
    }
  }
}

/**
 * Runs a script of ours with `failing-calls.c` before it; what it prints goes to `onLine`. Resolves with its exit code.
 * Throws where there is no C compiler: it is installed if the user is root, else it is said how.
 */
export async function runWithFailingCalls(
  script: string,
  words: readonly string[],
  onLine: (line: string) => void
): Promise<number> {
  const folder = mkdtempSync(join(tmpdir(), 'failing-calls-'))
  try {
    const library = join(folder, 'failing-calls.so')
    const shared = join(folder, 'shared')
    compile(join(import.meta.dirname, 'failing-calls.c'), library)
    writeFileSync(shared, Buffer.alloc(layout.length))
    const child = spawn(process.execPath, [script, ...words], {
      stdio: ['ignore', 'pipe', 'inherit'],
      env: { ...process.env, LD_PRELOAD: library, FAILING_CALLS: shared }
    })
    let rest = ''
    child.stdout.setEncoding('utf8').on('data', (text: string) => {
      const lines = (rest + text).split('\n')
      rest = lines.pop() ?? ''
      for (const line of lines) onLine(line)
    })
    return await new Promise((resolve, reject) => {
      child.once('error', reject)
      child.once('close', (code) => resolve(code ?? 1))
    })
  } finally {
    rmSync(folder, { recursive: true, force: true })
  }
}

function compile(source: string, library: string): void {
  if (!hasCompiler() && !(installWithApt() && hasCompiler())) {
    throw new Error('No C compiler found. Install one (Debian, Ubuntu: sudo apt-get install gcc libc6-dev)')
  }
  const words = ['-O2', '-Wall', '-Wextra', '-Werror', '-shared', '-fPIC', '-o', library, source, '-ldl']
  const { status, stderr } = spawnSync('gcc', words, { encoding: 'utf8' })
  if (status !== 0) throw new Error(`gcc does not compile ${source}:\n${stderr}`)
}

function hasCompiler(): boolean {
  return spawnSync('gcc', ['--version'], { stdio: 'ignore' }).status === 0
}

function installWithApt(): boolean {
  if (process.getuid?.() !== 0 || !existsSync('/usr/bin/apt-get')) return false
  console.error('No C compiler found: installing gcc with apt-get …')
  const environment = { ...process.env, DEBIAN_FRONTEND: 'noninteractive' }
  const run = (...words: string[]) =>
    spawnSync('apt-get', words, { stdio: ['ignore', 2, 2], env: environment }).status === 0
  return run('update') && run('install', '-y', '--no-install-recommends', 'gcc', 'libc6-dev')
}
