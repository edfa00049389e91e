import type { Layout, ListRow, ReadingChoices, RowChange } from '#contract/list.ts'
import { groupByCause, proposeLayout, readList, toInvitationContent } from '../../list/index.ts'
import { fold } from '../../list/values/index.ts'
import { withDateOrder } from '../known-date-order.ts'
import { recordsOf, saysSame, stateOf, withAccepted, withEditsOf } from '../rows.ts'
import {
  type CauseDecision,
  type CauseView,
  type Changed,
  type ListWork,
  type SourceView,
  type Stepped,
  type TextSearch,
  viewsPerPage
} from '../views.ts'
import { correctionsIn, rowIdsIn } from './corrections.ts'
import { type Desk, judgeAnew, layDesk, type Opening } from './desk.ts'
import { sourceViewOf, viewOf } from './desk-views.ts'
import { figuresOf } from './figures.ts'
import { createHistory, type Part } from './history.ts'
import { knownChoices, knownSettings, matchView, partsOf } from './reading-parts.ts'
import { rowFactsOf } from './row-facts.ts'
import { hasCause, passes } from './row-filter.ts'

/** Rows that one change may show anew before all are asked for again. */
const changedViewsMax = 2000
/** Enough to tell which list a corrected copy came from. */
const rowIdsTold = 50

function decided(state: RowChange, cause: CauseView['code'], decision: CauseDecision): RowChange {
  switch (decision.kind) {
    case 'exclude':
      return { ...state, excluded: true }
    case 'accept':
      return withAccepted(state, cause)
    case 'set':
      return { ...state, edits: { ...state.edits, [decision.field]: decision.text } }
  }
}

