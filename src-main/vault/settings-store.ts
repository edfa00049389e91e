import { type Settings, settings } from '#contract/settings.ts'
import { catchStorageErrors, type StorageResult, toStorageFailure } from '../records/storage-failure.ts'
import type { JsonStore } from './json-store.ts'

export interface SettingsStore {
  /**
   * The stored settings, or the defaults if there are none, the file is invalid, or it cannot be read now. An invalid
   * file is quarantined.
   */
  readonly read: () => Settings
  /**
   * `lost`: an invalid file was quarantined, and the user has changed no setting since: what was chosen is not known, and
   * nothing may be erased by it. A failure: the file cannot be read now.
   */
  readonly check: () => StorageResult<'known' | 'lost'>
  /** Changes only the given members. */
  readonly change: (
    changes: { readonly [Name in keyof Settings]?: Settings[Name] | undefined }
  ) => StorageResult<Settings>
}

/** Settings of this computer as a JSON document; parsed on each read and each write. */
export function createSettingsStore(store: JsonStore): SettingsStore {
  /** Throws what the disk says where it does not give the file. */
  const readStored = (): Settings => {
    try {
      const kept = settings.safeParse(store.read() ?? {})
      if (kept.success) return kept.data
    } catch (error) {
      if (toStorageFailure(error) !== undefined) throw error
      // Not JSON: treated like invalid content.
    }
    store.quarantine()
    return settings.parse({})
  }
  const read = (): Settings => {
    const stored = catchStorageErrors<Settings, never>(() => ({ ok: true, value: readStored() }))
    return stored.ok ? stored.value : settings.parse({})
  }
  return {
    read,
    check: () =>
      catchStorageErrors(() => {
        readStored()
        return { ok: true, value: store.isLost?.() === true ? 'lost' : 'known' }
      }),
    change: (changes) =>
      catchStorageErrors(() => {
        const given = Object.fromEntries(Object.entries(changes).filter(([, value]) => value !== undefined))
        const changed = settings.parse({ ...readStored(), ...given })
        store.write(changed)
        return { ok: true, value: changed }
      })
  }
}
