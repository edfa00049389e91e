import type { EditableField } from '#contract/editable-fields.ts'
import type { InvitationState, InvitationView } from '#contract/invitation.ts'
import type { RowState } from '#contract/list.ts'
import type { RowChange } from '#contract/list-change.ts'
import { withAccepted } from './row-edits.ts'
import type { RowView } from './views.ts'

/** Texts are typed into a row. */
export function withTexts(
  { rowId }: Pick<RowState, 'rowId'>,
  texts: Readonly<Partial<Record<EditableField, string>>>
): RowChange {
  return { rowId, edits: texts }
}

/**
 * Excludes a patient, includes an excluded one, or takes a skipped record as a patient. A patient who is left out with a
 * kind of visits is taken back alone.
 */
export function withToggledInclusion({
  status,
  state: { rowId },
  errors
}: Pick<RowView, 'status' | 'state' | 'errors'>): RowChange {
  if (status === 'aside') return { rowId, role: 'patient' }
  if (status !== 'excluded') return { rowId, excluded: true }
  const included: RowChange = { rowId, excluded: false }
  return errors.includes('not-chosen') ? { ...included, ...withAccepted({ rowId }, 'not-chosen') } : included
}

const sentStates: ReadonlySet<InvitationState> = new Set([
  'queued',
  'sending',
  'created',
  'unknown',
  'checking',
  'undecided',
  'withdrawn'
])

/** Whether the invitation was sent or may have been: its row can no longer be edited. */
export function isSent(invitation: InvitationView | undefined): boolean {
  return invitation !== undefined && sentStates.has(invitation.state)
}
