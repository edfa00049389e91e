/** A JSON document on disk. */
export interface JsonStore {
  /** The document; `undefined` if there is none yet. Throws if the file is not valid JSON. */
  readonly read: () => unknown
  /** Replaces the whole document, or throws and keeps the old one. */
  readonly write: (value: unknown) => void
  /** Renames the file so that nothing overwrites it and it can be examined. */
  readonly quarantine: () => void
}
