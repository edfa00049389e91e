import type { Layout, ListRow } from '#contract/list.ts'
import { readDate } from '../../list/fields/index.ts'

/** Identifies a patient in addition to the name; empty where the file has no such column. */
export interface Identity {
  readonly patientNumber: string
  readonly birthDate: string
}

/** Reads a list's rows by its columns. */
export function identityReader({ columns }: Layout): (row: Pick<ListRow, 'cells'>) => Identity {
  const number = columns.indexOf('patientNumber')
  const birth = columns.indexOf('birthDate')
  const cell = (cells: readonly string[], column: number) => (column < 0 ? '' : (cells[column] ?? '').trim())
  return ({ cells }) => ({ patientNumber: cell(cells, number), birthDate: dayOf(cell(cells, birth)) })
}

/** One form for the same day, however it is written. */
function dayOf(text: string): string {
  if (text === '') return ''
  const reading = readDate(text)
  return reading.kind === 'day' ? `${reading.day.year}-${reading.day.month}-${reading.day.day}` : text
}
