import { type EditableField, editableFields } from '#contract/editable-fields.ts'
import type { InvitationContent } from '#contract/invitation.ts'
import type { ColumnMeaning, Layout, ListRow } from '#contract/list.ts'
import type { Invitation, ListValidator } from '../../list/index.ts'
import { createListValidator } from '../../list/index.ts'
import type { StandingRow } from '../views.ts'
import { type ListState, validationSettings } from './list-state.ts'

/** A row of the file without what the user changed. */
export function withoutEdits(row: ListRow): ListRow {
  return Object.keys(row.edits).length === 0 ? row : { ...row, edits: {} }
}

/** Validators of lists as their files have them, by the results of the list with its edits and the time zone. */
const known = new WeakMap<readonly unknown[], Map<string, ListValidator>>()

/** The list as its file has it, without edits, read in a time zone. */
function validatorOfFile(list: ListState, timeZone: string): ListValidator {
  const results = list.validator.results()
  const byZone = known.get(results) ?? new Map<string, ListValidator>()
  known.set(results, byZone)
  const before = byZone.get(timeZone)
  if (before !== undefined) return before
  const isEdited = list.rows.some(({ edits }) => Object.keys(edits).length > 0)
  const isOther = isEdited || timeZone !== list.settings.timeZone
  const validator = isOther
    ? createListValidator(list.rows.map(withoutEdits), list.layout, { ...validationSettings(list), timeZone })
    : list.validator
  byZone.set(timeZone, validator)
  return validator
}

/**
 * What a field of a row is now: of an invited patient what was sent, with the corrections since, and the appointment in
 * the time zone in which it was told.
 */
export function standingTexts(
  list: ListState,
  position: number,
  content: InvitationContent | undefined
): Record<EditableField, string> {
  const row = list.rows[position] as ListRow
  if (content !== undefined) return list.texts.all(withoutEdits(row), content as Invitation, content.timeZone)
  return list.texts.all(row, list.validator.results()[position]?.invitation ?? {})
}

const correctable: readonly EditableField[] = ['firstName', 'lastName', 'phone', 'email', 'moment']

/**
 * The cells of a row with the values as they stand: a cell whose value is not that of the file is replaced, all others
 * keep their writing. `content`: of the invitation, where the patient was invited.
 */
export function standingRow(list: ListState, position: number, content: InvitationContent | undefined): StandingRow {
  const row = list.rows[position] as ListRow
  const edited = Object.keys(row.edits) as EditableField[]
  const fields = new Set([...edited, ...(content === undefined ? [] : correctable)])
  const unchanged = { rowId: row.rowId, row: row.row, cells: row.cells }
  if (fields.size === 0) return unchanged
  const timeZone = content?.timeZone ?? list.settings.timeZone
  const plain = validatorOfFile(list, timeZone).results()[position]?.invitation ?? {}
  const before = list.texts.all(withoutEdits(row), plain, timeZone)
  const now = standingTexts(list, position, content)
  const changed = editableFields.filter((field) => fields.has(field) && now[field] !== before[field])
  if (changed.length === 0) return unchanged
  const added: Partial<Record<EditableField, string>> = {}
  const written = new Map<number, string>()
  for (const field of changed) {
    const cells = cellsFor(field, now, list.layout)
    if (cells === null) added[field] = field === 'gender' ? genderWord(now.gender) : now[field]
    else for (const [column, text] of cells) written.set(column, text)
  }
  const originals: Record<number, string> = {}
  const width = Math.max(row.cells.length, ...[...written.keys()].map((column) => column + 1))
  const cells = Array.from({ length: width }, (_, column) => {
    const own = row.cells[column] ?? ''
    const text = written.get(column)
    if (text === undefined || text === own.trim()) return own
    originals[column] = own
    return text
  })
  return { ...unchanged, cells, originals, added }
}

/** The columns that hold a field, with its text in each; null: the file has no column for it. */
function cellsFor(
  field: EditableField,
  texts: Readonly<Record<EditableField, string>>,
  layout: Layout
): readonly (readonly [number, string])[] | null {
  const { columns, fullNameOrder, dateOrder } = layout
  const at = (...meanings: readonly ColumnMeaning[]) =>
    meanings.map((meaning) => columns.indexOf(meaning)).find((column) => column >= 0)
  const single = (column: number | undefined, text = texts[field]) =>
    column === undefined ? null : [[column, text] as const]
  switch (field) {
    case 'lastName':
    case 'firstName': {
      const own = at(field)
      const { lastName, firstName } = texts
      if (own !== undefined) return [[own, texts[field]]]
      return single(
        at('fullName'),
        fullNameOrder === 'first-last' ? `${firstName} ${lastName}` : `${lastName}, ${firstName}`
      )
    }
    case 'phone':
      return single(at('phone:mobile', 'phone'))
    case 'moment': {
      const date = at('dateTime', 'date')
      if (date === undefined) return null
      const text = dateOrder === 'month-first' ? isoDay(texts.moment) : texts.moment
      const time = columns[date] === 'date' ? at('time') : undefined
      const parts = /^(\S+) (\d{2}:\d{2})$/.exec(text)
      if (time === undefined) return [[date, text]]
      return [
        [date, parts?.[1] ?? text],
        [time, parts?.[2] ?? '']
      ]
    }
    case 'gender':
      return single(at('gender'), genderWord(texts.gender))
    case 'email':
    case 'language':
    case 'doctorEmail':
    case 'queue':
      return single(at(field))
  }
}

/** As lists write it. */
function genderWord(text: string): string {
  return text === 'female' ? 'F' : text === 'male' ? 'M' : text
}

/** In a list whose dates begin with the month a day in front would be read as a month. */
function isoDay(moment: string): string {
  return moment.replace(/^(\d{2})\.(\d{2})\.(\d{4})/, '$3-$2-$1')
}
