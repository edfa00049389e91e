import type { Bridge } from '#contract/channels.ts'
import type { DirectoryView } from '#contract/directory.ts'
import type { ImportTemplate, ListDocument, ListFigures, ListSettings } from '#contract/list.ts'
import type { ImportSource } from '../state/import-source.ts'
import { appliedEntries, readDirectory } from './directory.ts'
import { type ListWorker, workOf } from './list-worker-client.ts'
import type { ReadingLimit } from './reading-limit.ts'
import { templatesUnderPolicy } from './templates-under-policy.ts'
import type { ListWork, ReadAnswer } from './views.ts'
import type { WorkerClient } from './worker-client.ts'

/** What shows whether two lists can be one: the kind of file, and the days of its patients, two at most. */
export interface ListTraits {
  readonly signature: string
  readonly days: readonly string[]
}

export type UnreadableAnswer = Extract<ReadAnswer, { kind: 'unreadable' }>['reason'] | 'takes-too-long'

/** The result of importing a dropped or pasted source. */
export type ImportResult =
  | { readonly kind: 'unreadable'; readonly reason: UnreadableAnswer }
  | { readonly kind: 'failed'; readonly code: string }
  /** The user stopped the reading. */
  | { readonly kind: 'stopped' }
  | { readonly kind: 'shown'; readonly listId: string; readonly step: 'columns' | 'check'; readonly of: ListTraits }
  /** The source is an exported copy of this list. Nothing was stored; the user decides what it is. */
  | { readonly kind: 'copy'; readonly listId: string }

/** A source that the worker has read and whose list exists in the main process, without rows yet. */
export interface ImportedSource {
  readonly kind: 'read'
  /** UUID of the opening, and the worker's work on it. */
  readonly opening: string
  readonly work: WorkerClient<ListWork>
  /** Reads it in another worker as it was read. */
  readonly input: Parameters<ListWork['read']>[0]
  /** Of a file; undefined for a paste. */
  readonly bytes: Uint8Array | undefined
  readonly listId: string
  readonly document: ListDocument
  readonly answer: Extract<ReadAnswer, { kind: 'read' }>
  readonly directory: DirectoryView
}

interface ImportOptions {
  readonly ignoreCopy: boolean
  readonly now: number
  readonly within: ReadingLimit['run']
}

/** Enough row ids to find the list from which a copy was exported. */
const locatedRowsMax = 50

/** Reads a source in the worker and creates its list. `asNew`: even if it is an exported copy of a stored list. */
export async function importSource(
  bridge: Bridge,
  worker: WorkerClient<ListWorker>,
  source: ImportSource,
  { ignoreCopy, now, within }: ImportOptions
): Promise<ImportedSource | Exclude<ImportResult, { kind: 'shown' }>> {
  const { calls } = bridge
  const defaults = await newListDefaults(bridge)
  if (defaults === null) return { kind: 'failed', code: 'internal' }
  const fileName = source.kind === 'file' ? source.name : ''
  const directory = await readDirectory(bridge, null)
  const input = {
    source: bytesOrText(source),
    choices: {},
    fileName,
    ...defaults,
    directory: appliedEntries(directory),
    now
  }
  const opening = crypto.randomUUID()
  const work = workOf(worker, opening)
  const answer = await within(() => work.read(input))
  if (answer === 'took-too-long') return { kind: 'unreadable', reason: 'takes-too-long' }
  if (answer === 'stopped') return { kind: 'stopped' }
  if (answer.kind === 'unmatched') throw new Error('a new list has no changes yet')
  const copyOf = ignoreCopy ? null : await listOfCopy(bridge, work, { source, answer, within })
  if (copyOf !== null || answer.kind === 'unreadable') void work.close(undefined)
  if (copyOf !== null) return { kind: 'copy', listId: copyOf }
  if (answer.kind === 'unreadable') return answer
  const { figures } = answer.changed
  const document: ListDocument = {
    name: (source.kind === 'file' ? source.title : undefined) ?? listName(fileName, figures),
    fileName,
    settings: answer.settings,
    format: answer.source.format,
    choices: answer.source.choices,
    layout: answer.source.layout
  }
  const created = await calls['lists.create']({ document, figures })
  if (!created.ok) {
    void work.close(undefined)
    return { kind: 'failed', code: created.code }
  }
  const bytes = source.kind === 'file' ? source.bytes : undefined
  return { kind: 'read', opening, work, input, bytes, listId: created.value.listId, document, answer, directory }
}

/** The list that a source was exported from; null: none. Its columns may mean something in that list only. */
async function listOfCopy(
  { calls }: Bridge,
  work: WorkerClient<ListWork>,
  read: {
    readonly source: ImportSource
    readonly answer: Exclude<ReadAnswer, { kind: 'unmatched' }>
    readonly within: ReadingLimit['run']
  }
): Promise<string | null> {
  const { source, answer, within } = read
  const isWhole = answer.kind === 'read' && (answer.rowIds.length > 0 || answer.source.sheets.length < 2)
  // Another sheet of the workbook may be the exported one.
  const copy = isWhole ? answer : await within(() => work.readCopy({ source: bytesOrText(source) }))
  if (typeof copy === 'string' || copy.kind === 'unreadable' || copy.rowIds.length === 0) return null
  const located = await calls['lists.locateRows']({ rowIds: copy.rowIds.slice(0, locatedRowsMax) })
  return located.ok ? located.value : null
}

export function bytesOrText(source: ImportSource): Parameters<ListWork['read']>[0]['source'] {
  return source.kind === 'file' ? { bytes: source.bytes } : { text: source.text, html: source.html }
}

/** What a new list starts with: the default settings and the templates. */
async function newListDefaults({
  calls
}: Bridge): Promise<{ settings: ListSettings; templates: readonly ImportTemplate[] } | null> {
  const [stored, known] = await Promise.all([calls['settings.read'](undefined), calls['templates.list'](undefined)])
  if (!stored.ok) return null
  const { settings, fixed } = stored.value
  return { settings: settings.listDefaults, templates: known.ok ? templatesUnderPolicy(known.value, fixed) : [] }
}

/** The file's name without its extension; for a paste the day of its first appointment. */
function listName(fileName: string, figures: ListFigures): string {
  const base = fileName.replace(/\.[^.]{1,5}$/, '').trim()
  if (base !== '') return base.slice(0, 200)
  return figures.firstMoment === null ? '—' : new Date(figures.firstMoment).toISOString().slice(0, 10)
}
