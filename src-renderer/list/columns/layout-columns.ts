import type { Layout } from '#contract/list.ts'
import { fold } from '../fields/index.ts'
import { readHeaderCell } from './header-cell.ts'

// Columns that have no meaning of their own in a layout, and are read where others leave a question open.

/** The name at birth next to a last name; -1 if there is none. */
export function birthNameColumn({ columns, headers }: Layout): number {
  return columns.findIndex((meaning, column) => {
    const reading = readHeaderCell(headers[column] ?? '')
    return meaning === 'ignore' && reading.kind === 'lastName' && reading.rank === 1
  })
}

/** Columns that are nothing else: remarks, reasons, kinds of visits, and titles that we do not know. */
export function remarkColumns({ columns, headers }: Layout): readonly number[] {
  return columns.flatMap((meaning, column) => {
    const reading = readHeaderCell(headers[column] ?? '')
    const isOpen = reading.kind === 'empty' || reading.kind === 'unknown'
    const isFree = isOpen || (reading.kind === 'ignore' && reading.reason === 'no-use')
    return meaning === 'ignore' && isFree ? [column] : []
  })
}

/** The column of a title, as typed or by its lower line; -1 if the file has none. */
export function columnOfTitle({ headers }: Layout, title: string): number {
  const wanted = fold(title)
  return headers.findIndex((header) => fold(header) === wanted || fold(header).endsWith(` / ${wanted}`))
}
