import { changedLayout, changedSettings, layoutChangeOf, settingsChangeOf } from '#contract/changed-list.ts'
import type { Layout } from '#contract/list.ts'
import { proposeLayout, toInvitationContent, withChosenColumns, withNewlyChosen } from '../../list/index.ts'
import { asSourceRecords } from '../row-edits.ts'
import type { UnmatchedDecisions } from '../row-identity.ts'
import { withDateOrder } from '../template-memory.ts'
import type { ListWork, ReadAnswer } from '../views.ts'
import { applyStep } from './apply-step.ts'
import { copyWork, rowIdsIn } from './copy-work.ts'
import { daysInList } from './days-in-list.ts'
import { seenDestinationsOf } from './doctors.ts'
import { computeFigures } from './figures.ts'
import { createHistory, type History, type StepState } from './history.ts'
import { type KeptReading, packReading } from './kept-reading.ts'
import { createListState, type ListInput, type ListState, revalidate } from './list-state.ts'
import { packPages, sourceViewOf } from './list-views.ts'
import { carriedRows, chosenColumns, newList, readSource, rereadList, type SourceReading } from './read-source.ts'
import { changedList, changeRows, decisionChanges, putChanges, replacements } from './row-changes.ts'
import { countResolvedRows, matchingRows, selectRows } from './row-search.ts'
import { standingRow } from './standing-cells.ts'
import { toTemplateMatchView } from './template-settings.ts'
import { unmatchedView } from './unmatched-view.ts'

/** Enough row ids to find the list from which a corrected copy was exported. */
const reportedRowIdsMax = 50

type ReadList = Exclude<ReadAnswer, { kind: 'unreadable' }>

const keepAll: UnmatchedDecisions = { moved: 'keep', changed: 'keep', gone: 'keep' }

/** Other columns: one step to undo. */
function changeLayout(
  list: ListState,
  history: History<KeptReading>,
  after: Layout
): ReturnType<ListWork['setLayout']> {
  const before = list.layout
  const there = layoutChangeOf(before, after)
  if (Object.keys(there).length > 0) {
    const back = layoutChangeOf(after, before)
    history.record({
      before: { kind: 'columns', value: { layout: back } },
      after: { kind: 'columns', value: { layout: there } }
    })
    list.layout = after
    revalidate(list)
  }
  return { source: sourceViewOf(list), changed: changedList(list, history, 'all', { layout: there }) }
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

function changeSettings(
  list: ListState,
  history: History<KeptReading>,
  { change, now }: Parameters<ListWork['setSettings']>[0]
): ReturnType<ListWork['setSettings']> {
  const before = list.settings
  const after = changedSettings(before, change)
  const there = settingsChangeOf(before, after)
  if (Object.keys(there).length > 0) {
    const back = settingsChangeOf(after, before)
    history.record({
      before: { kind: 'settings', value: { settings: back } },
      after: { kind: 'settings', value: { settings: there } }
    })
  }
  list.settings = after
  list.now = now
  revalidate(list)
  return changedList(list, history, 'all', { settings: there })
}

/** The work on one list: reads, validates, changes, undoes. Free of DOM and network. */
export function createListSession(newRowId: () => string): ListWork {
  let current: ListState | null = null
  let opening: ListInput | null = null
  let history = createHistory<KeptReading>()
  let kept: ListState['rows'] = []
  /** Another reading of the open list that waits for the user's decision. */
  let waitingReading: SourceReading | null = null

  function open(): ListState {
    if (current === null) throw new Error('no list is open')
    return current
  }

  function step(part: StepState<KeptReading> | undefined): ReturnType<ListWork['undo']> {
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
      rowIds: rowIdsIn(list.rows).slice(0, reportedRowIdsMax)
    }
  }

  function reread(read: SourceReading, before: ListState, decisions: UnmatchedDecisions): ReadList {
    const carried = carriedRows(read, before)
    // Sent rows keep their identity, or the list stays as it is.
    if (carried.lost.length > 0) return unmatchedView(carried, read)
    const list = rereadList(read, before, carried, decisions)
    list.invited = before.invited
    list.refused = before.refused
    history.recordReading(packReading(before))
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
        // Without its sent rows a reading cannot be taken, whatever is decided.
        waitingReading = carried.lost.length > 0 ? null : read
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
    ...copyWork(open, () => history),
    beginOpen({ document, directory, invited, refused, now }) {
      const { layout, settings, fileName, format, choices, waiting = [] } = document
      waitingReading = null
      opening = {
        layout,
        settings,
        directory,
        now,
        fileName,
        format,
        choices,
        waiting,
        invited: new Set(invited),
        refused: new Set(refused),
        rows: []
      }
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
    setLayout({ change }) {
      const list = open()
      return changeLayout(list, history, withNewlyChosen(changedLayout(list.layout, change), list.layout))
    },
    setHeaderRow({ headerRow }) {
      const list = open()
      return changeLayout(list, history, layoutWithHeader(list, headerRow))
    },
    setSettings: (input) => changeSettings(open(), history, input),
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
    setInvited({ invited, refused }) {
      const list = open()
      list.invited = new Set(invited)
      list.refused = new Set(refused)
    },
    repeat({ changes }) {
      const list = open()
      for (const { rows = [], settings = {}, layout = {} } of changes) {
        putChanges(list, rows)
        list.settings = changedSettings(list.settings, settings)
        list.layout = changedLayout(list.layout, layout)
      }
      revalidate(list)
      return { source: sourceViewOf(list), changed: changedList(list, history, 'all') }
    },
    change: ({ changes }) => changeRows(open(), history, changes),
    replace(input) {
      const list = open()
      return changeRows(list, history, replacements(list, input))
    },
    countMatches: (search) => [...matchingRows(open(), search)].length,
    decide({ issue, decision, seen }) {
      const list = open()
      return changeRows(list, history, decisionChanges(list, issue, decision, seen))
    },
    undo: () => step(history.undo(() => packReading(open()))),
    redo: () => step(history.redo(() => packReading(open()))),
    pages: ({ from, to }) => packPages(open(), from, to),
    rows: ({ from, to }) => open().rows.slice(from, to),
    keep() {
      const list = open()
      const { rows, settings, layout, format, choices, waiting } = list
      kept = [...rows]
      const figures = computeFigures(list)
      const parts = { settings, layout, format, choices, ...(waiting.length > 0 && { waiting: [...waiting] }) }
      return { count: kept.length, figures, parts }
    },
    keptRows: ({ from, to }) => JSON.stringify(kept.slice(from, to)),
    standingRows({ from, to, contents }) {
      const list = open()
      const contentOf = new Map(contents.map(({ rowId, content }) => [rowId, content]))
      return list.rows.slice(from, to).map(({ rowId }, index) => standingRow(list, from + index, contentOf.get(rowId)))
    },
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
      opening = null
      waitingReading = null
      history = createHistory()
      kept = []
    }
  }
}
