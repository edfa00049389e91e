import { type Settings, settings } from '#contract/settings.ts'
import { type Stored, storing } from '../records/storage-failure.ts'
import type { JsonStore } from './json-store.ts'

export type SettingsStore = {
  /** What is kept, checked; the defaults where nothing is, or where the file cannot be understood (it is set aside). */
  readonly read: () => Settings
  /** Changes the members given, keeps the others. */
  readonly change: (changes: { readonly [Name in keyof Settings]?: Settings[Name] | undefined }) => Stored<Settings>
}

/** Settings of this computer as a JSON document; parsed on each read and each write. */
export function createSettingsStore(store: JsonStore): SettingsStore {
  const read = (): Settings => {
    try {
      const kept = settings.safeParse(store.read() ?? {})
      if (kept.success) return kept.data
    } catch {
      // Not JSON, or not to be read: the same as JSON that makes no sense.
    }
    try {
      store.setAside()
    } catch {
      // A folder that cannot be written to must not keep the app from starting with the defaults.
    }
    return settings.parse({})
  }
  return {
    read,
    change: (changes) =>
      storing(() => {
        const given = Object.fromEntries(Object.entries(changes).filter(([, value]) => value !== undefined))
        const changed = settings.parse({ ...read(), ...given })
        store.write(changed)
        return { ok: true, value: changed }
      })
  }
}
