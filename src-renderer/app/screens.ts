import type { ComponentType } from 'react'
import type { FilesToImport, ImportSource } from '../state/import-source.ts'
import type { ListStep } from '../state/route.ts'

export interface ListScreenProps {
  readonly listId: string
}

/**
 * The screen between a drop and a list: reads the source in the worker, shows the progress, and stores the rows in a
 * new list. Explains a file that cannot be read in the page itself.
 */
export interface ImportScreenProps {
  readonly source: ImportSource
  /** The list can be shown: `columns` when the file format is new, `check` when a template matched. */
  readonly onReady: (listId: string, step: Extract<ListStep, 'columns' | 'check'>) => void
  readonly onCancel: () => void
}

/** Several files that were dropped together: each becomes a list. */
export interface ImportSeveralScreenProps {
  readonly source: FilesToImport
  /** Some of them were put together into this list. */
  readonly onReady: ImportScreenProps['onReady']
  readonly onDone: () => void
}

/** The screens that the frame shows, one per route. */
export interface Screens {
  readonly Lists: ComponentType
  readonly Import: ComponentType<ImportScreenProps>
  readonly ImportSeveral: ComponentType<ImportSeveralScreenProps>
  readonly Columns: ComponentType<ListScreenProps>
  /** Instead of the list's other screens, while changes do not fit another reading of its file. */
  readonly Unmatched: ComponentType<ListScreenProps>
  readonly Check: ComponentType<ListScreenProps>
  readonly Send: ComponentType<ListScreenProps>
  readonly Links: ComponentType<ListScreenProps>
  readonly Board: ComponentType
  readonly Compare: ComponentType<ListScreenProps>
  /** Shown above the check and the send screen when invitations for this list's days were sent already. */
  readonly SentBefore: ComponentType<ListScreenProps>
  readonly Connection: ComponentType
  readonly Settings: ComponentType
  readonly Practice: ComponentType
  readonly Directory: ComponentType
  readonly Figures: ComponentType
  readonly AuditLog: ComponentType
  readonly Restore: ComponentType
}
