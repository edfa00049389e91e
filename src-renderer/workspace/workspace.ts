import type { Bridge } from '#contract/channels.ts'
import { rowsPerCall } from '#contract/list.ts'
import type { ImportSource } from '../state/import-source.ts'
import { bytesOrText, type ImportResult, importSource } from './import-list.ts'
import { joinLists } from './join-lists.ts'
import { createListDirectory } from './list-directory.ts'
import { createListOpener } from './list-opener.ts'
import { createListUpdates } from './list-updates.ts'
import { createListWriter } from './list-writer.ts'
import type { CorrectionsResult, Workspace } from './open-list.ts'
import { createOpenListState } from './open-list-state.ts'
import { createRereading } from './rereading.ts'
import { saveTemplate } from './template-memory.ts'
import { createUndo } from './undo.ts'
import type { ListWork } from './views.ts'
import type { WorkerClient } from './worker-client.ts'
import type { SaveState } from './write-queue.ts'

/** All rows of the worker's list, in pieces that a call takes. */
async function* inPieces<Row>(
  work: WorkerClient<ListWork>,
  piece: (range: { readonly from: number; readonly to: number }) => Promise<readonly Row[]>
): AsyncGenerator<readonly Row[]> {
  const count = await work.count(undefined)
  for (let from = 0; from < count; from += rowsPerCall) {
    const rows = await piece({ from, to: Math.min(count, from + rowsPerCall) })
    if (rows.length > 0) yield rows
  }
}

export function createWorkspace(bridge: Bridge, work: WorkerClient<ListWork>, now: () => number): Workspace {
  const list = createOpenListState()
  let saveState: SaveState = 'saved'
  const writer = createListWriter((state) => {
    saveState = state
    list.update({ saveState: state })
  })
  const updates = createListUpdates(bridge, work, list, writer)
  const directory = createListDirectory(bridge, work, list, updates)
  const open = createListOpener(bridge, work, list, { storing: writer, updates, now })

  /** The worker holds one list: an import begins when the one before it is complete, and its rows are stored. */
  let lastImport: Promise<unknown> = Promise.resolve()

  function afterImports(next: () => Promise<ImportResult>): Promise<ImportResult> {
    const importing = lastImport.then(next)
    lastImport = importing.catch(() => undefined)
    return importing
  }

  async function importNext(source: ImportSource, ignoreCopy: boolean): Promise<ImportResult> {
    await writer.flush()
    writer.abandon()
    list.close()
    const imported = await importSource(bridge, work, source, { ignoreCopy, now: now() })
    if (imported.kind !== 'read') return imported
    const { listId, document, answer } = imported
    const shown = updates.show(listId, document, answer, answer.match)
    list.update({ directory: imported.directory })
    const bytes = source.kind === 'file' ? source.bytes : undefined
    updates.storeRows(listId, document, answer.changed, shown, bytes)
    const { source: read, days } = answer
    return {
      kind: 'shown',
      listId,
      step: answer.match.kind === 'same' ? 'check' : 'columns',
      of: { signature: read.signature, days }
    }
  }

  async function importCorrections(source: ImportSource, listId: string): Promise<CorrectionsResult> {
    await open(listId)
    const opened = list.get()
    if (opened?.phase !== 'open') return { kind: 'failed', code: opened?.code ?? 'no-such-list' }
    const answer = await work.importCorrections({ source: bytesOrText(source), now: now() })
    if (answer.kind === 'unreadable') return answer
    await updates.apply(answer.changed)
    return { kind: 'taken', rows: answer.rows, unknown: answer.unknown }
  }

  async function reloadAfterErasure(listId: string): Promise<void> {
    if (list.get()?.listId !== listId) return
    list.close()
    await Promise.all([writer.flush(), work.close(undefined)])
    if (list.get() === null) await open(listId)
  }

  return {
    state: list.get,
    subscribe: list.subscribe,
    importList: (source, ignoreCopy = false) => afterImports(() => importNext(source, ignoreCopy)),
    joinLists: (listIds) =>
      afterImports(() =>
        joinLists(bridge, listIds, {
          flush: writer.flush,
          isSaved: () => saveState === 'saved',
          importJoined: (source) => importNext(source, true)
        })
      ),
    importCorrections,
    open,
    ...createRereading(bridge, work, list, { updates, writer, now }),
    rename: (name) => {
      const { document, figures } = list.get() ?? {}
      if (document != null && figures !== undefined) updates.saveDocument({ ...document, name }, figures)
    },
    setLayout: async (layout) => updates.applyLayout(await work.setLayout({ layout })),
    setHeaderRow: async (headerRow) => updates.applyLayout(await work.setHeaderRow({ headerRow })),
    setSettings: async (settings) => {
      const changed = await work.setSettings({ settings, now: now() })
      const saved = updates.saveSettings(settings, changed)
      await updates.apply(changed)
      await saved
    },
    directory,
    saveTemplate: async () => {
      const { document, source } = list.get() ?? {}
      if (document != null && source != null) await saveTemplate(bridge, source.signature, document, now())
    },
    change: async (changes) => updates.apply(await work.change({ changes })),
    replace: async (input) => {
      const changed = await work.replace(input)
      await updates.apply(changed)
      return changed.rowChanges.length
    },
    decide: async (issue, decision) => updates.apply(await work.decide({ issue, decision })),
    ...createUndo(bridge, work, list, updates, directory),
    select: work.select,
    countResolved: work.countResolved,
    countMatches: work.countMatches,
    contents: async function* () {
      const settings = list.get()?.document?.settings
      // Time has passed since the list was validated: an appointment may be in the past now.
      if (settings !== undefined) await updates.apply(await work.setSettings({ settings, now: now() }))
      yield* inPieces(work, work.contents)
      await directory.propose()
    },
    fileRows: () => inPieces(work, work.rows),
    reloadAfterErasure,
    flushed: writer.flush,
    saveState: () => saveState
  }
}
