import type { Layout, ListRow } from '#contract/list.ts'
import { type DateOrder, readDate } from '../../list/fields/index.ts'
import type { RowResult } from '../../list/index.ts'

/** What the file's own dates say about the order in which they are read. */
export interface DateStats {
  readonly order: DateOrder
  /** A date near the beginning that is only possible in this order, as in the file; null if there is none. */
  readonly evidence: string | null
  /** Dates that are possible only in the other order: how many, and the first as in the file. Null: none. */
  readonly otherwise: { readonly count: number; readonly example: string } | null
}

/** Rows searched for such a date. It only explains, and a long list must not wait for it. */
const maxSearchedRows = 300

/** `rows` and `results` belong together by position. Only dates that block their row are read a second time. */
export function dateStatsOf(rows: readonly ListRow[], results: readonly RowResult[], layout: Layout): DateStats {
  const { columns, dateSystem, dateOrder: order = 'day-first' } = layout
  const other: DateOrder = order === 'day-first' ? 'month-first' : 'day-first'
  const column = columns.includes('dateTime') ? columns.indexOf('dateTime') : columns.indexOf('date')
  let evidence: string | null = null
  let searched = 0
  let count = 0
  let example = ''
  for (const [index, { status, errors }] of results.entries()) {
    const isImpossible = status === 'blocked' && errors.includes('date-impossible')
    const isSearched = evidence === null && searched < maxSearchedRows && status !== 'aside'
    if (!isImpossible && !isSearched) continue
    searched += 1
    const text = rows[index]?.cells[column]?.trim() ?? ''
    const now = readDate(text, dateSystem, order)
    const then = readDate(text, dateSystem, other)
    if (now.kind === 'day' && now.written === order && then.kind === 'impossible') evidence ??= text
    if (now.kind !== 'impossible' || then.kind !== 'day' || then.written !== other || !isImpossible) continue
    count += 1
    if (example === '') example = text
  }
  return { order, evidence, otherwise: count === 0 ? null : { count, example } }
}
