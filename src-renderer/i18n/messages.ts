/// <reference path="./compiled-texts.d.ts" />
import type { InterfaceLanguage } from '#contract/language.ts'
import type de from '../locales/de.json'
import type en from '../locales/en.json'
import type fr from '../locales/fr.json'
import type it from '../locales/it.json'
import { type Formats, formatsIn } from './formats.ts'
import type { MessageArguments } from './message-arguments.ts'

/** A text that every language has: where one lacks it, what uses it does not compile. */
export type MessageKey = keyof typeof fr & keyof typeof de & keyof typeof it & keyof typeof en

type PrefixOf<Key> = Key extends `${infer First}.${infer Rest}` ? First | `${First}.${PrefixOf<Rest>}` : never
/** What keys may begin with: `send` of `send.title`. */
export type MessagePrefix = PrefixOf<MessageKey>

/** A string, or a function of the message's values. */
export type Text<Key extends MessageKey> = Key extends keyof MessageArguments
  ? (values: MessageArguments[Key]) => string
  : string

/** All texts with a prefix, by the rest of their keys. */
export type Texts<Prefix extends MessagePrefix> = {
  readonly [Key in MessageKey as Key extends `${Prefix}.${infer Name}` ? Name : never]: Text<Key>
}

type ValuesOf<Key extends MessageKey> = Key extends keyof MessageArguments ? [values: MessageArguments[Key]] : []

/** What happened, and the next step: two complete sentences. */
export interface Explanation {
  readonly what: string
  readonly next: string
}

type ExplainedKey = { [Key in MessageKey]: Key extends `${infer Subject}.what` ? Subject : never }[MessageKey]

/** What compiled messages call: the language's formats, and ICU's ways to choose. */
interface MessageFormatter extends Formats {
  readonly plural: (count: number, options: Readonly<Record<string, Choice>>) => string
  readonly select: (options: Readonly<Record<string, Choice>>, value: string | boolean) => string
}
type Choice = string | (() => string)

export type CompiledMessages = Readonly<
  Record<string, string | ((values: unknown, formatter: MessageFormatter) => string)>
>

const modules: Readonly<Record<InterfaceLanguage, () => Promise<{ readonly default: CompiledMessages }>>> = {
  fr: () => import('virtual:texts-fr'),
  de: () => import('virtual:texts-de'),
  it: () => import('virtual:texts-it'),
  en: () => import('virtual:texts-en')
}

interface Loaded {
  readonly messages: CompiledMessages
  readonly formatter: MessageFormatter
  /** Made once for each prefix, so that a screen's texts stay the same object for React. */
  readonly byPrefix: Map<string, unknown>
}

const loaded = new Map<InterfaceLanguage, Loaded>()

/** Loads the texts of a language. Everything below needs them. */
export async function loadTexts(language: InterfaceLanguage): Promise<void> {
  if (loaded.has(language)) return
  const { default: messages } = await modules[language]()
  loaded.set(language, { messages, formatter: formatterIn(language), byPrefix: new Map() })
}

/** What compiled messages of a language are called with. */
export function formatterIn(language: InterfaceLanguage): MessageFormatter {
  const formats = formatsIn(language)
  const rules = new Intl.PluralRules(formats.locale)
  const write = (choice: Choice | undefined) => (typeof choice === 'function' ? choice() : (choice ?? ''))
  return {
    ...formats,
    plural: (count, options) => write(options[`=${count}`] ?? options[rules.select(count)] ?? options['other']),
    select: (options, value) => write(options[String(value)] ?? options['other'])
  }
}

function textsOf(language: InterfaceLanguage): Loaded {
  const known = loaded.get(language)
  if (known === undefined) throw new Error(`the texts of ${language} are not loaded`)
  return known
}

/** All texts with a prefix in one language: `textsIn('send', 'de').title`. */
export function textsIn<Prefix extends MessagePrefix>(prefix: Prefix, language: InterfaceLanguage): Texts<Prefix> {
  const { messages, formatter, byPrefix } = textsOf(language)
  const known = byPrefix.get(prefix)
  if (known !== undefined) return known as Texts<Prefix>
  const made = Object.fromEntries(
    Object.entries(messages)
      .filter(([key]) => key.startsWith(`${prefix}.`))
      .map(([key, message]) => [
        key.slice(prefix.length + 1),
        typeof message === 'string' ? message : (values: unknown) => message(values, formatter)
      ])
  )
  byPrefix.set(prefix, made)
  return made as Texts<Prefix>
}

/** One text in one language. */
export function translate<Key extends MessageKey>(
  language: InterfaceLanguage,
  key: Key,
  ...[values]: ValuesOf<Key>
): string {
  const { messages, formatter } = textsOf(language)
  const message = messages[key]
  if (message === undefined) throw new Error(`no text ${key}`)
  return typeof message === 'string' ? message : message(values, formatter)
}

/** What happened and the next step, in one language: the texts `….what` and `….next`. */
export function explain<Subject extends ExplainedKey>(language: InterfaceLanguage, subject: Subject): Explanation {
  const { messages } = textsOf(language)
  return { what: String(messages[`${subject}.what`]), next: String(messages[`${subject}.next`]) }
}
