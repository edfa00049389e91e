import { explainLayout, layoutSignature } from '../../list/index.ts'
import { lineOf, recordsOf, stateOf } from '../rows.ts'
import { type RowView, type SourceView, viewsPerPage } from '../views.ts'
import { dateFactsOf } from './date-facts.ts'
import type { Desk } from './desk.ts'

const firstRecordsShown = 30
/** Related rows per view: enough to look at. */
const relatedShown = 4

/** A row as the check screen shows it. Throws if there is no row at the position. */
export function viewOf(list: Desk, position: number): RowView {
  const row = list.rows[position]
  const verdict = list.judge.verdicts()[position]
  if (row === undefined || verdict === undefined) throw new Error(`there is no row at ${position}`)
  const { rowId, why, warn, changes, related = [], aside = null, weekdayDisagrees = false } = verdict
  const moment = verdict.invitation.scheduledFor
  return {
    rowId,
    position,
    row: verdict.row,
    verdict: verdict.verdict,
    texts: list.texts.all(row, verdict.invitation),
    moment: moment === undefined ? null : Date.parse(moment),
    why,
    warn,
    changes,
    related: related.map(({ code, rowIds }) => ({ code, positions: othersOf(list, rowIds, rowId) })),
    aside,
    line: aside === null ? null : lineOf(row),
    weekdayDisagrees,
    state: stateOf(row)
  }
}

/** Pages `from` to `to` (exclusive) of the list's views, each as JSON. */
export function packPages(list: Desk, from: number, to: number): readonly string[] {
  return Array.from({ length: to - from }, (_, page) => {
    const first = (from + page) * viewsPerPage
    const length = Math.min(viewsPerPage, list.rows.length - first)
    return JSON.stringify(Array.from({ length }, (__, at) => viewOf(list, first + at)))
  })
}

/** Limited to what is shown: with a number that a thousand rows share, each view would have a thousand entries. */
function othersOf(list: Desk, rowIds: readonly string[], own: string): readonly number[] {
  const others: number[] = []
  for (const rowId of rowIds) {
    const position = list.positions.get(rowId)
    if (rowId !== own && position !== undefined) others.push(position)
    if (others.length === relatedShown) break
  }
  return others
}

/** How the list's source was read and interpreted. */
export function sourceViewOf(list: Desk): SourceView {
  const { rows, layout, settings, now, format, choices, sheets, notes } = list
  return {
    signature: layoutSignature(layout),
    format,
    choices,
    notes,
    sheets,
    layout,
    columns: explainLayout(recordsOf(rows), layout, {
      country: settings.defaultCountry,
      now,
      dateSystem: layout.dateSystem
    }),
    dates: dateFactsOf(rows, list.judge.verdicts(), layout),
    firstRecords: rows.slice(0, firstRecordsShown).map(({ row, cells }) => ({ row, cells }))
  }
}
