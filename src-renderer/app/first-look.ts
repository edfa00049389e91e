import type { Bridge } from '#contract/channels.ts'
import { type InterfaceLanguage, interfaceLanguages } from '#contract/language.ts'
import type { Density } from '#contract/settings.ts'
import type { SettingsState } from '../state/app-store.ts'

/** The language of the window: what was set, else the system's. */
export function interfaceLanguageOf({ settings, systemLanguage }: SettingsState): InterfaceLanguage {
  return settings.language === 'system' ? systemLanguage : settings.language
}

/** What the window starts with. */
export interface FirstLook {
  readonly language: InterfaceLanguage
  readonly density: Density
}

/** Asked before anything is drawn, so that no other language or size is loaded, or seen for a moment. */
export async function firstLook(calls: Bridge['calls']): Promise<FirstLook> {
  const answer = await calls['settings.read'](undefined)
  return answer.ok
    ? { language: interfaceLanguageOf(answer.value), density: answer.value.settings.density }
    : { language: browserLanguage(), density: 'system' }
}

function browserLanguage(): InterfaceLanguage {
  for (const tag of navigator.languages) {
    const known = interfaceLanguages.find((language) => language === tag.slice(0, 2))
    if (known !== undefined) return known
  }
  return 'fr'
}
