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

export function speak<M extends Messages>(messages: M, language: InterfaceLanguage): SpokenMessages<M> {
  const known = spoken[language].get(messages)
  if (known !== undefined) return known as SpokenMessages<M>
  const formats = formatsIn(language)
  const made = Object.fromEntries(
    Object.entries(messages).map(([key, message]) => {
      const sentence: unknown = message[language]
      return [key, typeof sentence === 'function' ? (values: unknown) => sentence(values, formats) : sentence]
    })
  ) as SpokenMessages<M>
  spoken[language].set(messages, made)
  return made
}
