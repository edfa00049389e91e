import type { Bridge } from '#contract/channels.ts'
import type { InvitationContent } from '#contract/invitation.ts'
import {
  type Layout,
  type ListDocument,
  type ListFigures,
  type ListRow,
  type ListSettings,
  type ReadingChoices,
  type RowChange,
  rowsPerCall
} from '#contract/list.ts'
import type { ImportSource } from '../app/import.ts'
import type { StepKind } from './history.ts'
import { keepDateOrder } from './known-date-order.ts'
import type { Remote } from './remote.ts'
import type { SavingState } from './saving.ts'
import { createStoring, putRows } from './storing.ts'
import { bytesOrText, readIn, type Taken } from './taking.ts'
import type {
  CauseDecision,
  CauseView,
  Changed,
  KindMatchView,
  ListWork,
  ReadAnswer,
  RowFilter,
  RowView,
  SourceView,
  Stepped
} from './views.ts'

/** The list on the desk, as far as it is known. Rows come in pieces: those not here yet are undefined. */
export interface OpenList {
  readonly listId: string
  readonly phase: 'opening' | 'open' | 'failed'
  /** Why it could not be opened. */
  readonly code?: string
  readonly document: ListDocument | null
  readonly source: SourceView | null
  /** Whether this kind of file was known when it was dropped; null for a list opened again. */
  readonly match: KindMatchView | null
  readonly rows: readonly (RowView | undefined)[]
  /** Counts up whenever rows changed. */
  readonly version: number
  readonly isComplete: boolean
  readonly figures: ListFigures
  readonly causes: readonly CauseView[]
  /** Steps that can be undone. */
  readonly done: number
  readonly canRedo: boolean
  readonly saving: SavingState
}

/** `rows`: how many were changed; `unknown`: rows of the copy that the list does not have. */
export type CorrectionsTaken =
  | { readonly kind: 'taken'; readonly rows: number; readonly unknown: number }
  | Extract<Taken, { kind: 'unreadable' | 'failed' }>

/** What a step back or forth changed: null, nothing. `refused`: the code that says why it could not be taken. */
export type StepTaken = StepKind | null | { readonly refused: string }

/** One list at a time is worked on, in a worker; what is done there is stored by the main process as it is done. */
export interface Workspace {
  state(): OpenList | null
  subscribe(listener: () => void): () => void
  /** Where a row stands in `rows`; undefined while it is not there yet. */
  positionOf(rowId: string): number | undefined
  /**
   * Reads a source and shows it as a new list, which is stored behind the table: until `saving` says that it is, the
   * list is not there after a new start. `asNew`: though it is a copy of a list that is here.
   */
  take(source: ImportSource, asNew?: boolean): Promise<Taken>
  /** Opens the list and takes over what was corrected in an exported copy of it. */
  takeCorrections(source: ImportSource, listId: string): Promise<CorrectionsTaken>
  open(listId: string): Promise<void>
  rename(name: string): void
  setLayout(layout: Layout): Promise<void>
  /** Another record is the header, or none is: the columns are matched anew. */
  setHeaderRow(headerRow: number | null): Promise<void>
  setSettings(settings: ListSettings): Promise<void>
  /** Reads the file's bytes again another way. What was typed is kept by record number where it still fits. */
  readAgain(choices: ReadingChoices): Promise<Taken>
  /** Remembers how this kind of file is read and matched. */
  rememberKind(): Promise<void>
  change(changes: readonly RowChange[]): Promise<void>
  replace(input: Parameters<ListWork['replace']>[0]): Promise<void>
  decide(cause: CauseView['code'], decision: CauseDecision): Promise<void>
  /** Takes the last step back, whatever it was: rows, settings, columns, or how the file was read. Null: there was none. */
  undo(): Promise<StepTaken>
  redo(): Promise<StepTaken>
  select(filter: RowFilter, search: string, cause: CauseView['code'] | null): Promise<Uint32Array>
  /** Invitations of the ready rows, in pieces that a call takes. */
  contents(): AsyncIterable<readonly { readonly rowId: string; readonly content: InvitationContent }[]>
  /** The file's own cells, in pieces. */
  fileRows(): AsyncIterable<readonly ListRow[]>
  /**
   * Patients of the list were erased: all that is here of it is forgotten at once, and what is left read again. What
   * was done before and not yet stored is stored as far as its rows are there.
   */
  readAfterErasure(listId: string): Promise<void>
  /** Resolves when everything is stored, or could not be. */
  saved(): Promise<void>
  /** How much of the work is on the disk: of all of it, a list that has just come in included. */
  standing(): SavingState
}

