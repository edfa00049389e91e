import { type CellDraft, cellDraft } from '#contract/list.ts'
import type { RowChange } from '#contract/list-change.ts'
import { bytesOf, type Database, idFromBytes, idToBytes, textOf } from './database.ts'
import type { AssociatedData } from './encryption.ts'
import type { ListHeader } from './list-header.ts'
import { DamageError } from './storage-failure.ts'

/** The list in which the text is being typed. */
type Owner = Pick<ListHeader, 'list' | 'listId' | 'cipher'>

const sealedPart = cellDraft.pick({ base: true, text: true })

/** Keeps the text of the open cell in place of the one before. There is one open cell in a list. */
export function keepDraft(
  database: Database,
  { list, listId, cipher }: Owner,
  { rowId, field, base, text }: CellDraft
): void {
  const sealed = cipher.encrypt(associatedDataOf(listId, rowId, field), JSON.stringify({ base, text }))
  database
    .prepare(
      `INSERT INTO cell_drafts (list, row_id, field, sealed_text) VALUES (?,?,?,?) ON CONFLICT (list)
       DO UPDATE SET row_id = excluded.row_id, field = excluded.field, sealed_text = excluded.sealed_text`
    )
    .run(list, idToBytes(rowId), field, sealed)
}

/** null: no text was being typed, or it was taken over. */
export function readDraft(database: Database, { list, listId, cipher }: Owner): CellDraft | null {
  const found = database.prepare('SELECT row_id, field, sealed_text FROM cell_drafts WHERE list = ?').get(list)
  if (found === undefined) return null
  const rowId = idFromBytes(found['row_id'])
  const field = cellDraft.shape.field.safeParse(textOf(found['field']))
  if (!field.success) throw new DamageError('not the field of a draft')
  const text = cipher.decrypt(associatedDataOf(listId, rowId, field.data), bytesOf(found['sealed_text'])).toString()
  return { rowId, field: field.data, ...sealedPart.parse(JSON.parse(text)) }
}

/** The text is no longer wanted, or patients of the list are erased. */
export function deleteDraft(database: Database, { list }: Pick<ListHeader, 'list'>): void {
  database.prepare('DELETE FROM cell_drafts WHERE list = ?').run(list)
}

/**
 * What was typed is in its row now; what is kept may lack the last letters. A change that waited for the disk may come
 * after the cell was opened again: what is typed into it since then stays.
 */
export function deleteTakenDraft(database: Database, owner: Owner, changes: readonly RowChange[]): void {
  const draft = readDraft(database, owner)
  if (draft === null) return
  const { rowId, field, text } = draft
  const isTaken = changes.some((change) => change.rowId === rowId && change.edits?.[field]?.startsWith(text) === true)
  if (isTaken) deleteDraft(database, owner)
}

function associatedDataOf(listId: string, rowId: string, field: string): AssociatedData {
  return ['draft', listId, rowId, field]
}
