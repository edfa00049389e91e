import fs from 'node:fs'
import { syncBuiltinESMExports } from 'node:module'
import type { FaultCode } from './failing-calls.ts'

/** `ENOENT`: said of something that is there. */
export type DiskFault = FaultCode | 'EACCES' | 'ENOSPC' | 'ENOTSUP' | 'EINVAL' | 'EXDEV' | 'ECONNRESET' | 'ESTALE'
/** The call does what it is to do, and then says that it failed: the answer of a share was lost. */
export type DoneFault = { readonly done: DiskFault }
export const passingFaults: readonly FaultCode[] = ['EPERM', 'EBUSY', 'EIO', 'ENOENT']

/** `name`: e.g. `renameSync`; `path`: the first of its paths, or that of its file. */
export type DiskCall = { readonly name: string; readonly path: string }

export interface FailingDisk {
  /** How many calls concerned the folder so far. */
  calls(): number
  /** The calls that failed. */
  failed(): readonly DiskCall[]
  restore(): void
}

const byPath = [
  'existsSync',
  'statSync',
  'accessSync',
  'openSync',
  'readFileSync',
  'readdirSync',
  'writeFileSync',
  'renameSync',
  'linkSync',
  'rmSync',
  'unlinkSync',
  'mkdirSync'
] as const
const byFile = ['readSync', 'writeSync', 'fsyncSync', 'fdatasyncSync', 'ftruncateSync', 'fstatSync'] as const
const later = ['open', 'readFile', 'readdir', 'rename', 'unlink', 'mkdir'] as const

/** Calls by which an app finds out whether something is there: they change nothing. */
const asking: ReadonlySet<string> = new Set([
  'existsSync',
  'statSync',
  'accessSync',
  'openSync',
  'readFileSync',
  'readdirSync',
  'open',
  'readFile',
  'readdir'
])
const removing: ReadonlySet<string> = new Set(['rmSync', 'unlinkSync', 'unlink'])
const onlyReading: ReadonlySet<string> = new Set([...asking, 'readSync', 'fstatSync'])

type Fault = { readonly error: Error & { readonly code: DiskFault }; readonly isDone: boolean }

type Patched = Record<string, (...parameters: unknown[]) => unknown>

/**
 * Lets calls of `node:fs` that concern a folder fail by a rule, as Windows, shares and virus scanners do. SQLite's own
 * calls: `failing-calls.ts`.
 *
 * @param faultOf asked for each call with its number from 1; null: it succeeds.
 */
export function failDisk(
  folder: string,
  faultOf: (number: number, call: DiskCall) => DiskFault | DoneFault | null
): FailingDisk {
  const originals: [Patched, string, (...parameters: unknown[]) => unknown][] = []
  const files = new Map<number, string>()
  const failed: DiskCall[] = []
  const exists = fs.existsSync
  let calls = 0

  /** The error that the call gets instead of its result. */
  function faultFor(call: DiskCall): Fault | null {
    if (!call.path.startsWith(folder)) return null
    calls += 1
    const given = faultOf(calls, call)
    if (given === null) return null
    const isDone = typeof given === 'object'
    const code = isDone ? given.done : given
    if (isDone && onlyReading.has(call.name)) return null
    const finds = asking.has(call.name) || removing.has(call.name)
    if (code === 'ENOENT' && !(finds && exists(call.path))) return null
    failed.push(call)
    const error = Object.assign(new Error(`${code}: ${call.name} '${call.path}'`), { code, syscall: call.name })
    return { error, isDone }
  }

  function patch(
    owner: Patched,
    name: string,
    replacement: (original: (...parameters: unknown[]) => unknown) => (...parameters: unknown[]) => unknown
  ): void {
    const original = owner[name]
    if (original === undefined) throw new Error(`no such call: ${name}`)
    originals.push([owner, name, original])
    owner[name] = replacement(original)
  }

  for (const name of byPath) {
    patch(fs as unknown as Patched, name, (original) => (...parameters) => {
      const [first] = parameters
      const path = typeof first === 'number' ? (files.get(first) ?? '') : String(first)
      const fault = faultFor({ name, path })
      if (fault !== null && name === 'existsSync') return false
      if (fault?.isDone === true) original(...parameters)
      if (fault !== null) throw fault.error
      const result = original(...parameters)
      if (name === 'openSync') files.set(result as number, path)
      return result
    })
  }
  for (const name of byFile) {
    patch(fs as unknown as Patched, name, (original) => (...parameters) => {
      const fault = faultFor({ name, path: files.get(parameters[0] as number) ?? '' })
      if (fault?.isDone === true) original(...parameters)
      if (fault !== null) throw fault.error
      return original(...parameters)
    })
  }
  for (const name of later) {
    patch(fs.promises as unknown as Patched, name, (original) => async (...parameters) => {
      const fault = faultFor({ name, path: String(parameters[0]) })
      if (fault?.isDone === true) await original(...parameters)
      if (fault !== null) throw fault.error
      return original(...parameters)
    })
  }
  syncBuiltinESMExports()

  return {
    calls: () => calls,
    failed: () => failed,
    restore: () => {
      for (const [owner, name, original] of originals) owner[name] = original
      syncBuiltinESMExports()
    }
  }
}
