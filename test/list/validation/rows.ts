import type { Layout, ListRow } from '#contract/list.ts'
import { createListValidator, type ListValidator, type RowResult } from '../../../src-renderer/list/index.ts'
import { settings } from '../columns/read-lines.ts'

export const layout: Layout = {
  headerRow: 1,
  headers: ['Nom', 'Prénom', 'Sexe', 'Naissance', 'Natel', 'E-mail', 'Rendez-vous', 'Médecin', 'File'],
  columns: [
    'lastName',
    'firstName',
    'gender',
    'birthDate',
    'phone:mobile',
    'email',
    'dateTime',
    'doctorEmail',
    'queue'
  ],
  dateSystem: 1900
}

export interface Patient {
  readonly last?: string
  readonly first?: string
  readonly sex?: string
  readonly born?: string
  readonly phone?: string
  readonly email?: string
  readonly appointment?: string
  readonly doctor?: string
  readonly queue?: string
}

/** A row of {@link layout} that is ready unless said otherwise; `at` is its record number and its id. */
export function rowOf(at: number, patient: Patient = {}, state: Partial<ListRow> = {}): ListRow {
  const { last = 'Rochat', first = 'Anna', sex = 'f', born = '', phone = '079 123 45 67', email = '' } = patient
  const { appointment = '01.12.2026 08:30', doctor = '', queue = '' } = patient
  return {
    rowId: String(at),
    row: at,
    cells: [last, first, sex, born, phone, email, appointment, doctor, queue],
    edits: {},
    excluded: false,
    ...state
  }
}

export function validatorOf(rows: readonly ListRow[]): ListValidator {
  return createListValidator(rows, layout, settings)
}

/** `2 ready two-visits`: what became of each row. */
export function summary(results: readonly RowResult[]): readonly string[] {
  return results.map(({ row, status, errors, warnings, skipReason }) =>
    [row, status, ...(skipReason ? [skipReason] : []), ...errors, ...warnings].join(' ')
  )
}
