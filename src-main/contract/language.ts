import { z } from 'zod'

/** Languages of the interface. For those of patients see {@link patientLanguages}. */
export const interfaceLanguages = ['fr', 'de', 'it', 'en'] as const
export const interfaceLanguage = z.enum(interfaceLanguages)
export type InterfaceLanguage = z.infer<typeof interfaceLanguage>

/**
 * Languages in which HCW@Home v5 has messages for patients (`GET /languages` of known servers). The server silently
 * uses English for any other code. Codes are case-sensitive.
 */
export const patientLanguages = ['ar', 'de', 'en', 'es', 'fa', 'fr', 'hy', 'it', 'kk', 'ru', 'ta', 'ti', 'uk'] as const
/** A patient's language: two lower-case letters (ISO 639-1). */
export const patientLanguage = z.string().regex(/^[a-z]{2}$/)
