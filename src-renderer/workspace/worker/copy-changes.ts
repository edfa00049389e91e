import type { EditableField } from '#contract/editable-fields.ts'
import type { ExportedColumn } from '#contract/exported.ts'
import type { InvitationContent } from '#contract/invitation.ts'
import type { ColumnMeaning, ListRow } from '#contract/list.ts'
import { fold } from '../../list/fields/index.ts'
import { createListValidator, type Invitation, type ListValidator } from '../../list/index.ts'
import type { CopyChange, CopyComparison, CopyDoubt } from '../views.ts'
import { type Likeness, sortLines } from './copied-lines.ts'
import { canSwap, hasOtherSign, isSameMonthFirst, isSwapped } from './copy-dates.ts'
import { type CopyLine, type CopyReading, columnsOfFile, placesOf } from './copy-reading.ts'
import { fieldsIn } from './field-texts.ts'
import { type ListState, validationSettings } from './list-state.ts'
import { standingTexts } from './standing-cells.ts'
import { tornColumns } from './torn-columns.ts'

/** What is kept of the export that comes back. */
export interface KeptExport {
  readonly columns: readonly ExportedColumn[]
  /** Of the rows that the copy has. */
  readonly cells: ReadonlyMap<string, readonly string[]>
  /** How many rows were written. */
  readonly count: number
}

/** What a copy would change, and the lines that are no rows of the list. */
export interface ComparedCopy {
  readonly comparison: CopyComparison
  readonly others: readonly CopyLine[]
  readonly columns: readonly ExportedColumn[]
  readonly places: readonly number[]
}

/** Whose cells say which patient a line is of. */
const identifying: ReadonlySet<ColumnMeaning> = new Set([
  'lastName',
  'firstName',
  'fullName',
  'birthDate',
  'patientNumber'
])

/** Whose cells say which of a patient's visits a line is of. */
const ofAppointment: ReadonlySet<ColumnMeaning> = new Set(['date', 'dateTime', 'time'])

/** A cell that was changed in the copy, and the fields that it could change. */
interface OtherCell {
  readonly title: string
  readonly fields: readonly EditableField[]
}

/** One row in three versions. `base`: as the export wrote it, null if nothing is kept. */
interface Version {
  readonly position: number
  readonly base: ListRow | null
  readonly theirs: ListRow
  readonly fields: ReadonlySet<EditableField>
  /** The patient's number is another one. */
  readonly hasOtherNumber: boolean
  /** Cells with other words, another number or address, which may change nothing. */
  readonly otherCells: readonly OtherCell[]
}

/**
 * A three-way merge: what the export wrote, what stands in the list now, and what comes back. Values are compared, not
 * how they are written. Nothing is applied. `contents`: of invited patients, what was sent with the corrections since.
 */
