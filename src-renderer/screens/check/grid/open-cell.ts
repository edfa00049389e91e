import type { EditableField } from '#contract/editable-fields.ts'
import type { CellDraft } from '#contract/list.ts'
import type { RowView } from '../../../workspace/views.ts'
import type { ShownView } from '../shown-view.ts'
import { type CellContext, fieldText } from './cell-text.ts'
import { type GridColumn, isField } from './grid-columns.ts'
import type { GridState } from './grid-model.ts'

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

/** The columns of a table, and the patient of each shown row. */
interface OpenedFrom {
  readonly columns: readonly GridColumn[]
  readonly viewAt: (row: number) => ShownView | undefined
}

/** The active cell of a state, opened. `text`: what the editor begins with, if it was typed before. */
export function openedCell(
  { active: { row, column }, mode }: GridState,
  { columns, viewAt }: OpenedFrom,
  context: CellContext,
  text?: string
): OpenCell | null {
  const view = viewAt(row)
  const key = columns[column]?.key
  if (view === undefined || key === undefined || !isField(key)) return null
  const before = fieldText(view, key, context)
  return { view, field: key, before, initial: text ?? (mode === 'edit' ? before : '') }
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
