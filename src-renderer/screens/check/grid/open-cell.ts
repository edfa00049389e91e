import type { EditableField } from '#contract/list.ts'
import type { RowView } from '../../../workspace/views.ts'

/** The cell that is being typed into: whose it is and which field, whatever row stands where by now. */
export interface OpenCell {
  /** The row as it was when the cell was opened. */
  readonly view: RowView
  readonly field: EditableField
  /** The text that stood in the cell. */
  readonly before: string
  /** The text that the editor begins with. */
  readonly initial: string
}

/** A text for one field of one patient. */
export interface TypedText {
  readonly view: RowView
  readonly field: EditableField
  readonly text: string
}
