import { posix, win32 } from 'node:path'

export interface MachineEnvironment {
  /** A test may set another folder in `HCW_MACHINE_FOLDER`; an installed app does not look at it. */
  readonly isPackaged: boolean
  readonly platform: NodeJS.Platform
  readonly environment: Readonly<Record<string, string | undefined>>
  /** The user's home folder. */
  readonly home: string
}

/**
 * A folder of this user on this computer that is neither part of a roaming profile nor of the data folder: what is kept
 * there does not go back in time with the data.
 */
export function machineFolder({ isPackaged, platform, environment, home }: MachineEnvironment): string {
  const given = isPackaged ? undefined : environment['HCW_MACHINE_FOLDER']
  if (given !== undefined) return given
  switch (platform) {
    case 'win32':
      return win32.join(environment['LOCALAPPDATA'] ?? win32.join(home, 'AppData', 'Local'), 'HCW Bulk Invite')
    case 'darwin':
      return posix.join(home, 'Library', 'HCW Bulk Invite')
    default:
      return posix.join(environment['XDG_STATE_HOME'] || posix.join(home, '.local', 'state'), 'hcw-bulk-invite')
  }
}
