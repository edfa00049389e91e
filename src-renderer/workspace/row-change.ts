import type { InvitationState, InvitationView } from '#contract/invitation.ts'
import type { EditableField, RowChange } from '#contract/list.ts'
import { withAccepted } from './row-edits.ts'
import type { RowView } from './views.ts'

/** A row with texts typed into it. */
export function withTexts(state: RowChange, texts: Readonly<Partial<Record<EditableField, string>>>): RowChange {
  return { ...state, edits: { ...state.edits, ...texts } }
}

/**
 * Excludes a patient, includes an excluded one, or takes a skipped record as a patient. A patient who is left out with a
 * kind of visits is taken back alone.
 */
export function withToggledInclusion({
  status,
  state,
  errors
}: Pick<RowView, 'status' | 'state' | 'errors'>): RowChange {
  if (status === 'aside') return { ...state, role: 'patient' }
  if (status !== 'excluded') return { ...state, excluded: true }
  const included = { ...state, excluded: false }
  return errors.includes('not-chosen') ? withAccepted(included, 'not-chosen') : included
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
