import type { Layout, ListRow, ListSettings, ReadingChoices, RowChange, SourceFormat } from '#contract/list.ts'
import {
  type AsideReason,
  createJudge,
  explainLayout,
  groupByCause,
  type Judge,
  layoutSignature,
  proposeLayout,
  type ReadingNote,
  readList,
  toInvitationContent,
  type Verdict
} from '../list/index.ts'
import type { SheetSummary } from '../list/reading/index.ts'
import { fold } from '../list/values/index.ts'
import { correctionsIn, rowIdsIn } from './corrections.ts'
import { dateFactsOf } from './date-facts.ts'
import { createFieldTexts } from './field-texts.ts'
import { figuresOf } from './figures.ts'
import { createHistory, type Part } from './history.ts'
import { withDateOrder } from './known-date-order.ts'
import { knownChoices, knownSettings, matchView, partsOf } from './reading-parts.ts'
import { hasCause, passes } from './row-filter.ts'
import { lineOf, recordsOf, saysSame, stateOf, withEditsOf } from './rows.ts'
import type { CauseView, Changed, ListWork, RowView, SourceView, Stepped } from './views.ts'

/** Everything about the list on the desk. Replaced as a whole by another list. */
interface Desk {
  rows: ListRow[]
  readonly positions: ReadonlyMap<string, number>
  layout: Layout
  settings: ListSettings
  now: number
  judge: Judge
  texts: ReturnType<typeof createFieldTexts>
  readonly format: SourceFormat
  readonly choices: ReadingChoices
  readonly sheets: readonly SheetSummary[]
  readonly notes: readonly ReadingNote[]
  /** What a row is searched by, made when it is first needed. */
  readonly haystacks: Map<string, string>
}

/** Rows that one change may show anew before all are asked for again. */
const changedViewsMax = 2000
const firstRecordsShown = 30
/** Enough to tell which list a corrected copy came from. */
const rowIdsTold = 50

type Opening = Pick<Desk, 'layout' | 'settings' | 'now' | 'format' | 'choices'> & { readonly rows: ListRow[] }

