import type { InterfaceLanguage } from '#contract/language.ts'
import type { FixableSetting } from '#contract/policy.ts'
import type { Settings } from '#contract/settings.ts'
import type { StorageResult } from '../records/storage-failure.ts'
import type { SettingsStore } from '../vault/index.ts'
import type { PolicyRules } from './policy-rules.ts'

type Changes = Parameters<SettingsStore['change']>[0]

/** The effective settings: values fixed by a policy override those of the user, which stay stored. */
export interface SettingsUnderPolicy {
  readonly fixed: ReadonlySet<FixableSetting>
  readonly read: () => Settings
  /** As {@link SettingsStore.check}. */
  readonly check: SettingsStore['check']
  /** How long data is kept after it was needed; null: not known at present, so nothing may be erased by it. */
  readonly knownRetentionDays: () => number | null
  /** Like {@link SettingsStore.change}. `fixed-by-it`: it would change fixed values, and nothing was stored. */
  readonly change: (changes: Changes) => StorageResult<Settings, 'fixed-by-it'>
}

/** `systemLanguage`: of the interface where the user has chosen none. */
export function settingsUnderPolicy(
  store: SettingsStore,
  { policy, fixed, isOff }: PolicyRules,
  systemLanguage: () => InterfaceLanguage
): SettingsUnderPolicy {
  const { listDefaults = {}, language, ratePerSecond, retentionDays, lockAfterMinutes } = policy
  const fixedDefaults = defined({ ...listDefaults, ...(isOff('links-only') && { delivery: 'server' as const }) })
  const fixedValues = defined({ language, ratePerSecond, retentionDays, lockAfterMinutes })

  // Patients whose language nobody has said are taken to speak that of the app; what IT has fixed is said.
  const under = (own: Settings): Settings => {
    const effective = { ...own, ...fixedValues }
    const { isLanguageAssumed, ...said } = own.listDefaults
    const isAssumed = isLanguageAssumed === true && listDefaults.defaultLanguage === undefined
    const appLanguage = effective.language === 'system' ? systemLanguage() : effective.language
    const language = isAssumed ? { defaultLanguage: appLanguage, isLanguageAssumed } : {}
    return { ...effective, listDefaults: { ...said, ...language, ...fixedDefaults } }
  }

  return {
    fixed,
    read: () => under(store.read()),
    check: store.check,
    knownRetentionDays: () => {
      if (retentionDays !== undefined) return retentionDays
      const checked = store.check()
      return checked.ok && checked.value === 'known' ? store.read().retentionDays : null
    },
    change: (changes) => {
      const { listDefaults: defaults, ...others } = defined(changes)
      if (differs(others, fixedValues) || (defaults !== undefined && differs(defaults, fixedDefaults, true))) {
        return { ok: false, code: 'fixed-by-it' }
      }
      const own = store.read()
      const changed = store.change({
        ...without(others, fixedValues),
        // The window sends all defaults together: the fixed ones among them are not set by the user.
        ...(defaults !== undefined && {
          listDefaults: { ...without(defaults, fixedDefaults), ...only(own.listDefaults, fixedDefaults) }
        })
      } as Changes)
      return changed.ok ? { ok: true, value: under(changed.value) } : changed
    }
  }
}

type Members = Readonly<Record<string, unknown>>

function defined<Of extends object>(values: Of): { [Name in keyof Of]?: Exclude<Of[Name], undefined> } {
  return Object.fromEntries(Object.entries(values).filter(([, value]) => value !== undefined)) as never
}

/** Whether a fixed member would change. `isWhole`: a missing member would be deleted. */
function differs(given: Members, fixed: Members, isWhole = false): boolean {
  return Object.entries(fixed).some(([name, value]) => (name in given ? given[name] !== value : isWhole))
}

function without(given: Members, fixed: Members): Members {
  return Object.fromEntries(Object.entries(given).filter(([name]) => !(name in fixed)))
}

function only(own: Members, fixed: Members): Members {
  return Object.fromEntries(Object.entries(own).filter(([name]) => name in fixed))
}
