import { posix, win32 } from 'node:path'
import type { PolicyFileLocation } from './read-policy.ts'

export interface PolicyEnvironment {
  /** An installed app reads only the administrators' file; a test may set another path in `HCW_POLICY_FILE`. */
  readonly isPackaged: boolean
  readonly platform: NodeJS.Platform
  readonly environment: Readonly<Record<string, string | undefined>>
}

/** The policy file of a computer, in a folder that only administrators can write to. */
export function policyFileLocation({ isPackaged, platform, environment }: PolicyEnvironment): PolicyFileLocation {
  const given = isPackaged ? undefined : environment['HCW_POLICY_FILE']
  return {
    path: given ?? administratorsFile(platform, environment['ProgramData']),
    mustBeAdministrators: isPackaged && platform !== 'win32'
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
