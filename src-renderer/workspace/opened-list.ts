import { changedDocument } from '#contract/changed-list.ts'
import type { Bridge } from '#contract/channels.ts'
import type { ListDocument } from '#contract/list.ts'
import type { ListChange } from '#contract/list-change.ts'
import { type CommandLog, createCommandLog } from './command-log.ts'
import { createDraftKeeper, type DraftKeeper } from './draft-keeper.ts'
import type { ImportedSource } from './import-list.ts'
import { type ListWorker, workOf } from './list-worker-client.ts'
import { type LoadedList, loadStored } from './load-stored.ts'
import { createOpenDocument, type OpenDocument } from './open-document.ts'
import type { OpenList } from './open-list.ts'
import { createOpenListState } from './open-list-state.ts'
import { createRowLoader } from './row-loader.ts'
import { inPieces } from './row-pieces.ts'
import { storeRows } from './store-rows.ts'
import { rememberAnswers } from './template-memory.ts'
import type { ListUpdate, ListWork, ReadAnswer, SourceView, TemplateMatchView } from './views.ts'
import { notOpen, type WorkerClient, WorkerDiedError } from './worker-client.ts'

export interface OpeningParts {
  readonly bridge: Bridge
  readonly worker: WorkerClient<ListWorker>
  readonly now: () => number
  readonly onChange: () => void
}

/** The list was loaded again before it was the turn of a command: it is not carried out, and the user is told. */
export class DroppedError extends Error {
  override readonly name = 'DroppedError'
}

/**
 * One opening of a list: what the screens see of it, its work in the worker, and its commands on their way to the main
 * process. It lives until all of them are stored, whatever list is shown meanwhile.
 */
export interface OpenedList {
  readonly listId: string
  get(): OpenList
  readonly document: OpenDocument
  readonly log: CommandLog
  readonly drafts: DraftKeeper
  readonly work: WorkerClient<ListWork>
  update(part: Partial<OpenList>): void
  isEnded(): boolean
  /** Resolves when it is open and its rows are here, or when it has failed. */
  readonly opened: Promise<void>
  /** Asks the worker in the order of the commands: after all that were given before. */
  inOrder<Answer>(ask: () => Promise<Answer>, prepare?: () => Promise<void>): Promise<Answer>
  /** Does what belongs together in the order of the commands: the next one waits until it is done. */
  alone<Answer>(run: () => Promise<Answer>): Promise<Answer>
  /** Shows what the worker changed, and has it stored. */
  apply(changed: ListUpdate): void
  /** Has a change stored that needs no worker. */
  store(change: ListChange): void
  /** Shows and stores another reading of the same file, which the worker holds now. Resolves when its rows are here. */
  showReading(reading: Pick<Extract<ReadAnswer, { kind: 'read' }>, 'source' | 'changed' | 'settings'>): Promise<void>
  showSource(source: SourceView): void
  loadRows(): Promise<void>
  /** Answers hold for the kind of file as well. */
  remember(): Promise<void>
  /** A command was not carried out: the user is told, unless that was done when the list was loaded again. */
  tellFailed(error: unknown): null
  /** Nothing more is loaded; what was given is still stored. */
  leave(): void
  /** Drops it with everything that it has. */
  close(): void
}

/** What a new worker can be asked once more: it has all that was answered before. */
const onceMore: ReadonlySet<keyof ListWork> = new Set([
  'pages',
  'rows',
  'select',
  'count',
  'countMatches',
  'countResolved',
  'contents',
  'seenDestinations',
  'change',
  'replace',
  'setLayout',
  'setSettings',
  'setHeaderRow',
  'setInvited',
  'standingRows'
])

/** The worker died with a request, or before it: the next one does not know the opening. */
function isWorkerGone(error: unknown): boolean {
  return error instanceof WorkerDiedError || (error instanceof Error && error.message === notOpen)
}

/** Counts all readings of this window. */
let readings = 0
function nextReading(): number {
  readings += 1
  return readings
}

