import type { ListRow, RowChange } from '#contract/list.ts'
import { groupIssues, type IssueGroup } from '../../list/index.ts'
import { hasOpenQuestion } from '../open-questions.ts'
import { toRowChange, withAccepted } from '../row-edits.ts'
import type { IssueDecision, IssueGroupView, ListUpdate, TextSearch } from '../views.ts'
import { unknownDoctorsOf } from './doctors.ts'
import { computeFigures } from './figures.ts'
import type { History } from './history.ts'
import type { ListState } from './list-state.ts'
import { viewOf } from './list-views.ts'
import { questionsOf } from './questions.ts'
import { hasIssue } from './row-filter.ts'
import { matchingRows } from './row-search.ts'
import { rowStatsOf } from './row-stats.ts'

/** Rows that one change sends to the window. With more of them the window requests all rows again. */
const changedViewsMax = 2000

/** The list after a change. `positions`: rows whose views differ. `stored`: row changes that the window has stored. */
export function changedList(
  list: ListState,
  history: History<ListState>,
  positions: readonly number[] | 'all',
  rowChanges: readonly RowChange[] = []
): ListUpdate {
  const allChanged = positions === 'all' || positions.length > changedViewsMax
  const all = list.validator.results()
  const groups = groupIssues(all)
  const isAsked = groups.some(({ code }) => code === 'phone-two-countries' || code === 'date-order-unsure')
  if (list.questions === undefined || isAsked || hasOpenQuestion(list.questions)) list.questions = questionsOf(list)
  return {
    views: allChanged ? [] : positions.map((position) => viewOf(list, position)),
    allChanged,
    figures: computeFigures(all),
    issueGroups: groups.filter(({ code }) => code !== 'not-chosen').map((group) => issueGroupView(list, group)),
    stats: rowStatsOf(list),
    questions: list.questions,
    unknownDoctors: unknownDoctorsOf(list),
    rowChanges,
    undoCount: history.undoCount,
    canRedo: history.canRedo
  }
}

/** Words of a cause that are shown: enough to decide about all of them. */
const maxWords = 3

function issueGroupView(list: ListState, { rowIds, rows: _, ...issue }: IssueGroup): IssueGroupView {
  if (issue.code !== 'remark-against' && issue.code !== 'phone-of-other') return issue
  const words = new Set<string>()
  for (const rowId of rowIds) {
    if (words.size === maxWords) break
    const position = list.positions.get(rowId) ?? -1
    const row = list.rows[position]
    const result = list.validator.results()[position]
    if (row === undefined || result === undefined) continue
    const text = issue.code === 'remark-against' ? list.remarkOf(row) : list.texts.one('phone', row, result.invitation)
    if (text !== undefined) words.add(text)
  }
  return { ...issue, words: [...words] }
}

/** Changes rows without recording a step. */
export function applyChanges(list: ListState, history: History<ListState>, changes: readonly RowChange[]): ListUpdate {
  const rows: ListRow[] = []
  for (const change of changes) {
    const position = list.positions.get(change.rowId)
    const before = position === undefined ? undefined : list.rows[position]
    if (position === undefined || before === undefined) continue
    const { row, cells, hidden } = before
    const after: ListRow = { row, cells, ...(hidden !== undefined && { hidden }), ...change }
    list.rows[position] = after
    list.searchTexts.delete(change.rowId)
    rows.push(after)
  }
  // A row whose result stays the same may still show another text.
  const different = [...list.validator.update(rows), ...rows]
  const shown = new Set(different.map(({ rowId }) => list.positions.get(rowId)))
  return changedList(
    list,
    history,
    [...shown].filter((position) => position !== undefined),
    changes
  )
}

/** Changes rows: one step to undo, however many rows. */
export function changeRows(list: ListState, history: History<ListState>, changes: readonly RowChange[]): ListUpdate {
  const known = changes.filter(({ rowId }) => list.positions.has(rowId))
  if (known.length === 0) return changedList(list, history, [])
  const before = known.map(({ rowId }) => toRowChange(list.rows[list.positions.get(rowId) ?? -1] as ListRow))
  history.record({ before: { kind: 'rows', value: before }, after: { kind: 'rows', value: known } })
  return applyChanges(list, history, known)
}

/** The changes that replace a text in the field of all rows that contain it. Every sign of `by` stands for itself. */
export function replacements(list: ListState, { by, ...search }: TextSearch & { readonly by: string }): RowChange[] {
  const { field, find } = search
  return [...matchingRows(list, search)].flatMap(({ row, text }): RowChange[] => {
    const next = text.replaceAll(find, () => by)
    return next === text ? [] : [{ ...toRowChange(row), edits: { ...row.edits, [field]: next } }]
  })
}

function decide(state: RowChange, issue: IssueGroupView['code'], decision: IssueDecision): RowChange {
  switch (decision.kind) {
    case 'exclude':
      return { ...state, excluded: true }
    case 'accept':
      return withAccepted(state, issue)
    case 'set':
      return { ...state, edits: { ...state.edits, [decision.field]: decision.text } }
  }
}

/** The changes that one decision makes to all rows with an issue. */
export function decisionChanges(list: ListState, issue: IssueGroupView['code'], decision: IssueDecision): RowChange[] {
  return list.validator.results().flatMap((result, position): RowChange[] => {
    const row = list.rows[position]
    return row !== undefined && hasIssue(result, issue) ? [decide(toRowChange(row), issue, decision)] : []
  })
}
