/** Languages of the interface. For those of patients see {@link patientLanguages}. */
export const interfaceLanguages = ['fr', 'de', 'it', 'en'] as const
export type InterfaceLanguage = (typeof interfaceLanguages)[number]

/** Languages of patients that the app offers. The checks before sending say which of them the server lacks. */
export const patientLanguages = ['ar', 'de', 'en', 'es', 'fa', 'fr', 'hy', 'it', 'kk', 'ru', 'ta', 'ti', 'uk'] as const
