import type { ListRow, RowChange } from '#contract/list.ts'
import { groupByCause } from '../../list/index.ts'
import { stateOf, withAccepted } from '../rows.ts'
import type { CauseDecision, CauseView, Changed, TextSearch } from '../views.ts'
import type { Desk } from './desk.ts'
import { viewOf } from './desk-views.ts'
import { figuresOf } from './figures.ts'
import type { History } from './history.ts'
import { rowFactsOf } from './row-facts.ts'
import { hasCause } from './row-filter.ts'
import { matchingRows } from './row-search.ts'

/** Rows that one change sends to the window. With more of them the window requests all rows again. */
const changedViewsMax = 2000

/** The list after a change. `positions`: rows whose views differ. `stored`: row changes that the window has stored. */
export function changedList(
  list: Desk,
  history: History<Desk>,
  positions: readonly number[] | 'all',
  stored: readonly RowChange[] = []
): Changed {
  const everything = positions === 'all' || positions.length > changedViewsMax
  const all = list.judge.verdicts()
  return {
    views: everything ? [] : positions.map((position) => viewOf(list, position)),
    everything,
    figures: figuresOf(all),
    causes: groupByCause(all).map(({ rowIds: _, rows: __, ...cause }): CauseView => cause),
    facts: rowFactsOf(list),
    stored,
    done: history.done,
    canRedo: history.canRedo
  }
}

/** Changes rows without recording a step. */
export function applyChanges(list: Desk, history: History<Desk>, changes: readonly RowChange[]): Changed {
  const rows: ListRow[] = []
  for (const change of changes) {
    const position = list.positions.get(change.rowId)
    const before = position === undefined ? undefined : list.rows[position]
    if (position === undefined || before === undefined) continue
    const { row, cells, hidden } = before
    const after: ListRow = { row, cells, ...(hidden !== undefined && { hidden }), ...change }
    list.rows[position] = after
    list.haystacks.delete(change.rowId)
    rows.push(after)
  }
  // A row whose result stays the same may still show another text.
  const different = [...list.judge.update(rows), ...rows]
  const shown = new Set(different.map(({ rowId }) => list.positions.get(rowId)))
  return changedList(
    list,
    history,
    [...shown].filter((position) => position !== undefined),
    changes
  )
}

/** Changes rows: one step to undo, however many rows. */
export function changeRows(list: Desk, history: History<Desk>, changes: readonly RowChange[]): Changed {
  const known = changes.filter(({ rowId }) => list.positions.has(rowId))
  if (known.length === 0) return changedList(list, history, [])
  const before = known.map(({ rowId }) => stateOf(list.rows[list.positions.get(rowId) ?? -1] as ListRow))
  history.record({ before: { kind: 'rows', value: before }, after: { kind: 'rows', value: known } })
  return applyChanges(list, history, known)
}

/** The changes that replace a text in the field of all rows that contain it. */
export function replacements(list: Desk, { by, ...search }: TextSearch & { readonly by: string }): RowChange[] {
  const { field, find } = search
  return [...matchingRows(list, search)].flatMap(({ row, text }): RowChange[] => {
    const next = text.replaceAll(find, by)
    return next === text ? [] : [{ ...stateOf(row), edits: { ...row.edits, [field]: next } }]
  })
}

function decide(state: RowChange, cause: CauseView['code'], decision: CauseDecision): RowChange {
  switch (decision.kind) {
    case 'exclude':
      return { ...state, excluded: true }
    case 'accept':
      return withAccepted(state, cause)
    case 'set':
      return { ...state, edits: { ...state.edits, [decision.field]: decision.text } }
  }
}

/** The changes that one decision makes to all rows with an issue. */
export function decisionChanges(list: Desk, cause: CauseView['code'], decision: CauseDecision): RowChange[] {
  return list.judge.verdicts().flatMap((verdict, position): RowChange[] => {
    const row = list.rows[position]
    return row !== undefined && hasCause(verdict, cause) ? [decide(stateOf(row), cause, decision)] : []
  })
}
