import { existsSync, renameSync } from 'node:fs'
import { join } from 'node:path'
import Store from 'electron-store'
import { syncFolder } from '../records/records-files.ts'
import type { JsonStore } from './json-store.ts'

/**
 * A JSON document that electron-store keeps in `<folder>/<name>.json`. The encryption of electron-store is not used: it
 * is only obfuscation. Secrets arrive here already encrypted by the keychain.
 */
export function createElectronJsonStore(location: {
  readonly folder: string
  readonly name: string
  readonly now: () => number
}): JsonStore {
  const path = join(location.folder, `${location.name}.json`)
  const open = () =>
    new Store<Record<string, unknown>>({
      cwd: location.folder,
      name: location.name,
      clearInvalidConfig: false,
      configFileMode: 0o600
    })
  return {
    read: () => (existsSync(path) ? open().store : undefined),
    write: (value) => {
      open().store = value as Record<string, unknown>
      // electron-store syncs the file but not its folder.
      syncFolder(location.folder)
    },
    quarantine: () => {
      if (existsSync(path)) renameSync(path, `${path}.set-aside-${location.now()}`)
    }
  }
}