/** The work on one list: reading, judging, changing, undoing. Free of DOM and of the network. */
export function createListSession(newRowId: () => string): ListWork {
  let desk: Desk | null = null
  let opening: Opening | null = null
  let history = createHistory<Desk>()

  function open(): Desk {
    if (desk === null) throw new Error('no list is open')
    return desk
  }

  function changed(list: Desk, positions: readonly number[] | 'all', stored: readonly RowChange[] = []): Changed {
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

  function apply(list: Desk, changes: readonly RowChange[]): Changed {
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
    // A row whose verdict stays the same may still show another text.
    const different = [...list.judge.update(rows), ...rows]
    const shown = new Set(different.map(({ rowId }) => list.positions.get(rowId)))
    return changed(
      list,
      [...shown].filter((position) => position !== undefined),
      changes
    )
  }

  function change(list: Desk, changes: readonly RowChange[]): Changed {
    const known = changes.filter(({ rowId }) => list.positions.has(rowId))
    if (known.length === 0) return changed(list, [])
    const before = known.map(({ rowId }) => stateOf(list.rows[list.positions.get(rowId) ?? -1] as ListRow))
    history.record({ before: { kind: 'rows', value: before }, after: { kind: 'rows', value: known } })
    return apply(list, known)
  }

  function haystackOf(list: Desk, row: ListRow): string {
    const known = list.haystacks.get(row.rowId)
    if (known !== undefined) return known
    const made = fold([...row.cells, ...Object.values(row.edits)].join(' '))
    list.haystacks.set(row.rowId, made)
    return made
  }

  /** Rows that hold the text, and which. */
  function* found(list: Desk, { field, find, positions, except }: TextSearch) {
    const kept = new Set(except)
    for (const position of find === '' ? [] : positions) {
      const verdict = list.judge.verdicts()[position]
      const row = list.rows[position]
      if (row === undefined || verdict === undefined || verdict.verdict === 'aside' || kept.has(row.rowId)) continue
      const text = list.texts.one(field, row, verdict.invitation)
      if (text.includes(find)) yield { row, text }
    }
  }

  /** Other columns: one step to undo. */
  function changeLayout(list: Desk, layout: Layout): ReturnType<ListWork['setLayout']> {
    history.record({ before: { kind: 'columns', value: list.layout }, after: { kind: 'columns', value: layout } })
    list.layout = layout
    judgeAnew(list)
    return { source: sourceViewOf(list), changed: changed(list, 'all') }
  }

  /** Goes to where a step began or ended. */
  function step(part: Part<Desk> | undefined): Stepped {
    const list = open()
    const at = (on: Desk, what: Changed, source: SourceView | null = null): Stepped => {
      return { kind: part?.kind ?? null, changed: what, settings: on.settings, source }
    }
    switch (part?.kind) {
      case undefined:
        return at(list, changed(list, []))
      case 'rows':
        return at(list, apply(list, part.value))
      case 'settings':
        list.settings = part.value
        judgeAnew(list)
        return at(list, changed(list, 'all'))
      case 'columns':
        list.layout = part.value
        judgeAnew(list)
        return at(list, changed(list, 'all'), sourceViewOf(list))
      case 'reading': {
        const other = part.value
        // Time has passed since.
        other.now = list.now
        judgeAnew(other)
        desk = other
        return at(other, changed(other, 'all'), sourceViewOf(other))
      }
    }
  }

  return {
    read({ source, choices, settings, kinds, keepEdits = false, now }) {
      const given = 'bytes' in source ? source.bytes : { text: source.text, html: source.html ?? undefined }
      const readBy = (by: ReadingChoices) =>
        readList(given, {
          settings: { ...settings, now },
          settingsOf: (match) => ({ ...knownSettings(match, settings), now }),
          choices: by,
          known: kinds,
          dateOrder: keepEdits ? desk?.layout.dateOrder : undefined,
          rowId: () => newRowId()
        })
      const found = readBy(choices)
      if (found.kind === 'unreadable') return found
      const kept = knownChoices(found.match, choices)
      const again = kept === choices ? found : readBy(kept)
      // What was chosen for the earlier file may not fit this one: then it is read as found.
      const reading = again.kind === 'list' ? again : found
      const own = knownSettings(reading.match, settings)
      const before = keepEdits ? desk : null
      const rows = before === null ? [...reading.rows] : withEditsOf(before.rows, reading.rows)
      const list = layDesk({
        ...partsOf(reading),
        rows,
        settings: own,
        now,
        choices: again.kind === 'list' ? kept : choices,
        ...(before === null && { judge: reading.judge })
      })
      desk = list
      if (before === null) history = createHistory()
      else history.record({ before: { kind: 'reading', value: before }, after: { kind: 'reading', value: list } })
      return {
        kind: 'read',
        source: sourceViewOf(list),
        settings: own,
        match: matchView(reading.match),
        changed: changed(list, 'all'),
        rowIds: rowIdsIn(list.rows, list.layout).slice(0, rowIdsTold)
      }
    },
    takeCorrections({ source, now }) {
      const list = open()
      const { settings } = list
      const given = 'bytes' in source ? source.bytes : { text: source.text, html: source.html ?? undefined }
      const copy = readList(given, {
        settings: { ...settings, now },
        dateOrder: list.layout.dateOrder,
        rowId: () => newRowId()
      })
      if (copy.kind === 'unreadable') return copy
      const { changes, unknown } = correctionsIn(copy, list)
      return { kind: 'taken', rows: changes.length, unknown, changed: change(list, changes) }
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
      desk = list
      opening = null
      return { source: sourceViewOf(list), changed: changed(list, 'all') }
    },
    setLayout: ({ layout }) => changeLayout(open(), layout),
    setHeaderRow({ headerRow }) {
      const list = open()
      const { settings, now, layout } = list
      const { dateSystem } = layout
      const context = { country: settings.defaultCountry, now, dateSystem, headerRow }
      return changeLayout(list, withDateOrder(proposeLayout(recordsOf(list.rows), context).layout, layout.dateOrder))
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
      return changed(list, 'all')
    },
    change: ({ changes }) => change(open(), changes),
    replace({ by, ...search }) {
      const { field, find } = search
      const list = open()
      const changes = [...found(list, search)].flatMap(({ row, text }): RowChange[] => {
        const next = text.replaceAll(find, by)
        return next === text ? [] : [{ ...stateOf(row), edits: { ...row.edits, [field]: next } }]
      })
      return change(list, changes)
    },
    countFound: (search) => [...found(open(), search)].length,
    decide({ cause, decision }) {
      const list = open()
      const changes = list.judge.verdicts().flatMap((verdict, position): RowChange[] => {
        const row = list.rows[position]
        return row !== undefined && hasCause(verdict, cause) ? [decided(stateOf(row), cause, decision)] : []
      })
      return change(list, changes)
    },
    undo: () => step(history.undo()),
    redo: () => step(history.redo()),
    pages({ from, to }) {
      const list = open()
      return Array.from({ length: to - from }, (_, page) => {
        const first = (from + page) * viewsPerPage
        const length = Math.min(viewsPerPage, list.rows.length - first)
        return JSON.stringify(Array.from({ length }, (__, at) => viewOf(list, first + at)))
      })
    },
    rows: ({ from, to }) => open().rows.slice(from, to),
    packedRows: ({ from, to }) => JSON.stringify(open().rows.slice(from, to)),
    select({ filter, search, cause }) {
      const list = open()
      const words = fold(search)
        .split(/\s+/)
        .filter((word) => word !== '')
      const found: number[] = []
      for (const [index, verdict] of list.judge.verdicts().entries()) {
        const row = list.rows[index]
        if (row === undefined || !passes(verdict, row, filter)) continue
        if (cause !== null && !hasCause(verdict, cause)) continue
        if (words.length > 0) {
          const haystack = haystackOf(list, row)
          if (!words.every((word) => haystack.includes(word))) continue
        }
        found.push(index)
      }
      return Uint32Array.from(found)
    },
    countSettled({ positions, filter, cause }) {
      const list = open()
      return positions.filter((position) => {
        const verdict = list.judge.verdicts()[position]
        const row = list.rows[position]
        if (verdict === undefined || row === undefined) return false
        return !(cause === null ? passes(verdict, row, filter) : hasCause(verdict, cause))
      }).length
    },
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
      desk = null
      opening = null
    }
  }
}
