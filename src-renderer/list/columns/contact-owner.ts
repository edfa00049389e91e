import type { ColumnStats } from './column-stats.ts'
import type { HeaderReading } from './header-cell.ts'
import type { HeaderCell } from './header-row.ts'
import { headerWords } from './header-text.ts'
import { aContact, email, family, mobilePhone, patient, phone, relation } from './vocabulary/index.ts'

type Owner = 'doctor' | 'other-person'

const names: ReadonlySet<HeaderReading['kind']> = new Set([
  'lastName',
  'firstName',
  'fullName',
  'name',
  'nome',
  'patient'
])

function isContact(cell: HeaderCell | undefined): boolean {
  const kind = cell?.reading.kind
  return kind === 'email' || kind === 'phone' || kind === 'phone:mobile'
}

/** Both phones, or both addresses. */
function isLike(one: HeaderCell, other: HeaderCell): boolean {
  return (one.reading.kind === 'email') === (other.reading.kind === 'email')
}

/** `Tél. patient`, or any column under a group of the patient's. */
function isPatients({ text, group }: HeaderCell): boolean {
  return patient.test(headerWords(text)) || patient.test(headerWords(group))
}

/**
 * Finds phones and addresses of others than the patient by the columns next to them, and their owner by column:
 * - the same title twice, the second after another owner (`E-Mail … Arzt, E-Mail`);
 * - a contact's, after a contact's name (`Kontaktname, Kontakttelefon`);
 * - those after a relative, where the patient has one further left (`Tél., Personne à contacter, Portable`);
 * - all titles repeated after a repeated name (`Nom, Tél., … Nom, Tél.`);
 * - those left of the patient's name, where the patient has one further right (`Arzt, Tel., Patient, Mobile`).
 */
export function contactOwners(
  header: readonly HeaderCell[],
  columnStats: readonly ColumnStats[]
): ReadonlyMap<number, Owner> {
  const found = new Map<number, Owner>()
  const ownerAt = (at: number): Owner | undefined => {
    const cell = header[at]
    if (cell?.reading.kind === 'doctor') return 'doctor'
    // `Contact` over words, not over numbers, is a name.
    if (cell?.reading.kind === 'contact') return (columnStats[at]?.words ?? 0) >= 0.5 ? 'other-person' : undefined
    const reason = cell?.reading.kind === 'ignore' ? cell.reading.reason : undefined
    return reason === 'doctor' || reason === 'other-person' ? reason : undefined
  }
  const named = header.findIndex(({ reading }) => names.has(reading.kind))
  const isSaidBefore = ({ text, group }: HeaderCell, column: number) =>
    header.slice(0, column).some((other) => other.text.trim() === text.trim() && other.group === group)
  const second = header.findIndex((cell, column) => names.has(cell.reading.kind) && isSaidBefore(cell, column))
  for (const [column, cell] of header.entries()) {
    const isSecondPersons = second >= 0 && column > second && isSaidBefore(cell, column)
    if (isSecondPersons && (isContact(cell) || cell.reading.kind === 'gender' || cell.reading.kind === 'title')) {
      found.set(column, 'other-person')
      continue
    }
    if (!isContact(cell) || isPatients(cell)) continue
    let before = column - 1
    while (before >= 0 && (isContact(header[before]) || relation.test(headerWords(header[before]?.text ?? '')))) {
      before -= 1
    }
    const owner = ownerAt(before)
    if (owner === undefined) continue
    const title = headerWords(header[before]?.text ?? '')
    // `Tél. personne à prévenir` is that number itself; the next column may be the patient's again.
    const isPerson = ![email, phone, mobilePhone].some((words) => words.test(title)) && holdsNames(before)
    const isContacts = isPerson && aContact.test(title) && aContact.test(headerWords(cell.text))
    const isFamilys =
      isPerson &&
      owner === 'other-person' &&
      (aContact.test(title) || family.test(title)) &&
      (found.has(column - 1) ||
        header.slice(0, before).some((other, at) => isLike(other, cell) && isContact(other) && !found.has(at)))
    const isFirst =
      isPerson && column < named && header.some((other, at) => at > named && isContact(other) && !found.has(at))
    if (isSaidBefore(cell, column) || isContacts || isFamilys || isFirst) found.set(column, owner)
  }
  return found

  /** `Notfallnummer` holds numbers, `Notfall` yes and no: neither can own the next column. */
  function holdsNames(at: number): boolean {
    const { filled, words, yesNo } = columnStats[at] ?? { filled: 0, words: 0, yesNo: 0 }
    return filled === 0 || (words >= 0.5 && yesNo < 0.5)
  }
}
