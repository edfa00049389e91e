import type { Bridge } from '#contract/channels.ts'
import {
  type ListDocument,
  type ListFigures,
  type ListSettings,
  type ReadingChoices,
  rowsPerCall
} from '#contract/list.ts'
import type { ImportSource } from '../app/import.ts'
import { keepDateOrder } from './known-date-order.ts'
import type { CorrectionsTaken, OpenList, StepTaken, Workspace } from './open-list.ts'
import type { Remote } from './remote.ts'
import { rowViews } from './row-views.ts'
import type { SavingState } from './saving.ts'
import { createStoring, putRows } from './storing.ts'
import { bytesOrText, readIn, type Taken } from './taking.ts'
import {
  type Changed,
  type KindMatchView,
  type ListWork,
  type ReadAnswer,
  type RowFacts,
  type Stepped,
  viewsPerPage
} from './views.ts'

/** Pages that the window asks for at a time: as texts they are taken over at once, and the worker is soon free again. */
const pagesPerPiece = 2
/** How long the worker leaves a small machine to the first drawing of the table, ms. */
const drawingMs = 100

const noFigures: ListFigures = { patients: 0, ready: 0, blocked: 0, excluded: 0, firstMoment: null, lastMoment: null }

const noFacts: RowFacts = {
  warned: 0,
  out: 0,
  hasDoctor: false,
  hasQueue: false,
  lostZeros: 0,
  accepted: {},
  aside: { count: 0, byReason: {}, written: 0, first: [] }
}

