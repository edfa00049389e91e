import { expect, test } from 'vitest'
import type { InvitationView } from '#contract/invitation.ts'
import { openRowIds } from '../../../src-renderer/screens/check/shown-row-ids.ts'
import { rowViews } from '../../../src-renderer/workspace/row-views.ts'
import { type RowView, viewsPerPage } from '../../../src-renderer/workspace/views.ts'

const count = 2 * viewsPerPage + 10

function pages(): readonly string[] {
  const views = Array.from({ length: count }, (_, position) => ({ rowId: `row ${position}`, position }) as RowView)
  return [0, 1, 2].map((page) => JSON.stringify(views.slice(page * viewsPerPage, (page + 1) * viewsPerPage)))
}

test('the ids of shown rows are found in all pages, without those that were sent and those not loaded yet', async () => {
  const rows = rowViews(count).withPages(0, pages())
  const sent = [{ rowId: 'row 501', state: 'created' } as InvitationView]
  const positions = Uint32Array.of(0, 499, 500, 501, 1000, 1009)
  expect(await openRowIds(rows, positions, sent)).toEqual(['row 0', 'row 499', 'row 500', 'row 1000', 'row 1009'])
  expect(await openRowIds(rowViews(count).withPages(0, pages().slice(0, 1)), positions, [])).toEqual([
    'row 0',
    'row 499'
  ])
})
