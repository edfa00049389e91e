import type { ListRow } from '#contract/list.ts'
import type { RowResult } from '../../list/index.ts'
import type { IssueGroupView, RowFilter } from '../views.ts'

/** Visits of a kind that is not invited count as left out: there is nothing to correct. */
export function shownStatus({ status, errors }: Pick<RowResult, 'status' | 'errors'>): RowResult['status'] {
  return status === 'blocked' && errors[0] === 'not-chosen' ? 'excluded' : status
}

/** Whether a row is blocked for this reason, or ready with this warning. */
export function hasIssue({ status, errors, warnings }: RowResult, issue: IssueGroupView['code']): boolean {
  if (status === 'blocked') return errors.some((code) => code === issue)
  return status === 'ready' && warnings.some((code) => code === issue)
}

/** True if a row is ready and has a warning that the user has not accepted. */
export function hasOpenWarnings({ status, warnings }: RowResult, { accepted }: Pick<ListRow, 'accepted'>): boolean {
  return status === 'ready' && warnings.some((code) => accepted?.includes(code) !== true)
}

export function matchesFilter(result: RowResult, row: Pick<ListRow, 'accepted'>, filter: RowFilter): boolean {
  switch (filter) {
    case 'all':
      return result.status !== 'aside'
    case 'ready':
    case 'blocked':
      return shownStatus(result) === filter
    case 'warned':
      return hasOpenWarnings(result, row)
    case 'out':
      return result.status === 'aside' || shownStatus(result) === 'excluded'
  }
}
