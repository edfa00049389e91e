import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import { type InterfaceLanguage, interfaceLanguages } from '#contract/language.ts'
import { problemsOf } from '../../build/messages.ts'
import { faultNames } from '../../src-main/practice/index.ts'
import { argumentTypesOf, catalogueText, readCatalogue } from '../tools/translations.ts'

const folder = join(import.meta.dirname, '../../src-renderer/locales')
const french = readCatalogue(folder, 'fr')

interface Found {
  readonly key: string
  readonly language: InterfaceLanguage
  readonly text: string
}

const texts: readonly Found[] = interfaceLanguages.flatMap((language) =>
  Object.entries(readCatalogue(folder, language)).map(([key, text]) => ({ key, language, text }))
)

function found(fits: (found: Found) => boolean): readonly string[] {
  return texts.filter(fits).map(({ key, language, text }) => `${key} (${language}): ${text}`)
}

test.for(interfaceLanguages)('every language has the same keys in the same order (%s)', (language) => {
  expect(Object.keys(readCatalogue(folder, language))).toEqual(Object.keys(french))
})

test.for(interfaceLanguages)(
  'arguments are those of French, and plurals have the forms of the language (%s)',
  (language) => {
    const problems = Object.entries(readCatalogue(folder, language)).flatMap(([key, text]) =>
      problemsOf(text, language, french[key] ?? '').map((problem) => `${key}: ${problem}`)
    )
    expect(problems).toEqual([])
  }
)

test.for(interfaceLanguages)('a catalogue is written as the tool for translators writes it (%s)', (language) => {
  const text = readFileSync(join(folder, `${language}.json`), 'utf8')
  expect(text).toBe(catalogueText(readCatalogue(folder, language)))
})

test('the types of what messages take are up to date: `npm run texts -- types` writes them', () => {
  const written = readFileSync(join(folder, '../i18n/message-arguments.ts'), 'utf8')
  expect(written).toBe(argumentTypesOf(folder))
})

test('no text is empty in any language', () => {
  expect(texts.length).toBeGreaterThan(1600)
  expect(found(({ text }) => text.trim() === '')).toEqual([])
})

test('German is written as in Switzerland, without sharp s, and quotes with guillemets', () => {
  expect(found(({ language, text }) => language === 'de' && /[ß„“]/.test(text))).toEqual([])
})

test('French puts a blank before its high signs and inside its guillemets', () => {
  const isGlued = (text: string) => /[\p{L}\p{N})}][;!?»]|[\p{L})]:(?=\s|$)|«(?! )/u.test(text)
  expect(found(({ language, text }) => language === 'fr' && isGlued(text))).toEqual([])
})

test('no text carries a straight apostrophe between letters', () => {
  expect(found(({ text }) => /\p{L}'\p{L}/u.test(text))).toEqual([])
})

test('every trouble of the practice server has words', () => {
  const named = Object.keys(french).flatMap((key) => key.match(/^practice\.fault\.(.*)$/)?.[1] ?? [])
  expect(named.toSorted()).toEqual([...faultNames].toSorted())
})
