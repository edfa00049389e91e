import type { InterfaceLanguage } from '#contract/language.ts'
import { type Formats, formatsIn } from './formats.ts'

/** A text in every language of the interface: a missing one is a type error. */
export type Words = Readonly<Record<InterfaceLanguage, string>>

/** A text with values in it, in every language. */
export type Saying<Values> = Readonly<Record<InterfaceLanguage, (values: Values, formats: Formats) => string>>

export type Message = Words | Saying<never>
export type Messages = Readonly<Record<string, Message>>

/** What a message becomes once the language is known: a string, or a function of its values. */
export type Spoken<M> = M extends Words ? string : M extends Saying<infer Values> ? (values: Values) => string : never
export type SpokenMessages<M extends Messages> = { readonly [Key in keyof M]: Spoken<M[Key]> }

/** Declares a screen's texts. */
export function defineMessages<const M extends Messages>(messages: M): M {
  return messages
}

/**
 * Declares a text with values: `saying<{ count: number }>({ fr: ({ count }, f) => f.count(count, …), … })`.
 * The second parameter writes numbers, plurals and dates in the text's own language.
 */
export function saying<Values>(sentence: Saying<Values>): Saying<Values> {
  return sentence
}

// Keyed by the messages object: a screen's texts are made once per language, and stay the same object for React.
const spoken: Readonly<Record<InterfaceLanguage, WeakMap<Messages, unknown>>> = {
  fr: new WeakMap(),
  de: new WeakMap(),
  it: new WeakMap(),
  en: new WeakMap()
}

/** A text in one language, set as its typography wants it. */
export function wordsIn(words: Words, language: InterfaceLanguage): string {
  return typeset(words[language], language)
}

/** French puts a space before these signs and inside guillemets, where a line must not break. */
function typeset(text: string, language: InterfaceLanguage): string {
  return language === 'fr' ? text.replace(/ ([:;?!»])/g, '\u00a0$1').replace(/« /g, '«\u00a0') : text
}

export function speak<M extends Messages>(messages: M, language: InterfaceLanguage): SpokenMessages<M> {
  const known = spoken[language].get(messages)
  if (known !== undefined) return known as SpokenMessages<M>
  const formats = formatsIn(language)
  const made = Object.fromEntries(
    Object.entries(messages).map(([key, message]) => {
      const sentence: unknown = message[language]
      return [
        key,
        typeof sentence === 'function'
          ? (values: unknown) => typeset(sentence(values, formats), language)
          : typeset(String(sentence), language)
      ]
    })
  ) as SpokenMessages<M>
  spoken[language].set(messages, made)
  return made
}
