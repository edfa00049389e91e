import { expect, test } from 'vitest'
import type { InvitationView } from '#contract/invitation.ts'
import { openRowIds } from '../../../src-renderer/screens/check/shown-row-ids.ts'
import { packViews } from '../../../src-renderer/workspace/packed-views.ts'
import { rowViews } from '../../../src-renderer/workspace/row-views.ts'
import { viewsPerPage } from '../../../src-renderer/workspace/views.ts'
import { rowView } from '../../support/row-view.ts'

const count = 2 * viewsPerPage + 10

function pages(): readonly string[] {
  const views = Array.from({ length: count }, (_, position) => rowView(position))
  return [0, 1, 2].map((page) => packViews(views.slice(page * viewsPerPage, (page + 1) * viewsPerPage)))
}

test('the ids of shown rows are found in all pages, without those that were sent and those not loaded yet', async () => {
  const rows = rowViews(count).withPages(0, pages())
  const next = viewsPerPage
  const sent = [{ rowId: `row ${next + 1}`, state: 'created' } as InvitationView]
  const positions = Uint32Array.of(0, next - 1, next, next + 1, 2 * next, 2 * next + 9)
  const open = [0, next - 1, next, 2 * next, 2 * next + 9].map((position) => `row ${position}`)
  expect(await openRowIds(rows, positions, sent)).toEqual(open)
  expect(await openRowIds(rowViews(count).withPages(0, pages().slice(0, 1)), positions, [])).toEqual(open.slice(0, 2))
})
