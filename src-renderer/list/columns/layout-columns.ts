import type { Layout } from '#contract/list.ts'
import { fold } from '../fields/index.ts'
import { type IgnoreReason, readHeaderCell } from './header-cell.ts'
import { headerWords } from './header-text.ts'
import { movedAppointment } from './vocabulary/index.ts'

const aboutOthers: ReadonlySet<IgnoreReason> = new Set(['other-person', 'whose-contact', 'doctor'])
const dayKinds: ReadonlySet<string> = new Set(['date', 'start', 'moment'])
const momentKinds: ReadonlySet<string> = new Set(['date', 'time', 'start', 'moment', 'status'])

// Columns that have no meaning of their own in a layout, and are read where others leave a question open.

/** The name at birth next to a last name; -1 if there is none. */
export function birthNameColumn({ columns, headers }: Layout): number {
  return columns.findIndex((meaning, column) => {
    const reading = readHeaderCell(headers[column] ?? '')
    return meaning === 'ignore' && reading.kind === 'lastName' && reading.rank === 1
  })
}

/** Titles of columns that are nothing else: remarks, reasons, kinds of visits, and titles that we do not know. */
export function isRemarkTitle(title: string): boolean {
  const reading = readHeaderCell(title)
  return (
    reading.kind === 'empty' || reading.kind === 'unknown' || (reading.kind === 'ignore' && reading.reason === 'no-use')
  )
}

/** The columns below such titles. */
export function remarkColumns({ columns, headers }: Layout): readonly number[] {
  return columns.flatMap((meaning, column) =>
    meaning === 'ignore' && isRemarkTitle(headers[column] ?? '') ? [column] : []
  )
}

/** Titles of columns about the patient or the visit: `Date de décès`, `Statut vital`, and not those of other people. */
export function mayHoldReason(title: string): boolean {
  const reading = readHeaderCell(title)
  if (reading.kind === 'ignore') return !aboutOthers.has(reading.reason)
  return reading.kind === 'empty' || reading.kind === 'unknown' || momentKinds.has(reading.kind)
}

/** Columns of days whose titles do not say less of the visit than that of `chosen`: `Ersttermin`, `Folgetermin`. */
export function rivalDateColumns({ columns, headers }: Layout, chosen: number): readonly number[] {
  const own = readHeaderCell(headers[chosen] ?? '')
  if (chosen < 0 || !dayKinds.has(own.kind)) return []
  return columns.flatMap((meaning, column) => {
    const reading = readHeaderCell(headers[column] ?? '')
    return meaning === 'ignore' && dayKinds.has(reading.kind) && reading.rank === own.rank ? [column] : []
  })
}

/** Columns that say to which other day an appointment was moved, or that it was. */
export function movedColumns({ columns, headers }: Layout): readonly number[] {
  return columns.flatMap((meaning, column) =>
    meaning === 'ignore' && movedAppointment.test(headerWords(headers[column] ?? '')) ? [column] : []
  )
}

/** The column of a title, as typed or by its lower line; -1 if the file has none. */
export function columnOfTitle({ headers }: Layout, title: string): number {
  const wanted = fold(title)
  return headers.findIndex((header) => fold(header) === wanted || fold(header).endsWith(` / ${wanted}`))
}
