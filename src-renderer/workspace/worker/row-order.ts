import type { ListRow } from '#contract/list.ts'
import type { RowResult } from '../../list/index.ts'
import type { RowOrder } from '../views.ts'
import type { ListState } from './list-state.ts'
import { openWarnings, shownStatus } from './row-filter.ts'
import { shownResults } from './shown-results.ts'

/** What needs somebody first. */
const ranks = { blocked: 0, warned: 1, ready: 2, excluded: 3, aside: 4 } as const

/** Positions in the order of a column. Equal rows, and those without a value, which come last, stay as in the file. */
export function sortedRows(list: ListState, positions: readonly number[], order: RowOrder): readonly number[] {
  const { column, isDescending, locale } = order
  const results = shownResults(list)
  const collator = new Intl.Collator(locale, { numeric: true })
  const keys = positions.map((position) => {
    const [row, result] = [list.rows[position], results[position]]
    return { position, key: row === undefined || result === undefined ? null : keyOf(list, row, result, column) }
  })
  const sign = isDescending ? -1 : 1
  return keys
    .sort(({ key: one, position: at }, { key: other, position: along }) => {
      if (one === null || other === null) return one === other ? at - along : one === null ? 1 : -1
      const compared =
        typeof one === 'number' && typeof other === 'number'
          ? one - other
          : collator.compare(String(one), String(other))
      return compared === 0 ? at - along : sign * compared
    })
    .map(({ position }) => position)
}

/** What a row is sorted by; null: it has no value there. */
function keyOf(list: ListState, row: ListRow, result: RowResult, column: RowOrder['column']): number | string | null {
  switch (column) {
    case 'number':
      return list.positions.get(row.rowId) ?? null
    case 'status':
      return result.status === 'ready' && openWarnings(list, row, result).length > 0
        ? ranks.warned
        : ranks[shownStatus(result)]
    case 'problem': {
      const [code] = result.status === 'blocked' ? result.errors : openWarnings(list, row, result)
      return code ?? null
    }
    case 'moment': {
      const at = result.invitation.scheduledFor
      return at === undefined ? null : Date.parse(at)
    }
    default: {
      const text = list.texts.one(column, row, result.invitation)
      return text === '' ? null : text
    }
  }
}
