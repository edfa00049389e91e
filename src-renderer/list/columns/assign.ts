import type { ColumnMeaning, Layout } from '#contract/list.ts'
import { nameOrderOfHeader } from '../fields/index.ts'
import { assignAppointment } from './assign-appointment.ts'
import { assignByValues } from './assign-by-values.ts'
import type { Assignment } from './assignment.ts'
import type { RecordInput } from './classify-rows.ts'
import type { ColumnStats } from './column-stats.ts'
import { contactOwners } from './contact-owner.ts'
import type { HeaderReading, IgnoreReason } from './header-cell.ts'
import type { HeaderCell } from './header-row.ts'
import { headerWords } from './header-text.ts'
import { columnsBehind, contactsBeforeOther, namesOfOthers } from './named-patient.ts'
import { englishTitle, germanTitle, plainEnglishName } from './vocabulary/index.ts'

export interface ColumnAssignments {
  readonly columns: readonly Assignment[]
  readonly fullNameOrder?: Layout['fullNameOrder']
}

/** Meanings that only one column can have; the others may have several. */
const singleColumnMeanings: ReadonlySet<ColumnMeaning> = new Set([
  'lastName',
  'firstName',
  'fullName',
  'birthDate',
  'date',
  'time',
  'dateTime',
  'language',
  'doctorEmail',
  'doctor',
  'queue',
  'rowId'
])

function ignored(reason: IgnoreReason): Assignment {
  return { meaning: 'ignore', by: 'header', reason }
}

const otherPersons: HeaderReading = { kind: 'ignore', reason: 'other-person', rank: 0 }
const untitledReading: HeaderReading = { kind: 'empty', rank: 0 }

type Draft = (Assignment | undefined)[]

function byHeader(meaning: ColumnMeaning): Assignment {
  return { meaning, by: 'header' }
}

/** Which column of several wins: the highest rank, then the left one. */
function best(readings: readonly HeaderReading[], kinds: readonly HeaderReading['kind'][]): number {
  let found = -1
  for (const [column, { kind, rank }] of readings.entries()) {
    if (kinds.includes(kind) && (found < 0 || rank > (readings[found]?.rank ?? 0))) found = column
  }
  return found
}

/** The first name in use, unless it is only written where it differs: then the one that all have. */
function firstNameColumn(readings: readonly HeaderReading[], columnStats: readonly ColumnStats[]): number {
  const first = best(readings, ['firstName'])
  const filled = (column: number) => columnStats[column]?.filled ?? 0
  return readings.reduce(
    (found, { kind }, column) => (kind === 'firstName' && filled(column) > filled(found) ? column : found),
    first
  )
}

/** Gives `Nom`, `Name`, `Nome` and `Patient` their meaning from the name columns next to them. */
function assignNames(readings: readonly HeaderReading[], columnStats: readonly ColumnStats[], draft: Draft): void {
  const at = (...kinds: HeaderReading['kind'][]) => best(readings, kinds)
  let last = at('lastName')
  let first = firstNameColumn(readings, columnStats)
  const lastIsBirthName = last >= 0 && readings[last]?.rank === 1
  const genericName = at('name')
  const italianName = at('nome')
  const whole = at('fullName')
  const patient = at('patient')
  const hasLetters = patient >= 0 && (columnStats[patient]?.words ?? 0) >= 0.5
  // `Patient` over both names is the name; a birth name next to it is not.
  const isWhole = whole >= 0 || hasLetters || (genericName >= 0 && (columnStats[genericName]?.severalWords ?? 0) >= 0.5)
  if (lastIsBirthName && first < 0 && italianName < 0 && isWhole) last = -1
  if ((last < 0 || lastIsBirthName) && genericName >= 0 && (first >= 0 || italianName >= 0)) last = genericName
  // `Nom` wins over `Nom d'usage` and `Nom de famille`: it is what the list itself calls the patient.
  else if (last >= 0 && genericName >= 0 && first >= 0 && (readings[last]?.rank ?? 0) < 5) last = genericName
  if (first < 0 && last >= 0 && italianName >= 0 && italianName !== last) first = italianName
  if (first >= 0 && last < 0 && italianName >= 0 && italianName !== first) last = italianName
  if (first < 0 && last >= 0 && genericName >= 0 && genericName !== last) {
    // `Surname` next to `Name`: the other name, unless both are written in it.
    if ((columnStats[genericName]?.severalWords ?? 0) < 0.8) first = genericName
  }
  if (last < 0 && first >= 0 && hasLetters && (columnStats[patient]?.severalWords ?? 0) < 0.5) last = patient
  if (last >= 0) draft[last] = byHeader('lastName')
  if (first >= 0) draft[first] = byHeader('firstName')
  if (last < 0 || first < 0) {
    // `Nom` next to an untitled column of single words: they are the first names.
    const untitled = readings.some(
      ({ kind }, column) => kind === 'empty' && (columnStats[column]?.words ?? 0) >= 0.7 && !draft[column]
    )
    if (
      genericName >= 0 &&
      last < 0 &&
      first < 0 &&
      whole < 0 &&
      untitled &&
      (columnStats[genericName]?.severalWords ?? 0) < 0.5
    ) {
      draft[genericName] = byHeader('lastName')
      last = genericName
    }
    const full =
      whole >= 0
        ? whole
        : last >= 0 || first >= 0
          ? -1
          : genericName >= 0
            ? genericName
            : italianName >= 0
              ? italianName
              : -1
    const fallback =
      full < 0 && last < 0 && first < 0 && patient >= 0 && columnStats[patient]?.digitsOnly !== 1 ? patient : full
    if (fallback >= 0) {
      draft[fallback] = byHeader('fullName')
      // A column for one of the two names adds nothing, and could contradict the column for both.
      if (last >= 0) draft[last] = ignored('second-of-kind')
      if (first >= 0) draft[first] = ignored('second-of-kind')
    }
  }
  for (const [column, { kind, rank }] of readings.entries()) {
    if (draft[column]) continue
    if (kind === 'lastName' || kind === 'firstName' || kind === 'name' || kind === 'nome' || kind === 'fullName') {
      draft[column] = ignored(rank === 1 && kind === 'lastName' ? 'birth-name' : 'second-of-kind')
    } else if (kind === 'patient') {
      draft[column] =
        (columnStats[column]?.digitsOnly ?? 0) > 0.5 ? byHeader('patientNumber') : ignored('second-of-kind')
    }
  }
}

