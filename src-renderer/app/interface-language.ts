import type { Bridge } from '#contract/channels.ts'
import { type InterfaceLanguage, interfaceLanguages } from '#contract/language.ts'
import type { SettingsState } from '../state/app-store.ts'

/** The language of the window: what was set, else the system's. */
export function interfaceLanguageOf({ settings, systemLanguage }: SettingsState): InterfaceLanguage {
  return settings.language === 'system' ? systemLanguage : settings.language
}

/** The language to start in. Asked before anything is drawn, so that no other one is loaded, or seen for a moment. */
export async function firstLanguage(calls: Bridge['calls']): Promise<InterfaceLanguage> {
  const answer = await calls['settings.read'](undefined)
  return answer.ok ? interfaceLanguageOf(answer.value) : browserLanguage()
}

function browserLanguage(): InterfaceLanguage {
  for (const tag of navigator.languages) {
    const known = interfaceLanguages.find((language) => language === tag.slice(0, 2))
    if (known !== undefined) return known
  }
  return 'fr'
}
