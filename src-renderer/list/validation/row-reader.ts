import type { Layout, ListRow } from '#contract/list.ts'
import { createContactLabels } from '../columns/index.ts'
import {
  type EmailReading,
  type ErrorCode,
  isPlaceholder,
  type OwnName,
  readEmail,
  readGender,
  readLanguage,
  readPhones,
  type WarningCode
} from '../fields/index.ts'
import type { Acceptances } from './acceptance.ts'
import { createAppointmentReader } from './appointment-of-row.ts'
import { birthDateOf } from './birth-date.ts'
import { createDestinationReader } from './destination-of-row.ts'
import type { ListContext } from './list-context.ts'
import { memoize } from './memoize.ts'
import { createNameReader } from './name-of-row.ts'
import { createRowObjections } from './row-objections.ts'
import { otherKeysOf, patientKeyOf } from './row-relations.ts'
import { createRepairs } from './row-repairs.ts'
import type { Invitation, Repair } from './row-result.ts'
import type { ValidationSettings } from './validation-settings.ts'

/** What a row's own values say, before it is compared with others. */
export interface RowReading {
  readonly invitation: Invitation
  readonly errors: readonly ErrorCode[]
  readonly warnings: readonly WarningCode[]
  readonly repairs: readonly Repair[]
  readonly weekdayDisagrees?: true
  /** For the rules across rows; only if the row is ready on its own. */
  readonly candidate?: ReadyRow
}

/** A row that is ready on its own: what other rows are compared with. */
export interface ReadyRow {
  readonly firstName: string
  readonly lastName: string
  /** By what the rows of a patient find each other, however the name is written: by any of these. */
  readonly patientKey: string
  readonly otherKeys: readonly string[]
  /** As in the file. Read only when several rows have the same name. */
  readonly birthCell: string
  /** ms since the epoch; absent without an appointment. */
  readonly appointmentAt: number | undefined
  readonly doctorEmail: string | undefined
  readonly queue: string | undefined
  readonly phoneNumber: string | undefined
  /** The user decided that it is no duplicate. */
  readonly duplicateAccepted: boolean
}

export interface RowReader {
  readonly read: (row: ListRow) => RowReading
  /** A birth date in one form, to compare; empty where there is none. */
  readonly birthDate: (cell: string) => string
}

const none: readonly never[] = []
const noAddress: EmailReading = { kind: 'none' }
const withWeekdayDisagreement = { weekdayDisagrees: true } as const
const withoutWeekdayDisagreement = {}

function columnsOf({ columns }: Layout, meaning: Layout['columns'][number]): readonly number[] {
  return columns.flatMap((own, column) => (own === meaning ? [column] : []))
}

function cellsOf(cells: readonly string[], columns: readonly number[]): readonly string[] {
  if (columns.length === 0) return none
  return columns.map((column) => cells[column] ?? '')
}

/** Reads the phone and the address of a row. */
function createContactReader(
  layout: Layout,
  { defaultCountry: country, pairsCountry }: ValidationSettings,
  { isAccepted }: Acceptances
) {
  const mobileColumns = columnsOf(layout, 'phone:mobile')
  const phoneColumns = columnsOf(layout, 'phone')
  const bothColumns = [...mobileColumns, ...phoneColumns]
  const emailColumns = columnsOf(layout, 'email')
  const labelledAs = createContactLabels(layout)

  /** The first with more than a placeholder that is not somebody else's; -1 if there is none. */
  function emailColumnOf(cells: readonly string[]): number {
    const isOwn = (column: number) => labelledAs === undefined || labelledAs(cells, column) === 'own'
    // A placeholder is read as no address: only where there are others does it have to be known before.
    const isAny = (column: number) => emailColumns.length === 1 || !isPlaceholder(cells[column] ?? '')
    return emailColumns.find((column) => isAny(column) && isOwn(column)) ?? -1
  }

  function phonesOf(cells: readonly string[], columns: readonly number[]): readonly string[] {
    const own = labelledAs === undefined ? columns : columns.filter((column) => labelledAs(cells, column) === 'own')
    return cellsOf(cells, own)
  }

  function phonesOfOthers(cells: readonly string[]): readonly string[] {
    if (labelledAs === undefined) return none
    return cellsOf(
      cells,
      bothColumns.filter((column) => labelledAs(cells, column) === 'others')
    )
  }

  return (row: ListRow, ownName: OwnName) => {
    const { cells, edits } = row
    const column = edits.email === undefined ? emailColumnOf(cells) : -1
    const emailCell = edits.email ?? (column < 0 ? '' : (cells[column] ?? ''))
    const address = emailCell === '' ? noAddress : readEmail(emailCell)
    const typed = edits.phone
    const phone = readPhones({
      // A number that the user typed is meant for messages.
      mobile: typed === undefined ? phonesOf(cells, mobileColumns) : [typed],
      other: typed === undefined ? phonesOf(cells, phoneColumns) : none,
      ofOthers: typed === undefined ? phonesOfOthers(cells) : none,
      country,
      email: address.kind,
      pairsCountry,
      ownName,
      takesOthers: isAccepted('phone-of-other', row, {})
    })
    return { phone, address }
  }
}

const separator = '\u001F'
const between = '\u001E'
const titleGenders = ['male', 'female', 'contradiction', 'neutral'] as const

