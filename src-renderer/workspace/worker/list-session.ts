import type { Layout } from '#contract/list.ts'
import { proposeLayout, toInvitationContent, withChosenColumns, withNewlyChosen } from '../../list/index.ts'
import { asSourceRecords, equalSettings } from '../row-edits.ts'
import type { UnmatchedDecisions } from '../row-identity.ts'
import { withDateOrder } from '../template-memory.ts'
import type { ListUpdate, ListWork, ReadAnswer, SourceView, StepUpdate } from '../views.ts'
import { correctionsIn, rowIdsIn } from './corrections.ts'
import { daysInList } from './days-in-list.ts'
import { seenDestinationsOf } from './doctors.ts'
import { createHistory, type History, type StepState } from './history.ts'
import { createListState, type ListInput, type ListState, revalidate } from './list-state.ts'
import { packPages, sourceViewOf } from './list-views.ts'
import {
  carriedRows,
  chosenColumns,
  newList,
  readCopy,
  readSource,
  rereadList,
  type SourceReading
} from './read-source.ts'
import { applyChanges, changedList, changeRows, decisionChanges, replacements } from './row-changes.ts'
import { countResolvedRows, matchingRows, selectRows } from './row-search.ts'
import { toTemplateMatchView } from './template-settings.ts'
import { unmatchedView } from './unmatched-view.ts'

/** Enough row ids to find the list from which a corrected copy was exported. */
const reportedRowIdsMax = 50

type ReadList = Exclude<ReadAnswer, { kind: 'unreadable' }>

const keepAll: UnmatchedDecisions = { moved: 'keep', changed: 'keep', gone: 'keep' }

/** Other columns: one step to undo. */
function changeLayout(list: ListState, history: History<ListState>, layout: Layout): ReturnType<ListWork['setLayout']> {
  history.record({ before: { kind: 'columns', value: list.layout }, after: { kind: 'columns', value: layout } })
  list.layout = layout
  revalidate(list)
  return { source: sourceViewOf(list), changed: changedList(list, history, 'all') }
}

/** The columns of a list if another record is its header. */
function layoutWithHeader(list: ListState, headerRow: number | null): Layout {
  const { rows, settings, now, layout } = list
  const { dateSystem, dateOrder } = layout
  const context = { country: settings.defaultCountry, now, dateSystem, headerRow }
  const proposed = proposeLayout(asSourceRecords(rows), context).layout
  const samePlaces = proposed.columns.length === layout.columns.length
  return withChosenColumns(withDateOrder(proposed, dateOrder), layout, chosenColumns(list), samePlaces)
}

/** Takes the list to where a step began or ended. Returns the list that is open from then on. */
function applyStep(
  list: ListState,
  history: History<ListState>,
  part: StepState<ListState> | undefined
): readonly [ListState, StepUpdate] {
  const stepped = (open: ListState, changed: ListUpdate, source: SourceView | null = null) =>
    [
      open,
      {
        kind: part?.kind ?? null,
        changed,
        settings: open.settings,
        source,
        directory: part?.kind === 'directory' ? part.value : null
      }
    ] as const
  switch (part?.kind) {
    case undefined:
      return stepped(list, changedList(list, history, []))
    case 'rows':
      return stepped(list, applyChanges(list, history, part.value))
    case 'settings':
      list.settings = part.value
      revalidate(list)
      return stepped(list, changedList(list, history, 'all'))
    case 'columns':
      list.layout = part.value
      revalidate(list)
      return stepped(list, changedList(list, history, 'all'), sourceViewOf(list))
    case 'directory':
      // The window stores it, and sends the directory that is in force then.
      return stepped(list, changedList(list, history, []))
    case 'reading': {
      const other = part.value
      other.directory = list.directory
      // Time has passed since this reading was validated.
      other.now = list.now
      revalidate(other)
      return stepped(other, changedList(other, history, 'all'), sourceViewOf(other))
    }
  }
}

