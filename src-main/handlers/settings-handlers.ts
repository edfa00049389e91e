import { succeed } from '#contract/call.ts'
import type { Handlers } from '#contract/channels.ts'
import { type InterfaceLanguage, interfaceLanguages } from '#contract/language.ts'
import type { settingsCalls } from '#contract/settings.ts'
import type { SettingsUnderPolicy } from '../policy/index.ts'
import type { AppendAudit } from './audit-writer.ts'
import type { ChangePublisher } from './change-publisher.ts'

/** The first of the system's languages that the interface has, else French. `preferred`: BCP 47 tags, best first. */
export function systemLanguage(preferred: readonly string[]): InterfaceLanguage {
  for (const tag of preferred) {
    const language = interfaceLanguages.find((known) => known === tag.split('-')[0]?.toLowerCase())
    if (language !== undefined) return language
  }
  return 'fr'
}

/** Calls for the settings of this computer. */
export function createSettingsHandlers({
  settings,
  preferredLanguages,
  publisher,
  appendAudit
}: {
  readonly settings: SettingsUnderPolicy
  readonly preferredLanguages: readonly string[]
  readonly publisher: ChangePublisher
  readonly appendAudit: AppendAudit
}): Pick<Handlers, keyof typeof settingsCalls> {
  return {
    'settings.read': () =>
      succeed({
        settings: settings.read(),
        systemLanguage: systemLanguage(preferredLanguages),
        fixed: [...settings.fixed],
        isErasurePaused: settings.knownRetentionDays() === null
      }),
    'settings.change': async (changes) => {
      const before = settings.read()
      const changed = settings.change(changes)
      if (!changed.ok) return changed
      publisher.publish({ kind: 'settings' })
      const { retentionDays, lockAfterMinutes } = changed.value
      if (retentionDays !== before.retentionDays) {
        await appendAudit({ action: 'retention-changed', count: retentionDays })
      }
      if (lockAfterMinutes !== before.lockAfterMinutes) {
        await appendAudit({ action: 'lock-changed', count: lockAfterMinutes })
      }
      return succeed(null)
    }
  }
}
