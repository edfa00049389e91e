// Words of header cells in French, German, Italian and English, as `headerWords` gives them (no accents, no marks).
// To teach a word: add it to its concept, in its language; the notation is explained in `terms.ts`.

export * from './appointment.ts'
export * from './contacts.ts'
export * from './ids.ts'
export * from './lines.ts'
export * from './names.ts'
export * from './other.ts'
export * from './own-contact.ts'
export * from './people.ts'
export * from './personal.ts'
