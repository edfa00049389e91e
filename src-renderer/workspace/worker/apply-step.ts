import { changedLayout, changedSettings } from '#contract/changed-list.ts'
import type { ListChange } from '#contract/list-change.ts'
import type { ListUpdate, SourceView, StepUpdate } from '../views.ts'
import type { History, StepState } from './history.ts'
import { type KeptReading, openReading } from './kept-reading.ts'
import { type ListState, revalidate } from './list-state.ts'
import { sourceViewOf } from './list-views.ts'
import { applyChanges, changedList } from './row-changes.ts'

/**
 * Takes the list to where a step began or ended. Rows that were sent meanwhile stay as they are. Returns the list that is
 * open from then on.
 */
export function applyStep(
  list: ListState,
  history: History<KeptReading>,
  part: StepState<KeptReading> | undefined
): readonly [ListState, StepUpdate] {
  const stepped = (open: ListState, changed: ListUpdate, source: SourceView | null = null, kept = 0) =>
    [
      open,
      {
        kind: part?.kind ?? null,
        changed,
        kept,
        settings: open.settings,
        source,
        directory: part?.kind === 'directory' ? part.value : null
      }
    ] as const
  switch (part?.kind) {
    case undefined:
      return stepped(list, changedList(list, history, []))
    case 'rows': {
      const { rows = [] } = part.value
      const open = rows.filter(({ rowId }) => !list.invited.has(rowId))
      return stepped(list, applyChanges(list, history, open), null, rows.length - open.length)
    }
    case 'settings':
    case 'columns':
      return stepped(list, changeWhole(list, history, part.value), part.kind === 'columns' ? sourceViewOf(list) : null)
    case 'directory':
      // The window stores it, and sends the directory that is in force then.
      return stepped(list, changedList(list, history, []))
    case 'reading': {
      const other = openReading(part.value, list)
      return stepped(other, changedList(other, history, 'all'), sourceViewOf(other))
    }
  }
}

/** Settings or columns change: all rows are validated again. */
function changeWhole(list: ListState, history: History<KeptReading>, change: ListChange): ListUpdate {
  list.settings = changedSettings(list.settings, change.settings ?? {})
  list.layout = changedLayout(list.layout, change.layout ?? {})
  revalidate(list)
  return changedList(list, history, 'all', change)
}
