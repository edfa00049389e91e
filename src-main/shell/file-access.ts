import { constants } from 'node:fs'
import { type FileHandle, open, rename, stat } from 'node:fs/promises'
import { basename, dirname, join } from 'node:path'
import type { SaveFailure } from '#contract/files.ts'
import { isPassing, retryPassingLater } from '../disk/retry-passing.ts'
import { isDeleted, temporaryName, type UnfinishedFiles, writeAndClose } from './unfinished-files.ts'

export type ReadFile =
  | { readonly ok: true; readonly value: { readonly name: string; readonly bytes: Uint8Array } }
  | { readonly ok: false; readonly code: 'too-large' | 'unreadable' }

/** Opening a named pipe would wait for its other end, for ever; without a wait it opens, and is refused as no file. */
const withoutWaiting = constants.O_RDONLY | (constants.O_NONBLOCK ?? 0)

/** Bytes that are read at once. */
const chunkLength = 1024 * 1024

/** Reads a regular file of at most `sizeMax` bytes. `name`: the file name without folders. */
export async function readFileWhole(path: string, sizeMax: number): Promise<ReadFile> {
  try {
    const file = await retryPassingLater(() => open(path, withoutWaiting))
    try {
      const status = await file.stat()
      if (!status.isFile()) return { ok: false, code: 'unreadable' }
      if (status.size > sizeMax) return { ok: false, code: 'too-large' }
      // The file may have grown since, and some file systems give no size: no more is read than is allowed.
      const bytes = await readAtMost(file, sizeMax + 1)
      if (bytes.length > sizeMax) return { ok: false, code: 'too-large' }
      return { ok: true, value: { name: basename(path), bytes: new Uint8Array(bytes) } }
    } finally {
      await file.close()
    }
  } catch {
    return { ok: false, code: 'unreadable' }
  }
}

async function readAtMost(file: FileHandle, length: number): Promise<Buffer> {
  const chunks: Buffer[] = []
  const stream = file.createReadStream({ end: length - 1, highWaterMark: chunkLength, autoClose: false })
  for await (const chunk of stream) chunks.push(chunk)
  return Buffer.concat(chunks)
}

export type WrittenFile =
  | { readonly ok: true; readonly value: { readonly path: string; readonly fileName: string } }
  | { readonly ok: false; readonly code: SaveFailure }

/**
 * Writes a file completely or not at all: to a temporary file, which is then renamed. Only its owner can read it. Another
 * program may hold either of them: what cannot be removed now is removed at the next start. `file-in-use`: the file that
 * it would replace is held, by Excel for one; it stays as it was.
 */
export async function writeFileWhole(
  path: string,
  bytes: Uint8Array,
  unfinished: UnfinishedFiles
): Promise<WrittenFile> {
  const temporaryPath = join(dirname(path), temporaryName())
  let note: { end(): Promise<void> } | undefined
  let isBegun = false
  let isWritten = false
  let isLeft = false
  try {
    note = await unfinished.begin(temporaryPath)
    await retryPassingLater(async () => {
      const file = await open(temporaryPath, 'w', 0o600)
      isBegun = true
      await writeAndClose(file, bytes)
    })
    isWritten = true
    await retryPassingLater(() => rename(temporaryPath, path))
    return { ok: true, value: { path, fileName: basename(path) } }
  } catch (error) {
    isLeft = isBegun && !(await isDeleted(temporaryPath))
    if (isWritten && (await isFolder(path))) return { ok: false, code: 'name-of-folder' }
    if (isWritten && isPassing(error)) return { ok: false, code: 'file-in-use' }
    return { ok: false, code: causes[(error as NodeJS.ErrnoException).code ?? ''] ?? 'not-writable' }
  } finally {
    // The note is all that still leads to a file with links.
    if (!isLeft) await note?.end().catch(() => undefined)
  }
}

/** What the system's errors mean for the user; all others: nothing may be written there. */
const causes: Readonly<Record<string, SaveFailure>> = {
  ENOSPC: 'disk-full',
  EDQUOT: 'disk-full',
  ENAMETOOLONG: 'name-too-long',
  ENOENT: 'folder-gone',
  ENOTDIR: 'folder-gone',
  ENODEV: 'folder-gone',
  ENXIO: 'folder-gone',
  ESTALE: 'folder-gone',
  EHOSTDOWN: 'folder-gone',
  EHOSTUNREACH: 'folder-gone',
  ENETUNREACH: 'folder-gone'
}

async function isFolder(path: string): Promise<boolean> {
  try {
    return (await stat(path)).isDirectory()
  } catch {
    return false
  }
}
