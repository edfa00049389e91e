/** A JSON document on disk. */
export interface JsonStore {
  /**
   * The document; `undefined` if there is none yet. Throws a `SyntaxError` if the file was read and is not valid JSON,
   * and the file system's error if it could not be read: then nobody knows whether there is a document.
   */
  readonly read: () => unknown
  /**
   * Replaces the whole document, or throws and keeps the old one. `onlyIfNone`: throws `EEXIST` instead of replacing
   * another.
   */
  readonly write: (value: unknown, options?: { readonly onlyIfNone: boolean }) => void
  /** Renames the file so that nothing overwrites it and it can be examined. */
  readonly quarantine: () => void
  /** Whether a document was quarantined, and none was written since. */
  readonly isLost?: () => boolean
}
