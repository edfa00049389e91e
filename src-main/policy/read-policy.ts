import { closeSync, fstatSync, openSync, readFileSync, type Stats, statSync } from 'node:fs'
import { dirname } from 'node:path'
import { isThere } from '../disk/files.ts'
import { retryPassing } from '../disk/retry-passing.ts'
import { type Policy, type PolicyProblem, parsePolicy } from './policy-file.ts'

/** The policy of a computer. An invalid policy is never treated as none. */
export type PolicyState =
  | { readonly kind: 'none' }
  | { readonly kind: 'loaded'; readonly policy: Policy }
  | { readonly kind: 'wrong'; readonly problem: PolicyProblem; readonly path: string }

export interface PolicyFileLocation {
  readonly path: string
  /**
   * Whether to refuse a file, or folder, that is not owned by root or is writable for others. On Windows nothing is
   * checked: the access list of ProgramData protects files of administrators.
   */
  readonly mustBeAdministrators: boolean
}

/** Bytes; a policy is a page of text, and a directory of doctors of some thousand lines at most. */
const sizeMax = 1024 * 1024

/** Reads the policy. To be called once at start. */
export function readPolicy({ path, mustBeAdministrators }: PolicyFileLocation): PolicyState {
  const wrong = (problem: PolicyProblem): PolicyState => ({ kind: 'wrong', problem, path })
  let file: number
  try {
    if (!isThere(path)) return { kind: 'none' }
    file = retryPassing(() => openSync(path, 'r'))
  } catch (error) {
    const { code } = error as NodeJS.ErrnoException
    return code === 'ENOTDIR' ? { kind: 'none' } : wrong({ code: 'unreadable', member: '' })
  }
  try {
    const status = fstatSync(file)
    if (!status.isFile() || status.size > sizeMax) return wrong({ code: 'unreadable', member: '' })
    const isGuarded = isAdministrators(status) && isAdministrators(statSync(dirname(path)))
    if (mustBeAdministrators && !isGuarded) return wrong({ code: 'unsafe', member: '' })
    const parsed = parsePolicy(retryPassing(() => readFileSync(file, 'utf8')))
    return parsed.ok ? { kind: 'loaded', policy: parsed.value } : wrong(parsed.problem)
  } catch {
    return wrong({ code: 'unreadable', member: '' })
  } finally {
    closeSync(file)
  }
}

/** Owned by root, and not writable for others according to the POSIX mode. */
function isAdministrators({ uid, mode }: Stats): boolean {
  return uid === 0 && (mode & 0o022) === 0
}
