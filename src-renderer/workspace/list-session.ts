import type {
  Layout,
  ListFigures,
  ListRow,
  ListSettings,
  ReadingChoices,
  RowChange,
  SourceFormat
} from '#contract/list.ts'
import {
  type AsideReason,
  createJudge,
  explainLayout,
  groupByCause,
  type Judge,
  type KindMatch,
  type ListReading,
  layoutSignature,
  proposeLayout,
  type ReadingNote,
  readList,
  toInvitationContent,
  type Verdict
} from '../list/index.ts'
import type { SheetSummary, SourceRecord } from '../list/reading/index.ts'
import { fold } from '../list/values/index.ts'
import { createFieldTexts } from './field-texts.ts'
import { createHistory } from './history.ts'
import type { CauseView, Changed, KindMatchView, ListWork, RowFilter, RowView, SourceView } from './views.ts'

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
  readonly history: ReturnType<typeof createHistory>
  /** What a row is searched by, made when it is first needed. */
  readonly haystacks: Map<string, string>
}

/** Rows that one change may show anew before all are asked for again. */
const changedViewsMax = 2000
const firstRecordsShown = 30

type Opening = Pick<Desk, 'layout' | 'settings' | 'now' | 'format' | 'choices'> & { readonly rows: ListRow[] }