/** Rows that the window takes over at a time: structured cloning of so many stays well within a frame. */
const viewsPerPiece = 500

const noFigures: ListFigures = { patients: 0, ready: 0, blocked: 0, excluded: 0, firstMoment: null, lastMoment: null }

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
  let positions = new Map<string, number>()

  function set(next: OpenList | null): void {
    current = next
    for (const listener of listeners) listener()
  }

  function update(part: Partial<OpenList>): void {
    if (current !== null) set({ ...current, ...part })
  }

  function begin(listId: string): number {
    round += 1
    positions = new Map()
    set({
      listId,
      phase: 'opening',
      document: null,
      source: null,
      match: null,
      rows: [],
      version: 0,
      isComplete: false,
      figures: noFigures,
      causes: [],
      done: 0,
      canRedo: false,
      saving: 'saved'
    })
    return round
  }

  /** Fetches all rows in pieces, the first ones at once; a later call makes an earlier one stop. */
  let fetching = 0
  async function fetchViews(of: number): Promise<void> {
    fetching += 1
    const mine = fetching
    const count = await work.count(undefined)
    if (of !== round || mine !== fetching) return
    const rows: (RowView | undefined)[] = current?.rows.length === count ? [...current.rows] : new Array(count)
    positions = new Map()
    update({ isComplete: false })
    const ask = (from: number) => work.views({ from, to: Math.min(count, from + viewsPerPiece) })
    let next = ask(0)
    for (let from = 0; from < count; from += viewsPerPiece) {
      const piece = await next
      if (of !== round || mine !== fetching) return
      // The worker makes the next piece while this one is taken over.
      if (from + viewsPerPiece < count) next = ask(from + viewsPerPiece)
      for (const [index, view] of piece.entries()) {
        rows[from + index] = view
        positions.set(view.rowId, from + index)
      }
      // The table draws what it shows; telling it of every piece would only make it draw the same again.
      if (from === 0 || from + viewsPerPiece >= count) showRows(rows)
    }
    if (count === 0) showRows(rows)
    update({ isComplete: true })
  }

  function showRows(rows: readonly (RowView | undefined)[]): void {
    update({ rows, version: (current?.version ?? 0) + 1 })
  }

  /** Takes over what a change brought, and has it stored. */
  async function follow(changed: Changed): Promise<void> {
    const { figures, causes, done, canRedo, views, everything, stored } = changed
    update({ figures, causes, done, canRedo })
    const listId = current?.listId
    if (listId === undefined) return
    for (let from = 0; from < stored.length; from += rowsPerCall) {
      const changes = stored.slice(from, from + rowsPerCall)
      storing.write(() => calls['lists.changeRows']({ listId, changes: [...changes], figures }))
    }
    if (everything) return fetchViews(round)
    if (views.length === 0 || current === null) return
    const rows = [...current.rows]
    for (const view of views) {
      const position = positions.get(view.rowId)
      if (position !== undefined) rows[position] = view
    }
    showRows(rows)
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
    positions = new Map()
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
    positionOf: (rowId) => positions.get(rowId),
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
    replace: async (input) => follow(await work.replace(input)),
    decide: async (cause, decision) => follow(await work.decide({ cause, decision })),
    undo: () => step(undo, redo),
    redo: () => step(redo, undo),
    select: (filter, search, cause) => work.select({ filter, search, cause }),
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
