import { type Settings, settings } from '#contract/settings.ts'
import { catchStorageErrors, type StorageResult } from '../records/storage-failure.ts'
import type { JsonStore } from './json-store.ts'

export interface SettingsStore {
  /** The stored settings, or the defaults if there are none or the file is invalid. An invalid file is quarantined. */
  readonly read: () => Settings
  /** Changes only the given members. */
  readonly change: (
    changes: { readonly [Name in keyof Settings]?: Settings[Name] | undefined }
  ) => StorageResult<Settings>
}

/** Settings of this computer as a JSON document; parsed on each read and each write. */
export function createSettingsStore(store: JsonStore): SettingsStore {
  const read = (): Settings => {
    try {
      const kept = settings.safeParse(store.read() ?? {})
      if (kept.success) return kept.data
    } catch {
      // Unreadable or not JSON: treated like invalid content.
    }
    try {
      store.quarantine()
    } catch {
      // If the folder is not writable, the app still starts with the defaults.
    }
    return settings.parse({})
  }
  return {
    read,
    change: (changes) =>
      catchStorageErrors(() => {
        const given = Object.fromEntries(Object.entries(changes).filter(([, value]) => value !== undefined))
        const changed = settings.parse({ ...read(), ...given })
        store.write(changed)
        return { ok: true, value: changed }
      })
  }
}
