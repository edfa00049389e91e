import { type InterfaceLanguage, interfaceLanguages } from '#contract/language.ts'
import { type LetterWordName, letterWordNames, type OwnLetterWords } from '#contract/letters.ts'
import { formatsIn } from '../i18n/formats.ts'
import { loadTexts, textsIn } from '../i18n/messages.ts'

/** The words of a letter, with the placeholders of {@link letterWordNames}. */
export type LetterWords = Readonly<Record<LetterWordName, string>>

/** From which words a letter can be written. */
export interface WordSources {
  /** Of the list (ISO 639-1), for patients in whose language there are no words. */
  readonly listLanguage: string
  /** Of the interface: for a list in whose language there are no words either. */
  readonly language: InterfaceLanguage
  /** The hospital's own, by language. */
  readonly words: Readonly<Record<string, OwnLetterWords>>
}

export function asInterfaceLanguage(code: string): InterfaceLanguage | undefined {
  return interfaceLanguages.find((known) => known === code)
}

/** Names of the words that a language still lacks: none where we have words of our own. */
export function missingWords(code: string, own: OwnLetterWords | undefined): readonly LetterWordName[] {
  if (asInterfaceLanguage(code) !== undefined) return []
  return letterWordNames.filter((name) => (own?.[name] ?? '').trim() === '')
}

/** The language of a patient's letter: the patient's own where there are words in it, else the list's. */
export function letterLanguage(code: string, { listLanguage, language, words }: WordSources): string {
  return [code, listLanguage].find((wanted) => missingWords(wanted, words[wanted]).length === 0) ?? language
}

/** Loads what {@link letterWords} needs. */
export async function loadLetterTexts(codes: readonly string[], sources: WordSources): Promise<void> {
  const languages = new Set(codes.flatMap((code) => asInterfaceLanguage(letterLanguage(code, sources)) ?? []))
  await Promise.all([...languages].map(loadTexts))
}

/** Our words in a language. */
export function ourWords(language: InterfaceLanguage): LetterWords {
  const t = textsIn('letters', language)
  return {
    title: t.title,
    greetingFemale: t['greeting.female']({ lastName: '{lastName}' }),
    greetingMale: t['greeting.male']({ lastName: '{lastName}' }),
    invited: t.invited,
    appointment: t.appointment,
    doctor: t.doctor({ doctor: '{doctor}' }),
    noDate: t.noDate,
    scan: t.scan,
    type: t.type,
    how: t.how,
    questions: t.questions({ phone: '{phone}' }),
    personal: t.personal
  }
}

/** The words of a language that {@link letterLanguage} gave: the hospital's own before ours. */
export function letterWords(code: string, words: WordSources['words']): LetterWords {
  const language = asInterfaceLanguage(code)
  const own = Object.entries(words[code] ?? {}).filter(([, text]) => text.trim() !== '')
  return { ...(language === undefined ? noWords : ourWords(language)), ...Object.fromEntries(own) }
}

const noWords = Object.fromEntries(letterWordNames.map((name) => [name, ''])) as Record<LetterWordName, string>

/** When the visit is. `at`: ms since the epoch. */
export function letterMoment(code: string, at: number, timeZone: string): string {
  const language = asInterfaceLanguage(code)
  if (language === undefined) {
    // The calendar and the digits of the hospital, in the words of the patient.
    return new Intl.DateTimeFormat(code, {
      weekday: 'long',
      day: 'numeric',
      month: 'long',
      year: 'numeric',
      hour: '2-digit',
      minute: '2-digit',
      hourCycle: 'h23',
      calendar: 'gregory',
      numberingSystem: 'latn',
      timeZone
    }).format(at)
  }
  const words = textsIn('letters', language).moment({ at, zone: timeZone })
  return words.charAt(0).toLocaleUpperCase(formatsIn(language).locale) + words.slice(1)
}

const rightToLeft: ReadonlySet<string> = new Set(['ar', 'dv', 'fa', 'he', 'ps', 'sd', 'ur', 'yi'])

/** In which direction a language is written. */
export function directionOf(code: string): 'ltr' | 'rtl' {
  return rightToLeft.has(code) ? 'rtl' : 'ltr'
}
