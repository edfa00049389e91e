import { mkdirSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { readIfThere, replaceFile } from '../disk/files.ts'

/**
 * Where the data was at the last start at which the policy could be read. Where it cannot, the data must not seem to be gone:
 * another folder would have none of the lists.
 */
export interface KnownDataFolder {
  /** null: the data was never in another place than the usual one, or the disk does not say. */
  readonly read: () => string | null
  readonly keep: (folder: string) => void
}

/** @param onMachine a folder of this user on this computer; made where it is missing. */
export function createKnownDataFolder(onMachine: string, usual: string): KnownDataFolder {
  const path = join(onMachine, 'data-folder.txt')
  const read = () => onDisk(() => readIfThere(path)?.toString('utf8') ?? null)
  return {
    read,
    keep: (folder) => {
      if (folder === (read() ?? usual)) return
      onDisk(() => {
        mkdirSync(dirname(path), { recursive: true, mode: 0o700 })
        replaceFile(path, folder)
        return null
      })
    }
  }
}

/** A help only: what the disk refuses is not known. */
function onDisk<Value>(work: () => Value | null): Value | null {
  try {
    return work()
  } catch {
    return null
  }
}
