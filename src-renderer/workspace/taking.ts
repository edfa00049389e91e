import type { Bridge } from '#contract/channels.ts'
import type { KnownKind, ListDocument, ListFigures, ListSettings } from '#contract/list.ts'
import type { ImportSource } from '../app/import.ts'
import type { Remote } from './remote.ts'
import type { ListWork, ReadAnswer } from './views.ts'

/** What came of a dropped or pasted source. */
export type Taken =
  | { readonly kind: 'unreadable'; readonly reason: Extract<ReadAnswer, { kind: 'unreadable' }>['reason'] }
  | { readonly kind: 'failed'; readonly code: string }
  | { readonly kind: 'shown'; readonly listId: string; readonly step: 'columns' | 'check' }
  /** An exported copy of this list came back: nothing was stored, a person says what it is. */
  | { readonly kind: 'copy'; readonly listId: string }

/** A source that was read in the worker and has its list in the main process, as yet without rows. */
export interface ReadIn {
  readonly kind: 'read'
  readonly listId: string
  readonly document: ListDocument
  readonly answer: Extract<ReadAnswer, { kind: 'read' }>
}

/** Reads a source in the worker and begins its list. `asNew`: though it is a copy of a list that is here. */
export async function readIn(
  bridge: Bridge,
  work: Remote<ListWork>,
  source: ImportSource,
  { asNew, now }: { readonly asNew: boolean; readonly now: number }
): Promise<ReadIn | Exclude<Taken, { kind: 'shown' }>> {
  const { calls } = bridge
  const settings = await settingsForNewList(bridge)
  if (settings === null) return { kind: 'failed', code: 'internal' }
  const kinds = await knownKinds(bridge)
  const answer = await work.read({ source: bytesOrText(source), choices: {}, settings, kinds, now })
  if (answer.kind === 'unreadable') return answer
  if (!asNew && answer.rowIds.length > 0) {
    const located = await calls['lists.locateRows']({ rowIds: [...answer.rowIds] })
    if (located.ok && located.value !== null) return { kind: 'copy', listId: located.value }
  }
  const fileName = source.kind === 'file' ? source.name : ''
  const { figures } = answer.changed
  const document: ListDocument = {
    name: listName(fileName, figures),
    fileName,
    settings: answer.settings,
    format: answer.source.format,
    choices: answer.source.choices,
    layout: answer.source.layout
  }
  const created = await calls['lists.create']({ document, figures })
  if (!created.ok) return { kind: 'failed', code: created.code }
  return { kind: 'read', listId: created.value.listId, document, answer }
}

export function bytesOrText(source: ImportSource): Parameters<ListWork['read']>[0]['source'] {
  return source.kind === 'file' ? { bytes: source.bytes } : { text: source.text, html: source.html }
}

async function settingsForNewList({ calls }: Bridge): Promise<ListSettings | null> {
  const answer = await calls['settings.read'](undefined)
  return answer.ok ? answer.value.settings.listDefaults : null
}

async function knownKinds({ calls }: Bridge): Promise<readonly KnownKind[]> {
  const answer = await calls['kinds.all'](undefined)
  return answer.ok ? answer.value : []
}

/** The file's name without its ending; for a paste the day that its appointments are on. */
function listName(fileName: string, figures: ListFigures): string {
  const base = fileName.replace(/\.[^.]{1,5}$/, '').trim()
  if (base !== '') return base.slice(0, 200)
  return figures.firstMoment === null ? '—' : new Date(figures.firstMoment).toISOString().slice(0, 10)
}
