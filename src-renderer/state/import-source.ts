/**
 * What the user handed over as a patient list: the bytes of a file, or what was copied from a spreadsheet.
 * Each import has its own `id`, also when the same file is imported again.
 */
export type ImportSource =
  | { readonly kind: 'file'; readonly id: string; readonly name: string; readonly bytes: Uint8Array }
  | { readonly kind: 'paste'; readonly id: string; readonly text: string; readonly html: string | null }

/** Why an import did not start. */
export type ImportProblem = 'too-large' | 'unreadable' | 'several-files' | 'nothing-pasted' | 'internal'
