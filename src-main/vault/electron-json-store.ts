import { join } from 'node:path'
import Store from 'electron-store'
import { createJsonFileStore } from './json-file-store.ts'
import type { JsonStore } from './json-store.ts'

/**
 * A JSON document that electron-store writes to `<folder>/<name>.json`, and {@link createJsonFileStore} reads: to
 * electron-store, a file that is not found is an empty one. Its encryption is not used: it is only obfuscation. Secrets
 * arrive here already encrypted by the keychain.
 */
export function createElectronJsonStore({
  folder,
  name,
  now
}: {
  readonly folder: string
  readonly name: string
  readonly now: () => number
}): JsonStore {
  return createJsonFileStore({
    path: join(folder, `${name}.json`),
    now,
    replace: (value) => {
      const store = new Store<Record<string, unknown>>({
        cwd: folder,
        name,
        clearInvalidConfig: false,
        configFileMode: 0o600
      })
      store.store = value
    }
  })
}
