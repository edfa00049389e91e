import { changedRow, takenBack } from '#contract/changed-list.ts'
import type { EditableField } from '#contract/editable-fields.ts'
import type { ListRow } from '#contract/list.ts'
import type { ListChange, RowChange } from '#contract/list-change.ts'
import { groupIssues, type IssueGroup, type RowResult } from '../../list/index.ts'
import { hasOpenQuestion } from '../open-questions.ts'
import { withAccepted } from '../row-edits.ts'
import type { IssueDecision, IssueGroupView, ListUpdate, TextSearch } from '../views.ts'
import { unknownDoctorsOf } from './doctors.ts'
import { computeFigures } from './figures.ts'
import type { History } from './history.ts'
import type { KeptReading } from './kept-reading.ts'
import type { ListState } from './list-state.ts'
import { viewOf } from './list-views.ts'
import { inCountry, onDay } from './one-value.ts'
import { questionsOf } from './questions.ts'
import { hasIssue } from './row-filter.ts'
import { matchingRows } from './row-search.ts'
import { rowStatsOf } from './row-stats.ts'
import { shownResults } from './shown-results.ts'

/** Rows that one change sends to the window. With more of them the window requests all rows again. */
const changedViewsMax = 2000
/** Updates whose issues are kept: more than a user can be behind. */
const seenIssuesMax = 8

/** The list after a change. `positions`: rows whose views differ. */
export function changedList(
  list: ListState,
  history: History<KeptReading>,
  positions: readonly number[] | 'all',
  change: ListChange = {},
  missing = 0
): ListUpdate {
  const allChanged = positions === 'all' || positions.length > changedViewsMax
  const all = shownResults(list)
  const groups = groupIssues(all)
  const isAsked = groups.some(({ code }) => code === 'phone-two-countries' || code === 'date-order-unsure')
  if (list.questions === undefined || isAsked || hasOpenQuestion(list.questions)) list.questions = questionsOf(list)
  return {
    number: seeIssues(list, groups),
    views: allChanged ? [] : positions.map((position) => viewOf(list, position)),
    allChanged,
    figures: computeFigures(list),
    issueGroups: groups.filter(({ code }) => code !== 'not-chosen').map((group) => issueGroupView(list, group)),
    stats: rowStatsOf(list),
    questions: list.questions,
    unknownDoctors: unknownDoctorsOf(list),
    change: { ...change, rows: change.rows ?? [] },
    missing,
    undoCount: history.undoCount,
    canRedo: history.canRedo
  }
}

/** Keeps the issues under the next number. */
function seeIssues({ seenIssues }: ListState, groups: readonly IssueGroup[]): number {
  seenIssues.last += 1
  seenIssues.byNumber.set(seenIssues.last, groups)
  seenIssues.byNumber.delete(seenIssues.last - seenIssuesMax)
  return seenIssues.last
}

/** Words of a cause that are shown: enough to decide about all of them. */
const maxWords = 3

function issueGroupView(list: ListState, { rowIds, rows: _, ...group }: IssueGroup): IssueGroupView {
  const issue = { ...group, first: list.positions.get(rowIds[0] ?? '') ?? 0 }
  if (issue.code !== 'remark-against' && issue.code !== 'phone-of-other') return issue
  const words = new Set<string>()
  for (const rowId of rowIds) {
    if (words.size === maxWords) break
    const position = list.positions.get(rowId) ?? -1
    const row = list.rows[position]
    const result = list.validator.results()[position]
    if (row === undefined || result === undefined) continue
    const text =
      issue.code === 'remark-against' ? list.validator.remarkOf(row) : list.texts.one('phone', row, result.invitation)
    if (text !== undefined) words.add(text)
  }
  return { ...issue, words: [...words] }
}

/** Puts changes into the rows without validating them. Returns the rows as they are then. */
export function putChanges(list: ListState, changes: readonly RowChange[]): readonly ListRow[] {
  const rows: ListRow[] = []
  for (const change of changes) {
    const position = list.positions.get(change.rowId)
    const before = position === undefined ? undefined : list.rows[position]
    if (position === undefined || before === undefined) continue
    const after = changedRow(before, change)
    list.rows[position] = after
    list.searchTexts.delete(change.rowId)
    rows.push(after)
  }
  return rows
}

