import type { Layout, ListRow } from '#contract/list.ts'
import type { Verdict } from '../../list/index.ts'
import { type DateOrder, readDay } from '../../list/values/index.ts'

/** What the file's own dates say about the order in which they are read. */
export interface DateFacts {
  readonly order: DateOrder
  /** A date near the beginning that is only possible in this order, as in the file; null if there is none. */
  readonly witness: string | null
  /** Dates that are possible only in the other order: how many, and the first as in the file. Null: none. */
  readonly otherwise: { readonly count: number; readonly example: string } | null
}

/** Rows searched for such a date. It only explains, and a long list must not wait for it. */
const searchedForWitness = 300

/** `rows` and `verdicts` belong together by position. Only dates that block their row are read a second time. */
export function dateFactsOf(rows: readonly ListRow[], verdicts: readonly Verdict[], layout: Layout): DateFacts {
  const { columns, dateSystem, dateOrder: order = 'day-first' } = layout
  const other: DateOrder = order === 'day-first' ? 'month-first' : 'day-first'
  const column = columns.includes('dateTime') ? columns.indexOf('dateTime') : columns.indexOf('date')
  let witness: string | null = null
  let searched = 0
  let count = 0
  let example = ''
  for (const [index, { verdict, why }] of verdicts.entries()) {
    const isDoubtful = verdict === 'blocked' && why.includes('date-impossible')
    const isSearched = witness === null && searched < searchedForWitness && verdict !== 'aside'
    if (!isDoubtful && !isSearched) continue
    searched += 1
    const text = rows[index]?.cells[column]?.trim() ?? ''
    const now = readDay(text, dateSystem, order)
    const then = readDay(text, dateSystem, other)
    if (now.kind === 'day' && now.written === order && then.kind === 'impossible') witness ??= text
    if (now.kind !== 'impossible' || then.kind !== 'day' || then.written !== other || !isDoubtful) continue
    count += 1
    if (example === '') example = text
  }
  return { order, witness, otherwise: count === 0 ? null : { count, example } }
}
