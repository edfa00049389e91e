import type { ReactNode, Ref } from 'react'
import type { EditableField } from '#contract/editable-fields.ts'
import type { InvitationView } from '#contract/invitation.ts'
import type { CellDraft } from '#contract/list.ts'
import type { TableView } from '#contract/table-view.ts'
import type { RowViews } from '../../../workspace/row-views.ts'
import type { RowView } from '../../../workspace/views.ts'
import type { CellContext } from './cell-text.ts'
import type { GridColumn, GridColumnKey } from './grid-columns.ts'
import type { TypedText } from './open-cell.ts'
import type { GridStateOptions } from './use-grid-state.ts'

/** What was typed or pasted and is not stored. */
export type Unplaced =
  /** The text of the open cell: its patient was invited, set aside or removed meanwhile. */
  | { readonly kind: 'typed'; readonly view: RowView; readonly text: string }
  /** How many pasted or emptied cells are not changed: they are outside the table, or of patients already invited. */
  | { readonly kind: 'cells'; readonly count: number }
  /** The selection holds rows that are not loaded yet. */
  | { readonly kind: 'not-loaded' }

export interface GridHandle {
  /**
   * Activates and focuses the row at a position of the list (not of the shown rows): in the cell of this field, or where
   * the issue is told; without `of`, in the active column. `isMending`: Enter goes on to the row below. False: the row is
   * not shown; an open cell is closed, since rows that it holds back may be shown then.
   */
  readonly show: (position: number, of?: ShownFault) => boolean
  /** Opens a cell again, with a text that was typed before. False: the cell is not shown, or another one is open. */
  readonly reopen: (position: number, field: EditableField, text: string) => boolean
  /** Focuses the active cell. */
  readonly focus: () => void
  /** The row of the active cell, as a position of the list, and its column. */
  readonly place: () => { readonly position: number | undefined; readonly column: number }
}

/** The fault that a cell is shown for. `field` undefined: it is mended in no field. */
export interface ShownFault {
  readonly field: EditableField | undefined
  readonly isMending?: true
}

export interface GridProps {
  readonly rows: RowViews
  /** Which rows are shown, in their order: positions in `rows`. */
  readonly positions: Uint32Array
  readonly columns: readonly GridColumn[]
  /** How the columns are set up, of which these are needed; both for their menus. */
  readonly view: TableView
  readonly needed: readonly GridColumnKey[]
  readonly onView: (view: TableView) => void
  readonly context: CellContext
  readonly invitationOf: (rowId: string) => InvitationView | undefined
  /** Typed, cleared or pasted: one step to undo. */
  readonly onType: (texts: readonly TypedText[]) => void
  /** Excludes, includes, or takes as patients: the opposite of the first one's state. */
  readonly onToggle: (views: readonly RowView[]) => void
  readonly onUndo: () => void
  readonly onRedo: () => void
  readonly onActive: (view: RowView | undefined) => void
  /** A cell was opened, or closed. */
  readonly onOpenCell: (isOpen: boolean) => void
  readonly onLeaving: GridStateOptions['onLeaving']
  /** What is being typed into the open cell; null: it was closed. */
  readonly onDraft: (draft: CellDraft | null) => void
  readonly onUnplaced: (unplaced: Unplaced) => void
  readonly listId: string
  /** Enter on a cell that cannot be typed into. */
  readonly onPress: () => void
  readonly onNextProblem: () => void
  /** Paste was chosen in the menu, and not on the keyboard. */
  readonly onPasteAsked: () => void
  /** Shown when there are no rows. */
  readonly empty: ReactNode
  readonly ref?: Ref<GridHandle>
}
