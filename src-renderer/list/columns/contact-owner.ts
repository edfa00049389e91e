import type { RecordInput } from './classify-rows.ts'
import type { ColumnStats } from './column-stats.ts'
import type { HeaderReading, IgnoreReason } from './header-cell.ts'
import type { HeaderCell } from './header-row.ts'
import { headerWords } from './header-text.ts'
import { holdPersons, holdSingleNames, isSameName, mostlySame } from './named-patient.ts'
import {
  aContact,
  email as emailWord,
  family,
  firstName,
  frenchName,
  germanOrEnglishName,
  insurer,
  italianName,
  lastName,
  mobilePhone,
  ownPractitioner,
  patient,
  phone as phoneWord,
  relation
} from './vocabulary/index.ts'

/** Whose a contact is, if not the patient's; `whose-contact`: the user is asked. */
type Owner = Extract<IgnoreReason, 'doctor' | 'other-person' | 'whose-contact'>

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
  return kind === 'email' || kind === 'phone' || kind === 'phone:mobile' || kind === 'contact'
}

/** `Tél. patient`, or any column under a group of the patient's. */
function isPatients({ text, group }: HeaderCell): boolean {
  return patient.test(headerWords(text)) || patient.test(headerWords(group))
}

/** Names at birth and names in use stand next to the name: they are no second person's. */
function isFirstChoiceName({ reading }: HeaderCell): boolean {
  if (!names.has(reading.kind) || reading.kind === 'patient') return false
  if (reading.kind === 'name' || reading.kind === 'nome') return reading.rank === 5
  if (reading.kind === 'firstName') return reading.rank === 3
  return reading.kind !== 'lastName' || reading.rank === 5 || reading.rank === 2
}

/**
 * Position of the first name column that can only be a second person's: a kind of name that was there before, behind
 * other columns or under the same title. `Prénoms;Prénom utilisé` side by side are one person's.
 */
function secondPerson(header: readonly HeaderCell[], rows: readonly RecordInput[]): number {
  const seen = new Map<string, number>()
  for (const [column, cell] of header.entries()) {
    if (!isFirstChoiceName(cell)) continue
    const kind = cell.reading.kind === 'nome' ? 'firstName' : cell.reading.kind
    const before = seen.get(kind)
    const isPart = kind === 'firstName' || kind === 'lastName'
    const isOther = before !== undefined && !(isPart && isAnotherForm(before, column))
    if (isOther && (kind !== 'lastName' || cell.reading.rank === 5)) return column
    if (kind === 'name' && seen.has('firstName') && seen.has('lastName') && header.slice(0, column).some(isContact)) {
      return column
    }
    if ((kind === 'name' || kind === 'fullName') && isAnotherPerson(column)) return column
    seen.set(kind, column)
  }
  return -1

  /** Whether a column of whole names, behind the parts of one, has other people in it. */
  function isAnotherPerson(column: number): boolean {
    const last = seen.get('lastName') ?? seen.get('name')
    const first = seen.get('firstName')
    if (last === undefined || first === undefined) return false
    const named = rows.filter(({ cells }) => /\S \S/.test(cells[column] ?? ''))
    const own = named.filter(({ cells }) => isSameName(`${cells[last]} ${cells[first]}`, cells[column] ?? ''))
    return own.length < named.length * mostlySame
  }

  /** A name among the names, under a title of its own, is another form of the patient's. */
  function isAnotherForm(one: number, other: number): boolean {
    if (headerWords(header[one]?.text ?? '') === headerWords(header[other]?.text ?? '')) return false
    return header
      .slice(one + 1, other)
      .every(
        ({ reading }) =>
          names.has(reading.kind) ||
          reading.kind === 'title' ||
          (reading.kind === 'ignore' && isNameReason(reading.reason))
      )
  }
}

/** `Nom mère`, `Vorname Beistand`. */
function isRelativesName(text: string): boolean {
  const title = headerWords(text)
  return (
    family.test(title) &&
    (frenchName.test(title) ||
      lastName.test(title) ||
      firstName.test(title) ||
      germanOrEnglishName.test(title) ||
      italianName.test(title))
  )
}

function isNameReason(reason: IgnoreReason): boolean {
  return reason === 'birth-name' || reason === 'other-name'
}

const doctorsTitle =
  /^(?:dre?|dresse|drs|prof|pr|pd|dott(?:ssa|ore|oressa)?|docteure?|doktor|professeure?|professor(?:in)?)(?![a-z]).*\p{L}{2}/iu

function holdDoctors({ samples }: ColumnStats): boolean {
  return samples.filter((cell) => doctorsTitle.test(cell.trim())).length > samples.length / 2
}

function isOwnName({ kind }: HeaderReading): boolean {
  return names.has(kind) || kind === 'title'
}

/** `Rita`, and `Mère`, under no title. */
function holdWords({ words, gender, language, yesNo }: ColumnStats): boolean {
  return words >= 0.5 && gender < 0.5 && language < 0.5 && yesNo < 0.5
}

