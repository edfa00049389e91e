import type { ErasurePreview } from '#contract/retention.ts'
import { isLinkAlive, type KeptList, type KeptRow, type Order, whyStays } from './rule.ts'
import type { StoredList } from './store.ts'

/** Everything that decides about the rows of a list, as read row by row. */
export type ListRows = { readonly list: KeptList; readonly rows: readonly KeptRow[] }

export function previewOf(list: StoredList, { list: kept, rows }: ListRows, order: Order, at: number): ErasurePreview {
  const stay: ErasurePreview['kept'] = { 'on-the-way': 0, 'in-doubt': 0, 'not-yet': 0 }
  let going = 0
  let invited = 0
  let unsentStays = false
  let activeLinks = 0
  for (const row of rows) {
    const reason = whyStays(row, kept, order, at)
    if (reason === null) {
      going += 1
      if (row.state !== null) invited += 1
      if (isLinkAlive(row, kept, at)) activeLinks += 1
    } else if (row.state === null) {
      unsentStays = true
    } else {
      stay[reason] += 1
    }
  }
  const invitedStaying = stay['on-the-way'] + stay['in-doubt'] + stay['not-yet']
  const { listId, name, createdAt, firstMoment: firstAppointmentAt, patients, hasFile } = list
  const unsent = Math.max(0, patients - invited - invitedStaying)
  if (unsentStays) stay['not-yet'] += unsent
  return {
    listId,
    name,
    createdAt,
    firstAppointmentAt,
    rows: going,
    // Rows that were never planned are erased together. The check counted how many of them are patients.
    patients: unsentStays ? invited : going === 0 ? 0 : invited + unsent,
    activeLinks,
    kept: stay,
    hasFile: hasFile && going > 0
  }
}