export function createWorkspace(bridge: Bridge, work: Remote<ListWork>, now: () => number): Workspace {
  const { calls } = bridge
  const listeners = new Set<() => void>()
  let standing: SavingState = 'saved'
  const storing = createStoring((state) => {
    standing = state
    update({ saving: state })
  })
  let current: OpenList | null = null
  /** Counts up with each opening: what an earlier one still brings is dropped. */
  let round = 0

  function set(next: OpenList | null): void {
    current = next
    for (const listener of listeners) listener()
  }

  function update(part: Partial<OpenList>): void {
    if (current !== null) set({ ...current, ...part })
  }

  function begin(listId: string): number {
    round += 1
    set({
      listId,
      phase: 'opening',
      document: null,
      source: null,
      match: null,
      rows: rowViews(0),
      isComplete: false,
      figures: noFigures,
      causes: [],
      facts: noFacts,
      done: 0,
      canRedo: false,
      saving: 'saved'
    })
    return round
  }

  /** Fetches all rows in pieces, the first ones at once; a later call makes an earlier one stop. */
  let fetching = 0
  async function fetchRows(of: number): Promise<void> {
    fetching += 1
    const mine = fetching
    const isGone = () => of !== round || mine !== fetching
    const count = await work.count(undefined)
    if (isGone()) return
    const pages = Math.ceil(count / viewsPerPage)
    // Those that are to be replaced stay in sight until then.
    const shown = current?.rows.length === count ? current.rows : null
    update({ isComplete: false, rows: shown ?? rowViews(count) })
    const ask = (from: number) => work.pages({ from, to: Math.min(pages, from + pagesPerPiece) })
    let next = ask(0)
    for (let from = 0; from < pages; from += pagesPerPiece) {
      const piece = await next
      if (isGone() || current === null) return
      const taken = { ...current, rows: current.rows.withPages(from, piece) }
      // The table draws what it shows; telling it of every piece would only make it draw the same again.
      if (from > 0) current = taken
      else set(taken)
      const isLast = from + pagesPerPiece >= pages
      if (shown === null && from === 0 && !isLast) await new Promise((resolve) => setTimeout(resolve, drawingMs))
      if (isGone()) return
      if (!isLast) next = ask(from + pagesPerPiece)
    }
    update({ isComplete: true })
  }

  /** Takes over what a change brought, and has it stored. */
  async function follow(changed: Changed): Promise<void> {
    const { figures, causes, facts, done, canRedo, views, everything, stored } = changed
    update({ figures, causes, facts, done, canRedo, ...(current !== null && { rows: current.rows.with(views) }) })
    const listId = current?.listId
    if (listId === undefined) return
    for (let from = 0; from < stored.length; from += rowsPerCall) {
      const changes = stored.slice(from, from + rowsPerCall)
      storing.write(() => calls['lists.changeRows']({ listId, changes: [...changes], figures }))
    }
    if (everything) await fetchRows(round)
  }

  function saveDocument(document: ListDocument, figures: ListFigures): void {
    update({ document })
    const listId = current?.listId
    if (listId !== undefined) storing.write(() => calls['lists.saveDocument']({ listId, document, figures }))
  }

  async function followLayout({ source, changed }: ReturnType<ListWork['setLayout']>): Promise<void> {
    const { dateOrder } = source.layout
    const isOrderNew = current?.document != null && current.document.layout.dateOrder !== dateOrder
    update({ source })
    if (current?.document != null) saveDocument({ ...current.document, layout: source.layout }, changed.figures)
    await follow(changed)
    if (isOrderNew) await keepDateOrder(bridge, source.signature, dateOrder)
  }

  function saveSettings(settings: ListSettings, { figures }: Changed): void {
    if (current?.document != null) saveDocument({ ...current.document, settings }, figures)
  }

  async function take(source: ImportSource, asNew = false): Promise<Taken> {
    await storing.settled()
    storing.leave()
    set(null)
    round += 1
    const taken = await readIn(bridge, work, source, { asNew, now: now() })
    if (taken.kind !== 'read') return taken
    const { listId, document, answer } = taken
    const shown = show(listId, document, answer, answer.match)
    storeAll(listId, document, answer.changed, shown, source.kind === 'file' ? source.bytes : undefined)
    return { kind: 'shown', listId, step: answer.match.kind === 'same' ? 'check' : 'columns' }
  }

  /** Has the rows stored behind the table: it comes first, since it is what the person waits for. */
  function storeAll(
    listId: string,
    document: ListDocument,
    { figures }: Changed,
    shown: Promise<void>,
    source?: Uint8Array
  ): void {
    const latest = () => ({ document: current?.document ?? document, figures: current?.figures ?? figures })
    storing.storeAll(async () => {
      await shown
      return putRows(bridge, work, listId, latest, source)
    })
  }

  /** The worker holds this list: shows it. Resolves when all rows are here. */
  function show(
    listId: string,
    document: ListDocument,
    { source, changed }: Pick<Extract<ReadAnswer, { kind: 'read' }>, 'source' | 'changed'>,
    match: KindMatchView | null
  ): Promise<void> {
    begin(listId)
    update({ phase: 'open', document, source, match })
    return follow(changed)
  }

  async function open(listId: string): Promise<void> {
    if (current?.listId === listId && current.phase !== 'failed') return
    await storing.settled()
    storing.leave()
    const mine = begin(listId)
    const fail = (code: string) => {
      if (mine === round) update({ phase: 'failed', code })
    }
    const opened = await calls['lists.open']({ listId })
    if (!opened.ok) return fail(opened.code)
    if (mine !== round) return
    const { document, rows: count } = opened.value
    await work.beginOpen({ document, now: now() })
    for (let offset = 0; offset < count; offset += rowsPerCall) {
      const rows = await calls['lists.rows']({ listId, offset, limit: rowsPerCall })
      if (!rows.ok) return fail(rows.code)
      if (mine !== round) return
      await work.addRows({ rows: rows.value })
    }
    const { source, changed } = await work.endOpen(undefined)
    if (mine !== round) return
    update({ phase: 'open', document, source })
    await follow({ ...changed, everything: true })
    // Time has passed since it was judged: what was ready may be past.
    if (current?.document != null) saveDocument(current.document, changed.figures)
  }

  async function readAfterErasure(listId: string): Promise<void> {
    if (current?.listId !== listId) return
    round += 1
    set(null)
    await Promise.all([storing.settled(), work.close(undefined)])
    if (current === null) await open(listId)
  }

  async function takeCorrections(source: ImportSource, listId: string): Promise<CorrectionsTaken> {
    await open(listId)
    if (current?.phase !== 'open') return { kind: 'failed', code: current?.code ?? 'no-such-list' }
    const answer = await work.takeCorrections({ source: bytesOrText(source), now: now() })
    if (answer.kind === 'unreadable') return answer
    await follow(answer.changed)
    return { kind: 'taken', rows: answer.rows, unknown: answer.unknown }
  }

  async function readAgain(choices: ReadingChoices): Promise<Taken> {
    const { listId, document } = current ?? {}
    if (listId === undefined || document == null) return { kind: 'failed', code: 'no-such-list' }
    await storing.settled()
    const source = await calls['lists.source']({ listId })
    if (!source.ok) return { kind: 'failed', code: source.code }
    const allowed = await calls['lists.beginRows']({ listId })
    if (!allowed.ok) return { kind: 'failed', code: allowed.code }
    const answer = await work.read({
      source: { bytes: source.value },
      choices,
      settings: document.settings,
      kinds: [],
      keepEdits: true,
      now: now()
    })
    if (answer.kind === 'unreadable') return answer
    await showReading(listId, document, answer)
    return { kind: 'shown', listId, step: 'columns' }
  }

  /** The worker holds another reading of this list's file: shows and stores it. */
  function showReading(
    listId: string,
    document: ListDocument,
    reading: Pick<Extract<ReadAnswer, { kind: 'read' }>, 'source' | 'changed' | 'settings'>
  ): Promise<void> {
    const { format, choices, layout } = reading.source
    const next = { ...document, settings: reading.settings, format, choices, layout }
    const shown = show(listId, next, reading, null)
    storeAll(listId, next, reading.changed, shown)
    return shown
  }

  /** Takes a step back or forth and follows it. `back` leads to where it began. */
  async function step(go: () => Promise<Stepped>, back: () => Promise<Stepped>): Promise<StepTaken> {
    const { kind, changed, settings, source } = await go()
    const { listId, document } = current ?? {}
    if (kind === null || listId === undefined || document == null) return null
    if (kind === 'reading') {
      // Rows that were sent meanwhile must stay the rows that they are: another reading would not know them.
      const allowed = await calls['lists.beginRows']({ listId })
      if (!allowed.ok) {
        await back()
        return { refused: allowed.code }
      }
    }
    if (kind === 'reading' && source !== null) await showReading(listId, document, { source, changed, settings })
    else if (kind === 'columns' && source !== null) await followLayout({ source, changed })
    else {
      if (kind === 'settings') saveSettings(settings, changed)
      await follow(changed)
    }
    return kind
  }

  const undo = () => work.undo(undefined)
  const redo = () => work.redo(undefined)

  async function* pieces<Row>(
    piece: (from: number, to: number) => Promise<readonly Row[]>
  ): AsyncGenerator<readonly Row[]> {
    const count = await work.count(undefined)
    for (let from = 0; from < count; from += rowsPerCall) {
      const rows = await piece(from, Math.min(count, from + rowsPerCall))
      if (rows.length > 0) yield rows
    }
  }

  return {
    state: () => current,
    subscribe: (listener) => {
      listeners.add(listener)
      return () => listeners.delete(listener)
    },
    take,
    takeCorrections,
    open,
    readAgain,
    rename: (name) => {
      if (current?.document != null) saveDocument({ ...current.document, name }, current.figures)
    },
    setLayout: async (layout) => followLayout(await work.setLayout({ layout })),
    setHeaderRow: async (headerRow) => followLayout(await work.setHeaderRow({ headerRow })),
    setSettings: async (settings) => {
      const changed = await work.setSettings({ settings, now: now() })
      saveSettings(settings, changed)
      await follow(changed)
    },
    rememberKind: async () => {
      const { document, source } = current ?? {}
      if (document == null || source == null) return
      const kinds = await calls['kinds.all'](undefined)
      const known = kinds.ok ? kinds.value.find(({ signature }) => signature === source.signature) : undefined
      await calls['kinds.save']({
        signature: source.signature,
        // A person may have given it another name since.
        name: known?.name ?? (document.fileName || document.name),
        layout: document.layout,
        settings: document.settings,
        choices: document.choices,
        usedAt: now()
      })
    },
    change: async (changes) => follow(await work.change({ changes })),
    replace: async (input) => {
      const changed = await work.replace(input)
      await follow(changed)
      return changed.stored.length
    },
    decide: async (cause, decision) => follow(await work.decide({ cause, decision })),
    undo: () => step(undo, redo),
    redo: () => step(redo, undo),
    select: work.select,
    countSettled: work.countSettled,
    countFound: work.countFound,
    contents: async function* () {
      const settings = current?.document?.settings
      // What was ready an hour ago may be past by now.
      if (settings !== undefined) await follow(await work.setSettings({ settings, now: now() }))
      yield* pieces((from, to) => work.contents({ from, to }))
    },
    fileRows: () => pieces((from, to) => work.rows({ from, to })),
    readAfterErasure,
    saved: storing.settled,
    standing: () => standing
  }
}
