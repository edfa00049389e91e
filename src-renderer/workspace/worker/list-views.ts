import type { ListRow } from '#contract/list.ts'
import { channelOf, layoutSignature, placeInFile, type RowResult } from '../../list/index.ts'
import { packViews } from '../packed-views.ts'
import { overridable, recordTextOf, toRowState } from '../row-edits.ts'
import { type RowView, type SourceView, viewsPerPage } from '../views.ts'
import { dateStatsOf } from './date-stats.ts'
import { doctorNameOf } from './doctors.ts'
import type { ListState } from './list-state.ts'
import { openWarnings, shownStatus } from './row-filter.ts'
import { shownResults } from './shown-results.ts'

const maxFirstRecords = 30
/** Related rows per view: enough to look at. */
const maxRelated = 4

/** A row as the check screen shows it. Throws if there is no row at the position. */
export function viewOf(list: ListState, position: number): RowView {
  const row = list.rows[position]
  const result = shownResults(list)[position]
  if (row === undefined || result === undefined) throw new Error(`there is no row at ${position}`)
  const { rowId, errors, repairs, related = [], skipReason = null, weekdayDisagrees = false } = result
  const appointment = result.invitation.scheduledFor
  const place = placeInFile(list.format.files, result.row)
  const passed = letThrough(list, row, result)
  // No spread: this runs for each of 100,000 rows before the last of them is shown.
  const view: RowView = {
    rowId,
    position,
    row: place.row,
    file: place.file,
    status: shownStatus(result),
    texts: list.texts.all(row, result.invitation),
    appointmentAt: appointment === undefined ? null : Date.parse(appointment),
    channel: result.status === 'ready' ? channelOf(result.invitation, list.settings) : null,
    doctorName: doctorNameOf(list, row),
    errors,
    warnings: openWarnings(list, row, result),
    repairs,
    related: related.map(({ code, rowIds }) => ({ code, positions: othersOf(list, rowIds, rowId) })),
    remark: errors.includes('remark-against') ? (list.validator.remarkOf(row) ?? null) : null,
    skipReason,
    recordText: skipReason === null ? null : recordTextOf(row),
    weekdayDisagrees,
    state: toRowState(row)
  }
  return passed === undefined ? view : { ...view, letThrough: passed }
}

/** For the errors of a row that the user may let through: what is stored if so. */
function letThrough({ validator }: ListState, row: ListRow, { errors, invitation }: RowResult): RowView['letThrough'] {
  const codes = errors.filter((code) => overridable.has(code))
  if (codes.length === 0) return undefined
  return Object.fromEntries(codes.map((code) => [code, validator.acceptances.of(code, row, invitation)]))
}

/** Pages `from` to `to` (exclusive) of the list's views, each packed as text. */
export function packPages(list: ListState, from: number, to: number): readonly string[] {
  return Array.from({ length: to - from }, (_, page) => {
    const first = (from + page) * viewsPerPage
    const length = Math.min(viewsPerPage, list.rows.length - first)
    return packViews(Array.from({ length }, (__, at) => viewOf(list, first + at)))
  })
}

/** Limited to what is shown: with a number that a thousand rows share, each view would have a thousand entries. */
function othersOf(list: ListState, rowIds: readonly string[], own: string): readonly number[] {
  const others: number[] = []
  for (const rowId of rowIds) {
    const position = list.positions.get(rowId)
    if (rowId !== own && position !== undefined) others.push(position)
    if (others.length === maxRelated) break
  }
  return others
}

/** How the list's source was read and interpreted. */
export function sourceViewOf(list: ListState): SourceView {
  const { rows, layout, format, choices, waiting, sheets, notes } = list
  return {
    signature: layoutSignature(layout),
    format,
    choices,
    waiting,
    notes,
    sheets,
    layout,
    columns: list.evidence,
    dates: dateStatsOf(rows, list.validator.results(), layout),
    // The header that can be chosen is the first file's.
    firstRecords: rows
      .slice(0, Math.min(maxFirstRecords, (format.files?.[1]?.from ?? Infinity) - 1))
      .map(({ row, cells }) => ({ row, cells }))
  }
}
