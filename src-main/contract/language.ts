import { z } from 'zod'

/** Languages of the interface. For those of patients see {@link patientLanguages}. */
export const interfaceLanguages = ['fr', 'de', 'it', 'en'] as const
export const interfaceLanguage = z.enum(interfaceLanguages)
export type InterfaceLanguage = z.infer<typeof interfaceLanguage>

/** Languages of patients that the app offers. The checks before sending say which of them the server lacks. */
export const patientLanguages = ['ar', 'de', 'en', 'es', 'fa', 'fr', 'hy', 'it', 'kk', 'ru', 'ta', 'ti', 'uk'] as const
/** A patient's language: two lower-case letters (ISO 639-1). */
export const patientLanguage = z.string().regex(/^[a-z]{2}$/)
