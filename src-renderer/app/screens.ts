import type { ComponentType } from 'react'
import type { ImportScreenProps } from './import.ts'

export interface ListScreenProps {
  readonly listId: string
}

/** The screens that the frame shows: one slot for each place. */
export interface Screens {
  readonly Lists: ComponentType
  readonly Import: ComponentType<ImportScreenProps>
  readonly Columns: ComponentType<ListScreenProps>
  readonly Check: ComponentType<ListScreenProps>
  readonly Send: ComponentType<ListScreenProps>
  readonly Links: ComponentType<ListScreenProps>
  readonly Board: ComponentType
  readonly Compare: ComponentType<ListScreenProps>
  /** Stands above the check and before sending: this list's days may have been sent already. */
  readonly SentBefore: ComponentType<ListScreenProps>
  readonly Connection: ComponentType
  readonly Settings: ComponentType
  readonly Practice: ComponentType
  readonly Audit: ComponentType
  readonly Rebuild: ComponentType
}