export function compareCopy(
  list: ListState,
  copy: CopyReading,
  kept: KeptExport | null,
  contents: ReadonlyMap<string, InvitationContent>
): ComparedCopy {
  const columns = kept?.columns ?? columnsOfFile(list.layout)
  const places = placesOf(columns, copy)
  const baseOf = (rowId: string) => kept?.cells.get(rowId) ?? fileCells(list, columns, rowId)
  const sorted = sortLines(
    copy.lines,
    (rowId) => list.positions.has(rowId),
    (rowId, line) => likeness(list, columns, places, baseOf(rowId), line)
  )
  const unneeded: string[] = []
  const versions: Version[] = []
  for (const [rowId, line] of sorted.own) {
    const position = list.positions.get(rowId) ?? -1
    const row = list.rows[position]
    if (row === undefined) continue
    const base = kept?.cells.get(rowId)
    const fields = new Set<EditableField>()
    const typed = new Set<EditableField>()
    const otherCells: OtherCell[] = []
    let hasOtherNumber = false
    for (const [index, column] of columns.entries()) {
      const text = textAt(line, places[index])
      if (text === undefined || (base !== undefined && text === (base[index] ?? '').trim())) continue
      const own = fieldsOf(column, list)
      for (const field of own) {
        fields.add(field)
        if (column.kind === 'added') typed.add(field)
      }
      const { title } = column
      // Of link, state, reason and row id nothing is kept.
      if (base !== undefined && own.length === 0 && column.kind !== 'state') unneeded.push(title)
      if (base !== undefined && column.kind === 'cell' && own.length > 0) {
        const meaning = list.layout.columns[column.column]
        if (saysOther(meaning, base[index] ?? '', text)) otherCells.push({ title, fields: own })
      }
      const isNumber = column.kind === 'cell' && list.layout.columns[column.column] === 'patientNumber'
      if (isNumber && plainNumber(text) !== plainNumber(base?.[index] ?? '')) hasOtherNumber = true
    }
    if (fields.size === 0) continue
    const written = base === undefined ? null : rowOf(row, columns, (index) => base[index]?.trim() ?? '')
    // Where a cell of the file was changed, the value beside it that was added to the export is the former one.
    const isFormer = (column?: ExportedColumn) =>
      column?.kind === 'added' && fields.has(column.field) && !typed.has(column.field)
    const theirs = rowOf(written ?? row, columns, (index) =>
      isFormer(columns[index]) ? '' : textAt(line, places[index])
    )
    versions.push({ position, base: written, theirs, fields, hasOtherNumber, otherCells })
  }
  const { changes, unused } = versions.length === 0 ? { changes: [], unused: [] } : changesOf(list, versions, contents)
  const present = new Set(
    copy.lines.map(({ rowId }) => rowId).filter((rowId) => rowId !== null && kept?.cells.has(rowId))
  )
  return {
    comparison: {
      changes,
      hasBase: kept !== null,
      others: sorted.others.length,
      copied: sorted.copied,
      unclear: sorted.unclear.map((rowId) => nameOf(list, list.positions.get(rowId) ?? -1, contents)),
      absent: kept === null ? 0 : kept.count - present.size,
      otherCells: [...unneeded, ...unused],
      missing: columns
        .filter((column, index) => (places[index] ?? -1) < 0 && fieldsOf(column, list).length > 0)
        .map(({ title }) => title)
    },
    others: sorted.others,
    columns,
    places
  }
}

/** The text of a line in a column; undefined if the copy does not have the column. */
function textAt({ cells }: CopyLine, place: number | undefined): string | undefined {
  return place === undefined || place < 0 ? undefined : (cells[place] ?? '').trim()
}

function fieldsOf(column: ExportedColumn, { layout }: ListState): readonly EditableField[] {
  if (column.kind === 'added') return [column.field]
  return column.kind === 'cell' ? fieldsIn(layout.columns[column.column]) : []
}

/** What the user's file has in the exported columns. */
function fileCells(list: ListState, columns: readonly ExportedColumn[], rowId: string): readonly string[] {
  const cells = list.rows[list.positions.get(rowId) ?? -1]?.cells ?? []
  return columns.map((column) => (column.kind === 'cell' ? (cells[column.column] ?? '').trim() : ''))
}

/** A patient's number without what programs change in it: signs, and zeros in front. */
function plainNumber(text: string): string {
  return text.replace(/[^\p{L}\p{N}]/gu, '').replace(/^0+/, '')
}

/** Programs drop signs, zeros in front and the country: a number that ends like the other one is the same. */
function isOtherContact(one: string, other: string): boolean {
  const [before, after] = [plainNumber(one), plainNumber(other)]
  return before === '' || after === '' ? before !== after : !before.endsWith(after) && !after.endsWith(before)
}

function likeness(
  list: ListState,
  columns: readonly ExportedColumn[],
  places: readonly number[],
  base: readonly string[],
  line: CopyLine
): Likeness {
  let isSame = true
  let isSameVisit = true
  let isSamePatient = true
  for (const [index, column] of columns.entries()) {
    const text = textAt(line, places[index])
    if (column.kind !== 'cell' || text === undefined || text === (base[index] ?? '').trim()) continue
    isSame = false
    const meaning = list.layout.columns[column.column] ?? 'ignore'
    if (identifying.has(meaning)) isSamePatient = false
    if (ofAppointment.has(meaning)) isSameVisit = false
  }
  if (isSame) return 'same'
  return !isSamePatient ? 'other' : isSameVisit ? 'same-visit' : 'same-patient'
}

