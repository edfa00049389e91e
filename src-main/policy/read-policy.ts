import { closeSync, fstatSync, openSync, readFileSync, type Stats, statSync } from 'node:fs'
import { dirname } from 'node:path'
import { type Policy, type PolicyProblem, parsePolicy } from './policy-file.ts'

/** What is known of a computer's policy. A wrong one is never taken for none. */
export type PolicyState =
  | { readonly kind: 'none' }
  | { readonly kind: 'loaded'; readonly policy: Policy }
  | { readonly kind: 'wrong'; readonly problem: PolicyProblem; readonly place: string }

export interface PolicyPlace {
  readonly path: string
  /**
   * Refuses a file that others than root own or may write to, itself or its folder. On Windows the access list of
   * ProgramData guards a file that an administrator put there, and nothing is checked.
   */
  readonly mustBeAdministrators: boolean
}

/** In bytes; a policy is a page of text. */
const sizeMax = 64 * 1024

/** Reads the policy, once, at start. */
export function readPolicy({ path, mustBeAdministrators }: PolicyPlace): PolicyState {
  const wrong = (problem: PolicyProblem): PolicyState => ({ kind: 'wrong', problem, place: path })
  let file: number
  try {
    file = openSync(path, 'r')
  } catch (error) {
    const { code } = error as NodeJS.ErrnoException
    return code === 'ENOENT' || code === 'ENOTDIR' ? { kind: 'none' } : wrong({ code: 'unreadable', member: '' })
  }
  try {
    const status = fstatSync(file)
    if (!status.isFile() || status.size > sizeMax) return wrong({ code: 'unreadable', member: '' })
    const isGuarded = isAdministrators(status) && isAdministrators(statSync(dirname(path)))
    if (mustBeAdministrators && !isGuarded) return wrong({ code: 'unsafe', member: '' })
    const parsed = parsePolicy(readFileSync(file, 'utf8'))
    return parsed.ok ? { kind: 'loaded', policy: parsed.value } : wrong(parsed.problem)
  } catch {
    return wrong({ code: 'unreadable', member: '' })
  } finally {
    closeSync(file)
  }
}

/** Owned by root and written by nobody else, as POSIX tells. */
function isAdministrators({ uid, mode }: Stats): boolean {
  return uid === 0 && (mode & 0o022) === 0
}
