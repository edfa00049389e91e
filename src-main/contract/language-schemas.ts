import { z } from 'zod'
import { interfaceLanguages } from './language.ts'

export const interfaceLanguage = z.enum(interfaceLanguages)

/** A patient's language: two lower-case letters (ISO 639-1). */
export const patientLanguage = z.string().regex(/^[a-z]{2}$/)
