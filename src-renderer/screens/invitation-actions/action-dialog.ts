import type { PlannedStep } from './action-runner.ts'
import type { SelectedInvitation } from './selection.ts'

/** Props of the dialogs that ask before an action. */
export interface ActionDialogProps {
  readonly selection: readonly SelectedInvitation[]
  readonly onConfirm: (steps: readonly PlannedStep[]) => void
  readonly onClose: () => void
}
