import { expect, test } from 'vitest'
import { packViews } from '../../src-renderer/workspace/packed-views.ts'
import { rowViews, unpackedViews } from '../../src-renderer/workspace/row-views.ts'
import { type RowView, viewsPerPage } from '../../src-renderer/workspace/views.ts'
import { rowView } from '../support/row-view.ts'

const count = 2 * viewsPerPage + 50

function view(position: number, rowId = `row ${position}`): RowView {
  return rowView(position, { rowId })
}

function pages(of: (position: number) => RowView = view): string[] {
  const all = Array.from({ length: count }, (_, position) => of(position))
  return [0, 1, 2].map((page) => packViews(all.slice(page * viewsPerPage, (page + 1) * viewsPerPage)))
}

const idAt = (rows: ReturnType<typeof rowViews>, position: number) => rows.at(position)?.rowId

test('rows are there once their page is loaded, and no others', () => {
  const [first = '', second = '', third = ''] = pages()
  const some = rowViews(count).withPages(1, [second])
  const around = [-1, viewsPerPage - 1, viewsPerPage, 2 * viewsPerPage - 1, 2 * viewsPerPage, count]
  expect(around.map((position) => idAt(some, position))).toEqual([
    undefined,
    undefined,
    `row ${viewsPerPage}`,
    `row ${2 * viewsPerPage - 1}`,
    undefined,
    undefined
  ])
  const all = some.withPages(0, [first]).withPages(2, [third])
  expect([...all].map(({ rowId }) => rowId)).toEqual(Array.from({ length: count }, (_, at) => `row ${at}`))
  expect([...some].length).toBe(viewsPerPage)
})

test('a row that was read is the same object until its page is replaced', () => {
  const rows = rowViews(count).withPages(0, pages())
  const before = rows.at(7)
  expect(rows.at(7)).toBe(before)
  expect(rows.with([view(8)]).at(7)).toBe(before)
  expect(rows.withPages(0, pages().slice(0, 1)).at(7)).not.toBe(before)
})

test('newer views are in the new rows only, whether or not their page was read', () => {
  const rows = rowViews(count).withPages(0, pages())
  rows.at(3)
  const next = rows.with([
    { ...view(3), row: 930 },
    { ...view(120), row: 931 },
    { ...view(121), row: 932 }
  ])
  expect([3, 4, 120, 121, 122].map((position) => next.at(position)?.row)).toEqual([930, 6, 931, 932, 124])
  expect([3, 120].map((position) => rows.at(position)?.row)).toEqual([5, 122])
})

test('a view of a row that is not loaded, or was replaced, changes nothing', () => {
  const rows = rowViews(count).withPages(0, pages().slice(0, 1))
  const next = rows.with([view(5, 'row of another reading'), view(viewsPerPage)])
  expect([idAt(next, 5), idAt(next, viewsPerPage)]).toEqual(['row 5', undefined])
})

test('unpacking all of them lets other tasks run in between', async () => {
  const many = 60 * viewsPerPage
  const text = packViews(Array.from({ length: viewsPerPage }, () => rowView(0, { recordText: 'x'.repeat(2000) })))
  let turns = 0
  const turn = setInterval(() => {
    turns += 1
  })
  const views = await unpackedViews(
    rowViews(many).withPages(
      0,
      Array.from({ length: 60 }, () => text)
    )
  )
  clearInterval(turn)
  expect(views.length).toBe(many)
  expect(turns).toBeGreaterThan(0)
})
