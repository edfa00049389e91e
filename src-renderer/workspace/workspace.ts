import type { Bridge } from '#contract/channels.ts'
import type { ImportSource } from '../state/import-source.ts'
import type { SaveState } from './command-log.ts'
import type { ListDirectory } from './directory.ts'
import { type ImportedSource, type ImportResult, importSource } from './import-list.ts'
import { joinLists } from './join-lists.ts'
import { createListCommands, type ListCommands } from './list-commands.ts'
import { createListDirectory } from './list-directory.ts'
import { createUndo } from './list-undo.ts'
import type { ListWorker } from './list-worker-client.ts'
import type { CopyResult, TakenOver, Workspace } from './open-list.ts'
import { createOpenedList, DroppedError, type OpenedList } from './opened-list.ts'
import { createReadingLimit } from './reading-limit.ts'
import { createRereading, type Rereading } from './rereading.ts'
import { createReturningCopy, type ReturningCopy } from './returning-copy.ts'
import { rowsInPieces } from './row-pieces.ts'
import { saveTemplate } from './template-memory.ts'
import type { EndableWorker } from './worker-client.ts'

/** A list with all that can be done to it. */
interface Opening {
  readonly list: OpenedList
  readonly commands: ListCommands
  readonly directory: ListDirectory
  readonly undo: Pick<Workspace, 'undo' | 'redo'>
  readonly rereading: Rereading
  readonly copy: ReturningCopy
}

