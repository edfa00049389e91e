import type { Layout, ListRow } from '#contract/list.ts'
import { type NameReading, namesSeveral, readFullName, readNamePart, readNames } from '../fields/index.ts'
import type { ListContext } from './list-context.ts'

/** Reads both names of a row: from their own columns, from one for both, or typed by the user. */
export function createNameReader(layout: Layout, { birthNameColumn }: ListContext): (row: ListRow) => NameReading {
  const lastNameColumn = layout.columns.indexOf('lastName')
  const firstNameColumn = layout.columns.indexOf('firstName')
  const fullNameColumn = layout.columns.indexOf('fullName')
  const order = layout.fullNameOrder ?? 'last-first'

  /** An empty last name is the name at birth. */
  function fromTwoColumns({ cells, edits }: ListRow): NameReading {
    const cell = (column: number) => (column < 0 ? '' : (cells[column] ?? ''))
    const first = edits.firstName ?? cell(firstNameColumn)
    const last = edits.lastName ?? cell(lastNameColumn)
    if (edits.firstName === undefined && namesSeveral(first)) {
      const names = readNames(first, last)
      return { ...names, errors: [...names.errors, 'name-unsure'] }
    }
    if (birthNameColumn < 0 || edits.lastName !== undefined || readNamePart(last) !== undefined) {
      return readNames(first, last)
    }
    const names = readNames(first, cell(birthNameColumn))
    return names.lastName === undefined ? names : { ...names, warnings: [...names.warnings, 'birth-name-used'] }
  }

  function fromOneColumn({ cells, edits }: ListRow): NameReading {
    const full = readFullName(cells[fullNameColumn] ?? '', order)
    if (edits.firstName === undefined && edits.lastName === undefined) return full
    const own = readNames(edits.firstName ?? full.firstName ?? '', edits.lastName ?? full.lastName ?? '')
    return {
      ...own,
      ...(full.genderBefore === undefined ? {} : { genderBefore: full.genderBefore }),
      warnings: edits.firstName === undefined || edits.lastName === undefined ? full.warnings : []
    }
  }

  return fullNameColumn < 0 ? fromTwoColumns : fromOneColumn
}
