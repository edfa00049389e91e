import { basename, dirname } from 'node:path'
import { createFile, isThere, namesIn, readInFolder, renameFile, syncFolder } from '../disk/files.ts'
import { retryPassing } from '../disk/retry-passing.ts'
import type { JsonStore } from './json-store.ts'

export type JsonFileOptions = {
  /** With a name that ends in `.json`. */
  readonly path: string
  /** ms since the epoch. */
  readonly now: () => number
  /** Replaces the file by a complete one, durable when it returns. It never decides whether there is a file. */
  readonly replace: (value: Record<string, unknown>) => void
}

/**
 * A JSON document in a file of its own, which only this process writes. It is read once: what is known of it does not
 * depend on whether the disk answers later.
 */
export function createJsonFileStore({ path, now, replace }: JsonFileOptions): JsonStore {
  /** As text, so that nobody changes it in place; null: not read yet, or there is none. */
  let known: string | null = null
  const quarantinedPrefix = `${path}.set-aside-`
  return {
    read: () => {
      const text = known ?? readInFolder(path)?.toString('utf8')
      if (text === undefined) return undefined
      const value: unknown = JSON.parse(text)
      known = text
      return value
    },
    write: (value, { onlyIfNone } = { onlyIfNone: false }) => {
      const text = JSON.stringify(value, null, '\t')
      if (onlyIfNone) createFile(path, text)
      else retryPassing(() => replace(value as Record<string, unknown>))
      syncFolder(dirname(path))
      known = text
    },
    quarantine: () => {
      known = null
      if (isThere(path)) renameFile(path, `${quarantinedPrefix}${now()}`)
    },
    isLost: () =>
      known === null &&
      !isThere(path) &&
      namesIn(dirname(path)).some((name) => name.startsWith(basename(quarantinedPrefix)))
  }
}
