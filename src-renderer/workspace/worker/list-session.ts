import type { Layout } from '#contract/list.ts'
import { proposeLayout, toInvitationContent } from '../../list/index.ts'
import { withDateOrder } from '../known-date-order.ts'
import { recordsOf, saysSame } from '../rows.ts'
import type { Changed, ListWork, SourceView, Stepped } from '../views.ts'
import { correctionsIn, rowIdsIn } from './corrections.ts'
import { type Desk, judgeAnew, layDesk, type Opening } from './desk.ts'
import { packPages, sourceViewOf } from './desk-views.ts'
import { createHistory, type History, type Part } from './history.ts'
import { readCopy, readSource } from './read-source.ts'
import { applyChanges, changedList, changeRows, decisionChanges, replacements } from './row-changes.ts'
import { countResolvedRows, matchingRows, selectRows } from './row-search.ts'

/** Enough row ids to find the list from which a corrected copy was exported. */
const reportedRowIdsMax = 50

/** Other columns: one step to undo. */
function changeLayout(list: Desk, history: History<Desk>, layout: Layout): ReturnType<ListWork['setLayout']> {
  history.record({ before: { kind: 'columns', value: list.layout }, after: { kind: 'columns', value: layout } })
  list.layout = layout
  judgeAnew(list)
  return { source: sourceViewOf(list), changed: changedList(list, history, 'all') }
}

/** The columns of a list if another record is its header. */
function layoutWithHeader({ rows, settings, now, layout }: Desk, headerRow: number | null): Layout {
  const { dateSystem, dateOrder } = layout
  const context = { country: settings.defaultCountry, now, dateSystem, headerRow }
  return withDateOrder(proposeLayout(recordsOf(rows), context).layout, dateOrder)
}

/** Takes the list to where a step began or ended. Returns the list that is open from then on. */
function applyStep(list: Desk, history: History<Desk>, part: Part<Desk> | undefined): readonly [Desk, Stepped] {
  const stepped = (open: Desk, changed: Changed, source: SourceView | null = null) =>
    [open, { kind: part?.kind ?? null, changed, settings: open.settings, source }] as const
  switch (part?.kind) {
    case undefined:
      return stepped(list, changedList(list, history, []))
    case 'rows':
      return stepped(list, applyChanges(list, history, part.value))
    case 'settings':
      list.settings = part.value
      judgeAnew(list)
      return stepped(list, changedList(list, history, 'all'))
    case 'columns':
      list.layout = part.value
      judgeAnew(list)
      return stepped(list, changedList(list, history, 'all'), sourceViewOf(list))
    case 'reading': {
      const other = part.value
      // Time has passed since this reading was validated.
      other.now = list.now
      judgeAnew(other)
      return stepped(other, changedList(other, history, 'all'), sourceViewOf(other))
    }
  }
}

/** The work on one list: reads, validates, changes, undoes. Free of DOM and network. */
export function createListSession(newRowId: () => string): ListWork {
  let current: Desk | null = null
  let opening: Opening | null = null
  let history = createHistory<Desk>()

  function open(): Desk {
    if (current === null) throw new Error('no list is open')
    return current
  }

  function step(part: Part<Desk> | undefined): Stepped {
    const [list, stepped] = applyStep(open(), history, part)
    current = list
    return stepped
  }

  return {
    read(input) {
      const before = input.keepEdits ? current : null
      const read = readSource(input, before, newRowId)
      if (read.kind === 'unreadable') return read
      const { list, settings, match } = read
      current = list
      if (before === null) history = createHistory()
      else history.record({ before: { kind: 'reading', value: before }, after: { kind: 'reading', value: list } })
      return {
        kind: 'read',
        source: sourceViewOf(list),
        settings,
        match,
        changed: changedList(list, history, 'all'),
        rowIds: rowIdsIn(list.rows, list.layout).slice(0, reportedRowIdsMax)
      }
    },
    takeCorrections({ source, now }) {
      const list = open()
      const copy = readCopy(source, { ...list.settings, now }, list.layout.dateOrder, newRowId)
      if (copy.kind === 'unreadable') return copy
      const { changes, unknown } = correctionsIn(copy, list)
      return { kind: 'taken', rows: changes.length, unknown, changed: changeRows(list, history, changes) }
    },
    beginOpen({ document, now }) {
      const { layout, settings, format, choices } = document
      opening = { layout, settings, now, format, choices, rows: [] }
    },
    addRows({ rows }) {
      opening?.rows.push(...rows)
    },
    endOpen() {
      const list = opening === null ? open() : layDesk(opening)
      if (opening !== null) history = createHistory()
      current = list
      opening = null
      return { source: sourceViewOf(list), changed: changedList(list, history, 'all') }
    },
    setLayout: ({ layout }) => changeLayout(open(), history, layout),
    setHeaderRow({ headerRow }) {
      const list = open()
      return changeLayout(list, history, layoutWithHeader(list, headerRow))
    },
    setSettings({ settings, now }) {
      const list = open()
      if (!saysSame(settings, list.settings)) {
        history.record({
          before: { kind: 'settings', value: list.settings },
          after: { kind: 'settings', value: settings }
        })
      }
      list.settings = settings
      list.now = now
      judgeAnew(list)
      return changedList(list, history, 'all')
    },
    change: ({ changes }) => changeRows(open(), history, changes),
    replace(input) {
      const list = open()
      return changeRows(list, history, replacements(list, input))
    },
    countFound: (search) => [...matchingRows(open(), search)].length,
    decide({ cause, decision }) {
      const list = open()
      return changeRows(list, history, decisionChanges(list, cause, decision))
    },
    undo: () => step(history.undo()),
    redo: () => step(history.redo()),
    pages: ({ from, to }) => packPages(open(), from, to),
    rows: ({ from, to }) => open().rows.slice(from, to),
    packedRows: ({ from, to }) => JSON.stringify(open().rows.slice(from, to)),
    select: (input) => selectRows(open(), input),
    countSettled: ({ positions, ...selection }) => countResolvedRows(open(), positions, selection),
    contents({ from, to }) {
      const list = open()
      return list.judge
        .verdicts()
        .slice(from, to)
        .flatMap((verdict) => {
          const content = toInvitationContent(verdict, list.settings)
          return content === undefined ? [] : [{ rowId: verdict.rowId, content }]
        })
    },
    count: () => open().rows.length,
    close() {
      current = null
      opening = null
    }
  }
}
