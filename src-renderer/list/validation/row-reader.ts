import type { EditableField, Layout, ListRow } from '#contract/list.ts'
import { columnOfTitle } from '../columns/index.ts'
import {
  type AppointmentReading,
  asksIfCancelled,
  cleanText,
  createDirectory,
  type DestinationReading,
  doctorKey,
  type ErrorCode,
  fold,
  isPlaceholder,
  isYes,
  type NameReading,
  type PhonesReading,
  readAppointment,
  readDate,
  readDestination,
  readEmail,
  readFullName,
  readGender,
  readLanguage,
  readNamePart,
  readNames,
  readPhones,
  readStatus,
  speaksAgainst,
  type WarningCode,
  writingOf
} from '../fields/index.ts'
import type { ListContext } from './list-context.ts'
import { nameKeyOf } from './row-relations.ts'
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
  readonly nameKey: string
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

/** Reads each text once: lists repeat dates, doctors, languages and families' numbers. Bounded, against unusual lists. */
function memoize<T>(read: (text: string) => T): (text: string) => T {
  const known = new Map<string, T>()
  return (text) => {
    const before = known.get(text)
    if (before !== undefined) return before
    const value = read(text)
    if (known.size >= 300_000) known.clear()
    known.set(text, value)
    return value
  }
}

const separator = '\u001F'
const none: readonly never[] = []
const titleGenders = ['male', 'female', 'contradiction', 'neutral'] as const
const noAddress = { kind: 'none' } as const
const withWeekdayDisagreement = { weekdayDisagrees: true } as const
const withoutWeekdayDisagreement = {}

/**
 * A birth date in one form, only for comparison: a date, else its characters (years alone, `16061987`). A year after
 * `thisYear` is impossible: `03.03.60` is in the last century.
 */
function birthDateOf(cell: string, thisYear: number): string {
  const text = cleanText(cell)
  if (!/\d/.test(text)) return ''
  const run = /^(\d{2})(\d{2})((?:19|20)\d{2})$/.exec(text)
  if (run) return `${Number(run[3])}-${Number(run[2])}-${Number(run[1])}`
  const day = readDate(text)
  if (day.kind === 'day') {
    const { year, month, day: dayOfMonth } = day.day
    const century = year > thisYear && !text.includes(String(year)) ? 100 : 0
    return `${year - century}-${month}-${dayOfMonth}`
  }
  return text.replace(/[^\p{L}\p{N}]/gu, '').toLowerCase()
}

/**
 * Reads rows by a layout and settings. Create it once for all rows: it remembers what texts mean.
 * An edit of the user replaces all sources of that field.
 */
