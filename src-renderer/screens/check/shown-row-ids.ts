import type { InvitationView } from '#contract/invitation.ts'
import { isSent } from '../../workspace/row-change.ts'
import { type RowViews, unpackedViews } from '../../workspace/row-views.ts'

/**
 * The ids of the rows at these positions that can still be changed. Whoever answers later may have other rows at the same
 * positions; an id means the same patient for ever.
 */
export async function openRowIds(
  rows: RowViews,
  positions: Uint32Array,
  invitations: readonly InvitationView[]
): Promise<readonly string[]> {
  const sent = new Set(invitations.filter(isSent).map(({ rowId }) => rowId))
  const views = await unpackedViews(rows)
  return [...positions].flatMap((position) => {
    const rowId = views[position]?.rowId
    return rowId === undefined || sent.has(rowId) ? [] : [rowId]
  })
}
