/** What the model knows of a patient: the values of the file, and what was said since. */
export interface Patient {
  /** The first name, which nobody edits: it tells whose row it is. */
  readonly key: string
  readonly gender: 'F' | ''
  readonly lastName: string
  /** E.164. */
  readonly phone: string
  readonly email: string
  readonly edits: {
    readonly lastName?: string
    readonly phone?: string
    readonly email?: string
    readonly gender?: string
  }
  readonly isExcluded: boolean
}

/** A list as it must be. */
export interface ListModel {
  readonly patients: ReadonlyMap<string, Patient>
  readonly queue: string | null
  /** The column of addresses is not read. */
  readonly ignoresEmail: boolean
}

let numbers = 0

/** Values that nobody else has. */
export function newNumber(): number {
  numbers += 1
  return numbers
}

export const phoneOf = (number: number): string => `+41791${String(number).padStart(6, '0')}`
/** As it is typed. */
export const typedPhone = (phone: string): string => `0${phone.slice(3)}`

export function newPatients(count: number): readonly Patient[] {
  return Array.from({ length: count }, (_, index) => {
    const number = newNumber()
    return {
      key: `Anna${number}`,
      gender: index % 3 === 2 ? '' : 'F',
      lastName: `Muster${number}`,
      phone: phoneOf(number),
      email: `p${number}@example.org`,
      edits: {},
      isExcluded: false
    }
  })
}

/** Position of the column of addresses. */
export const emailColumn = 4

/** The file of these patients; one appointment each, far enough in the future. */
export function fileOf(patients: readonly Patient[]): Uint8Array {
  const day = new Date(Date.now() + 20 * 86_400_000)
  const date = `${day.getUTCDate()}.${day.getUTCMonth() + 1}.${day.getUTCFullYear()}`
  const lines = patients.map(
    ({ key, gender, lastName, phone, email }, index) =>
      `${lastName};${key};${gender};${typedPhone(phone)};${email};${date};${8 + (index % 9)}:00`
  )
  return new TextEncoder().encode(['Nachname;Vorname;Geschlecht;Natel;E-Mail;Datum;Zeit', ...lines].join('\n'))
}

/** What the table must show of a patient. */
export function shownOf(patient: Patient, { queue, ignoresEmail }: ListModel) {
  const { gender, lastName, phone, email, edits, isExcluded } = patient
  const hasGender = (edits.gender ?? gender) !== ''
  const status = isExcluded ? 'excluded' : hasGender && queue !== null ? 'ready' : 'blocked'
  return {
    lastName: edits.lastName ?? lastName,
    phone: edits.phone ?? phone,
    email: edits.email ?? (ignoresEmail ? '' : email),
    status
  }
}