export function createRowReader(layout: Layout, settings: ValidationSettings, context: ListContext): RowReader {
  const columns = (meaning: Layout['columns'][number]) =>
    layout.columns.flatMap((own, column) => (own === meaning ? [column] : []))
  const first = (meaning: Layout['columns'][number]) => layout.columns.indexOf(meaning)
  const lastNameColumn = first('lastName')
  const firstNameColumn = first('firstName')
  const fullNameColumn = first('fullName')
  const genderColumns = columns('gender')
  const titleColumns = columns('title')
  const mobileColumns = columns('phone:mobile')
  const phoneColumns = columns('phone')
  const emailColumns = columns('email')
  const dateColumn = first('dateTime') >= 0 ? first('dateTime') : first('date')
  const timeColumn = first('time')
  const languageColumn = first('language')
  const doctorColumn = first('doctorEmail')
  const doctorNameColumn = doctorColumn < 0 && first('queue') < 0 ? first('doctor') : -1
  const queueColumn = first('queue')
  const statusColumns = columns('status')
  const cancelledColumns = statusColumns.filter((column) => asksIfCancelled(layout.headers[column] ?? ''))
  const birthColumn = first('birthDate')
  const order = layout.fullNameOrder ?? 'last-first'
  const { defaultCountry: country, defaultLanguage, timeZone, now } = settings
  const { dateSystem, dateOrder } = layout

  const status = memoize(readStatus)
  const language = memoize((text) => readLanguage(text, defaultLanguage))
  const defaultReading = readLanguage(undefined, defaultLanguage)
  const appointmentsIn = (order: Layout['dateOrder']) =>
    memoize((date) =>
      memoize((time) =>
        readAppointment({
          date: date === '' ? undefined : date,
          time: time === '' ? undefined : time,
          timeZone,
          now,
          dateSystem,
          dateOrder: order
        })
      )
    )
  const appointmentsOfDate = appointmentsIn(dateOrder)
  // The table writes the day first, and so do users who edit it, whatever the order in the file.
  const typedAppointments = dateOrder === undefined ? appointmentsOfDate : appointmentsIn(undefined)
  const genderOfSex = memoize((sex) => readGender({ sex: [sex] }))
  const gender = memoize((text) => {
    const [sex = '', titles = '', before = ''] = text.split(separator)
    return readGender({
      sex: sex === '' ? none : sex.split('\u001E'),
      title: titles === '' ? none : titles.split('\u001E'),
      beforeName: titleGenders.find((known) => known === before)
    })
  })
  const destinationsOfDoctor = memoize((doctorEmail) =>
    memoize((queue) => readDestination({ doctorEmail, queue, defaults: settings }))
  )

  const directory = createDirectory(settings.destinations ?? [])
  const hasDefault = Boolean(settings.doctorEmail || settings.queue)
  const destinationOfName = memoize((name): DestinationReading => {
    const key = doctorKey(name)
    const known = directory(name)
    if (known !== undefined) {
      const { doctorEmail, queue } = known
      return { ...(doctorEmail ? { doctorEmail } : {}), ...(queue ? { queue } : {}), errors: none }
    }
    if (key === undefined || (context.isOneDoctor && hasDefault)) return destinationsOfDoctor('')('')
    return { errors: ['doctor-unknown'] }
  })
  const isAgainst = memoize(speaksAgainst)
  const monthFirstAppointments = appointmentsIn('month-first')
  const inviteColumn = settings.invite === undefined ? -1 : columnOfTitle(layout, settings.invite.column)
  const invited = new Set(settings.invite?.values.map(fold))
  const isInvited = memoize((value) => invited.has(fold(value)))

  function destinationOf({ edits, cells }: ListRow): DestinationReading {
    const cell = (column: number) => (column < 0 ? '' : (cells[column] ?? ''))
    if (doctorNameColumn >= 0 && edits.doctorEmail === undefined && edits.queue === undefined) {
      return destinationOfName(cell(doctorNameColumn))
    }
    return destinationsOfDoctor(edits.doctorEmail ?? cell(doctorColumn))(edits.queue ?? cell(queueColumn))
  }

  /** The day outside the rows, if it is where the user has agreed with it. */
  function agreedDay(row: ListRow): string | undefined {
    const found = context.dayOf(row)
    return found !== undefined && settings.dayFrom?.includes(found.from) !== false ? found.day : undefined
  }

  function appointmentOf(row: ListRow): AppointmentReading {
    if (row.edits.moment !== undefined) return typedAppointments(row.edits.moment)('')
    const date = dateColumn < 0 ? '' : (row.cells[dateColumn] ?? '')
    const time = timeColumn < 0 ? '' : (row.cells[timeColumn] ?? '')
    if (settings.day !== undefined && isPlaceholder(date)) {
      const day = settings.day === 'proposed' ? agreedDay(row) : settings.day
      const own = readDate(time)
      const isDated = own.kind === 'day' && own.written !== 'serial' && own.day.year > 1904
      if (day !== undefined && !isDated) return appointmentsOfDate(day)(isPlaceholder(time) ? '' : time)
    }
    const reading = appointmentsOfDate(date)(time)
    if (context.unsureWritings.size === 0) return reading
    const writing = writingOf(date)
    if (writing?.only !== 'either' || !context.unsureWritings.has(writing.separator)) return reading
    const other = monthFirstAppointments(date)(time)
    if (other.errors.includes('date-past')) return reading
    const rest = reading.errors.filter((code) => code !== 'date-past')
    return { ...reading, errors: ['date-order-unsure', ...rest], warnings: none }
  }

  function joined(cells: readonly string[], of: readonly number[]): string {
    if (of.length === 1) return cells[of[0] as number] ?? ''
    return of.length === 0 ? '' : of.map((column) => cells[column] ?? '').join('\u001E')
  }

  function phones(row: ListRow, emailKind: 'address' | 'invalid' | 'none'): PhonesReading {
    const typed = row.edits.phone
    return readPhones({
      // A number that the user typed is meant for messages.
      mobile: typed === undefined ? mobileColumns.map((column) => row.cells[column] ?? '') : [typed],
      other: typed === undefined ? phoneColumns.map((column) => row.cells[column] ?? '') : none,
      country,
      email: emailKind,
      pairsCountry: settings.pairsCountry,
      takesOthers: row.accepted?.includes('phone-of-other') ?? false
    })
  }

  function names({ cells, edits }: ListRow): NameReading {
    const cell = (column: number) => (column < 0 ? '' : (cells[column] ?? ''))
    if (fullNameColumn < 0) {
      const first = edits.firstName ?? cell(firstNameColumn)
      const last = edits.lastName ?? cell(lastNameColumn)
      const birth = context.birthNameColumn
      if (birth < 0 || edits.lastName !== undefined || readNamePart(last) !== undefined) return readNames(first, last)
      const names = readNames(first, cell(birth))
      return names.lastName === undefined ? names : { ...names, warnings: [...names.warnings, 'birth-name-used'] }
    }
    const full = readFullName(cell(fullNameColumn), order)
    if (edits.firstName === undefined && edits.lastName === undefined) return full
    const own = readNames(edits.firstName ?? full.firstName ?? '', edits.lastName ?? full.lastName ?? '')
    return {
      ...own,
      ...(full.genderBefore === undefined ? {} : { genderBefore: full.genderBefore }),
      warnings: edits.firstName === undefined || edits.lastName === undefined ? full.warnings : []
    }
  }

  /** The first with more than a placeholder; -1 if no column contains addresses. */
  function emailColumnOf(cells: readonly string[]): number {
    const [first = -1] = emailColumns
    return emailColumns.length < 2 ? first : (emailColumns.find((column) => !isPlaceholder(cells[column] ?? '')) ?? -1)
  }

  function read(row: ListRow): RowReading {
    const { cells, edits } = row
    const cell = (column: number) => (column < 0 ? '' : (cells[column] ?? ''))
    const name = names(row)
    const emailCell = edits.email ?? cell(emailColumnOf(cells))
    const address = emailCell === '' ? noAddress : readEmail(emailCell)
    const phone = phones(row, address.kind)
    const sex =
      edits.gender !== undefined
        ? genderOfSex(edits.gender)
        : titleColumns.length === 0 && genderColumns.length === 1 && name.genderBefore === undefined
          ? genderOfSex(joined(cells, genderColumns))
          : gender(
              `${joined(cells, genderColumns)}${separator}${joined(cells, titleColumns)}${separator}${name.genderBefore ?? ''}`
            )
    const appointment = appointmentOf(row)
    const languageReading =
      edits.language !== undefined
        ? language(edits.language)
        : languageColumn < 0
          ? defaultReading
          : language(cell(languageColumn))
    const destination = destinationOf(row)
    const invitation: { -readonly [Field in keyof Invitation]: Invitation[Field] } = {}
    if (name.firstName !== undefined) invitation.firstName = name.firstName
    if (name.lastName !== undefined) invitation.lastName = name.lastName
    if (sex.gender !== undefined) invitation.gender = sex.gender
    if (phone.phoneNumber !== undefined) invitation.phoneNumber = phone.phoneNumber
    if (address.kind === 'address') invitation.emailAddress = address.address
    if (appointment.instant !== undefined) invitation.scheduledFor = appointment.instant
    invitation.language = languageReading.language
    if (destination.doctorEmail !== undefined) invitation.doctorEmail = destination.doctorEmail
    if (destination.queue !== undefined) invitation.queue = destination.queue
    const weekday = appointment.weekdayDisagrees ? withWeekdayDisagreement : withoutWeekdayDisagreement
    const isCancelled =
      statusColumns.some((column) => status(cell(column)) === 'cancelled') ||
      cancelledColumns.some((column) => isYes(cell(column)))
    if (isCancelled) {
      return { invitation, errors: ['cancelled'], warnings: none, repairs: none, ...weekday }
    }
    const accepts = (code: ErrorCode) => row.accepted?.includes(code) ?? false
    if (settings.invite !== undefined && !isInvited(cell(inviteColumn)) && !accepts('not-chosen')) {
      return { invitation, errors: ['not-chosen'], warnings: none, repairs: none, ...weekday }
    }
    const errors: ErrorCode[] = []
    if (context.isShifted(row) && !accepts('row-shifted')) {
      return { invitation, errors: ['row-shifted'], warnings: none, repairs: none, ...weekday }
    }
    if (context.remarkColumns.some((column) => isAgainst(cell(column))) && !accepts('remark-against')) {
      errors.push('remark-against')
    }
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
    warnings.push(...name.warnings, ...languageReading.warnings, ...appointment.warnings)
    const candidate: ReadyRow = {
      nameKey: nameKeyOf(name.firstName ?? '', name.lastName ?? ''),
      birthCell: cell(birthColumn),
      appointmentAt: appointment.appointmentAt,
      doctorEmail: destination.doctorEmail,
      queue: destination.queue,
      phoneNumber: phone.phoneNumber,
      duplicateAccepted: row.accepted?.includes('duplicate-row') ?? false
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

  function repairsOf(
    row: ListRow,
    name: NameReading,
    phone: PhonesReading,
    address: ReturnType<typeof readEmail>
  ): readonly Repair[] {
    const otherCountry = phone.warnings.includes('phone-other-country')
    const split = name.warnings.includes('name-split')
    const emailRepair = address.kind === 'address' ? address.repair : undefined
    if (!phone.repair && !otherCountry && !split && !emailRepair) return none
    const repairs: Repair[] = []
    const add = (field: EditableField, before: string, after: string, code: WarningCode) =>
      repairs.push({ field, before, after, code })
    if (phone.repair) add('phone', phone.repair.before, phone.repair.after, 'phone-repaired')
    if (otherCountry && phone.phoneNumber !== undefined) {
      add('phone', phone.repair?.before ?? sourceCellOfPhone(row, phone), phone.phoneNumber, 'phone-other-country')
    }
    if (emailRepair) add('email', emailRepair.before, emailRepair.after, 'email-repaired')
    if (split) {
      const whole = row.cells[fullNameColumn] ?? ''
      add('lastName', whole, name.lastName ?? '', 'name-split')
      add('firstName', whole, name.firstName ?? '', 'name-split')
    }
    return repairs
  }

  /** The source cell of a number that needed no repair: its digits end like the number. */
  function sourceCellOfPhone({ cells, edits }: ListRow, { phoneNumber = '' }: PhonesReading): string {
    if (edits.phone !== undefined) return edits.phone
    const tail = phoneNumber.slice(-8)
    const from = [...mobileColumns, ...phoneColumns].find((column) =>
      (cells[column] ?? '').replace(/\D/g, '').endsWith(tail)
    )
    return from === undefined ? phoneNumber : (cells[from] ?? '')
  }

  return { read, birthDate: memoize((birthDate) => birthDateOf(birthDate, new Date(now).getUTCFullYear())) }
}
