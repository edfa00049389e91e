import type { ListStep } from './place.ts'

/**
 * What a person handed over as a patient list: a file's bytes, or what was copied from a spreadsheet.
 * `id` tells one handing over from the next, also of the same file.
 */
export type ImportSource =
  | { readonly kind: 'file'; readonly id: string; readonly name: string; readonly bytes: Uint8Array }
  | { readonly kind: 'paste'; readonly id: string; readonly text: string; readonly html: string | null }

/** Why what was handed over was not taken. */
export type IntakeProblem = 'too-large' | 'unreadable' | 'several-files' | 'nothing-pasted' | 'internal'

/**
 * The screen between a drop and a list: it reads the source in the worker, says what it is doing, and has the
 * rows put into a new list. A file that cannot be read is explained here, in the page.
 */
export interface ImportScreenProps {
  readonly source: ImportSource
  /** The list is there to be looked at: `columns` for a kind of file seen for the first time, `check` for a known one. */
  readonly onReady: (listId: string, step: Extract<ListStep, 'columns' | 'check'>) => void
  readonly onCancel: () => void
}
