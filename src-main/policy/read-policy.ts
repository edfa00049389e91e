import { closeSync, fstatSync, openSync, readFileSync, type Stats, statSync } from 'node:fs'
import { dirname } from 'node:path'
import { isThere } from '../disk/files.ts'
import { retryPassing } from '../disk/retry-passing.ts'
import { type Policy, type PolicyProblem, parsePolicy, parsePolicyContent } from './policy-file.ts'
import type { PolicyGuard, PolicyPlace } from './policy-places.ts'
import { policyOfRegistry } from './registry-policy.ts'
import { policyKey, type WindowsTools } from './windows-tools.ts'

/** The policy of a computer. An invalid policy is never treated as none. */
export type PolicyState =
  | { readonly kind: 'none' }
  | { readonly kind: 'loaded'; readonly policy: Policy }
  | { readonly kind: 'wrong'; readonly problem: PolicyProblem; readonly path: string }

/** Bytes; a policy is a page of text, and a directory of doctors of some thousand lines at most. */
const sizeMax = 1024 * 1024

/** Reads the policy: that of the first place which has one. To be called once at start. */
export function readPolicy(places: readonly PolicyPlace[], tools: WindowsTools): PolicyState {
  for (const place of places) {
    const state = place.kind === 'file' ? readFile(place.path, place.guard, tools) : readRegistry(tools)
    if (state.kind !== 'none') return state
  }
  return { kind: 'none' }
}

function readFile(path: string, guard: PolicyGuard, tools: WindowsTools): PolicyState {
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
    const isGuarded = isGuardedBy(guard, path, status, tools)
    if (isGuarded !== true) return wrong({ code: isGuarded === null ? 'unproven' : 'unsafe', member: '' })
    const parsed = parsePolicy(retryPassing(() => readFileSync(file, 'utf8')))
    return parsed.ok ? { kind: 'loaded', policy: parsed.value } : wrong(parsed.problem)
  } catch {
    return wrong({ code: 'unreadable', member: '' })
  } finally {
    closeSync(file)
  }
}

/** Null: it cannot be found out. */
function isGuardedBy(guard: PolicyGuard, path: string, status: Stats, tools: WindowsTools): boolean | null {
  switch (guard) {
    case 'nobody':
      return true
    case 'root':
      return isRoots(status) && isRoots(statSync(dirname(path)))
    case 'access-list':
      return tools.onlyAdministratorsChange([path, dirname(path)])
  }
}

/** Owned by root, and not writable for others according to the POSIX mode. */
function isRoots({ uid, mode }: Stats): boolean {
  return uid === 0 && (mode & 0o022) === 0
}

function readRegistry(tools: WindowsTools): PolicyState {
  const wrong = (problem: PolicyProblem): PolicyState => ({ kind: 'wrong', problem, path: policyKey })
  const keys = tools.exportPolicyKey()
  if (keys === 'none') return { kind: 'none' }
  if (keys === 'unreadable') return wrong({ code: 'unreadable', member: '' })
  const found = policyOfRegistry(keys)
  // What is left where a group policy no longer applies.
  if (found === null) return { kind: 'none' }
  if (!found.ok) return wrong(found.problem)
  const parsed = parsePolicyContent(found.content)
  return parsed.ok ? { kind: 'loaded', policy: parsed.value } : wrong(parsed.problem)
}