const meaningOfKind: Partial<Record<HeaderReading['kind'], ColumnMeaning>> = {
  title: 'title',
  gender: 'gender',
  birthDate: 'birthDate',
  patientNumber: 'patientNumber',
  'phone:mobile': 'phone:mobile',
  phone: 'phone',
  email: 'email',
  language: 'language',
  doctorEmail: 'doctorEmail',
  queue: 'queue',
  status: 'status',
  rowId: 'rowId'
}

/** Yes and no under the title of a phone or an address, where another column holds such contacts. */
function isQuestion(column: number, readings: readonly HeaderReading[], columnStats: readonly ColumnStats[]): boolean {
  const asks = (at: number) => (columnStats[at]?.yesNo ?? 0) > 0.5
  const about = (at: number) => readings[at]?.kind.replace(':mobile', '')
  const own = about(column)
  if ((own !== 'phone' && own !== 'email') || !asks(column)) return false
  return readings.some((_, at) => at !== column && about(at) === own && (columnStats[at]?.filled ?? 0) > 0 && !asks(at))
}

function assignRest(readings: readonly HeaderReading[], columnStats: readonly ColumnStats[], draft: Draft): void {
  const hasDoctorEmail = readings.some(({ kind }) => kind === 'doctorEmail')
  // A doctor's name counts where no column has addresses or queues.
  const hasDestination =
    hasDoctorEmail ||
    readings.some(({ kind }) => kind === 'queue') ||
    draft.some((own) => own?.meaning === 'doctorEmail') ||
    readings.some(({ kind }, column) => kind === 'doctor' && (columnStats[column]?.email ?? 0) >= 0.5)
  const holdsName = (column: number) => {
    const { email = 0, filled = 0 } = columnStats[column] ?? {}
    return readings[column]?.kind === 'doctor' && email < 0.5 && filled > 0
  }
  const doctors = hasDestination ? [] : readings.map((reading, at) => (holdsName(at) ? reading : untitledReading))
  const doctor = best(doctors, ['doctor'])
  for (const [column, reading] of readings.entries()) {
    if (draft[column]) continue
    const stats = columnStats[column]
    if (reading.kind === 'ignore') draft[column] = ignored(reading.reason)
    else if (reading.kind === 'doctor') {
      const isAddress = !hasDoctorEmail && (stats?.email ?? 0) >= 0.5
      const isName = column === doctor
      if (isAddress) draft[column] = { meaning: 'doctorEmail', by: 'both' }
      else draft[column] = isName ? byHeader('doctor') : ignored('doctor')
    } else if (reading.kind === 'contact') {
      const email = stats?.email ?? 0
      const phone = stats?.phone ?? 0
      if (Math.max(email, phone) >= 0.3) draft[column] = { meaning: email > phone ? 'email' : 'phone', by: 'both' }
      else draft[column] = ignored('no-use')
    } else {
      const meaning = meaningOfKind[reading.kind]
      // `Smartphone`, `E-Mail geprüft`: whether there is one, not the number or the address.
      if (meaning && isQuestion(column, readings, columnStats)) draft[column] = ignored('no-use')
      else if (meaning) draft[column] = byHeader(meaning)
    }
  }
}

