import { allWords } from '../terms.ts'
import type { WarningCode } from './codes.ts'
import { cleanText, fold, isPlaceholder, withoutGuard } from './text.ts'
import { languageWords } from './vocabulary/languages.ts'

/**
 * ISO 639-1, without Chamorro and Limburgish: `ch` and `li` mean countries in these lists. Languages without speakers
 * (Avestan, Interlingua) stay: they do no harm.
 */
const codes = (
  'aa ab ae af ak am an ar as av ay az ba be bg bi bm bn bo br bs ca ce co cr cs cu cv cy da de dv dz ee el en eo es ' +
  'et eu fa ff fi fj fo fr fy ga gd gl gn gu gv ha he hi ho hr ht hu hy hz ia id ie ig ii ik io is it iu ja jv ka kg ki ' +
  'kj kk kl km kn ko kr ks ku kv kw ky la lb lg ln lo lt lu lv mg mh mi mk ml mn mr ms mt my na nb nd ne ng nl nn no ' +
  'nr nv ny oc oj om or os pa pi pl ps pt qu rm rn ro ru rw sa sc sd se sg si sk sl sm sn so sq sr ss st su sv sw ta te ' +
  'tg th ti tk tl tn to tr ts tt tw ty ug uk ur uz ve vi vo wa wo xh yi yo za zh zu'
).split(' ')

function key(text: string): string {
  return fold(text).replace(/[\s.'’]/g, '')
}

/** What single letters mean in a column of languages, as Swiss registers write them. */
const letters: Readonly<Record<string, string>> = { d: 'de', f: 'fr', i: 'it', e: 'en' }

/** `langue française`, `lingua tedesca`: endings of the names as feminine adjectives. */
const feminines: readonly (readonly [display: string, feminine: readonly [RegExp, string]])[] = [
  ['fr', [/(ais|ois|and|ain|ol|an)$/, '$1e']],
  ['fr', [/(ien|éen)$/, '$1ne']],
  ['it', [/o$/, 'a']]
]

let names: ReadonlyMap<string, string> | undefined

/** Every name of every language in French, German, Italian, English and itself; built at the first use (about 15 ms). */
function languageNames(): ReadonlyMap<string, string> {
  if (names) return names
  const found = new Map<string, string>()
  const learn = (name: string | undefined, code: string) => {
    for (const word of name ? [key(name), key(spelledOut(name)), key(name.replace(/([aou])e/g, '$1'))] : [])
      if (!found.has(word)) found.set(word, code)
  }
  for (const code of codes) found.set(code, code)
  for (const [code, words] of Object.entries(languageWords)) for (const word of allWords(words)) learn(word, code)
  for (const display of ['fr', 'de', 'it', 'en']) {
    const known = new Intl.DisplayNames([display], { type: 'language', fallback: 'none' })
    for (const code of codes) learn(known.of(code), code)
  }
  for (const [display, feminine] of feminines) {
    const known = new Intl.DisplayNames([display], { type: 'language', fallback: 'none' })
    for (const code of codes) learn(known.of(code)?.replace(...feminine), code)
  }
  for (const code of Intl.DisplayNames.supportedLocalesOf(codes))
    learn(new Intl.DisplayNames([code], { type: 'language', fallback: 'none' }).of(code), code)
  names = found
  return found
}

/** Umlauts as they are written where they cannot be typed. */
function spelledOut(name: string): string {
  return name.toLowerCase().replaceAll('ä', 'ae').replaceAll('ö', 'oe').replaceAll('ü', 'ue')
}

function canonical(code: string): string | undefined {
  try {
    const [tag = ''] = Intl.getCanonicalLocales(code)
    return languageNames().get(tag)
  } catch {
    return undefined
  }
}

function readOne(text: string): string | undefined {
  const word = key(text)
  if (word === '') return undefined
  const letter = letters[word]
  if (letter) return letter
  const named = languageNames().get(word)
  if (named) return named
  const code = /^([a-z]{2,3})(?:[-_][a-z]{2,4})*$/.exec(fold(text))?.[1]
  if (!code) return /^[^\s.]{4,}\.$/.test(text) ? readShortened(word) : undefined
  return languageNames().get(code) ?? (code.length === 3 ? canonical(code) : undefined)
}

/** `türk.`, `poln.`: the only language with a name that begins so. */
function readShortened(beginning: string): string | undefined {
  const found = new Set([...languageNames()].flatMap(([name, code]) => (name.startsWith(beginning) ? [code] : [])))
  const [only] = found
  return found.size === 1 ? only : undefined
}

/**
 * The language that a cell names, as ISO 639-1: by code (two or three letters, with a region), by its name in French,
 * German, Italian, English or itself, or by one letter (`D F I E`). Remarks in brackets are dropped; of several languages the first counts.
 */
export function readLanguageCell(cell: string): string | undefined {
  if (isPlaceholder(cell)) return undefined
  const lines = withoutGuard(cell).replace(/\([^()]*\)?|\[[^[\]]*\]?/g, ' ')
  const text = cleanText(lines)
  const named = readOne(text)
  if (named) return named
  const [first = ''] = lines.split(several).filter((part) => /[^\s]/.test(part))
  return readOne(cleanText(first)) ?? readListed(text)
}

const several = /[/,;+&|\n\r]|\s[-–—]\s|\s(?:et|und|e|and|ou|oder|o|or|u\.)\s/iu

/** `Deutsch Englisch`: the first of words that are all languages. */
function readListed(text: string): string | undefined {
  const named = text.split(' ').map((word) => (word.length > 3 ? readOne(word) : undefined))
  return named.includes(undefined) ? undefined : named[0]
}

export interface LanguageReading {
  /** ISO 639-1. */
  readonly language: string
  readonly warnings: readonly WarningCode[]
}

/** `cell`: absent where the list has no language column; then the default needs no warning. */
export function readLanguage(cell: string | undefined, defaultLanguage: string): LanguageReading {
  if (cell === undefined) return { language: defaultLanguage, warnings: [] }
  const language = readLanguageCell(cell)
  return language === undefined
    ? { language: defaultLanguage, warnings: ['language-defaulted'] }
    : { language, warnings: [] }
}
