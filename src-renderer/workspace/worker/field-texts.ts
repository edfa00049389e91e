import { type EditableField, editableFields } from '#contract/editable-fields.ts'
import type { ColumnMeaning, Layout, ListRow } from '#contract/list.ts'
import { readDate } from '../../list/fields/index.ts'
import { localAt } from '../../list/fields/zone.ts'
import type { Invitation } from '../../list/index.ts'

/** The columns that contain a field. */
const meaningsOf: Readonly<Record<EditableField, readonly ColumnMeaning[]>> = {
  lastName: ['lastName', 'fullName'],
  firstName: ['firstName', 'fullName'],
  gender: ['gender', 'title'],
  phone: ['phone:mobile', 'phone'],
  email: ['email'],
  moment: ['date', 'dateTime', 'time'],
  language: ['language'],
  doctorEmail: ['doctorEmail'],
  queue: ['queue']
}

/** The fields that a column contains. */
export function fieldsIn(meaning: ColumnMeaning | undefined): readonly EditableField[] {
  return meaning === undefined ? [] : editableFields.filter((field) => meaningsOf[field].includes(meaning))
}

/** Formats a row's fields: the value that was read, else the edit, else the text of the file. */
export interface FieldTexts {
  /** `timeZone`: in which the appointment is written; absent: that of the list. */
  all(row: ListRow, invitation: Invitation, timeZone?: string): Record<EditableField, string>
  one(field: EditableField, row: ListRow, invitation: Invitation, timeZone?: string): string
}

export function createFieldTexts(layout: Layout, zoneOfList: string): FieldTexts {
  const columnsOf = new Map(
    editableFields.map((field) => [
      field,
      layout.columns.flatMap((meaning, column) => (meaningsOf[field].includes(meaning) ? [column] : []))
    ])
  )
  const formatters = new Map<string, (instant: string) => string>()

  function formatAppointment(instant: string, timeZone: string): string {
    const known = formatters.get(timeZone)
    const format = known ?? appointmentFormatter(timeZone)
    if (known === undefined) formatters.set(timeZone, format)
    return format(instant)
  }

  function sourceText(row: ListRow, field: EditableField): string {
    const columns = columnsOf.get(field) ?? []
    if (columns.length === 0) return ''
    const cells = columns.map((column) => row.cells[column]?.trim() ?? '')
    const words = field === 'moment' && layout.dateOrder !== undefined ? cells.map(dayFirst) : cells
    if (words.length === 1) return words[0] ?? ''
    return words.filter((word) => word !== '').join(' ')
  }

  /** Edits are read with the day first, so the text to edit is written with the day first. */
  function dayFirst(cell: string): string {
    const reading = readDate(cell, layout.dateSystem, layout.dateOrder)
    if (reading.kind !== 'day' || reading.written !== layout.dateOrder) return cell
    const { day, month, year } = reading.day
    return `${twoDigits(day)}.${twoDigits(month)}.${year} ${reading.rest}`.trim()
  }

  function read(field: EditableField, invitation: Invitation, timeZone: string): string | undefined {
    switch (field) {
      case 'phone':
        return invitation.phoneNumber
      case 'email':
        return invitation.emailAddress
      case 'moment':
        return invitation.scheduledFor === undefined ? undefined : formatAppointment(invitation.scheduledFor, timeZone)
      default:
        return invitation[field]
    }
  }

  const one: FieldTexts['one'] = (field, row, invitation, timeZone = zoneOfList) =>
    read(field, invitation, timeZone) ?? row.edits[field] ?? sourceText(row, field)

  return {
    one,
    all(row, invitation, timeZone) {
      const texts = {} as Record<EditableField, string>
      for (const field of editableFields) texts[field] = one(field, row, invitation, timeZone)
      return texts
    }
  }
}

/** `03.12.2026 08:30` in the zone: the form that the readers accept, in every language of the interface. */
function appointmentFormatter(timeZone: string): (instant: string) => string {
  const known = new Map<string, string>()
  return (instant) => {
    const before = known.get(instant)
    if (before !== undefined) return before
    // Offsets are kept by day: for the many moments of a long list, Intl's own formatting takes ten times as long.
    const { year, month, day, hour, minute } = localAt(Date.parse(instant), timeZone)
    const text = `${twoDigits(day)}.${twoDigits(month)}.${year} ${twoDigits(hour)}:${twoDigits(minute)}`
    known.set(instant, text)
    return text
  }
}

function twoDigits(part: number): string {
  return String(part).padStart(2, '0')
}
