import { randomUUID } from 'node:crypto'
import { fail } from '#contract/call.ts'
import { practiceConnectionId } from '#contract/connection-ids.ts'
import { rowsPerCall, sourceBytesPerCall } from '#contract/limits.ts'
import type { ListDocument } from '#contract/list.ts'
import { documentAskedAgain, type Records, rowAskedAgain, type StorageResult } from '../records/index.ts'
import { yieldToOthers } from '../sending/yield-to-others.ts'

type Copied = StorageResult<
  { readonly listId: string; readonly patients: number },
  'no-such-list' | 'already-sent' | 'stale'
>

/** The new list while it is being written. */
type Part = { readonly listId: string; readonly generation: number }

/**
 * A new list of the connection from a practice list: the same file, edits and decisions, with row ids of its own, so that
 * nothing that was practised counts for it. Like an import that ends early, half a list is deleted at the next start.
 */
export async function copyPracticeList(lists: Records['lists'], listId: string, connectionId: string): Promise<Copied> {
  const opened = lists.open({ listId })
  if (!opened.ok) return opened
  if (opened.value.connectionId !== practiceConnectionId) return fail('already-sent')
  const { figures, rows, hasSource } = opened.value
  const document = documentAskedAgain(opened.value.document)
  const created = lists.create({ connectionId, document, figures })
  if (!created.ok) return created
  const begun = lists.beginRows(created.value)
  if (!begun.ok) return begun
  const part = { ...created.value, generation: begun.value.generation }
  const newId = newIds()
  const isCopied = (!hasSource || copySource(lists, listId, part)) && (await copyRows(lists, listId, part, rows, newId))
  // It was removed meanwhile, or its patients were erased.
  if (!isCopied) return fail('no-such-list')
  const ended = lists.endRows({ ...part, document: withNewIds(document, newId), figures })
  if (ended.ok) return { ok: true, value: { listId: part.listId, patients: figures.patients } }
  return ended.code === 'generation-gone' ? fail('no-such-list') : fail(ended.code)
}

/** The same new id for an id whenever it is asked. */
function newIds(): (rowId: string) => string {
  const known = new Map<string, string>()
  return (rowId) => {
    const id = known.get(rowId) ?? randomUUID()
    known.set(rowId, id)
    return id
  }
}

function withNewIds(document: ListDocument, newId: (rowId: string) => string): ListDocument {
  const { waiting } = document
  if (waiting === undefined) return document
  return {
    ...document,
    waiting: waiting.map((edit) => ({ ...edit, row: { ...edit.row, rowId: newId(edit.row.rowId) } }))
  }
}

function copySource(lists: Records['lists'], listId: string, part: Part): boolean {
  const source = lists.source({ listId })
  if (!source.ok) return false
  for (let from = 0; from < source.value.length; from += sourceBytesPerCall) {
    const bytes = source.value.subarray(from, from + sourceBytesPerCall)
    if (!lists.addSource({ ...part, bytes }).ok) return false
  }
  return true
}

async function copyRows(
  lists: Records['lists'],
  listId: string,
  part: Part,
  count: number,
  newId: (rowId: string) => string
): Promise<boolean> {
  for (let offset = 0; offset < count; offset += rowsPerCall) {
    const read = lists.rows({ listId, offset, limit: rowsPerCall })
    if (!read.ok) return false
    const rows = read.value.map((row) => ({ ...rowAskedAgain(row), rowId: newId(row.rowId) }))
    if (!lists.addRows({ ...part, rows }).ok) return false
    // Other calls have their turn: a list may be long.
    await yieldToOthers()
  }
  return true
}
