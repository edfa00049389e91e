import { createContext, type ReactNode, useContext, useEffect, useState } from 'react'
import { I18nProvider } from 'react-aria-components'
import type { InterfaceLanguage } from '#contract/language.ts'
import { type Formats, formatsIn } from './formats.ts'
import { loadTexts, type MessagePrefix, type Texts, textsIn } from './messages.ts'

const LanguageContext = createContext<InterfaceLanguage>('fr')

export interface LanguageProviderProps {
  readonly language: InterfaceLanguage
  readonly children: ReactNode
}

/**
 * Sets the language of everything below: texts, formats, the components' own words, and `<html lang>`. The first one is
 * loaded already; another is shown once its texts are loaded.
 */
export function LanguageProvider({ language, children }: LanguageProviderProps) {
  const shown = useLoadedLanguage(language)
  useEffect(() => {
    document.documentElement.lang = shown
  }, [shown])
  return (
    <LanguageContext value={shown}>
      <I18nProvider locale={formatsIn(shown).locale}>{children}</I18nProvider>
    </LanguageContext>
  )
}

/** The language once its texts are loaded, until then the one before. */
function useLoadedLanguage(language: InterfaceLanguage): InterfaceLanguage {
  const [shown, setShown] = useState(language)
  useEffect(() => {
    let isCurrent = true
    void loadTexts(language).then(() => {
      if (isCurrent) setShown(language)
    })
    return () => {
      isCurrent = false
    }
  }, [language])
  return shown
}

export function useLanguage(): InterfaceLanguage {
  return useContext(LanguageContext)
}

/** A screen's texts in the current language: `useText('send').title`. */
export function useText<Prefix extends MessagePrefix>(prefix: Prefix): Texts<Prefix> {
  return textsIn(prefix, useLanguage())
}

/** Numbers, dates, lists and sorting in the current language. */
export function useFormats(): Formats {
  return formatsIn(useLanguage())
}