/** Changes rows without recording a step. */
export function applyChanges(
  list: ListState,
  history: History<KeptReading>,
  changes: readonly RowChange[],
  missing = 0
): ListUpdate {
  const rows = putChanges(list, changes)
  // A row whose result stays the same may still show another text.
  const different = [...list.validator.update(rows), ...rows]
  const shown = new Set(different.map(({ rowId }) => list.positions.get(rowId)))
  const positions = [...shown].filter((position) => position !== undefined)
  return changedList(list, history, positions, { rows: [...changes] }, missing)
}

/** Changes rows that were not sent: one step to undo, however many rows. */
export function changeRows(list: ListState, history: History<KeptReading>, changes: readonly RowChange[]): ListUpdate {
  const known = changes.filter(({ rowId }) => list.positions.has(rowId))
  const missing = changes.length - known.length
  const open = known.filter(({ rowId }) => !list.invited.has(rowId)).map((change) => withValues(list, change))
  if (open.length === 0) return changedList(list, history, [], {}, missing)
  const before = open.map((change) => takenBack(list.rows[list.positions.get(change.rowId) ?? -1] as ListRow, change))
  history.record({ before: { kind: 'rows', value: { rows: before } }, after: { kind: 'rows', value: { rows: open } } })
  return applyChanges(list, history, open, missing)
}

/**
 * Older versions stored what was accepted without its value. Before such a row gets other values, what is accepted is
 * bound to those that it has.
 */
function withValues(list: ListState, change: RowChange): RowChange {
  const position = list.positions.get(change.rowId) ?? -1
  const [row, result] = [list.rows[position], list.validator.results()[position]]
  if (change.edits === undefined || row?.accepted === undefined || result === undefined) return change
  const codes = result.warnings.filter((code) => row.accepted?.includes(code))
  if (codes.length === 0) return change
  const bound = codes.flatMap((code) => [
    [code, false],
    [list.validator.acceptances.of(code, row, result.invitation), true]
  ])
  return { ...change, accepted: { ...Object.fromEntries(bound), ...change.accepted } }
}

/** The changes that replace a text in the field of all rows that contain it. Every sign of `by` stands for itself. */
export function replacements(list: ListState, { by, ...search }: TextSearch & { readonly by: string }): RowChange[] {
  const { field, find } = search
  return [...matchingRows(list, search)].flatMap(({ row, text }): RowChange[] => {
    const next = text.replaceAll(find, () => by)
    return next === text ? [] : [{ rowId: row.rowId, edits: { [field]: next } }]
  })
}

/** null: the decision says nothing about this row. */
function decide(
  list: ListState,
  row: ListRow,
  { invitation }: RowResult,
  issue: IssueGroupView['code'],
  decision: IssueDecision
): RowChange | null {
  const { rowId } = row
  const withText = (field: EditableField, text: string | null) =>
    text === null ? null : { rowId, edits: { [field]: text } }
  switch (decision.kind) {
    case 'exclude':
      return { rowId, excluded: true }
    case 'accept':
      return withAccepted(row, list.validator.acceptances.of(issue, row, invitation))
    case 'set':
      return withText(decision.field, decision.text)
    case 'set-day':
      return withText('moment', onDay(list.texts.one('moment', row, invitation), decision.day))
    case 'set-country':
      return withText('phone', inCountry(list.texts.one('phone', row, invitation), decision.country))
  }
}

/** The changes that one decision makes to the rows that had an issue when the user saw it, and have it now. */
export function decisionChanges(
  list: ListState,
  issue: IssueGroupView['code'],
  decision: IssueDecision,
  seen: number
): RowChange[] {
  const group = list.seenIssues.byNumber.get(seen)?.find(({ code }) => code === issue)
  const results = shownResults(list)
  return (group?.rowIds ?? []).flatMap((rowId) => {
    const position = list.positions.get(rowId) ?? -1
    const [row, result] = [list.rows[position], results[position]]
    if (row === undefined || result === undefined || !hasIssue(result, issue)) return []
    const change = decide(list, row, result, issue, decision)
    return change === null ? [] : [change]
  })
}