export function createWorkspace(bridge: Bridge, listWorker: EndableWorker<ListWorker>, now: () => number): Workspace {
  const worker = listWorker.client
  const reading = createReadingLimit(listWorker.end)
  const listeners = new Set<() => void>()
  let shown: Opening | null = null
  /** The list that is shown, and others until their commands are stored. */
  const openings = new Set<Opening>()

  function begin(listId: string, imported: ImportedSource | null): Opening {
    const list = createOpenedList({ bridge, worker, now, onChange: () => onChange() }, listId, imported)
    const commands = createListCommands(bridge, now, list)
    const directory = createListDirectory(bridge, list)
    const opening = {
      list,
      commands,
      directory,
      undo: createUndo(bridge, list, commands, directory),
      rereading: createRereading(bridge, list, now),
      copy: createReturningCopy(bridge, list, commands)
    }
    openings.add(opening)
    return opening
  }

  function onChange(): void {
    closeStored()
    for (const listener of listeners) listener()
  }

  function show(opening: Opening | null): void {
    if (shown !== null && shown !== opening && shown.list.get().phase === 'opening') shown.list.leave()
    shown = opening
    onChange()
  }

  /** Closes lists that are not shown any more, once their commands are stored or the user knows which were refused. */
  function closeStored(): void {
    for (const opening of openings) {
      const { phase, notice } = opening.list.get()
      // After a restart of the worker nothing is lost: that needs no list to stay open.
      const isUntold =
        phase === 'open' && notice !== null && notice.code !== 'taken-out' && notice.code !== 'worker-restarted'
      if (opening === shown || isUntold || opening.list.log.state() !== 'saved') continue
      openings.delete(opening)
      opening.list.close()
    }
  }

  async function flushed(): Promise<void> {
    await Promise.all([...openings].map(({ list }) => list.log.flush()))
  }

  async function open(listId: string): Promise<void> {
    const isFailed = shown?.list.get().phase === 'failed'
    if (shown === null || shown.list.listId !== listId || isFailed) {
      const known = [...openings].find(({ list }) => list.listId === listId && list.get().phase === 'open')
      show(known ?? begin(listId, null))
    }
    await shown?.list.opened
  }

  /** One import after the other: what is read is large. */
  let lastImport: Promise<unknown> = Promise.resolve()

  function afterImports(next: () => Promise<ImportResult>): Promise<ImportResult> {
    const importing = lastImport.then(next)
    lastImport = importing.catch(() => undefined)
    return importing
  }

  async function importNext(source: ImportSource, ignoreCopy: boolean): Promise<ImportResult> {
    await flushed()
    show(null)
    const imported = await importSource(bridge, worker, source, { ignoreCopy, now: now(), within: reading.run })
    if (imported.kind !== 'read') return imported
    const opening = begin(imported.listId, imported)
    // The user may have opened another list meanwhile: that one stays, and this one is stored all the same.
    if (shown === null) show(opening)
    const { match, source: read, days } = imported.answer
    return {
      kind: 'shown',
      listId: imported.listId,
      step: match.kind === 'same' ? 'check' : 'columns',
      of: { signature: read.signature, days }
    }
  }

  async function compareCopy(source: ImportSource, listId: string): Promise<CopyResult> {
    await open(listId)
    const opened = shown
    if (opened === null || opened.list.listId !== listId) return { kind: 'failed', code: 'stale' }
    const { phase, code } = opened.list.get()
    if (phase !== 'open') return { kind: 'failed', code: code ?? 'no-such-list' }
    return opened.copy.compare(source).catch((error: unknown) => {
      if (error instanceof DroppedError) return { kind: 'failed', code: 'stale' } as const
      throw error
    })
  }

  async function takeOver(listId: string, connectionId: string): Promise<TakenOver> {
    await open(listId)
    await flushed()
    const opened = await bridge.calls['lists.open']({ listId })
    if (!opened.ok) return opened
    const { revision } = opened.value
    const taken = await bridge.calls['lists.takeOver']({ listId, revision, connectionId })
    // Its directory, its doctors and its questions are those of the other connection now.
    if (taken.ok) await reload(listId)
    return taken
  }

  async function reload(listId: string): Promise<void> {
    const before = [...openings].filter(({ list }) => list.listId === listId)
    if (before.length === 0) return
    const wasShown = before.some((opening) => opening === shown)
    for (const { list } of before) list.leave()
    if (wasShown) show(null)
    // A cell that was open gives its text when its page is gone: it may be of a patient who stays.
    await Promise.all(before.map(({ list }) => list.log.released()))
    await Promise.all(before.map(({ list }) => list.log.flush()))
    for (const opening of before) {
      openings.delete(opening)
      opening.list.close()
    }
    if (wasShown && shown === null) await open(listId)
  }

  function saveState(): SaveState {
    const states = [...openings].map(({ list }) => list.log.state())
    return states.find((state) => typeof state === 'object') ?? states.find((state) => state === 'saving') ?? 'saved'
  }

  /** The open list; what is asked of a list while none is open never has an answer. */
  function current(): Opening {
    if (shown === null) throw new DroppedError('no list is open')
    return shown
  }

  /** The opening of the list that was shown when a command was given; of the one that is shown now unless it is named. */
  function meantBy(listId: string | undefined): Opening | null {
    if (listId === undefined || shown?.list.listId === listId) return shown
    return [...openings].find(({ list }) => list.listId === listId) ?? null
  }

  const noList = { kind: 'failed', code: 'no-such-list' } as const

  return {
    state: () => shown?.list.get() ?? null,
    subscribe(listener) {
      listeners.add(listener)
      return () => listeners.delete(listener)
    },
    importList: (source, ignoreCopy = false) => afterImports(() => importNext(source, ignoreCopy)),
    joinLists: (listIds) =>
      afterImports(() =>
        joinLists(bridge, listIds, {
          flush: flushed,
          isSaved: () => saveState() === 'saved',
          importJoined: (source) => importNext(source, true)
        })
      ),
    stopReading: reading.stop,
    compareCopy,
    takeCopy: (taken) => current().copy.take(taken),
    otherLines: () => current().copy.otherLines(),
    open,
    reread: async (choices) => shown?.rereading.reread(choices) ?? noList,
    settleReading: async (decisions) => shown?.rereading.settleReading(decisions) ?? noList,
    cancelReading: async () => shown?.rereading.cancelReading(),
    rename: (name) => shown?.commands.rename(name),
    setLayout: async (change) => shown?.commands.setLayout(change),
    setHeaderRow: async (headerRow) => shown?.commands.setHeaderRow(headerRow),
    setSettings: async (change) => shown?.commands.setSettings(change),
    directory: {
      refresh: async () => shown?.directory.refresh(),
      change: (change) => current().directory.change(change)
    },
    saveTemplate: async () => {
      const { document, source } = shown?.list.get() ?? {}
      if (document != null && source != null) await saveTemplate(bridge, source.signature, document, now())
    },
    change: async (changes, listId) => meantBy(listId)?.commands.change(changes),
    replace: async (input, listId) => meantBy(listId)?.commands.replace(input) ?? 0,
    decide: async (issue, decision) => shown?.commands.decide(issue, decision),
    undo: async () => shown?.undo.undo() ?? null,
    redo: async () => shown?.undo.redo() ?? null,
    select: async (input) => current().list.work.select(input),
    countResolved: async (input) => current().list.work.countResolved(input),
    countMatches: async (input) => current().list.work.countMatches(input),
    contents: async function* () {
      const { commands, list, directory } = current()
      // Time has passed since the list was validated: an appointment may be in the past now.
      await commands.setTime()
      yield* rowsInPieces(list.work, list.work.contents)
      await directory.propose()
    },
    standingRows(contentOf) {
      const { work } = current().list
      return rowsInPieces(work, async (range) => {
        const rows = await work.rows(range)
        const contents = rows.flatMap(({ rowId }) => {
          const content = contentOf(rowId)
          return content === undefined ? [] : [{ rowId, content }]
        })
        return work.standingRows({ ...range, contents })
      })
    },
    fileRows: () => rowsInPieces(current().list.work, current().list.work.rows),
    takeOver,
    reloadAfterErasure: reload,
    flushed,
    saveState,
    shownSaveState: () => shown?.list.log.state() ?? 'saved',
    unsavedName: () => {
      const unsaved = [...openings].find(({ list }) => list.log.state() !== 'saved')
      return unsaved?.list.get().document?.name ?? ''
    },
    holdUnsaved: () => shown?.list.log.hold() ?? (() => undefined),
    keepDraft: (draft) => shown?.list.drafts.keep(draft),
    dropDraft: (listId) => meantBy(listId)?.list.drafts.drop(),
    draftShown: () => shown?.list.update({ draft: null }),
    noticeTold: () => shown?.list.update({ notice: null })
  }
}