/** Reads the sex of a row: its column, a courtesy title, or one before the name. */
function createGenderReader(layout: Layout) {
  const genderColumns = columnsOf(layout, 'gender')
  const titleColumns = columnsOf(layout, 'title')
  const isSexAlone = titleColumns.length === 0 && genderColumns.length === 1
  const ofSex = memoize((sex) => readGender({ sex: [sex] }))
  const ofAll = memoize((text) => {
    const [sex = '', titles = '', before = ''] = text.split(separator)
    return readGender({
      sex: sex === '' ? none : sex.split(between),
      title: titles === '' ? none : titles.split(between),
      beforeName: titleGenders.find((known) => known === before)
    })
  })
  return ({ cells, edits }: ListRow, beforeName: string | undefined) => {
    if (edits.gender !== undefined) return ofSex(edits.gender)
    if (isSexAlone && beforeName === undefined) return ofSex(cells[genderColumns[0] ?? -1] ?? '')
    const joined = (columns: readonly number[]) => cellsOf(cells, columns).join(between)
    return ofAll(`${joined(genderColumns)}${separator}${joined(titleColumns)}${separator}${beforeName ?? ''}`)
  }
}

/**
 * Reads rows by a layout and settings. Create it once for all rows: it remembers what texts mean.
 * An edit of the user replaces all sources of that field.
 */
export function createRowReader(
  layout: Layout,
  settings: ValidationSettings,
  context: ListContext,
  acceptances: Acceptances
): RowReader {
  const languageColumn = layout.columns.indexOf('language')
  const birthColumn = layout.columns.indexOf('birthDate')
  const language = memoize((text) => readLanguage(text, settings.defaultLanguage))
  const defaultReading = readLanguage(undefined, settings.defaultLanguage)
  const nameOf = createNameReader(layout, context)
  const contactOf = createContactReader(layout, settings, acceptances)
  const genderOf = createGenderReader(layout)
  const appointmentOf = createAppointmentReader(layout, settings, context)
  const destinationOf = createDestinationReader(layout, settings, context)
  const objections = createRowObjections(layout, settings, context, acceptances)
  const repairsOf = createRepairs(layout)

  function languageOf({ cells, edits }: ListRow) {
    if (edits.language !== undefined) return language(edits.language)
    return languageColumn < 0 ? defaultReading : language(cells[languageColumn] ?? '')
  }

  function read(row: ListRow): RowReading {
    const name = nameOf(row)
    const { phone, address } = contactOf(row, name)
    const sex = genderOf(row, name.genderBefore)
    const appointment = appointmentOf(row)
    const ownLanguage = languageOf(row)
    const destination = destinationOf(row)
    const invitation: { -readonly [Field in keyof Invitation]: Invitation[Field] } = {}
    if (name.firstName !== undefined) invitation.firstName = name.firstName
    if (name.lastName !== undefined) invitation.lastName = name.lastName
    if (sex.gender !== undefined) invitation.gender = sex.gender
    if (phone.phoneNumber !== undefined) invitation.phoneNumber = phone.phoneNumber
    if (address.kind === 'address') invitation.emailAddress = address.address
    if (appointment.instant !== undefined) invitation.scheduledFor = appointment.instant
    invitation.language = ownLanguage.language
    if (destination.doctorEmail !== undefined) invitation.doctorEmail = destination.doctorEmail
    if (destination.queue !== undefined) invitation.queue = destination.queue
    const weekday = appointment.weekdayDisagrees ? withWeekdayDisagreement : withoutWeekdayDisagreement
    const objection = objections.whole(row)
    if (objection !== undefined) return { invitation, errors: [objection], warnings: none, repairs: none, ...weekday }
    const errors: ErrorCode[] = []
    if (objections.isRemarkAgainst(row)) errors.push('remark-against')
    if (phone.errors.length > 0) errors.push(...phone.errors)
    if (address.kind === 'invalid') errors.push('email-invalid')
    if (name.errors.length > 0) errors.push(...name.errors)
    if (sex.errors.length > 0) errors.push(...sex.errors)
    if (appointment.errors.length > 0) errors.push(...appointment.errors)
    if (appointment.weekdayDisagrees) errors.push('date-weekday-differs')
    if (destination.errors.length > 0) errors.push(...destination.errors)
    const repairs = repairsOf(row, name, phone, address)
    if (errors.length > 0) return { invitation, errors, warnings: none, repairs, ...weekday }
    const warnings: WarningCode[] = [...phone.warnings]
    if (address.kind === 'address' && address.repair) warnings.push('email-repaired')
    warnings.push(...name.warnings, ...ownLanguage.warnings, ...appointment.warnings)
    const { firstName = '', lastName = '' } = name
    const patientKey = patientKeyOf(firstName, lastName)
    const candidate: ReadyRow = {
      firstName,
      lastName,
      patientKey,
      otherKeys: otherKeysOf(firstName, lastName, patientKey),
      birthCell: birthColumn < 0 ? '' : (row.cells[birthColumn] ?? ''),
      appointmentAt: appointment.appointmentAt,
      doctorEmail: destination.doctorEmail,
      queue: destination.queue,
      phoneNumber: phone.phoneNumber,
      duplicateAccepted: acceptances.isAccepted('duplicate-row', row, invitation)
    }
    return {
      invitation,
      errors: none,
      warnings: warnings.length === 0 ? none : warnings,
      repairs,
      ...weekday,
      candidate
    }
  }

  const thisYear = new Date(settings.now).getUTCFullYear()
  return { read, birthDate: memoize((birthDate) => birthDateOf(birthDate, thisYear)) }
}
