import type { CellDraft, EditableField } from '#contract/list.ts'
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

/** Letters of a value that are compared to tell whether it has changed. */
const baseMax = 2000

/** The value of a field, in whatever language it is shown. */
export function baseOf({ texts, appointmentAt }: RowView, field: EditableField): string {
  const isMoment = field === 'moment' && appointmentAt !== null
  return isMoment ? new Date(appointmentAt).toISOString() : texts[field].slice(0, baseMax)
}

/** What is kept of a text while it is typed. */
export function draftOf({ view, field }: OpenCell, text: string): CellDraft {
  return { rowId: view.rowId, field, base: baseOf(view, field), text }
}

/** A text for one field of one patient. */
export interface TypedText {
  readonly view: RowView
  readonly field: EditableField
  readonly text: string
}
