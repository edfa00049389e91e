/** One JSON document on disk, as the vault and the settings need it. */
export type JsonStore = {
  /** The document; `undefined` where there is none yet. Throws when the file is there but cannot be understood. */
  readonly read: () => unknown
  /** Replaces the whole document, or throws and leaves the old one. */
  readonly write: (value: unknown) => void
  /** Renames the file so that nothing overwrites it, for a person or a helper to look at. */
  readonly setAside: () => void
}