/** A row with the texts of the exported columns in place of its own cells and edits. */
function rowOf(
  row: ListRow,
  columns: readonly ExportedColumn[],
  textOf: (index: number) => string | undefined
): ListRow {
  const cells = [...row.cells]
  const edits: Partial<Record<EditableField, string>> = {}
  for (const [index, column] of columns.entries()) {
    const text = textOf(index)
    if (text === undefined) continue
    if (column.kind === 'cell') {
      while (cells.length <= column.column) cells.push('')
      cells[column.column] = text
    }
    if (column.kind === 'added' && text !== '') edits[column.field] = text
  }
  return { ...row, cells, edits, excluded: false }
}

const ofWords: ReadonlySet<ColumnMeaning> = new Set(['title', 'lastName', 'firstName', 'fullName'])

/** Whether a cell has other words, or another number or address, and not only another way of writing them. */
function saysOther(meaning: ColumnMeaning | undefined, one: string, other: string): boolean {
  if (meaning === undefined) return false
  const words = (text: string) => plainNumber(fold(text))
  return ofWords.has(meaning)
    ? words(one) !== words(other)
    : fieldsIn(meaning).some(isContact) && isOtherContact(one, other)
}

/** Both versions of the rows in one time zone. */
interface ReadVersions {
  readonly theirs: ListValidator
  readonly base: ListValidator
}

/**
 * Reads the versions in the zone of each row: that of its invitation, in which the patient was told the time, else that of
 * the list. The whole list is read with them: what a row means can depend on those around it.
 */
function versionReader(list: ListState, versions: readonly Version[]): (timeZone: string) => ReadVersions {
  const read = new Map<string, ReadVersions>()
  const theirs = new Map(versions.map((version) => [version.position, version.theirs]))
  const base = new Map(
    versions.flatMap((version) => (version.base === null ? [] : [[version.position, version.base] as const]))
  )
  const readWith = (rows: ReadonlyMap<number, ListRow>, timeZone: string) => {
    const all = list.rows.map((row, position) => rows.get(position) ?? row)
    return createListValidator(all, list.layout, { ...validationSettings(list), timeZone })
  }
  return (timeZone) => {
    const known = read.get(timeZone)
    if (known !== undefined) return known
    const made = { theirs: readWith(theirs, timeZone), base: readWith(base, timeZone) }
    read.set(timeZone, made)
    return made
  }
}

/**
 * `unused`: titles of the columns, one for each cell that says something else and changes nothing: a number beside the one
 * that is used, a form of address.
 */
