import type { ListDocument, ListRow } from '#contract/list.ts'

// For another connection the doctors and queues that the user chose are asked again: it may not have them.

/** The document without the doctor and the queue that go for rows without one. */
export function documentAskedAgain(document: ListDocument): ListDocument {
  const { doctorEmail: _, queue: __, ...settings } = document.settings
  const { waiting } = document
  return {
    ...document,
    settings,
    ...(waiting !== undefined && { waiting: waiting.map((edit) => ({ ...edit, row: rowAskedAgain(edit.row) })) })
  }
}

/** Whether the user typed a doctor or a queue into the row. */
export function isAskedAgain({ edits }: ListRow): boolean {
  return Boolean(edits.doctorEmail) || Boolean(edits.queue)
}

/**
 * The row with a blank in place of the doctor or queue that the user typed: the file's own text was not meant, so that it
 * must not count in silence. Everything else that was typed or decided stays.
 */
export function rowAskedAgain(row: ListRow): ListRow {
  return isAskedAgain(row) ? { ...row, edits: { ...row.edits, doctorEmail: '', queue: '' } } : row
}
