import type { ListRow } from '#contract/list.ts'
import { fold, searchWords } from '../../list/fields/index.ts'
import type { ListWork, RowSelection, TextSearch } from '../views.ts'
import type { ListState } from './list-state.ts'
import { hasIssue, matchesFilter } from './row-filter.ts'
import { sortedRows } from './row-order.ts'
import { shownResults } from './shown-results.ts'

/** All texts of a row, folded. */
function searchTextOf(list: ListState, row: ListRow): string {
  const known = list.searchTexts.get(row.rowId)
  if (known !== undefined) return known
  const text = fold([...row.cells, ...Object.values(row.edits)].join(' '))
  list.searchTexts.set(row.rowId, text)
  return text
}

/** Positions of the rows that pass a filter, have an issue, and contain all words of the search. */
export function selectRows(list: ListState, selection: Parameters<ListWork['select']>[0]): Uint32Array {
  const { filter, issue, order = null } = selection
  const words = searchWords(selection.search)
  const only = selection.only && new Set(selection.only)
  const sentAs = new Set(selection.sentAs)
  const found: number[] = []
  for (const [index, result] of shownResults(list).entries()) {
    const row = list.rows[index]
    if (row === undefined || !matchesFilter(list, row, result, filter)) continue
    if (issue !== null && !hasIssue(result, issue)) continue
    if (only !== null && !only.has(row.rowId)) continue
    if (words.length > 0 && !sentAs.has(row.rowId)) {
      const text = searchTextOf(list, row)
      if (!words.every((word) => text.includes(word))) continue
    }
    found.push(index)
  }
  return new Uint32Array(order === null ? found : sortedRows(list, found, order))
}

/** How many of these rows the filter or the issue would no longer select. */
export function countResolvedRows(list: ListState, positions: Uint32Array, { filter, issue }: RowSelection): number {
  const results = shownResults(list)
  return positions.filter((position) => {
    const result = results[position]
    const row = list.rows[position]
    if (result === undefined || row === undefined) return false
    return !(issue === null ? matchesFilter(list, row, result, filter) : hasIssue(result, issue))
  }).length
}

/** Rows whose field contains the text, with the field's whole text. */
export function* matchingRows(
  list: ListState,
  { field, find, rowIds }: TextSearch
): Generator<{ readonly row: ListRow; readonly text: string }> {
  const results = shownResults(list)
  for (const rowId of find === '' ? [] : rowIds) {
    const position = list.positions.get(rowId) ?? -1
    const result = results[position]
    const row = list.rows[position]
    if (row === undefined || result === undefined || result.status === 'aside') continue
    const text = list.texts.one(field, row, result.invitation)
    if (text.includes(find)) yield { row, text }
  }
}
