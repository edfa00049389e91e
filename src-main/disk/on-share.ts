import { realpathSync, statfsSync } from 'node:fs'
import { dirname } from 'node:path'
import { retryPassing } from './retry-passing.ts'

/** `f_type` of Linux, by magic numbers of statfs(2): NFS, SMB, CIFS, SMB 2 and 3, AFS, 9P, Ceph, FUSE (SSHFS, WebDAV). */
const shareTypes: ReadonlySet<number> = new Set([
  0x6969, 0x517b, 0xff534d42, 0xfe534d42, 0x5346414f, 0x01021997, 0x00c36400, 0x65735546
])

/** What the system says of a path: where it really is, and the type of its file system. */
export type PlaceOfFiles = { readonly platform: NodeJS.Platform; readonly path: string; readonly type: number }

/** Whether the files are on another computer. On macOS only volumes of the network are recognised. */
export function isShare({ platform, path, type }: PlaceOfFiles): boolean {
  switch (platform) {
    case 'win32':
      // A drive letter of a share has become its name by now.
      return path.startsWith('\\\\') && !path.startsWith('\\\\?\\') && !path.startsWith('\\\\.\\')
    case 'darwin':
      return path.startsWith('/Network/') || path.startsWith('/net/')
    default:
      return shareTypes.has(type >>> 0)
  }
}

/** Whether a folder is on a share; one that is not there yet is where its parent is. Throws the file system's errors. */
export function isOnShare(folder: string): boolean {
  return retryPassing(() => {
    for (let place = folder; ; place = dirname(place)) {
      try {
        const path = realpathSync.native(place)
        return isShare({ platform: process.platform, path, type: statfsSync(path).type })
      } catch (error) {
        if ((error as NodeJS.ErrnoException).code !== 'ENOENT' || dirname(place) === place) throw error
      }
    }
  })
}
