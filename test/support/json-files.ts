import { closeSync, fsyncSync, openSync, renameSync, writeFileSync } from 'node:fs'
import { createJsonFileStore, type JsonStore } from '../../src-main/vault/index.ts'

/** The app's store of a JSON document; the file is replaced as electron-store does it, which needs Electron. */
export function jsonFile(path: string, now: () => number = Date.now): JsonStore {
  return createJsonFileStore({
    path,
    now,
    replace: (value) => {
      const draft = `${path}.tmp`
      const file = openSync(draft, 'w', 0o600)
      try {
        writeFileSync(file, JSON.stringify(value, null, '\t'))
        fsyncSync(file)
      } finally {
        closeSync(file)
      }
      renameSync(draft, path)
    }
  })
}
