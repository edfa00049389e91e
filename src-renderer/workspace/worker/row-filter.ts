import type { ListRow } from '#contract/list.ts'
import { mixesScripts } from '#contract/look-alikes.ts'
import type { RowResult, WarningCode } from '../../list/index.ts'
import type { IssueGroupView, RowFilter } from '../views.ts'
import type { ListState } from './list-state.ts'

/** Visits of a kind that is not invited count as left out: there is nothing to correct. */
export function shownStatus({ status, errors }: Pick<RowResult, 'status' | 'errors'>): RowResult['status'] {
  return status === 'blocked' && errors[0] === 'not-chosen' ? 'excluded' : status
}

/** Whether a row is blocked for this reason, or ready with this warning. */
export function hasIssue({ status, errors, warnings }: RowResult, issue: IssueGroupView['code']): boolean {
  if (status === 'blocked') return errors.some((code) => code === issue)
  return status === 'ready' && warnings.some((code) => code === issue)
}

/** The warnings of a row that the user has not accepted as they stand. */
export function openWarnings(
  { validator }: Pick<ListState, 'validator'>,
  row: ListRow,
  { warnings, invitation }: RowResult
): readonly WarningCode[] {
  if (row.accepted === undefined || warnings.length === 0) return warnings
  return warnings.filter((code) => !validator.acceptances.isAccepted(code, row, invitation))
}

/** Whether the name mixes letters of several alphabets: one of them only looks like what it should be. */
export function hasMixedName(
  { texts }: Pick<ListState, 'texts'>,
  row: ListRow,
  { invitation }: Pick<RowResult, 'invitation'>
): boolean {
  return (['firstName', 'lastName'] as const).some((field) => mixesScripts(texts.one(field, row, invitation)))
}

export function matchesFilter(
  list: Pick<ListState, 'validator' | 'texts'>,
  row: ListRow,
  result: RowResult,
  filter: RowFilter
): boolean {
  switch (filter) {
    case 'all':
      return result.status !== 'aside'
    case 'ready':
    case 'blocked':
      return shownStatus(result) === filter
    case 'warned':
      return result.status === 'ready' && openWarnings(list, row, result).length > 0
    case 'mixed':
      return (result.status === 'ready' || shownStatus(result) === 'blocked') && hasMixedName(list, row, result)
    case 'out':
      return result.status === 'aside' || shownStatus(result) === 'excluded'
  }
}
