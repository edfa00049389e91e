import type { InvitationView } from '#contract/invitation.ts'
import { isSent } from '../../workspace/row-change.ts'
import type { RowViews } from '../../workspace/row-views.ts'
import { viewsPerPage } from '../../workspace/views.ts'

/** Work before other tasks of the window get their turn, ms. */
const sliceMs = 8

/**
 * The ids of the rows at these positions that can still be changed. Whoever answers later may have other rows
 * at the same positions; an id means the same patient for ever. Works in slices, so that the window stays responsive.
 */
export async function openRowIds(
  rows: Pick<RowViews, 'idsOfPage'>,
  positions: Uint32Array,
  invitations: readonly InvitationView[]
): Promise<readonly string[]> {
  const sent = new Set(invitations.filter(isSent).map(({ rowId }) => rowId))
  const open: string[] = []
  let page = -1
  let ids: readonly string[] = []
  let from = performance.now()
  for (const position of positions.toSorted()) {
    const next = Math.floor(position / viewsPerPage)
    if (next !== page) {
      if (performance.now() - from >= sliceMs) {
        await new Promise((resolve) => setTimeout(resolve))
        from = performance.now()
      }
      page = next
      ids = rows.idsOfPage(page)
    }
    const rowId = ids[position % viewsPerPage]
    if (rowId !== undefined && !sent.has(rowId)) open.push(rowId)
  }
  return open
}
