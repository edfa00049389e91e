import { readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { type InterfaceLanguage, interfaceLanguages } from '#contract/language.ts'
import { argumentTypes, type Catalogue, problemsOf } from '../../build/messages.ts'
import { localeOf } from '../../src-renderer/i18n/formats.ts'
import { readXliff, writeXliff } from './xliff.ts'

function pathOf(folder: string, language: InterfaceLanguage): string {
  return join(folder, `${language}.json`)
}

export function readCatalogue(folder: string, language: InterfaceLanguage): Catalogue {
  return JSON.parse(readFileSync(pathOf(folder, language), 'utf8')) as Catalogue
}

export function catalogueText(catalogue: Catalogue): string {
  return `${JSON.stringify(catalogue, null, 2)}\n`
}

/** The language that a translator translates from: French, and English for those who improve the French. */
function leadingFor(language: InterfaceLanguage): InterfaceLanguage {
  return language === 'fr' ? 'en' : 'fr'
}

/** The catalogue of a language as XLIFF. */
export function exportTexts(folder: string, language: InterfaceLanguage): string {
  const leading = leadingFor(language)
  const sources = readCatalogue(folder, leading)
  const units = Object.entries(readCatalogue(folder, language)).map(([id, target]) => ({
    id,
    source: sources[id] ?? '',
    target
  }))
  return writeXliff({ sourceLanguage: localeOf[leading], targetLanguage: localeOf[language], units })
}

/**
 * Takes the targets of an XLIFF document into the catalogue of a language. Answers what is wrong with it, by key; then
 * nothing is written. Keys that the document does not have keep their texts.
 */
export function importTexts(folder: string, language: InterfaceLanguage, xliff: string): readonly string[] {
  const { targetLanguage, targets, problems: found } = readXliff(xliff)
  const own = readCatalogue(folder, language)
  const leading = readCatalogue(folder, leadingFor(language))
  const problems = [...found]
  if (targetLanguage.split('-')[0] !== language)
    problems.push(`document: its target language is ${targetLanguage || 'not named'}`)
  for (const [key, target] of targets) {
    const source = leading[key]
    if (own[key] === undefined || source === undefined) problems.push(`${key}: no such text`)
    else problems.push(...problemsOf(target, language, source).map((problem) => `${key}: ${problem}`))
  }
  if (problems.length > 0) return problems
  const merged = Object.fromEntries(Object.entries(own).map(([key, text]) => [key, targets.get(key) ?? text]))
  writeFileSync(pathOf(folder, language), catalogueText(merged))
  return []
}

/** The types of what messages take, for {@link argumentTypes}' file. */
export function argumentTypesOf(folder: string): string {
  return argumentTypes(readCatalogue(folder, 'fr'))
}

export function isInterfaceLanguage(code: string | undefined): code is InterfaceLanguage {
  return interfaceLanguages.some((language) => language === code)
}
