import { posix, win32 } from 'node:path'

/** Where the policy of a computer lies: a folder that only its administrators write to. */
export function policyPlace(platform: NodeJS.Platform, programData: string | undefined): string {
  switch (platform) {
    case 'win32':
      return win32.join(programData ?? 'C:\\ProgramData', 'HCW Bulk Invite', 'policy.json')
    case 'darwin':
      return '/Library/Application Support/HCW Bulk Invite/policy.json'
    default:
      return posix.join('/etc', 'hcw-bulk-invite', 'policy.json')
  }
}
