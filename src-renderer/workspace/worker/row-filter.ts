import type { ListRow } from '#contract/list.ts'
import type { Verdict } from '../../list/index.ts'
import type { CauseView, RowFilter } from '../views.ts'

/** Whether a row is blocked for this reason, or ready with this warning. */
export function hasCause({ verdict, why, warn }: Verdict, cause: CauseView['code']): boolean {
  if (verdict === 'blocked') return why.some((code) => code === cause)
  return verdict === 'ready' && warn.some((code) => code === cause)
}

/** Whether a row is ready with a warning that nobody accepted yet. */
export function isWarned({ verdict, warn }: Verdict, { accepted }: Pick<ListRow, 'accepted'>): boolean {
  return verdict === 'ready' && warn.some((code) => accepted?.includes(code) !== true)
}

export function passes(verdict: Verdict, row: Pick<ListRow, 'accepted'>, filter: RowFilter): boolean {
  switch (filter) {
    case 'all':
      return verdict.verdict !== 'aside'
    case 'ready':
    case 'blocked':
      return verdict.verdict === filter
    case 'warned':
      return isWarned(verdict, row)
    case 'out':
      return verdict.verdict === 'excluded' || verdict.verdict === 'aside'
  }
}
