import type { Bridge } from '#contract/channels.ts'
import { type ListDocument, type ListFigures, type ListSettings, rowsPerCall } from '#contract/list.ts'
import { type ListWriter, writeRows } from './list-writer.ts'
import type { OpenListState } from './open-list-state.ts'
import { createRowLoader } from './row-loader.ts'
import { rememberAnswers } from './template-memory.ts'
import type { ListUpdate, ListWork, ReadAnswer, TemplateMatchView } from './views.ts'
import type { WorkerClient } from './worker-client.ts'

type ReadSource = Extract<ReadAnswer, { kind: 'read' }>

/** Shows what the worker changed, and has it stored. */
export interface ListUpdates {
  apply(changed: ListUpdate): Promise<void>
  saveDocument(document: ListDocument, figures: ListFigures): void
  saveSettings(settings: ListSettings, changed: ListUpdate): Promise<void>
  applyLayout(answer: ReturnType<ListWork['setLayout']>): Promise<void>
  /** Shows the list that the worker holds now. Resolves when all rows are here. */
  show(
    listId: string,
    document: ListDocument,
    reading: Pick<ReadSource, 'source' | 'changed'>,
    match: TemplateMatchView | null
  ): Promise<void>
  /** Has all rows stored once they are shown: the user waits for the table. */
  storeRows(
    listId: string,
    document: ListDocument,
    changed: ListUpdate,
    shown: Promise<void>,
    source?: Uint8Array
  ): void
  /** Shows and stores another reading of the same file, which the worker holds now. */
  showReading(
    listId: string,
    document: ListDocument,
    reading: Pick<ReadSource, 'source' | 'changed' | 'settings'>
  ): Promise<void>
}

export function createListUpdates(
  bridge: Bridge,
  work: WorkerClient<ListWork>,
  list: OpenListState,
  writer: ListWriter
): ListUpdates {
  const { calls } = bridge
  const loadRows = createRowLoader(list, work)

  const apply: ListUpdates['apply'] = async (changed) => {
    const {
      figures,
      issueGroups,
      stats,
      questions,
      unknownDoctors,
      undoCount,
      canRedo,
      views,
      allChanged,
      rowChanges
    } = changed
    const open = list.get()
    if (open === null) return
    list.update({
      figures,
      issueGroups,
      stats,
      questions,
      unknownDoctors,
      undoCount,
      canRedo,
      rows: open.rows.with(views)
    })
    const { listId } = open
    for (let from = 0; from < rowChanges.length; from += rowsPerCall) {
      const changes = rowChanges.slice(from, from + rowsPerCall)
      writer.write(() => calls['lists.changeRows']({ listId, changes: [...changes], figures }))
    }
    if (allChanged) await loadRows()
  }

  const saveDocument: ListUpdates['saveDocument'] = (document, figures) => {
    list.update({ document })
    const listId = list.get()?.listId
    if (listId !== undefined) writer.write(() => calls['lists.saveDocument']({ listId, document, figures }))
  }

  /** Answers hold for the kind of file as well. */
  async function remember(): Promise<void> {
    const { document, source } = list.get() ?? {}
    if (document != null && source != null) await rememberAnswers(bridge, source.signature, document)
  }

  const saveSettings: ListUpdates['saveSettings'] = async (settings, { figures }) => {
    const document = list.get()?.document
    if (document == null) return
    saveDocument({ ...document, settings }, figures)
    await remember()
  }

  const applyLayout: ListUpdates['applyLayout'] = async ({ source, changed }) => {
    const { layout } = source
    const document = list.get()?.document
    list.update({ source })
    if (document != null) saveDocument({ ...document, layout }, changed.figures)
    await apply(changed)
    await remember()
  }

  const show: ListUpdates['show'] = (listId, document, { source, changed }, match) => {
    list.begin(listId)
    list.update({ phase: 'open', document, source, match })
    return apply(changed)
  }

  const storeRows: ListUpdates['storeRows'] = (listId, document, { figures }, shown, source) => {
    const latest = () => {
      const open = list.get()
      return { document: open?.document ?? document, figures: open?.figures ?? figures }
    }
    writer.storeAll(async () => {
      await shown
      return writeRows(bridge, work, listId, latest, source)
    })
  }

  const showReading: ListUpdates['showReading'] = (listId, document, reading) => {
    const { format, choices, layout, waiting } = reading.source
    const { waiting: _, ...rest } = document
    const next: ListDocument = {
      ...rest,
      settings: reading.settings,
      format,
      choices,
      layout,
      ...(waiting.length > 0 && { waiting: [...waiting] })
    }
    const shown = show(listId, next, reading, null)
    storeRows(listId, next, reading.changed, shown)
    return shown
  }

  return { apply, saveDocument, saveSettings, applyLayout, show, storeRows, showReading }
}