/** The work on one list: reading, judging, changing, undoing. Free of DOM and of the network. */
export function createListSession(newRowId: () => string): ListWork {
  let desk: Desk | null = null
  let opening: Opening | null = null

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
      history: createHistory(),
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
      canUndo: list.history.canUndo,
      canRedo: list.history.canRedo
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
    list.history.record({ before, after: known })
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

  return {
    read({ source, choices, settings, kinds, keepEdits = false, now }) {
      const given = 'bytes' in source ? source.bytes : { text: source.text, html: source.html ?? undefined }
      const readWith = (by: ReadingChoices, and: ListSettings) =>
        readList(given, { settings: { ...and, now }, choices: by, known: kinds, rowId: () => newRowId() })
      let reading = readWith(choices, settings)
      if (reading.kind === 'unreadable') return reading
      const known = knownSettings(reading.match, settings, choices)
      if (known.choices !== choices || known.settings !== settings) {
        const again = readWith(known.choices, known.settings)
        // What was chosen for the earlier file may not fit this one: then it is read as found.
        if (again.kind === 'list') reading = again
      }
      const rows = keepEdits && desk !== null ? withEditsOf(desk, reading.rows) : [...reading.rows]
      const list = lay({
        ...partsOf(reading),
        rows,
        settings: known.settings,
        now,
        choices: known.choices,
        ...(!keepEdits && { judge: reading.judge })
      })
      return {
        kind: 'read',
        source: sourceView(list),
        settings: known.settings,
        match: matchView(reading.match),
        figures: figuresOf(list.judge.verdicts())
      }
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
      opening = null
      return { source: sourceView(list), changed: changed(list, 'all') }
    },
    setLayout({ layout }) {
      const list = open()
      list.layout = layout
      judgeAnew(list)
      return { source: sourceView(list), changed: changed(list, 'all') }
    },
    setHeaderRow({ headerRow }) {
      const list = open()
      const { settings, now, layout } = list
      list.layout = proposeLayout(recordsOf(list.rows), {
        country: settings.defaultCountry,
        now,
        dateSystem: layout.dateSystem,
        headerRow
      }).layout
      judgeAnew(list)
      return { source: sourceView(list), changed: changed(list, 'all') }
    },
    setSettings({ settings, now }) {
      const list = open()
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
    undo() {
      const list = open()
      return apply(list, list.history.undo() ?? [])
    },
    redo() {
      const list = open()
      return apply(list, list.history.redo() ?? [])
    },
    views({ from, to }) {
      const list = open()
      return list.judge
        .verdicts()
        .slice(from, to)
        .map((verdict) => viewOf(list, verdict))
    },
    rows: ({ from, to }) => open().rows.slice(from, to),
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
    count: () => open().rows.length
  }
}

/** A row is its record with a person's changes; only its type says that `hidden` may be there and undefined. */
function recordsOf(rows: readonly ListRow[]): readonly SourceRecord[] {
  return rows as readonly SourceRecord[]
}

function stateOf({ rowId, edits, excluded, role, accepted }: ListRow): RowChange {
  return { rowId, edits, excluded, ...(role !== undefined && { role }), ...(accepted !== undefined && { accepted }) }
}

function hasCause({ verdict, why, warn }: Verdict, cause: CauseView['code']): boolean {
  if (verdict === 'blocked') return why.some((code) => code === cause)
  return verdict === 'ready' && warn.some((code) => code === cause)
}

function passes({ verdict, warn }: Verdict, filter: RowFilter): boolean {
  switch (filter) {
    case 'all':
      return verdict !== 'aside'
    case 'ready':
      return verdict === 'ready'
    case 'blocked':
      return verdict === 'blocked'
    case 'warned':
      return verdict === 'ready' && warn.length > 0
    case 'out':
      return verdict === 'excluded' || verdict === 'aside'
  }
}

function figuresOf(verdicts: readonly Verdict[]): ListFigures {
  const counts = { ready: 0, blocked: 0, excluded: 0, aside: 0 }
  let first: string | undefined
  let last: string | undefined
  for (const { verdict, invitation } of verdicts) {
    counts[verdict] += 1
    const moment = invitation.scheduledFor
    if (moment === undefined || verdict === 'excluded') continue
    // ISO in UTC: the order of the letters is the order of time.
    if (first === undefined || moment < first) first = moment
    if (last === undefined || moment > last) last = moment
  }
  const { ready, blocked, excluded } = counts
  return {
    patients: ready + blocked + excluded,
    ready,
    blocked,
    excluded,
    firstMoment: first === undefined ? null : Date.parse(first),
    lastMoment: last === undefined ? null : Date.parse(last)
  }
}

function partsOf(reading: Extract<ListReading, { kind: 'list' }>) {
  const { format, sheets, notes, layout } = reading
  const { container, encoding, delimiter, lineEnds, sheet } = format
  return {
    layout,
    sheets,
    notes,
    format: {
      container,
      ...(encoding !== undefined && { encoding }),
      ...(delimiter !== undefined && { delimiter }),
      ...(lineEnds !== undefined && { lineEnds }),
      ...(sheet !== undefined && { sheet })
    }
  }
}

/** A known kind of file brings its own settings and its way of being read, unless a person says otherwise now. */
function knownSettings(match: KindMatch, settings: ListSettings, choices: ReadingChoices) {
  if (match.kind !== 'same') return { settings, choices }
  const given = Object.keys(choices).length > 0
  const kept = Object.keys(match.known.choices).length > 0
  const own = Object.entries(match.known.settings).filter(([, value]) => value !== undefined)
  return {
    settings: own.length > 0 ? { ...settings, ...Object.fromEntries(own) } : settings,
    choices: kept && !given ? match.known.choices : choices
  }
}

function matchView(match: KindMatch): KindMatchView {
  switch (match.kind) {
    case 'same':
      return { kind: 'same', name: match.known.name }
    case 'changed':
      return { kind: 'changed', name: match.known.name, differences: match.differences }
    case 'new':
      return { kind: 'new' }
  }
}

/** The same file read another way: what was typed belongs to the record of the same number. */
function withEditsOf(before: Desk, rows: readonly ListRow[]): ListRow[] {
  const touched = new Map(
    before.rows
      .filter(({ edits, excluded, role }) => excluded || role !== undefined || Object.keys(edits).length > 0)
      .map((row) => [row.row, row])
  )
  return rows.map((row) => {
    const old = touched.get(row.row)
    return old === undefined ? row : { ...row, ...stateOf(old), rowId: row.rowId }
  })
}
