import type { RecordInput } from './classify-rows.ts'
import type { ColumnStats } from './column-stats.ts'
import type { HeaderReading } from './header-cell.ts'
import type { HeaderCell } from './header-row.ts'
import { headerWords } from './header-text.ts'
import { patient } from './vocabulary/index.ts'

const names: ReadonlySet<HeaderReading['kind']> = new Set(['lastName', 'firstName', 'fullName', 'name', 'nome'])
const contacts: ReadonlySet<HeaderReading['kind']> = new Set(['email', 'phone', 'phone:mobile', 'contact'])

/** What a person has besides a name and contacts. */
const personal: ReadonlySet<HeaderReading['kind']> = new Set(['gender', 'title', 'birthDate'])

/** A share of rows: a maiden name or a slip in a few cells makes nobody another person. */
export const mostlySame = 0.9

/** Whether the words of one name are among those of the other. */
export function isSameName(one: string, other: string): boolean {
  const [few = [], many = []] = [one, other]
    .map((name) => headerWords(name).split(' '))
    .sort((left, right) => left.length - right.length)
  return few.every((word) => many.includes(word))
}

/** Cells that name a person: two words or more, each with a capital. */
export const personsName =
  /^(?:\p{L}+\.? ){0,3}\p{Lu}[\p{L}'’-]+,? (?:(?:de|du|von|van|di|della|la|le) )*\p{Lu}[\p{L}'’.-]+/u

export function holdPersons({ samples, filled }: ColumnStats): boolean {
  return filled > 0 && samples.filter((cell) => personsName.test(cell.trim())).length >= samples.length / 2
}

/** Most first names differ from row to row, most places and reasons do not. */
const distinctNames = 0.4

/** `Rita`, `Marc`: one word with a capital, nearly another one in each row. */
export function holdSingleNames({ samples, filled, distinct, gender, language, yesNo }: ColumnStats): boolean {
  if (filled === 0 || distinct < filled * distinctNames || gender + language + yesNo >= 0.5) return false
  return samples.filter((cell) => /^\p{Lu}[\p{L}'’-]+$/u.test(cell.trim())).length > samples.length / 2
}

function saysPatient({ text, group }: HeaderCell): boolean {
  return patient.test(headerWords(text)) || patient.test(headerWords(group))
}

/** Which part of a name a column has. A whole name and the last name are the same part: both begin a person. */
function partOf(kind: HeaderReading['kind'] | undefined): 'first' | 'last' {
  return kind === 'firstName' || kind === 'nome' ? 'first' : 'last'
}

/**
 * Columns of names that are not the patient's: in a list that says `Patient` of other columns, in which other people
 * are. A parent or a contact person may come first in each row.
 */
export function namesOfOthers(
  header: readonly HeaderCell[],
  columnStats: readonly ColumnStats[],
  rows: readonly RecordInput[]
): ReadonlySet<number> {
  const named = (column: number) => {
    const stats = columnStats[column]
    return stats !== undefined && (holdPersons(stats) || holdSingleNames(stats))
  }
  const isName = ({ reading: { kind, rank } }: HeaderCell) => names.has(kind) && rank > 1
  const patients = header.flatMap((cell, at) =>
    cell.reading.kind === 'patient'
      ? saysPatient(cell) && named(at)
        ? [at]
        : []
      : isName(cell) && saysPatient(cell)
        ? [at]
        : []
  )
  const others = header.flatMap((cell, at) => (isName(cell) && !saysPatient(cell) ? [at] : []))
  // `Patient, Prénom` and `Cognome paziente, Nome` are two parts of one name.
  const isWhole = patients.some((at) => {
    const stats = columnStats[at]
    return stats !== undefined && header[at]?.reading.kind === 'patient' && holdPersons(stats)
  })
  const partsOf = (columns: readonly number[]) => new Set(columns.map((at) => partOf(header[at]?.reading.kind)))
  const ofPatient = partsOf(patients)
  if (others.length === 0 || (!isWhole && ![...partsOf(others)].some((part) => ofPatient.has(part)))) return new Set()
  const textOf = ({ cells }: RecordInput, columns: readonly number[]) =>
    columns
      .map((at) => (cells[at] ?? '').trim())
      .filter((text) => text !== '')
      .join(' ')
  const both = rows.filter((row) => textOf(row, patients) !== '' && textOf(row, others) !== '')
  const same = both.filter((row) => isSameName(textOf(row, patients), textOf(row, others)))
  return new Set(both.length > 0 && same.length < both.length * mostlySame ? others : [])
}

/**
 * Contacts before a child or a resident whom the list names behind somebody else: `Name, Telefon, Kind, Geschlecht`. Where
 * a sex or a birth date stands before them, the first one is the patient: `Nom, Prénom, Sexe, Portable, Enfant`.
 */
export function contactsBeforeOther(
  header: readonly HeaderCell[],
  columnStats: readonly ColumnStats[]
): readonly number[] {
  const at = header.findIndex((cell, column) => {
    const stats = columnStats[column]
    const isInCare = cell.reading.kind === 'patient' && !saysPatient(cell)
    return isInCare && stats !== undefined && (holdPersons(stats) || holdSingleNames(stats))
  })
  const before = header.slice(0, Math.max(0, at))
  const isNamed = before.some((cell) => names.has(cell.reading.kind) && !saysPatient(cell))
  if (!isNamed || before.some(({ reading: { kind } }) => personal.has(kind))) return []
  return before.flatMap((cell, column) => (contacts.has(cell.reading.kind) && !saysPatient(cell) ? [column] : []))
}

/**
 * Columns behind such names, and before the patient's: nobody has said whose contacts they are, and a sex or a birth
 * date is rather the other person's.
 */
export function columnsBehind(
  header: readonly HeaderCell[],
  others: ReadonlySet<number>
): readonly { readonly column: number; readonly reason: 'whose-contact' | 'other-person' }[] {
  const isName = (at: number) => {
    const kind = header[at]?.reading.kind
    return kind !== undefined && (names.has(kind) || kind === 'patient')
  }
  return header.flatMap((cell, at) => {
    const isContact = contacts.has(cell.reading.kind)
    if (!(isContact || personal.has(cell.reading.kind)) || saysPatient(cell)) return []
    // Behind both, a sex is the patient's, as in a list that has it once at its end.
    if (!isContact && !header.slice(at).some((_, next) => isName(at + next) && !others.has(at + next))) return []
    let name = at - 1
    while (name >= 0 && !isName(name)) name -= 1
    return others.has(name) ? [{ column: at, reason: isContact ? 'whose-contact' : 'other-person' }] : []
  })
}
