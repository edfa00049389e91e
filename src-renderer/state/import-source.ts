/**
 * What the user handed over as a patient list: the bytes of a file, or what was copied from a spreadsheet.
 * Each import has its own `id`, also when the same file is imported again.
 */
export type ImportSource =
  | {
      readonly kind: 'file'
      readonly id: string
      readonly name: string
      readonly bytes: Uint8Array
      /** Name of the list. Absent: the file's. */
      readonly title?: string
    }
  | { readonly kind: 'paste'; readonly id: string; readonly text: string; readonly html: string | null }

/** A file among several. Its bytes are read when its turn comes: all together may be more than fits into memory. */
export interface FileToImport {
  readonly name: string
  /** Rejects if it cannot be read: a folder, a file that another program has locked or that is too large. */
  readonly read: () => Promise<Uint8Array>
}

/** Files that were dropped together. */
export interface FilesToImport {
  readonly id: string
  readonly files: readonly FileToImport[]
}

/** Why an import did not start. */
export type ImportProblem = 'too-large' | 'unreadable' | 'nothing-pasted' | 'internal'
