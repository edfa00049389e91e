import { posix, win32 } from 'node:path'
import type { DataFolder } from './policy-file.ts'

export interface DataFolderPlace {
  readonly platform: NodeJS.Platform
  /** The user's name on this computer. */
  readonly user: string
  /** Where the system keeps an app's data; on Windows in the roaming part of the profile. */
  readonly usual: string
  /** A folder of this user on this computer that is not in a roaming profile. */
  readonly onMachine: string
}

/** The data folder that the policy sets; `usual` where it sets none. */
export function dataFolderOf(
  given: DataFolder | undefined,
  { platform, user, usual, onMachine }: DataFolderPlace
): string {
  switch (given) {
    case undefined:
    case 'roaming':
      return usual
    case 'local':
      return (platform === 'win32' ? win32 : posix).join(onMachine, 'data')
    default:
      // A name with a separator in it would lead to another user's folder.
      return given.replaceAll(/%USERNAME%/gi, user.replaceAll(/[\\/:*?"<>|]/g, '_'))
  }
}