/** The work on one list: reads, validates, changes, undoes. Free of DOM and network. */
export function createListSession(newRowId: () => string): ListWork {
  let current: ListState | null = null
  let opening: ListInput | null = null
  let history = createHistory<ListState>()
  /** Another reading of the open list that waits for the user's decision. */
  let waitingReading: SourceReading | null = null

  function open(): ListState {
    if (current === null) throw new Error('no list is open')
    return current
  }

  function step(part: StepState<ListState> | undefined): StepUpdate {
    const [list, stepped] = applyStep(open(), history, part)
    current = list
    return stepped
  }

  function shown(list: ListState, { settings, reading }: SourceReading): ReadList {
    current = list
    return {
      kind: 'read',
      source: sourceViewOf(list),
      settings,
      match: toTemplateMatchView(reading.match),
      changed: changedList(list, history, 'all'),
      days: daysInList(list),
      rowIds: rowIdsIn(list.rows, list.layout).slice(0, reportedRowIdsMax)
    }
  }

  function reread(read: SourceReading, before: ListState, decisions: UnmatchedDecisions): ReadList {
    const carried = carriedRows(read, before)
    // Sent rows keep their identity, or the list stays as it is.
    if (carried.lost.length > 0) return unmatchedView(carried, read)
    const list = rereadList(read, before, carried, decisions)
    history.record({ before: { kind: 'reading', value: before }, after: { kind: 'reading', value: list } })
    return shown(list, read)
  }

  return {
    read(input) {
      waitingReading = null
      const before = input.keepEdits ? current : null
      const read = readSource(input, before, newRowId)
      if (read.kind === 'unreadable') return read
      if (before === null) {
        history = createHistory()
        return shown(newList(read), read)
      }
      const carried = carriedRows(read, before)
      if (carried.unmatched.length > 0 || carried.lost.length > 0) {
        waitingReading = read
        return unmatchedView(carried, read)
      }
      return reread(read, before, keepAll)
    },
    settleReading({ decisions }) {
      const read = waitingReading
      if (read === null) throw new Error('no reading waits')
      waitingReading = null
      return reread(read, open(), decisions)
    },
    cancelReading() {
      waitingReading = null
    },
    lacksRow: ({ rowIds }) => rowIds.some((rowId) => !open().positions.has(rowId)),
    importCorrections({ source, now }) {
      const list = open()
      const copy = readCopy(source, { ...list.settings, now }, list.layout.dateOrder, newRowId)
      if (copy.kind === 'unreadable') return copy
      const { changes, unknown } = correctionsIn(copy, list)
      return { kind: 'taken', rows: changes.length, unknown, changed: changeRows(list, history, changes) }
    },
    beginOpen({ document, directory, now }) {
      const { layout, settings, fileName, format, choices, waiting = [] } = document
      waitingReading = null
      opening = { layout, settings, directory, now, fileName, format, choices, waiting, rows: [] }
    },
    addRows({ rows }) {
      opening?.rows.push(...rows)
    },
    endOpen() {
      const list = opening === null ? open() : createListState(opening)
      if (opening !== null) history = createHistory()
      current = list
      opening = null
      return { source: sourceViewOf(list), changed: changedList(list, history, 'all') }
    },
    setLayout({ layout }) {
      const list = open()
      return changeLayout(list, history, withNewlyChosen(layout, list.layout))
    },
    setHeaderRow({ headerRow }) {
      const list = open()
      return changeLayout(list, history, layoutWithHeader(list, headerRow))
    },
    setSettings({ settings, now }) {
      const list = open()
      if (!equalSettings(settings, list.settings)) {
        history.record({
          before: { kind: 'settings', value: list.settings },
          after: { kind: 'settings', value: settings }
        })
      }
      list.settings = settings
      list.now = now
      revalidate(list)
      return changedList(list, history, 'all')
    },
    setDirectory({ entries, step: decided }) {
      const list = open()
      if (decided !== null) {
        const { saved, forgotten } = decided
        history.record({
          before: { kind: 'directory', value: { saved: forgotten, forgotten: saved } },
          after: { kind: 'directory', value: decided }
        })
      }
      list.directory = entries
      revalidate(list)
      return changedList(list, history, 'all')
    },
    seenDestinations: () => seenDestinationsOf(open()),
    change: ({ changes }) => changeRows(open(), history, changes),
    replace(input) {
      const list = open()
      return changeRows(list, history, replacements(list, input))
    },
    countMatches: (search) => [...matchingRows(open(), search)].length,
    decide({ issue, decision }) {
      const list = open()
      return changeRows(list, history, decisionChanges(list, issue, decision))
    },
    undo: () => step(history.undo()),
    redo: () => step(history.redo()),
    pages: ({ from, to }) => packPages(open(), from, to),
    rows: ({ from, to }) => open().rows.slice(from, to),
    packedRows: ({ from, to }) => JSON.stringify(open().rows.slice(from, to)),
    select: (input) => selectRows(open(), input),
    countResolved: ({ positions, ...selection }) => countResolvedRows(open(), positions, selection),
    contents({ from, to }) {
      const list = open()
      return list.validator
        .results()
        .slice(from, to)
        .flatMap((result) => {
          const content = toInvitationContent(result, list.settings)
          return content === undefined ? [] : [{ rowId: result.rowId, content }]
        })
    },
    count: () => open().rows.length,
    close() {
      current = null
      waitingReading = null
      opening = null
    }
  }
}
