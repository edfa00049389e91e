import type { Verdict } from '../list/index.ts'
import type { CauseView, RowFilter } from './views.ts'

/** Whether a row is blocked for this reason, or ready with this warning. */
export function hasCause({ verdict, why, warn }: Verdict, cause: CauseView['code']): boolean {
  if (verdict === 'blocked') return why.some((code) => code === cause)
  return verdict === 'ready' && warn.some((code) => code === cause)
}

export function passes({ verdict, warn }: Verdict, filter: RowFilter): boolean {
  switch (filter) {
    case 'all':
      return verdict !== 'aside'
    case 'ready':
      return verdict === 'ready'
    case 'blocked':
      return verdict === 'blocked'
    case 'warned':
      return verdict === 'ready' && warn.length > 0
    case 'out':
      return verdict === 'excluded' || verdict === 'aside'
  }
}