function changesOf(
  list: ListState,
  versions: readonly Version[],
  contents: ReadonlyMap<string, InvitationContent>
): { readonly changes: readonly CopyChange[]; readonly unused: readonly string[] } {
  const readIn = versionReader(list, versions)
  const known = new Set(
    list.validator.results().flatMap(({ invitation: { phoneNumber, emailAddress } }) => [phoneNumber, emailAddress])
  )
  const compared = versions.map((version) => {
    const { position, base, theirs } = version
    const content = contents.get(theirs.rowId)
    const timeZone = content?.timeZone ?? list.settings.timeZone
    const read = readIn(timeZone)
    const invitation = read.theirs.results()[position]?.invitation ?? {}
    const came = list.texts.all(theirs, invitation, timeZone)
    const before = read.base.results()[position]?.invitation ?? {}
    const was = base === null ? null : list.texts.all(base, before, timeZone)
    return { ...version, content, invitation, was, now: standingTexts(list, position, content), came }
  })
  const isRewritten = compared.some(({ fields, was, now, came }) => {
    if (!fields.has('moment')) return false
    const moments = { was: was?.moment ?? null, now: now.moment, came: came.moment }
    return isSwapped(moments.was ?? moments.now, moments.came) || isSameMonthFirst(moments, list)
  })
  const isTorn = tornColumns(compared.flatMap(({ was, came }) => (was === null ? [] : [{ was, came }])))
  const unused = compared.flatMap(({ otherCells, was, came }) =>
    otherCells.filter(({ fields }) => fields.every((field) => was?.[field] === came[field])).map(({ title }) => title)
  )
  const changes = compared.flatMap((version): readonly CopyChange[] => {
    const { position, base, theirs, fields, hasOtherNumber, content, invitation, was, now, came } = version
    const { rowId, row } = theirs
    const isOtherPerson = was !== null && (hasOtherNumber || namesOther(was, came))
    const isUnsure = isRewritten || (base !== null && hasOtherSign(base, theirs, list))
    return [...fields].flatMap((field): readonly CopyChange[] => {
      const texts = { was: was?.[field] ?? null, now: now[field], came: came[field] }
      if (texts.came === texts.was || texts.came === texts.now) return []
      if (field === 'moment' && isSameMonthFirst(texts, list)) return []
      const correction = content === undefined ? null : correctionOf(field, invitation)
      const isOthers =
        isOtherPerson || (isContact(field) && known.has(texts.came)) || (was !== null && isTorn(field, { was, came }))
      const own = doubtOf(field, texts, invitation, isUnsure)
      const doubt = isOthers && (isOtherPerson || own !== 'swapped') ? 'other-person' : own
      return [
        {
          rowId,
          row,
          name: nameOf(list, position, contents),
          field,
          ...texts,
          doubt,
          isSent: content !== undefined,
          correction
        }
      ]
    })
  })
  return { changes, unused }
}

type Texts = Pick<CopyChange, 'was' | 'now' | 'came'>

/** What reaches a patient: a column that was sorted alone gives it to another one. */
function isContact(field: EditableField): boolean {
  return field === 'phone' || field === 'email'
}

type AllTexts = Readonly<Record<EditableField, string>>

/** Both names have changed, or one with a number, an address or the appointment: families share a name. */
function namesOther(was: AllTexts, came: AllTexts): boolean {
  const isOther = (field: EditableField) => came[field] !== was[field]
  const others = [isOther('lastName'), isOther('firstName')].filter(Boolean).length
  return others === 2 || (others === 1 && (isOther('phone') || isOther('email') || isOther('moment')))
}

/**
 * Why a change must not be taken without a look; null: it was changed in the copy only, and can be read. `isUnsure`:
 * a program may have written the month before the day.
 */
function doubtOf(
  field: EditableField,
  { was, now, came }: Texts,
  invitation: Invitation,
  isUnsure: boolean
): CopyDoubt | null {
  if (field === 'moment' && (isSwapped(was ?? now, came) || (isUnsure && canSwap(came)))) return 'swapped'
  if (was === null) return 'unknown'
  if (was !== now) return 'conflict'
  if (came === '') return 'emptied'
  return valueIn(field, invitation) === undefined ? 'unreadable' : null
}

function valueIn(field: EditableField, invitation: Invitation): string | undefined {
  switch (field) {
    case 'phone':
      return invitation.phoneNumber
    case 'email':
      return invitation.emailAddress
    case 'moment':
      return invitation.scheduledFor
    default:
      return invitation[field]
  }
}

const correctable = {
  firstName: 'firstName',
  lastName: 'lastName',
  phone: 'phoneNumber',
  email: 'emailAddress',
  moment: 'scheduledFor'
} as const

/** The change as a correction of the invitation; null: the server cannot change it, or it cannot be read. */
function correctionOf(field: EditableField, invitation: Invitation): CopyChange['correction'] {
  const value = valueIn(field, invitation)
  const key = field in correctable ? correctable[field as keyof typeof correctable] : undefined
  return key === undefined || value === undefined ? null : { [key]: value }
}

function nameOf(list: ListState, position: number, contents: ReadonlyMap<string, InvitationContent>): string {
  const row = list.rows[position]
  if (row === undefined) return ''
  const { lastName, firstName } = standingTexts(list, position, contents.get(row.rowId))
  return `${lastName} ${firstName}`.trim()
}
