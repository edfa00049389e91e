import { randomUUID } from 'node:crypto'
import { type FileHandle, mkdir, open, readdir, readFile, unlink } from 'node:fs/promises'
import { basename, dirname, join } from 'node:path'
import { retryPassingLater } from '../disk/retry-passing.ts'

/**
 * Notes in the data folder about temporary files in other folders. An export that a crash interrupts would leave its
 * links in a hidden file: the next start finds the note and deletes the file.
 */
export interface UnfinishedFiles {
  /** Notes a temporary file before it is created. */
  begin(path: string): Promise<{ end(): Promise<void> }>
  /** Deletes the temporary files that an earlier run left. To be called at start. */
  sweep(): Promise<void>
}

/** The name of a temporary file; its length does not depend on the file that it becomes. */
export function temporaryName(): string {
  return `.hcw-${randomUUID()}.part`
}

const isTemporaryName = /^\.hcw-[0-9a-f-]{36}\.part$/

export function createUnfinishedFiles(folder: string): UnfinishedFiles {
  return {
    async begin(path) {
      await retryPassingLater(() => mkdir(folder, { recursive: true, mode: 0o700 }))
      const note = join(folder, randomUUID())
      await retryPassingLater(async () => writeAndClose(await open(note, 'w', 0o600), path))
      return { end: () => retryPassingLater(() => unlink(note)) }
    },
    async sweep() {
      for (const name of await namesIn(folder)) {
        const note = join(folder, name)
        // A note that cannot be read now stays for the next start.
        const path = await retryPassingLater(() => readFile(note, 'utf8')).catch(() => null)
        if (path === null) continue
        // A note that was cut, or changed by others, never deletes any other file.
        const isOurs = isTemporaryName.test(basename(path))
        const isGone = !isOurs || (await isDeleted(path))
        if (isGone) await retryPassingLater(() => unlink(note)).catch(() => undefined)
      }
    }
  }
}

/** Durable when it resolves. The file is closed in any case. */
export async function writeAndClose(file: FileHandle, content: string | Uint8Array): Promise<void> {
  try {
    await file.writeFile(content)
    await file.sync()
  } finally {
    await file.close()
  }
}

async function namesIn(folder: string): Promise<readonly string[]> {
  return retryPassingLater(() => readdir(folder)).catch(() => [])
}

/**
 * False: it is still there, or nobody can tell, as its folder cannot be seen now (a drive that is not connected, a share that
 * is gone): its note stays for the next start.
 */
export async function isDeleted(path: string): Promise<boolean> {
  try {
    await retryPassingLater(() => unlink(path))
    return true
  } catch (error) {
    return (error as NodeJS.ErrnoException).code === 'ENOENT' && (await isMissingIn(dirname(path), basename(path)))
  }
}

async function isMissingIn(folder: string, name: string): Promise<boolean> {
  try {
    return !(await retryPassingLater(() => readdir(folder))).includes(name)
  } catch {
    return false
  }
}