/** The work on one list: reading, judging, changing, undoing. Free of DOM and of the network. */
export function createListSession(newRowId: () => string): ListWork {
  let desk: Desk | null = null
  let opening: Opening | null = null
  let history = createHistory<Desk>()

  function lay(
    list: Opening & {
      readonly sheets?: readonly SheetSummary[]
      readonly notes?: readonly ReadingNote[]
      readonly judge?: Judge
    }
  ): Desk {
    const { rows, layout, settings, now, format, choices, sheets = [], notes = [] } = list
    const next: Desk = {
      rows,
      positions: new Map(rows.map(({ rowId }, index) => [rowId, index])),
      layout,
      settings,
      now,
      judge: list.judge ?? createJudge(rows, layout, { ...settings, now }),
      texts: createFieldTexts(layout, settings.timeZone),
      format,
      choices,
      sheets,
      notes,
      haystacks: new Map()
    }
    desk = next
    return next
  }

  function open(): Desk {
    if (desk === null) throw new Error('no list is open')
    return desk
  }

  function viewOf(list: Desk, verdict: Verdict): RowView {
    const row = list.rows[list.positions.get(verdict.rowId) ?? -1]
    if (row === undefined) throw new Error('a verdict without its row')
    const { rowId, why, warn, changes, related = [], aside = null, weekdayDisagrees = false } = verdict
    const moment = verdict.invitation.scheduledFor
    return {
      rowId,
      row: verdict.row,
      verdict: verdict.verdict,
      texts: list.texts(row, verdict.invitation),
      moment: moment === undefined ? null : Date.parse(moment),
      why,
      warn,
      changes,
      related,
      aside,
      line: aside === null ? null : lineOf(row),
      weekdayDisagrees,
      edited: Object.keys(row.edits) as RowView['edited'],
      state: stateOf(row)
    }
  }

  function sourceView(list: Desk): SourceView {
    const { rows, layout, settings, now, format, choices, sheets, notes } = list
    const aside: Partial<Record<AsideReason, number>> = {}
    for (const verdict of list.judge.verdicts()) {
      if (verdict.aside !== undefined) aside[verdict.aside] = (aside[verdict.aside] ?? 0) + 1
    }
    return {
      signature: layoutSignature(layout),
      format,
      choices,
      notes,
      sheets,
      layout,
      columns: explainLayout(recordsOf(rows), layout, {
        country: settings.defaultCountry,
        now,
        dateSystem: layout.dateSystem
      }),
      records: rows.length,
      aside,
      dates: dateFactsOf(rows, list.judge.verdicts(), layout),
      firstRecords: rows.slice(0, firstRecordsShown).map(({ row, cells }) => ({ row, cells }))
    }
  }

  function changed(list: Desk, verdicts: readonly Verdict[] | 'all', stored: readonly RowChange[] = []): Changed {
    const everything = verdicts === 'all' || verdicts.length > changedViewsMax
    const all = list.judge.verdicts()
    return {
      views: everything ? [] : verdicts.map((verdict) => viewOf(list, verdict)),
      everything,
      figures: figuresOf(all),
      causes: groupByCause(all).map(({ rowIds: _, rows: __, ...cause }): CauseView => cause),
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
    const different = list.judge.update(rows)
    // A row whose verdict stays the same may still show another text.
    const verdicts = list.judge.verdicts()
    const shown = new Map(different.map((verdict) => [verdict.rowId, verdict]))
    for (const { rowId } of rows) {
      const verdict = verdicts[list.positions.get(rowId) ?? -1]
      if (verdict !== undefined) shown.set(rowId, verdict)
    }
    return changed(list, [...shown.values()], changes)
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

  function judgeAnew(list: Desk): void {
    list.judge = createJudge(list.rows, list.layout, { ...list.settings, now: list.now })
    list.texts = createFieldTexts(list.layout, list.settings.timeZone)
  }

  /** Other columns: one step to undo. */
  function changeLayout(list: Desk, layout: Layout): ReturnType<ListWork['setLayout']> {
    history.record({ before: { kind: 'columns', value: list.layout }, after: { kind: 'columns', value: layout } })
    list.layout = layout
    judgeAnew(list)
    return { source: sourceView(list), changed: changed(list, 'all') }
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
        return at(list, changed(list, 'all'), sourceView(list))
      case 'reading': {
        const other = part.value
        // Time has passed since.
        other.now = list.now
        judgeAnew(other)
        desk = other
        return at(other, changed(other, 'all'), sourceView(other))
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
      const list = lay({
        ...partsOf(reading),
        rows,
        settings: own,
        now,
        choices: again.kind === 'list' ? kept : choices,
        ...(before === null && { judge: reading.judge })
      })
      if (before === null) history = createHistory()
      else history.record({ before: { kind: 'reading', value: before }, after: { kind: 'reading', value: list } })
      return {
        kind: 'read',
        source: sourceView(list),
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
      const list = opening === null ? open() : lay(opening)
      if (opening !== null) history = createHistory()
      opening = null
      return { source: sourceView(list), changed: changed(list, 'all') }
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
    replace({ field, find, by, rowIds }) {
      const list = open()
      const among = rowIds === null ? null : new Set(rowIds)
      const changes = list.judge.verdicts().flatMap((verdict): RowChange[] => {
        if (verdict.verdict === 'aside' || among?.has(verdict.rowId) === false) return []
        const row = list.rows[list.positions.get(verdict.rowId) ?? -1] as ListRow
        const text = list.texts(row, verdict.invitation)[field]
        const next = text.replaceAll(find, by)
        return find === '' || next === text ? [] : [{ ...stateOf(row), edits: { ...row.edits, [field]: next } }]
      })
      return change(list, changes)
    },
    decide({ cause, decision }) {
      const list = open()
      const changes = list.judge.verdicts().flatMap((verdict): RowChange[] => {
        if (!hasCause(verdict, cause)) return []
        const state = stateOf(list.rows[list.positions.get(verdict.rowId) ?? -1] as ListRow)
        return decision.kind === 'exclude'
          ? [{ ...state, excluded: true }]
          : [{ ...state, edits: { ...state.edits, [decision.field]: decision.text } }]
      })
      return change(list, changes)
    },
    undo: () => step(history.undo()),
    redo: () => step(history.redo()),
    views({ from, to }) {
      const list = open()
      return list.judge
        .verdicts()
        .slice(from, to)
        .map((verdict) => viewOf(list, verdict))
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
        if (!passes(verdict, filter) || (cause !== null && !hasCause(verdict, cause))) continue
        const row = list.rows[index]
        if (words.length > 0 && row !== undefined) {
          const haystack = haystackOf(list, row)
          if (!words.every((word) => haystack.includes(word))) continue
        }
        found.push(index)
      }
      return Uint32Array.from(found)
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
