import { buildXlsx } from '../list/xlsx-builder.ts'

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

/** A list as it must be. What was sent of it is no part of this: it is never undone. */
export interface ListModel {
  /** The patients of each sheet; a text file has one. */
  readonly sheets: readonly ReadonlyMap<string, Patient>[]
  /** The sheet that is shown. */
  readonly sheet: number
  readonly queue: string | null
  readonly language: string
  /** The column of addresses is not read. */
  readonly ignoresEmail: boolean
  /** The line that has the titles. */
  readonly headerRow: number
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

const titles = ['Nachname', 'Vorname', 'Geschlecht', 'Natel', 'E-Mail', 'Datum', 'Zeit']

/** One appointment each, far enough in the future. */
function linesOf(patients: readonly Patient[]): readonly (readonly string[])[] {
  const day = new Date(Date.now() + 20 * 86_400_000)
  const date = `${day.getUTCDate()}.${day.getUTCMonth() + 1}.${day.getUTCFullYear()}`
  return patients.map(({ key, gender, lastName, phone, email }, index) => [
    lastName,
    key,
    gender,
    typedPhone(phone),
    email,
    date,
    `${8 + (index % 9)}:00`
  ])
}

/** The file of these patients. */
export function fileOf(patients: readonly Patient[]): Uint8Array {
  return textFile([titles, ...linesOf(patients)])
}

/** The same with the titles twice, as a file that was put together from two: either can be the header. */
export function fileWithTwoHeaders(patients: readonly Patient[]): Uint8Array {
  return textFile([titles, titles, ...linesOf(patients)])
}

function textFile(lines: readonly (readonly string[])[]): Uint8Array {
  return new TextEncoder().encode(lines.map((cells) => cells.join(';')).join('\n'))
}

export const sheetNames = ['Lundi', 'Mardi'] as const

/** A workbook with other patients at the same places of each sheet. */
export function workbookOf(sheets: readonly (readonly Patient[])[]): Uint8Array {
  return buildXlsx({
    sheets: sheets.map((patients, index) => ({
      name: sheetNames[index] ?? '',
      rows: [titles, titles, ...linesOf(patients)]
    }))
  })
}

export function patientsOf({ sheets, sheet }: ListModel): ReadonlyMap<string, Patient> {
  return sheets[sheet] ?? new Map()
}

/** The list with other patients in the sheet that is shown. */
export function withPatients(model: ListModel, change: (patient: Patient) => Patient): ListModel {
  const { sheets, sheet } = model
  const next = new Map([...patientsOf(model)].map(([key, patient]) => [key, change(patient)]))
  return { ...model, sheets: sheets.with(sheet, next) }
}

/** What the table must show of a patient. */
export function shownOf(patient: Patient, { queue, language, ignoresEmail }: ListModel) {
  const { gender, lastName, phone, email, edits, isExcluded } = patient
  const hasGender = (edits.gender ?? gender) !== ''
  const status = isExcluded ? 'excluded' : hasGender && queue !== null ? 'ready' : 'blocked'
  return {
    lastName: edits.lastName ?? lastName,
    phone: edits.phone ?? phone,
    email: edits.email ?? (ignoresEmail ? '' : email),
    queue: queue ?? '',
    language,
    status
  }
}

/** Whether anything was said about a patient. */
export function isTouched({ edits, isExcluded }: Patient): boolean {
  return isExcluded || Object.keys(edits).length > 0
}
