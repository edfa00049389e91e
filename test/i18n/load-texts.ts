import { interfaceLanguages } from '#contract/language.ts'
import { loadTexts } from '../../src-renderer/i18n/messages.ts'

/** Loads the texts of all languages, for tests that compare them. */
export async function loadAllTexts(): Promise<void> {
  await Promise.all(interfaceLanguages.map(loadTexts))
}