/** How the contacts of a column go with the texts of another: those of one text are equal, differ, or show nothing. */
function relationOf(rows: readonly RecordInput[], owner: number, contact: number): 'same' | 'different' | 'unknown' {
  const byOwner = new Map<string, Set<string>>()
  const counts = new Map<string, number>()
  for (const { cells } of rows) {
    const who = headerWords(cells[owner] ?? '')
    const what = (cells[contact] ?? '').replace(/[\s.'’/()-]/g, '').toLowerCase()
    if (who === '' || what === '') continue
    byOwner.set(who, (byOwner.get(who) ?? new Set()).add(what))
    counts.set(who, (counts.get(who) ?? 0) + 1)
  }
  const repeated = [...byOwner].filter(([who]) => (counts.get(who) ?? 0) >= 2)
  if (repeated.length === 0) return 'unknown'
  const different = repeated.filter(([who, contacts]) => contacts.size > (counts.get(who) ?? 0) / 2)
  if (different.length === repeated.length) return 'different'
  return repeated.every(([, contacts]) => contacts.size === 1) ? 'same' : 'unknown'
}

/**
 * Finds phones and addresses that are not the patient's own, or may not be, by the columns next to them:
 * - those behind a second person's name, or under a title that is said twice;
 * - those behind a relative, a contact person, or a column of unknown title that holds persons;
 * - those behind a doctor, unless each patient of one doctor has another one;
 * - one address that all patients, or all patients of a doctor or a unit, share.
 */
export function contactOwners(
  header: readonly HeaderCell[],
  columnStats: readonly ColumnStats[],
  rows: readonly RecordInput[]
): ReadonlyMap<number, Owner> {
  const found = new Map<number, Owner>()
  // Doctors, staff, units, and what we do not know: one of them may have the address.
  const owners = header.flatMap(({ reading }, at) =>
    isDoctor(reading) || reading.kind === 'unknown' || reading.kind === 'ignore' ? [at] : []
  )
  const isSaidBefore = ({ text, group }: HeaderCell, column: number) =>
    header.slice(0, column).some((other) => other.text.trim() === text.trim() && other.group === group)
  const second = secondPerson(header, rows)
  for (const [column, cell] of header.entries()) {
    const { kind } = cell.reading
    const holdsContact = isContact(cell) || isUntitledContact(column)
    const isOwnPersons = holdsContact || kind === 'gender' || kind === 'title' || kind === 'birthDate'
    if (second >= 0 && column > second && isOwnPersons && !patient.test(headerWords(cell.text))) {
      if (holdsContact) found.set(column, 'whose-contact')
      else if (isSaidBefore(cell, column)) found.set(column, 'other-person')
      continue
    }
    if (!holdsContact || isPatients(cell)) continue
    const owner = ownerBefore(column) ?? (isBehindRelative(column) ? 'whose-contact' : sharedBy(column))
    if (owner !== undefined) found.set(column, owner)
  }
  return found

  function isDoctor(reading: HeaderReading): boolean {
    return reading.kind === 'doctor' || (reading.kind === 'ignore' && reading.reason === 'doctor')
  }

  /** Behind a relative's name, in whatever column; not where the relative's number has a title of its own. */
  function isBehindRelative(column: number): boolean {
    const at = header.findIndex(
      ({ reading, text }, before) =>
        before < column &&
        reading.kind === 'ignore' &&
        reading.reason === 'other-person' &&
        isRelativesName(text) &&
        columnStats[before]?.filled !== 0
    )
    if (at < 0) return false
    return !header.some(
      ({ reading }, other) =>
        other > at && reading.kind === 'ignore' && reading.reason === 'other-person' && isNumber(other)
    )
  }

  /** The owner of the block of contacts in which a column is: what is named left of it. */
  function ownerBefore(column: number): Owner | undefined {
    let before = column - 1
    while (before >= 0 && isPassed(before)) before -= 1
    const cell = header[before]
    if (!cell) return undefined
    const stats = columnStats[before]
    const { reading } = cell
    const isNamed = isDoctor(reading)
    if (isNamed || (!isOwnName(reading) && stats && holdDoctors(stats))) {
      const goes = relationOf(rows, before, column)
      if (goes === 'different') return undefined
      // Titles such as `Agenda`, `Adressé par`: a doctor, but perhaps not the one who will see the patient.
      if (!isNamed && reading.kind !== 'empty') return 'whose-contact'
      const own = header[column]
      const isDoctors = goes === 'same' || (own && isSaidBefore(own, column)) || hasPatientsLike(column, before)
      return isDoctors ? 'doctor' : 'whose-contact'
    }
    if (relation.test(headerWords(cell.text))) return 'other-person'
    // `Notfallnummer` holds numbers, `Notfall` yes and no: neither can own the next column.
    const holdsNames = stats === undefined || stats.filled === 0 || (stats.words >= 0.5 && stats.yesNo < 0.5)
    if (!holdsNames) return undefined
    if (reading.kind === 'ignore' && reading.reason === 'other-person') {
      const title = headerWords(cell.text)
      if (isNumber(before)) return undefined
      const hasContacts = family.test(title) || ownPractitioner.test(title) || (stats && holdPersons(stats))
      if (insurer.test(title) || !hasContacts) return hasPatientsLike(column, before) ? 'whose-contact' : undefined
      return saysNumber(before, column) && !hasPatientsLike(column, before) ? undefined : 'other-person'
    }
    if (reading.kind === 'contact' && aContact.test(headerWords(cell.text)) && (stats?.words ?? 0) >= 0.5) {
      return 'other-person'
    }
    if (reading.kind === 'unknown' && stats && (holdPersons(stats) || holdSingleNames(stats))) return 'whose-contact'
    if (reading.kind === 'empty' && stats && (holdPersons(stats) || (isUntitledContact(column) && holdWords(stats)))) {
      // A place may look like a name: without any other contact this one is the patient's.
      return isPatientsName(before) || !hasPatientsLike(column, before) ? undefined : 'whose-contact'
    }
    return undefined
  }

  /** Phones or addresses under no title: of whoever is named left of them, as under a merged title. */
  function isUntitledContact(at: number): boolean {
    const { phone = 0, email = 0 } = columnStats[at] ?? {}
    return header[at]?.reading.kind === 'empty' && phone + email >= 0.5
  }

  /** Of persons under no title the first are the patients, unless names are left of them. */
  function isPatientsName(at: number): boolean {
    if (header.some(({ reading }) => names.has(reading.kind))) return false
    const before = columnStats.slice(0, at)
    const isNamePart = ({ filled, words, gender, language }: ColumnStats) =>
      filled > 0 && words >= 0.5 && gender < 0.5 && language < 0.5
    const others = before.filter((stats) => !holdDoctors(stats))
    return !others.some(holdPersons) && others.filter(isNamePart).length < 2
  }

  /** Contacts of the same block, how somebody is related, and what is said about a person or a house. */
  function isPassed(at: number): boolean {
    const cell = header[at]
    if (!cell) return false
    const title = headerWords(cell.text)
    if (relation.test(title)) {
      // `Lien, Tél.`: with a name before it the name decides, else the relation itself.
      return at > 0 && !names.has(header[at - 1]?.reading.kind ?? 'empty')
    }
    if (isContact(cell)) return cell.reading.kind !== 'contact' || (columnStats[at]?.words ?? 0) < 0.5
    if (cell.reading.kind === 'empty') return isUntitledContact(at) || columnStats[at]?.filled === 0
    const reason = cell.reading.kind === 'ignore' ? cell.reading.reason : undefined
    const stats = columnStats[at]
    if (reason === 'no-use' && stats && holdDoctors(stats)) return false
    if (reason === 'fax' || reason === 'whose-contact' || reason === 'no-use' || reason === 'number') return true
    if (cell.reading.kind === 'patientNumber') return true
    return (reason === 'other-person' || reason === 'doctor') && isNumber(at)
  }

  /** `Interprète, Mobile, Mobile interprète`: where their number has a title of its own, a bare one is the patient's. */
  function saysNumber(owner: number, column: number): boolean {
    return [owner + 1, column - 1, column + 1].some((at) => {
      const reading = header[at]?.reading
      return at !== owner && reading?.kind === 'ignore' && reading.reason === 'other-person' && isNumber(at)
    })
  }

  /** A contact of somebody and not the name: `Tél. médecin`. */
  function isNumber(at: number): boolean {
    const { filled, words, phone, email, digitsOnly } = columnStats[at] ?? {
      filled: 0,
      words: 0,
      phone: 0,
      email: 0,
      digitsOnly: 0
    }
    const title = headerWords(header[at]?.text ?? '')
    if ([emailWord, phoneWord, mobilePhone].some((word) => word.test(title))) return true
    return filled > 0 && words < 0.5 && phone + email + digitsOnly > 0
  }

  /** Whether the patient has a contact of this kind elsewhere, outside the doctor's block. */
  function hasPatientsLike(column: number, owner: number): boolean {
    return header.some(
      (other, at) =>
        (at < owner || isPatients(other) || at > column + 1) &&
        at !== column &&
        (isContact(other) || isUntitledContact(at)) &&
        isEmail(at) === isEmail(column) &&
        !found.has(at)
    )
  }

  function isEmail(at: number): boolean {
    const kind = header[at]?.reading.kind
    return kind === 'email' || (kind === 'empty' && (columnStats[at]?.email ?? 0) >= 0.5)
  }

  /** The address of a house or a doctor stands in every row, or in every row of one doctor. */
  function sharedBy(column: number): Owner | undefined {
    const stats = columnStats[column]
    if (!stats || stats.filled < 3) return undefined
    const isAddress = isEmail(column) && stats.email >= 0.5
    if (!isAddress && stats.phone < 0.5) return undefined
    if (isAddress && stats.distinct === 1 && stats.filled === rows.length) return 'whose-contact'
    // Families share a number: it takes more rows to tell a doctor's.
    if (stats.distinct > stats.filled / (isAddress ? 2 : 3)) return undefined
    return owners.some((owner) => relationOf(rows, owner, column) === 'same') ? 'whose-contact' : undefined
  }
}
