import type { ErasurePreview } from '#contract/retention.ts'
import type { RetainedListInfo } from './retention-port.ts'
import {
  isLinkAlive,
  keepReasonOf,
  type RetainedList,
  type RetainedRow,
  type RetentionOrder
} from './retention-rule.ts'

/** Everything that decides about the rows of a list, as read row by row. */
export type ListRows = { readonly list: RetainedList; readonly rows: readonly RetainedRow[] }

export function previewOf(
  list: RetainedListInfo,
  { list: kept, rows }: ListRows,
  order: RetentionOrder,
  at: number
): ErasurePreview {
  const stay: ErasurePreview['kept'] = { 'on-the-way': 0, 'in-doubt': 0, 'not-yet': 0 }
  let erased = 0
  let invited = 0
  let keepsUnsent = false
  let activeLinks = 0
  for (const row of rows) {
    const reason = keepReasonOf(row, kept, order, at)
    if (reason === null) {
      erased += 1
      if (row.state !== null) invited += 1
      if (isLinkAlive(row, kept, at)) activeLinks += 1
    } else if (row.state === null) {
      keepsUnsent = true
    } else {
      stay[reason] += 1
    }
  }
  const invitedStaying = stay['on-the-way'] + stay['in-doubt'] + stay['not-yet']
  const { listId, name, createdAt, firstAppointmentAt, patients, hasFile } = list
  const unsent = Math.max(0, patients - invited - invitedStaying)
  if (keepsUnsent) stay['not-yet'] += unsent
  return {
    listId,
    name,
    createdAt,
    firstAppointmentAt,
    rows: erased,
    // Rows that were never planned are erased together. The check counted how many of them are patients.
    patients: keepsUnsent ? invited : erased === 0 ? 0 : invited + unsent,
    activeLinks,
    kept: stay,
    hasFile: hasFile && erased > 0
  }
}