function keepFirstOfKind(draft: Draft): void {
  const seen = new Set<ColumnMeaning>()
  for (const [column, assignment] of draft.entries()) {
    if (!assignment || !singleColumnMeanings.has(assignment.meaning)) continue
    if (seen.has(assignment.meaning)) draft[column] = ignored('second-of-kind')
    seen.add(assignment.meaning)
  }
}

/** Whether the values look like the meaning; undefined where the meaning has no typical values, or there are few. */
function valuesAgree(meaning: ColumnMeaning, stats: ColumnStats): boolean | undefined {
  if (stats.filled < 1) return undefined
  switch (meaning) {
    case 'email':
    case 'doctorEmail':
      return stats.email >= 0.5
    case 'phone':
    case 'phone:mobile':
      return stats.phone + stats.digitsOnly >= 0.5
    case 'date':
      return stats.date + stats.dateTime + stats.serial >= 0.5
    case 'dateTime':
      return stats.date + stats.dateTime + stats.serial >= 0.5
    case 'birthDate':
      return stats.date + stats.dateTime + stats.digitsOnly >= 0.5
    case 'time':
      return stats.time + stats.dateTime >= 0.5
    case 'gender':
    case 'title':
      return stats.gender + stats.digitsOnly >= 0.5
    case 'language':
      return stats.language >= 0.3
    case 'lastName':
    case 'firstName':
    case 'fullName':
      return stats.words >= 0.5
    default:
      return undefined
  }
}

/** `Name` over both names is English where two other titles are, and none is German. */
function speaksEnglish(header: readonly HeaderCell[]): boolean {
  const titles = header.map(({ text }) => headerWords(text))
  return (
    titles.filter((title) => englishTitle.test(title)).length >= 2 && !titles.some((title) => germanTitle.test(title))
  )
}

/**
 * Gives every column its meaning: from its header and the other headers, and from its values where the header is
 * empty, ambiguous or missing.
 */
export function assignColumns(
  header: readonly HeaderCell[] | undefined,
  columnStats: readonly ColumnStats[],
  options: { readonly now?: number | undefined },
  rows: readonly RecordInput[] = []
): ColumnAssignments {
  const titled = columnStats.map((_, column) => header?.[column] ?? { text: '', group: '', reading: untitledReading })
  const others = namesOfOthers(titled, columnStats, rows)
  const cells = titled.map((cell, column) => (others.has(column) ? { ...cell, reading: otherPersons } : cell))
  const readings: readonly HeaderReading[] = cells.map(({ reading }) => reading)
  const draft: Draft = columnStats.map(() => undefined)
  for (const [column, owner] of contactOwners(cells, columnStats, rows)) {
    const kind = readings[column]?.kind
    const isAddress = kind === 'email' || (kind === 'empty' && (columnStats[column]?.email ?? 0) >= 0.5)
    const isDoctors = owner === 'doctor' && isAddress
    draft[column] = isDoctors ? byHeader('doctorEmail') : ignored(owner)
  }
  for (const { column, reason } of columnsBehind(titled, others)) draft[column] = ignored(reason)
  for (const column of contactsBeforeOther(titled, columnStats)) draft[column] = ignored('whose-contact')
  assignNames(readings, columnStats, draft)
  for (const [column, assignment] of assignAppointment(readings, columnStats, options.now)) draft[column] ??= assignment
  assignRest(readings, columnStats, draft)
  keepFirstOfKind(draft)
  // Cells past the header are ignored: only columns within it are recognized by their values.
  const width = header?.length ?? columnStats.length
  const open = columnStats.flatMap((_, column) => (column < width && !draft[column] ? [column] : []))
  const untitled = open.filter((column) => readings[column]?.kind === 'empty')
  for (const [column, meaning] of assignByValues({ columnStats, draft, untitled, open, now: options.now })) {
    draft[column] = { meaning, by: 'values' }
  }
  const columns = columnStats.map((stats, column): Assignment => {
    const assignment = draft[column] ?? { meaning: 'ignore' as const, by: 'none' as const, reason: 'unknown' as const }
    if (assignment.by !== 'header' || assignment.meaning === 'ignore') return assignment
    return valuesAgree(assignment.meaning, stats) ? { ...assignment, by: 'both' } : assignment
  })
  const full = columns.findIndex(({ meaning }) => meaning === 'fullName')
  const title = header?.[full]?.text ?? ''
  if (full < 0 || title.trim() === '') return { columns }
  const isEnglish = plainEnglishName.test(headerWords(title)) && speaksEnglish(header ?? [])
  return { columns, fullNameOrder: isEnglish ? 'first-last' : nameOrderOfHeader(title) }
}
