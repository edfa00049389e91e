import type { RowResult } from '../../list/index.ts'
import type { ListState } from './list-state.ts'

type Invited = Pick<ListState, 'invited'>

const known = new WeakMap<readonly RowResult[], Invited & { readonly results: readonly RowResult[] }>()
const none: readonly never[] = []

/**
 * The results as the user has to deal with them. A patient who was invited was ready then, and stays ready: whatever has
 * become of the row since, such as an appointment that is over, is nothing to correct, and no reason to hold up others.
 */
export function shownResults({ validator, invited }: Pick<ListState, 'validator' | 'invited'>): readonly RowResult[] {
  const all = validator.results()
  if (invited.size === 0) return all
  const before = known.get(all)
  if (before?.invited === invited) return before.results
  const results = all.map((result) => (invited.has(result.rowId) ? asInvited(result) : result))
  known.set(all, { invited, results })
  return results
}

function asInvited({ rowId, row, invitation }: RowResult): RowResult {
  return { rowId, row, status: 'ready', invitation, errors: none, warnings: none, repairs: none }
}
