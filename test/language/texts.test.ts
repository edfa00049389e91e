import { readdirSync } from 'node:fs'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import { type InterfaceLanguage, interfaceLanguages } from '#contract/language.ts'
import { faultNames } from '../../src-main/practice/index.ts'
import { practiceFaultWords } from '../../src-renderer/language/practice-faults.ts'

const folder = join(import.meta.dirname, '../../src-renderer/language')

interface Found {
  readonly where: string
  readonly language: InterfaceLanguage
  readonly text: string
}

/** Every text of every language file; of a text with values, its source. */
async function everyText(): Promise<readonly Found[]> {
  const found: Found[] = []
  function look(where: string, value: unknown): void {
    if (typeof value !== 'object' || value === null || value instanceof Map) return
    if (interfaceLanguages.every((language) => language in value)) {
      for (const language of interfaceLanguages) {
        const said: unknown = Reflect.get(value, language)
        if (typeof said === 'string' || typeof said === 'function') {
          found.push({ where, language, text: String(said) })
        } else {
          look(`${where}.${language}`, said)
        }
      }
      return
    }
    for (const [key, inner] of Object.entries(value)) look(`${where}.${key}`, inner)
  }
  for (const file of readdirSync(folder).filter((name) => name.endsWith('.ts'))) {
    const exported = (await import(join(folder, file))) as Record<string, unknown>
    for (const [name, value] of Object.entries(exported)) look(`${file}: ${name}`, value)
  }
  return found
}

const texts = await everyText()

function those(fits: (found: Found) => boolean): readonly string[] {
  return texts.filter(fits).map(({ where, language, text }) => `${where} (${language}): ${text}`)
}

test('no text is empty in any language', () => {
  expect(texts.length).toBeGreaterThan(400)
  expect(those(({ text }) => text.trim() === '')).toEqual([])
})

test('German is written as in Switzerland, without sharp s, and quotes with guillemets', () => {
  expect(those(({ language, text }) => language === 'de' && /[ß„“]/.test(text))).toEqual([])
})

test('French puts a blank before its high signs and inside its guillemets', () => {
  const isGlued = (text: string) => /[\p{L}\p{N})}][;!?»]|[\p{L})]:(?=\s|$)|«(?! )/u.test(text)
  // Of a text with values only what stands inside its quotation marks is language; the rest is code.
  const spoken = ({ text }: Found) =>
    text.includes('=>') ? (text.match(/`[^`]*`/g) ?? []).join(' ').replace(/\$\{[^}]*\}/g, 'x') : text
  expect(those((found) => found.language === 'fr' && isGlued(spoken(found)))).toEqual([])
})

test('no text carries a straight apostrophe between letters', () => {
  const isWords = ({ text }: Found) => !text.includes('=>')
  expect(those((found) => isWords(found) && /\p{L}'\p{L}/u.test(found.text))).toEqual([])
})

test('every trouble of the practice server has words', () => {
  expect(Object.keys(practiceFaultWords).toSorted()).toEqual([...faultNames].toSorted())
})
