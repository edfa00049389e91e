import type { PlannedStep } from './care-desk.ts'
import type { Subject } from './subjects.ts'

/** Props of the dialogs that ask before an action. */
export interface CareDialogProps {
  readonly subjects: readonly Subject[]
  readonly onCarryOut: (steps: readonly PlannedStep[]) => void
  readonly onClose: () => void
}
