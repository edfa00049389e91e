import { randomUUID } from 'node:crypto'
import {
  accessSync,
  closeSync,
  constants,
  fsyncSync,
  linkSync,
  openSync,
  readdirSync,
  readFileSync,
  readSync,
  renameSync,
  statfsSync,
  statSync,
  unlinkSync,
  writeFileSync
} from 'node:fs'
import { basename, dirname } from 'node:path'
import { retryPassing } from './retry-passing.ts'

// An error is not an absence. All of these are tried again while an error passes, and throw the file system's errors.

/**
 * Bytes of the file; null: there is none. That is the case only if the system says so, and the folder does not list it
 * either: a share that pauses says for a moment that nothing is there.
 */
export function sizeOf(path: string): number | null {
  return unlessAbsent(path, () => statSync(path).size)
}

/** What the file contains; null: there is none, as with {@link sizeOf}. */
export function readIfThere(path: string): Buffer | null {
  return unlessAbsent(path, () => readFileSync(path))
}

/**
 * The same for a file whose folder must be there: a share that is gone says of both that there is nothing. Throws `ENOENT`
 * where the folder is missing.
 */
export function readInFolder(path: string): Buffer | null {
  const found = readIfThere(path)
  if (found === null && !isThere(dirname(path))) throw missing(dirname(path))
  return found
}

/** The first bytes of a file, as many as there are; none if there is no such file. */
export function readStart(path: string, length: number): Buffer {
  return readPart(path, 0, length)
}

/** The bytes of a file from a position on, as many of them as there are; none if there is no such file. */
export function readPart(path: string, position: number, length: number): Buffer {
  const part = unlessAbsent(path, () => {
    const file = openSync(path, 'r')
    try {
      const bytes = Buffer.alloc(length)
      return bytes.subarray(0, readSync(file, bytes, 0, length, position))
    } finally {
      closeSync(file)
    }
  })
  return part ?? Buffer.alloc(0)
}

/** Reads the whole file, if there is one, and keeps nothing of it: throws if the disk does not give a part. */
export function readThrough(path: string): void {
  unlessAbsent(path, () => {
    const file = openSync(path, 'r')
    try {
      const part = Buffer.alloc(bytesAtOnce)
      while (readSync(file, part) > 0);
    } finally {
      closeSync(file)
    }
  })
}

const bytesAtOnce = 1 << 20

/** Bytes that the user may still write to the disk of a folder. */
export function freeBytes(folder: string): number {
  const { bavail, bsize } = retryPassing(() => statfsSync(folder))
  return bavail * bsize
}

export function isThere(path: string): boolean {
  return sizeOf(path) !== null
}

export function hasBytes(path: string): boolean {
  return (sizeOf(path) ?? 0) > 0
}

/** Throws unless the file, if there is one, may be written. */
export function checkWritable(path: string): void {
  unlessAbsent(path, () => accessSync(path, constants.W_OK))
}

/** Opens a file that is there to change it in place; its handle. */
export function openForChange(path: string): number {
  const file = unlessAbsent(path, () => openSync(path, 'r+'))
  if (file === null) throw missing(path)
  return file
}

/** The names in a folder; none if there is no such folder. */
export function namesIn(folder: string): readonly string[] {
  return unlessAbsent(folder, () => readdirSync(folder)) ?? []
}

export function renameFile(from: string, to: string): void {
  if (!isThere(from)) throw missing(from)
  retryPassing(() => {
    try {
      renameSync(from, to)
    } catch (error) {
      // A share may have done what it called failed, because its answer was lost.
      if (codeOf(error) !== 'ENOENT' || isListed(from) || !isListed(to)) throw error
    }
  })
}

/** Nothing happens if there is no such file. */
export function removeFile(path: string): void {
  unlessAbsent(path, () => unlinkSync(path))
}

/**
 * Creates a file with this text, which no other file has; durable when it returns. It never replaces another: throws `EEXIST`
 * if there is one. Only its owner can read it.
 */
export function createFile(path: string, text: string): void {
  const draft = `${path}.${randomUUID()}.new`
  try {
    retryPassing(() => writeSynced(draft, text, 'w'))
    linkOrWrite(draft, path, text)
  } catch (error) {
    // A share may have done what it called failed: then the name is taken by this file.
    if (codeOf(error) !== 'EEXIST' || readIfThere(path)?.toString('utf8') !== text) throw error
  } finally {
    removeFile(draft)
  }
  syncFolder(dirname(path))
}

/** Unlike a rename, a link fails where the name is taken. */
function linkOrWrite(draft: string, path: string, text: string): void {
  try {
    retryPassing(() => linkSync(draft, path))
  } catch (error) {
    if (!hasNoLinks(error)) throw error
    retryPassing(() => writeSynced(path, text, 'wx'))
  }
}

/** Replaces a file by one with this text, or creates it; durable when it returns. Only its owner can read it. */
export function replaceFile(path: string, text: string): void {
  const draft = `${path}.${randomUUID()}.new`
  try {
    retryPassing(() => writeSynced(draft, text, 'w'))
    renameFile(draft, path)
  } finally {
    removeFile(draft)
  }
  syncFolder(dirname(path))
}

/**
 * Makes new and changed file names in a folder durable, as `fsync` does for the content of a file. Windows has no such
 * call: NTFS journals names.
 */
export function syncFolder(folder: string): void {
  if (process.platform === 'win32') return
  const isSynced = unlessAbsent(folder, () => {
    const handle = openSync(folder, 'r')
    try {
      fsyncSync(handle)
      return true
    } finally {
      closeSync(handle)
    }
  })
  if (isSynced === null) throw missing(folder)
}

function unlessAbsent<Value>(path: string, work: () => Value): Value | null {
  return retryPassing(() => {
    try {
      return work()
    } catch (error) {
      if (codeOf(error) !== 'ENOENT') throw error
      if (isListed(path)) throw Object.assign(new Error(`${path} is listed`), { code: 'EBUSY', syscall: 'stat' })
      return null
    }
  })
}

function missing(path: string): Error {
  return Object.assign(new Error(`${path} is missing`), { code: 'ENOENT', syscall: 'open' })
}

function isListed(path: string): boolean {
  try {
    return readdirSync(dirname(path)).includes(basename(path))
  } catch (error) {
    if (codeOf(error) === 'ENOENT') return false
    throw error
  }
}

/** What was opened and could not be written whole goes again: a part would be taken for a file whose content is lost. */
function writeSynced(path: string, text: string, flag: 'w' | 'wx'): void {
  const file = openSync(path, flag, 0o600)
  let isWhole = false
  try {
    writeFileSync(file, text)
    fsyncSync(file)
    isWhole = true
  } finally {
    closeSync(file)
    if (!isWhole) removeFile(path)
  }
}

/** File systems without links, such as FAT, and shares say so in several ways. */
function hasNoLinks(error: unknown): boolean {
  return ['EPERM', 'ENOTSUP', 'EOPNOTSUPP', 'ENOSYS', 'EISDIR', 'EINVAL', 'EXDEV'].includes(codeOf(error) ?? '')
}

function codeOf(error: unknown): string | undefined {
  return (error as NodeJS.ErrnoException).code
}
