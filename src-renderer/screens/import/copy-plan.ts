import type { Correction } from '#contract/invitation-actions.ts'
import type { CopyChange } from '../../workspace/views.ts'
import type { BulkAction } from '../invitation-actions/selection.ts'

/** Identifies a change of a copy. */
export function changeId({ rowId, field }: Pick<CopyChange, 'rowId' | 'field'>): string {
  return `${rowId} ${field}`
}

/** Whether a change can be taken. An invitation is corrected on the server, which cannot change every field. */
export function isTakeable({ isSent, correction }: CopyChange): boolean {
  return !isSent || correction !== null
}

/** Ticked by default: what was changed in the copy only, and can be read. All else is asked. */
export function isTakenByDefault(change: CopyChange): boolean {
  return change.doubt === null && isTakeable(change)
}

/** Whether a patient should hear of it: another time, or another way to be reached. */
export function concernsPatient({ isSent, field }: CopyChange): boolean {
  return isSent && (field === 'moment' || field === 'phone' || field === 'email')
}

/** One correction for each invited patient, with all fields that were taken. */
export function correctionSteps(listId: string, taken: readonly CopyChange[]): readonly BulkAction[] {
  const byRow = new Map<string, Correction>()
  for (const { rowId, correction } of taken) {
    if (correction !== null) byRow.set(rowId, { ...byRow.get(rowId), ...correction })
  }
  return [...byRow].map(([rowId, correction]) => ({
    action: { kind: 'correct', correction },
    targets: [{ listId, rowId }]
  }))
}
