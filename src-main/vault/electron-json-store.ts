import { existsSync, renameSync } from 'node:fs'
import { join } from 'node:path'
import Store from 'electron-store'
import { syncFolder } from '../records/files.ts'
import type { JsonStore } from './json-store.ts'

/**
 * A JSON document kept by electron-store as `<folder>/<name>.json`. Its own encryption is not used: it is obfuscation
 * only. Whatever is secret comes here as the keychain's ciphertext.
 */
export function createElectronJsonStore(place: {
  readonly folder: string
  readonly name: string
  readonly now: () => number
}): JsonStore {
  const path = join(place.folder, `${place.name}.json`)
  const open = () =>
    new Store<Record<string, unknown>>({
      cwd: place.folder,
      name: place.name,
      clearInvalidConfig: false,
      configFileMode: 0o600
    })
  return {
    read: () => (existsSync(path) ? open().store : undefined),
    write: (value) => {
      open().store = value as Record<string, unknown>
      // electron-store syncs the file but not the folder that names it.
      syncFolder(place.folder)
    },
    setAside: () => {
      if (existsSync(path)) renameSync(path, `${path}.set-aside-${place.now()}`)
    }
  }
}
