import { type EditableField, editableFields, type Layout, type ListRow } from '#contract/list.ts'
import type { RowChange } from '#contract/list-change.ts'
import type { ListReading, ListValidator } from '../../list/index.ts'
import { createFieldTexts, type FieldTexts } from './field-texts.ts'

/** The list from which a copy was exported. */
interface OriginalList {
  readonly rows: readonly ListRow[]
  readonly positions: ReadonlyMap<string, number>
  readonly validator: ListValidator
  readonly texts: FieldTexts
  readonly settings: { readonly timeZone: string }
}

const uuid = /^[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}$/

/** Row ids that an export of this app left in the file, each once. */
export function rowIdsIn(rows: readonly ListRow[], layout: Layout): readonly string[] {
  const column = layout.columns.indexOf('rowId')
  if (column < 0) return []
  const found = rows.map(({ cells }) => cells[column]?.trim() ?? '').filter((text) => uuid.test(text))
  return [...new Set(found)]
}

/**
 * The user's changes in an exported copy, as changes of the original list: the fields whose value differs.
 * Excluded rows stay excluded. `unknown`: rows of the copy that the list does not have.
 */
export function correctionsIn(
  copy: Extract<ListReading, { kind: 'list' }>,
  original: OriginalList
): { readonly changes: readonly RowChange[]; readonly unknown: number } {
  const column = copy.layout.columns.indexOf('rowId')
  const textsOfCopy = createFieldTexts(copy.layout, original.settings.timeZone)
  const present = fieldsOf(copy.layout)
  const changes = new Map<string, RowChange>()
  let unknown = 0
  for (const [index, result] of copy.validator.results().entries()) {
    const row = copy.rows[index]
    if (row === undefined || result.status === 'aside') continue
    const position = original.positions.get(row.cells[column]?.trim() ?? '')
    const before = position === undefined ? undefined : original.rows[position]
    const known = position === undefined ? undefined : original.validator.results()[position]
    if (before === undefined || known === undefined) {
      unknown += 1
      continue
    }
    const then = original.texts.all(before, known.invitation)
    const now = textsOfCopy.all(row, result.invitation)
    const edited = present.filter((field) => now[field] !== then[field])
    if (edited.length === 0) continue
    const typed = Object.fromEntries(edited.map((field) => [field, now[field]]))
    changes.set(before.rowId, { rowId: before.rowId, edits: typed })
  }
  return { changes: [...changes.values()], unknown }
}

/** Fields with a column in the copy. A column that was removed in Excel changes nothing. */
function fieldsOf(layout: Layout): readonly EditableField[] {
  const has = (...meanings: readonly Layout['columns'][number][]) =>
    meanings.some((meaning) => layout.columns.includes(meaning))
  const presence: Readonly<Record<EditableField, boolean>> = {
    lastName: has('lastName', 'fullName'),
    firstName: has('firstName', 'fullName'),
    gender: has('gender', 'title'),
    phone: has('phone', 'phone:mobile'),
    email: has('email'),
    moment: has('date', 'dateTime'),
    language: has('language'),
    doctorEmail: has('doctorEmail'),
    queue: has('queue')
  }
  return editableFields.filter((field) => presence[field])
}
