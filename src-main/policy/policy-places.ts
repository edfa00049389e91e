import { dirname, posix, win32 } from 'node:path'

/** Who must be the only one that may change a policy's file and its folder; `nobody`: it is not checked. */
export type PolicyGuard = 'root' | 'access-list' | 'nobody'

export type PolicyPlace =
  | { readonly kind: 'file'; readonly path: string; readonly guard: PolicyGuard }
  /** The key of group policies in the registry of Windows. */
  | { readonly kind: 'registry' }

export interface PolicyEnvironment {
  /** An installed app reads only what administrators have set; a test may set a file in `HCW_POLICY_FILE`. */
  readonly isPackaged: boolean
  readonly platform: NodeJS.Platform
  readonly environment: Readonly<Record<string, string | undefined>>
  /** The running program. */
  readonly program: string
}

/**
 * Where a policy may be. The first place that has one counts, as a whole, even if it cannot be followed: what is set
 * further down is not mixed into it.
 */
export function policyPlaces({
  isPackaged,
  platform,
  environment,
  program
}: PolicyEnvironment): readonly PolicyPlace[] {
  const given = isPackaged ? undefined : environment['HCW_POLICY_FILE']
  if (given !== undefined) return [{ kind: 'file', path: given, guard: 'nobody' }]
  const guard = !isPackaged ? 'nobody' : platform === 'win32' ? 'access-list' : 'root'
  const administrators: PolicyPlace = {
    kind: 'file',
    path: administratorsFile(platform, environment['ProgramData']),
    guard
  }
  if (!isPackaged) return [administrators]
  switch (platform) {
    case 'win32': {
      // Whoever can write beside the program can also replace the program.
      const path = win32.join(win32.dirname(program), 'policy.json')
      return [{ kind: 'registry' }, administrators, { kind: 'file', path, guard: 'nobody' }]
    }
    case 'darwin':
      // There a file beside the program would break its signature.
      return [administrators]
    default:
      return [administrators, { kind: 'file', path: posix.join(dirname(program), 'policy.json'), guard }]
  }
}

function administratorsFile(platform: NodeJS.Platform, programData = 'C:\\ProgramData'): string {
  switch (platform) {
    case 'win32':
      return win32.join(programData, 'HCW Bulk Invite', 'policy.json')
    case 'darwin':
      return '/Library/Application Support/HCW Bulk Invite/policy.json'
    default:
      return posix.join('/etc', 'hcw-bulk-invite', 'policy.json')
  }
}
