import type { RecordInput } from './classify-rows.ts'
import { type HeaderReading, readHeaderCell } from './header-cell.ts'
import type { HeaderCell } from './header-row.ts'
import { headerWords } from './header-text.ts'
import { doctor, patient } from './vocabulary/index.ts'

type Kind = HeaderReading['kind']

const names: ReadonlySet<Kind> = new Set(['lastName', 'firstName', 'fullName', 'name', 'nome', 'patient'])
const contacts: ReadonlySet<Kind> = new Set(['phone', 'phone:mobile', 'email', 'contact'])
/** A relative has a name and a contact in the row, and seldom one of these. */
const patientsOnly: ReadonlySet<Kind> = new Set(['gender', 'birthDate', 'date', 'time', 'start', 'moment'])

/** A title without its number: `Patient 2`, `Salle B`. */
function unnumbered(text: string): string {
  return headerWords(text)
    .replace(/\d+/g, '')
    .replace(/ [a-d]$/, '')
    .trim()
}

function keyOf({ text, group }: HeaderCell): string {
  const own = unnumbered(text)
  const above = headerWords(group)
  // Two doctors with a patient each: `Dr Keller | Dr Meier`.
  return own === '' ? '' : `${doctor.test(above) ? 'doctor' : unnumbered(group)}/${own}`
}

/**
 * Whether each row holds two patients: names and contacts whose titles are said twice at one distance, with what only
 * patients have, or with all other columns too, or as `Patient 1` and `Patient 2`. One of them would be lost.
 */
export function hasTwoPatients(header: readonly HeaderCell[], rows: readonly RecordInput[]): boolean {
  const keys = header.map(keyOf)
  const kinds = header.map(({ text }) => readHeaderCell(unnumbered(text)).kind)
  const first = kinds.findIndex((kind) => names.has(kind))
  return kinds.some(
    (kind, at) => first >= 0 && at > first && names.has(kind) && keys[at] === keys[first] && isSecond(at)
  )

  function isSecond(at: number): boolean {
    const distance = at - first
    const repeated = keys.flatMap((key, column) => (key !== '' && key === keys[column + distance] ? [column] : []))
    const repeats = (what: ReadonlySet<Kind>) => repeated.some((column) => what.has(kinds[column] ?? 'empty'))
    if (!repeats(contacts) || !holdsOthers(at)) return false
    const titled = keys.filter((key) => key !== '').length
    return repeats(patientsOnly) || repeated.length * 2 === titled || [first, at].every(isPatients)
  }

  /** A join of two exports may have a column twice, with the same names. */
  function holdsOthers(at: number): boolean {
    return rows.some(({ cells }) => {
      const other = (cells[at] ?? '').trim()
      return other !== '' && other !== (cells[first] ?? '').trim()
    })
  }

  function isPatients(column: number): boolean {
    const { text = '', group = '' } = header[column] ?? {}
    return patient.test(headerWords(text)) || patient.test(headerWords(group))
  }
}
