import { createContext, type ReactNode, useContext, useEffect } from 'react'
import { I18nProvider } from 'react-aria-components'
import type { InterfaceLanguage } from '#contract/language.ts'
import { type Formats, formatsIn } from './formats.ts'
import { type Messages, type SpokenMessages, speak } from './messages.ts'

const LanguageContext = createContext<InterfaceLanguage>('fr')

export interface LanguageProviderProps {
  readonly language: InterfaceLanguage
  readonly children: ReactNode
}

/** Everything below speaks this language: texts, formats, the components' own words, and `<html lang>`. */
export function LanguageProvider({ language, children }: LanguageProviderProps) {
  useEffect(() => {
    document.documentElement.lang = language
  }, [language])
  return (
    <LanguageContext value={language}>
      <I18nProvider locale={formatsIn(language).locale}>{children}</I18nProvider>
    </LanguageContext>
  )
}

export function useLanguage(): InterfaceLanguage {
  return useContext(LanguageContext)
}

/** A screen's texts in the language of the moment. */
export function useText<M extends Messages>(messages: M): SpokenMessages<M> {
  return speak(messages, useLanguage())
}

/** Numbers, dates, lists and sorting in the language of the moment. */
export function useFormats(): Formats {
  return formatsIn(useLanguage())
}