export function createOpenedList(parts: OpeningParts, listId: string, imported: ImportedSource | null): OpenedList {
  const { bridge, worker, now } = parts
  const list = createOpenListState(listId, parts.onChange)
  const document = createOpenDocument(list)
  let raw = imported?.work ?? workOf(worker, crypto.randomUUID())
  /** Counts up when what was given before is dropped. */
  let epoch = 0
  let recovering: Promise<void> | null = null
  /** Until they are stored, the rows of an imported file are only in the worker. */
  let onlyInWorker = imported

  const log = createCommandLog(0, { onState: parts.onChange, onRefused })

  const work = new Proxy({} as WorkerClient<ListWork>, {
    get: (_, name: keyof ListWork) => async (input: never) => {
      if (recovering !== null) await recovering
      const asked = raw
      try {
        return await asked[name](input)
      } catch (error) {
        if (list.isEnded() || !isWorkerGone(error)) throw error
        await recover(asked)
        if (!onceMore.has(name)) throw new DroppedError()
        return raw[name](input)
      }
    }
  })
  const loadAll = createRowLoader(list, work)
  /** A list that was closed meanwhile needs no rows any more. */
  const loadRows = () =>
    loadAll().catch((error: unknown) => {
      if (!list.isEnded()) throw error
    })

  let last: Promise<unknown> = Promise.resolve()
  let rowsShown: Promise<void> = Promise.resolve()
  let storedFigures: string | null = null

  function show({
    number,
    figures,
    issueGroups,
    stats,
    questions,
    unknownDoctors,
    undoCount,
    canRedo,
    views
  }: ListUpdate) {
    const rows = list.get().rows.with(views)
    list.update({ number, figures, issueGroups, stats, questions, unknownDoctors, undoCount, canRedo, rows })
  }

  function store(given: ListChange): void {
    const { figures } = list.get()
    // Settings without a member are none: as a change they would take all patients out of what was prepared.
    const parts = Object.entries(given).filter(([, part]) => part !== undefined && Object.keys(part).length > 0)
    const change: ListChange = Object.fromEntries(parts)
    if (parts.length === 0 && storedFigures === JSON.stringify(figures)) return
    storedFigures = JSON.stringify(figures)
    for (const piece of inPieces(change)) {
      log.add({
        change: piece,
        write: async (revision) => {
          const answer = await bridge.calls['lists.change']({ listId, revision, change: piece, figures })
          if (answer.ok && answer.value.takenOut > 0) tellTakenOut(answer.value.takenOut)
          return answer
        }
      })
    }
  }

  /** What is changed is no longer sent as it was prepared: the user is told once for each row. */
  function tellTakenOut(count: number): void {
    const { notice } = list.get()
    list.update({ notice: { code: 'taken-out', count: (notice?.count ?? 0) + count } })
  }

  function apply(changed: ListUpdate): void {
    document.apply(changed.change)
    show(changed)
    store(changed.change)
    if (changed.missing > 0) list.update({ notice: { code: 'stale' } })
  }

  /** All rows are stored anew, with the document. */
  function storeAll(source?: Uint8Array): void {
    const shown = rowsShown
    log.add({
      change: null,
      write: async (revision) => {
        // The user waits for the table.
        await shown.catch(() => undefined)
        const answer = await storeRows(bridge, work, listId, { revision, latest: documentNow }, source)
        if (answer.ok) onlyInWorker = null
        return answer
      }
    })
  }

  function documentNow(): ListDocument {
    const { document: shown } = list.get()
    if (shown === null) throw new Error('the list is not open')
    return shown
  }

  function showList(
    next: ListDocument,
    { source, changed }: Pick<LoadedList, 'source' | 'changed'>,
    match: TemplateMatchView | null
  ): void {
    document.replace(next)
    list.update({ phase: 'open', reading: nextReading(), source, match, unmatched: null })
    show(changed)
    rowsShown = loadRows()
  }

  async function load(own: WorkerClient<ListWork>): Promise<LoadedList | { readonly code: string } | null> {
    const loaded = await loadStored(bridge, own, listId, { now, isStale: list.isEnded })
    if (loaded !== null && 'code' in loaded) list.update({ phase: 'failed', code: loaded.code })
    return loaded
  }

  async function openStored(): Promise<void> {
    const loaded = await load(raw).catch((error: unknown) => {
      if (!isWorkerGone(error)) throw error
      raw = workOf(worker, crypto.randomUUID())
      return load(raw)
    })
    if (loaded === null || 'code' in loaded) return
    log.restart(loaded.revision)
    list.update({ directory: loaded.directory, draft: loaded.draft })
    showList(loaded.document, loaded, null)
    // Time has passed since the list was validated: an appointment may be in the past now.
    store({})
  }

  /** The worker died: another one gets the list as it is stored, with the commands that are not stored yet. */
  function recover(dead: WorkerClient<ListWork>): Promise<void> {
    if (dead !== raw) return recovering ?? Promise.resolve()
    recovering ??= recoverList().finally(() => {
      recovering = null
    })
    return recovering
  }

  async function recoverList(): Promise<void> {
    const pending = log.pending()
    // Another reading of the file was not stored yet: the list is as it was before it.
    const readAgain = onlyInWorker === null ? pending.findIndex(({ change }) => change === null) : -1
    const kept = readAgain < 0 ? pending : pending.slice(0, readAgain)
    const changes = kept.flatMap(({ change }) => change ?? [])
    const next = workOf(worker, onlyInWorker?.opening ?? crypto.randomUUID())
    if (onlyInWorker !== null) await next.read(onlyInWorker.input)
    else {
      const loaded = await load(next)
      if (loaded === null || 'code' in loaded) return
      if (readAgain >= 0) {
        epoch += 1
        log.restart(loaded.revision)
        for (const command of kept) log.add(command)
        document.replace(changes.reduce(changedDocument, loaded.document))
        list.update({ reading: nextReading() })
      }
    }
    const { source, changed } = await next.repeat({ changes })
    raw = next
    // A reading about which the user was asked is gone with the worker.
    list.update({ source, unmatched: null, notice: { code: readAgain < 0 ? 'worker-restarted' : 'stale' } })
    show(changed)
    void loadRows()
  }

  function onRefused(code: string): void {
    list.update({ notice: { code } })
    last = last.then(reload).catch(() => list.update({ phase: 'failed', code: 'internal' }))
  }

  /** What is stored is shown in place of what was not taken. */
  async function reload(): Promise<void> {
    const next = workOf(worker, crypto.randomUUID())
    const loaded = await load(next)
    if (loaded === null || 'code' in loaded) return
    void raw.close(undefined)
    raw = next
    // What is given until now was meant for what was seen before.
    epoch += 1
    log.restart(loaded.revision)
    list.update({ draft: loaded.draft })
    showList(loaded.document, loaded, null)
  }

  function inTurn<Answer>(run: () => Promise<Answer>): Promise<Answer> {
    const own = epoch
    const turn = last.then(() => {
      if (own !== epoch || list.get().phase !== 'open') throw new DroppedError()
      return run()
    })
    last = turn.catch(() => undefined)
    return turn
  }

  async function showImported({ document: next, answer, directory, bytes }: ImportedSource): Promise<void> {
    list.update({ directory })
    showList(next, answer, answer.match)
    storeAll(bytes)
  }

  const opened = (imported === null ? openStored() : showImported(imported)).catch(() =>
    list.update({ phase: 'failed', code: 'internal' })
  )
  last = opened

  return {
    listId,
    get: list.get,
    document,
    log,
    drafts: createDraftKeeper(bridge, listId, log),
    work,
    update: list.update,
    isEnded: list.isEnded,
    get opened() {
      return opened.then(() => rowsShown)
    },
    inOrder(ask, prepare) {
      return inTurn(async () => {
        await prepare?.()
        return { answer: ask() }
      }).then(({ answer }) => answer)
    },
    alone: inTurn,
    apply,
    store,
    showReading({ source, changed, settings }) {
      const { format, choices, layout, waiting } = source
      const { waiting: _, ...rest } = documentNow()
      const next = { ...rest, settings, format, choices, layout, ...(waiting.length > 0 && { waiting: [...waiting] }) }
      showList(next, { source, changed }, null)
      storeAll()
      return rowsShown
    },
    showSource: (source) => list.update({ source }),
    loadRows,
    async remember() {
      const { document: shown, source } = list.get()
      if (shown !== null && source !== null) await rememberAnswers(bridge, source.signature, shown)
    },
    tellFailed(error) {
      if (!(error instanceof DroppedError)) list.update({ notice: { code: 'internal' } })
      return null
    },
    leave: list.end,
    close() {
      list.end()
      log.end()
      void raw.close(undefined).catch(() => undefined)
    }
  }
}
