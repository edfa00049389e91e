import { type EditableField, editableFields, type Layout, type ListRow, type RowChange } from '#contract/list.ts'
import type { Judge, ListReading } from '../../list/index.ts'
import { stateOf } from '../rows.ts'
import { createFieldTexts, type FieldTexts } from './field-texts.ts'

/** The list from which a copy was exported. */
interface Original {
  readonly rows: readonly ListRow[]
  readonly positions: ReadonlyMap<string, number>
  readonly judge: Judge
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
  original: Original
): { readonly changes: readonly RowChange[]; readonly unknown: number } {
  const column = copy.layout.columns.indexOf('rowId')
  const textsOfCopy = createFieldTexts(copy.layout, original.settings.timeZone)
  const present = fieldsOf(copy.layout)
  const changes = new Map<string, RowChange>()
  let unknown = 0
  for (const [index, verdict] of copy.judge.verdicts().entries()) {
    const row = copy.rows[index]
    if (row === undefined || verdict.verdict === 'aside') continue
    const position = original.positions.get(row.cells[column]?.trim() ?? '')
    const before = position === undefined ? undefined : original.rows[position]
    const known = position === undefined ? undefined : original.judge.verdicts()[position]
    if (before === undefined || known === undefined) {
      unknown += 1
      continue
    }
    const then = original.texts.all(before, known.invitation)
    const now = textsOfCopy.all(row, verdict.invitation)
    const edited = present.filter((field) => now[field] !== then[field])
    if (edited.length === 0) continue
    const typed = Object.fromEntries(edited.map((field) => [field, now[field]]))
    changes.set(before.rowId, { ...stateOf(before), edits: { ...before.edits, ...typed } })
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
