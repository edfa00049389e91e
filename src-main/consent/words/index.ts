import type { InterfaceLanguage } from '#contract/language.ts'
import type { Question } from '../question.ts'
import { germanWords } from './de.ts'
import { englishWords } from './en.ts'
import { frenchWords } from './fr.ts'
import { italianWords } from './it.ts'
import type { AskedQuestion, MainWords } from './words.ts'

export type { AskedQuestion, MainWords }

const catalogue: { readonly [Language in InterfaceLanguage]: MainWords } = {
  fr: frenchWords,
  de: germanWords,
  it: italianWords,
  en: englishWords
}

/** The texts of the main process in a language. */
export function mainWords(language: InterfaceLanguage): MainWords {
  return catalogue[language]
}

/** A question in words. */
export function inWords({ questions }: MainWords, question: Question): AskedQuestion {
  const words = questions[question.kind] as (asked: Question) => AskedQuestion
  return words(question)
}
