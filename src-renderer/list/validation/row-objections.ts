import type { Layout, ListRow } from '#contract/list.ts'
import { columnOfTitle, isNotInvited, ownColumns } from '../columns/index.ts'
import { asksIfCancelled, type ErrorCode, fold, isYes, readStatus } from '../fields/index.ts'
import type { Acceptances } from './acceptance.ts'
import type { ListContext } from './list-context.ts'
import { memoize } from './memoize.ts'
import type { ValidationSettings } from './validation-settings.ts'

export interface RowObjections {
  /** What makes all other values of a row count for nothing: it is cancelled, not chosen, or shifted. */
  readonly whole: (row: ListRow) => ErrorCode | undefined
  /** Whether a remark speaks against the visit, and the user has not let it through. */
  readonly isRemarkAgainst: (row: ListRow) => boolean
}

/** What speaks against inviting the patient of a row, apart from its values. */
export function createRowObjections(
  layout: Layout,
  settings: ValidationSettings,
  { isShifted, remarkOf }: ListContext,
  { isAccepted }: Acceptances
): RowObjections {
  const ownState = ownColumns(layout.headers).state
  const statusColumns = layout.columns.flatMap((meaning, column) =>
    meaning === 'status' && column !== ownState ? [column] : []
  )
  const markColumns = statusColumns.filter((column) => asksIfCancelled(layout.headers[column] ?? ''))
  const isCancelledStatus = memoize((cell) => readStatus(cell) === 'cancelled')
  const inviteColumn = settings.invite === undefined ? -1 : columnOfTitle(layout, settings.invite.column)
  const invited = new Set(settings.invite?.values.map(fold))
  const isInvited = memoize((value) => invited.has(fold(value)))

  function isCancelled({ cells }: ListRow): boolean {
    for (const column of statusColumns) if (isCancelledStatus(cells[column] ?? '')) return true
    for (const column of markColumns) if (isYes(cells[column] ?? '')) return true
    return false
  }

  function isChosen(row: ListRow): boolean {
    const value = inviteColumn < 0 ? '' : (row.cells[inviteColumn] ?? '')
    return isInvited(value) || isAccepted('not-chosen', row, {})
  }

  /** The row of an earlier export in which the patient was left out. */
  function wasLeftOut(row: ListRow): boolean {
    const state = ownState === null ? '' : (row.cells[ownState] ?? '')
    return isNotInvited(state) && !isAccepted('not-chosen', row, {})
  }

  return {
    whole(row) {
      if (isCancelled(row)) return 'cancelled'
      if (settings.invite !== undefined && !isChosen(row)) return 'not-chosen'
      if (wasLeftOut(row)) return 'not-chosen'
      return isShifted(row) && !isAccepted('row-shifted', row, {}) ? 'row-shifted' : undefined
    },
    isRemarkAgainst(row) {
      return remarkOf(row) !== undefined && !isAccepted('remark-against', row, {})
    }
  }
}
