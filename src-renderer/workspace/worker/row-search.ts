import type { ListRow } from '#contract/list.ts'
import { fold } from '../../list/values/index.ts'
import type { ListWork, ShownBy, TextSearch } from '../views.ts'
import type { Desk } from './desk.ts'
import { hasCause, passes } from './row-filter.ts'

/** All texts of a row, folded. */
function searchTextOf(list: Desk, row: ListRow): string {
  const known = list.haystacks.get(row.rowId)
  if (known !== undefined) return known
  const text = fold([...row.cells, ...Object.values(row.edits)].join(' '))
  list.haystacks.set(row.rowId, text)
  return text
}

/** Positions of the rows that pass a filter, have an issue, and contain all words of the search. */
export function selectRows(list: Desk, { filter, search, cause }: Parameters<ListWork['select']>[0]): Uint32Array {
  const words = fold(search)
    .split(/\s+/)
    .filter((word) => word !== '')
  const found: number[] = []
  for (const [index, verdict] of list.judge.verdicts().entries()) {
    const row = list.rows[index]
    if (row === undefined || !passes(verdict, row, filter)) continue
    if (cause !== null && !hasCause(verdict, cause)) continue
    if (words.length > 0) {
      const text = searchTextOf(list, row)
      if (!words.every((word) => text.includes(word))) continue
    }
    found.push(index)
  }
  return Uint32Array.from(found)
}

/** How many of these rows the filter or the issue would no longer select. */
export function countResolvedRows(list: Desk, positions: Uint32Array, { filter, cause }: ShownBy): number {
  return positions.filter((position) => {
    const verdict = list.judge.verdicts()[position]
    const row = list.rows[position]
    if (verdict === undefined || row === undefined) return false
    return !(cause === null ? passes(verdict, row, filter) : hasCause(verdict, cause))
  }).length
}

/** Rows whose field contains the text, with the field's whole text. */
export function* matchingRows(
  list: Desk,
  { field, find, positions, except }: TextSearch
): Generator<{ readonly row: ListRow; readonly text: string }> {
  const kept = new Set(except)
  for (const position of find === '' ? [] : positions) {
    const verdict = list.judge.verdicts()[position]
    const row = list.rows[position]
    if (row === undefined || verdict === undefined || verdict.verdict === 'aside' || kept.has(row.rowId)) continue
    const text = list.texts.one(field, row, verdict.invitation)
    if (text.includes(find)) yield { row, text }
  }
}
